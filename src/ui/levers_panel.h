// The levers: four sliders that change the axon, and the row of sheaths they act on. Only measures while the
// layer is dry. Knows no other part of the interface.
#pragma once

#include "ui/layer.h"
#include "ui/page.h"

namespace ui {

// Its own head folds the panel away; folded, only the head is shown. Returns the y below.
float show_levers(Layer &layer, const Page &page, const Rect &area);

// The button that opens and closes the row of sheaths, and says which are chosen. Returns the y below.
float show_sheaths_head(Layer &layer, const Page &page, const Rect &area);

// One small button for every sheath of the controlled axon.
float show_sheaths(Layer &layer, const Page &page, const Rect &area);

// A panel's head: a button over its whole width that folds it.
float show_head(Layer &layer, const Page &page, const Rect &area, const char *id, std::string_view word,
                bool open, story::Do fold);

} // namespace ui
