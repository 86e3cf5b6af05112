// The treatments: the button that opens their page and says which are given, and the page: what each does,
// how sure research is, and where that comes from. Only measures while the layer is dry. Gives no advice.
#pragma once

#include "ui/layer/layer.h"
#include "ui/page/page.h"

#include <string_view>

namespace ui {

// Where there is tissue that treatments can reach.
std::string_view treatment_key(sim::Treatment treatment); // of its name

// Both return the y below.
float show_treatments_button(Layer &layer, const Page &page, const Rect &area);
float show_treatments(Layer &layer, const Page &page, const Rect &area);

} // namespace ui
