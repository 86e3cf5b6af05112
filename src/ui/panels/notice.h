// A short message at the top of the picture, where there is room for it. Knows no other part of the
// interface.
#pragma once

#include "ui/layer/layer.h"
#include "ui/page/page.h"

#include <vector>

namespace ui {

// Returns what it covers.
std::vector<Rect> show_notice(Layer &layer, const Page &page, const Rect &picture);

} // namespace ui
