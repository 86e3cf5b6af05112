// The levers: sliders that change the axon, the main four or the rarely used ones, and the row of sheaths
// they act on. Only measures while the layer is dry. Knows no other part of the interface.
#pragma once

#include "ui/layer/layer.h"
#include "ui/page/page.h"

namespace ui {

// The panel's head: folds it away, and changes between the main levers and the others. Returns the y below.
float show_levers_head(Layer &layer, const Page &page, const Rect &area);

// What is below the head; nothing while it is folded. Returns the y below.
float show_levers(Layer &layer, const Page &page, const Rect &area);

// The button that opens and closes the row of sheaths, and says which are chosen. Returns the y below.
float show_sheaths_head(Layer &layer, const Page &page, const Rect &area);

// One small button for every sheath of the controlled axon.
float show_sheaths(Layer &layer, const Page &page, const Rect &area);

} // namespace ui
