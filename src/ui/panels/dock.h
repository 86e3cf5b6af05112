// The dock: the row or rows of controls at the bottom, and for small windows the rest of them in the sheet.
// Flows them into the width there is. Only measures while the layer is dry. Knows no other part of the
// interface.
#pragma once

#include "ui/page/controls.h"

namespace ui {

// Everything, the big button left of one row, or of two. Returns the y below.
float show_dock(Layer &layer, const Page &page, const Rect &area);

// What must always be at hand, for a small window or large print; the last button opens the sheet. `compact`:
// in one row, for a low window; the clock is then elsewhere.
float show_small_dock(Layer &layer, const Page &page, const Rect &area, bool compact);

// What a small dock of that width had no room for.
float show_other_controls(Layer &layer, const Page &page, const Rect &area, float dock_w, bool compact);

} // namespace ui
