// The levers: sliders that change the axon, first the few that the step speaks of, and the row of sheaths
// they act on. Only measures while the layer is dry. Knows no other part of the interface.
#pragma once

#include "ui/layer/layer.h"
#include "ui/page/page.h"

#include <string>

namespace ui {

// The panel's head: opens it and folds it away. Returns the y below.
float show_levers_head(Layer &layer, const Page &page, const Rect &area);

std::string levers_title(const Page &page);
Rect levers_head_size(const Layer &layer, const Page &page); // while it is folded

// What is below the head. Returns the y below.
float show_levers(Layer &layer, const Page &page, const Rect &area);

// The button that opens and closes the row of sheaths, and says which are chosen. Returns the y below.
float show_sheaths_head(Layer &layer, const Page &page, const Rect &area);

// One small button for every sheath of the controlled axon.
float show_sheaths(Layer &layer, const Page &page, const Rect &area);

} // namespace ui
