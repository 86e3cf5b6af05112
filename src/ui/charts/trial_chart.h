// The trial: how many people of two arms stay free of progression, as curves and as a hundred figures for
// each, and in words why a hazard ratio is not a share of anybody's health. Only measures while dry.
#pragma once

#include "ui/layer/layer.h"
#include "ui/page/page.h"

namespace ui {

// Fills `area` where it is high enough to be read. Returns the y below.
float show_trial(Layer &layer, const Page &page, const Rect &area);

} // namespace ui
