// The bar of a kiosk: in the same order and place on every screen. Size of the text stands in the corner,
// where it does not move when the text grows. Only measures while the layer is dry.
#pragma once

#include "ui/layer/layer.h"
#include "ui/page/page.h"

namespace ui {

// Along the bottom of `area`, in as many rows as it needs. Returns the y of its top.
float show_kiosk_bar(Layer &layer, const Page &page, const Rect &area);

} // namespace ui
