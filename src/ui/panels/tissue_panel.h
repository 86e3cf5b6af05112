// The living tissue's panel: what can be done to the tissue around the axon, its pace and age, and
// the days that pass. Only measures while the layer is dry. Knows no other part of the interface.
#pragma once

#include "ui/layer/layer.h"
#include "ui/page/page.h"

namespace ui {

// All need a page with a tissue. Return the y below.
float show_days(Layer &layer, const Page &page, const Rect &area);
float show_tissue(Layer &layer, const Page &page, const Rect &area);
float show_pace_and_age(Layer &layer, const Page &page, const Rect &area);

// The next faster (+1) or slower (−1) of the paces; the same when there is none.
double neighbour_pace(double days_per_s, int direction);

} // namespace ui
