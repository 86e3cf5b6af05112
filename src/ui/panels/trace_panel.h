// The trace: voltage against time at two points of an axon, or at the far point of two axons, and the delay
// between them in words; where no axons are shown, the tract's response or the years of a life. Only measures
// while the layer is dry. Knows no other part of the interface.
#pragma once

#include "ui/layer/layer.h"
#include "ui/page/page.h"

#include <string>
#include <vector>

namespace ui {

// Folded, it is a strip under its head. `graph_h`: of the plot itself, or of the strip. Returns the y below.
float show_trace(Layer &layer, const Page &page, const Rect &area, float graph_h);

// What the graph says, in one sentence for each line of it.
std::vector<std::string> trace_words(const Page &page);

} // namespace ui
