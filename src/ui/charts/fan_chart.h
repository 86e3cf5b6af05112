// The fan: the share of axons alive over the years in many possible courses, as bands of many, with every
// course faint behind them and none singled out. Only measures while the layer is dry.
#pragma once

#include "ui/layer/layer.h"
#include "ui/page/page.h"

namespace ui {

// Fills `area` where it is high enough to be read. Returns the y below.
float show_fan(Layer &layer, const Page &page, const Rect &area);

} // namespace ui
