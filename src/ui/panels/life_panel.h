// The panels of a life: what is shown of it, the hand and the reserve behind it, and how many fibres are left
// over the years. Only measures while the layer is dry. Knows no other part of the interface.
#pragma once

#include "ui/layer/layer.h"
#include "ui/page/page.h"

#include <vector>

namespace ui {

// A row of toggles, one for everything that the picture can show now; nothing where it can show only one
// thing. Wraps where the row is too short. Returns the y below.
float show_choice(Layer &layer, const Page &page, const Rect &area);
bool has_choice(const Page &page);
float choice_width(const Layer &layer, const Page &page); // of all in one row

// The others need a show with a life. Folded, the years' graph is a strip. Return the
// y below.
float show_life(Layer &layer, const Page &page, const Rect &area);
float show_years(Layer &layer, const Page &page, const Rect &area, float graph_h);

} // namespace ui
