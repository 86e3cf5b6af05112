// The panels of a tract: its levers, and the compound response at its far end beside that of the same tract
// in health. Only measures while the layer is dry. Knows no other part of the interface.
#pragma once

#include "ui/layer/layer.h"
#include "ui/page/page.h"

#include <string>
#include <vector>

namespace ui {

// All need a show with a tract; of its levers `all`, or a few, first those the step speaks of. Of a life's
// tract only the warmth can be changed by hand. Folded, the response is a strip of that height under its
// head. Return the y below.
float show_tract_levers(Layer &layer, const Page &page, const Rect &area, bool all);
float show_warmth(Layer &layer, const Page &page, const Rect &area);
float show_response(Layer &layer, const Page &page, const Rect &area, float graph_h);

// What the graph says: how many messages arrived, and how the response's peak compares with health.
std::vector<std::string> response_words(const Page &page);

} // namespace ui
