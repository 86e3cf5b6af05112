// The timeline of a life: the year shown, buttons to let years pass or to go one on or back, and a slider
// over all years with its relapses marked and its treatments as bars. Only measures while the layer is dry.
#pragma once

#include "ui/layer/layer.h"
#include "ui/page/page.h"

namespace ui {

// Needs a show with a life. Returns the y below.
float show_timeline(Layer &layer, const Page &page, const Rect &area);

} // namespace ui
