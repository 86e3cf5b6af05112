// The dock: the bar of controls at the bottom with its menu, and for small windows the rest of them in the
// sheet. Flows them into the width there is. Only measures while the layer is dry. Knows no other part of the
// interface.
#pragma once

#include "ui/page/controls.h"

namespace ui {

// One row: the verb, the story, time, closeness, help. Returns the y below.
float show_dock(Layer &layer, const Page &page, const Rect &area);

// What is rarely needed, above that row.
float show_menu(Layer &layer, const Page &page, const Rect &area);

// What must always be at hand, for a small window or large print; one button opens the sheet. In as many rows
// as it needs and with the clock; or in one row, the clock on the sheet; or for a low window with symbols
// alone, the clock on the caption.
enum class SmallDock { rows, one_row, compact };
float show_small_dock(Layer &layer, const Page &page, const Rect &area, SmallDock kind);

// How wide a dock of one row is, of `most` at the most.
float small_dock_width(const Layer &layer, const Page &page, float most, SmallDock kind);

// What a small dock of that width had no room for.
float show_other_controls(Layer &layer, const Page &page, const Rect &area, float dock_w, SmallDock kind);

} // namespace ui
