// The caption: title, step and sentences of the scene, and one line on what the latest signal did. Only
// measures while the layer is dry. Knows no other part of the interface.
#pragma once

#include "ui/layer/layer.h"
#include "ui/page/page.h"

namespace ui {

// With the buttons to turn the page beside the title. Returns the y below.
float show_caption(Layer &layer, const Page &page, const Rect &area);

// Text only, for a part that scrolls; the buttons are then in the dock. `with_notice`: the show's short
// message stands in place of the step, because the picture has no room for it. `with_clock`: the dock has no
// room for it. `with_ways`: the buttons that skip lasting loss, open a deeper scene and come back.
float show_caption_text(Layer &layer, const Page &page, const Rect &area, bool with_notice = false,
                        bool with_clock = false, bool with_ways = false);

// For the back row: the sentences and what the latest signal did, with the step at the right.
float show_presented_caption(Layer &layer, const Page &page, const Rect &area);

ButtonSpec previous_button(const Page &page);
ButtonSpec next_button(const Page &page);

} // namespace ui
