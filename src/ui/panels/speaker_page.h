// The speaker's page: what the audience sees, small; what is said with it, what comes next, and the time. It
// lies beside the audience's picture in the same frame, and is shown in a window of its own.
#pragma once

#include "ui/layer/input.h"
#include "ui/layer/layer.h"
#include "ui/page/page.h"

namespace ui {

// Where on a page of that size the audience's picture, `aspect` times as wide as it is high, is to be laid.
Rect speaker_picture(const Rect &page, float aspect);

void show_speaker_page(Layer &layer, const Page &page, const SpeakerPage &speaker);

} // namespace ui
