// The information panels: how true the picture is, help and support, sources, keys. One at a time, over
// everything else. Knows no other part of the interface.
#pragma once

#include "ui/layer/layer.h"
#include "ui/page/page.h"

namespace ui {

// `area`: the window. Shows nothing while no panel is open.
void show_panel(Layer &layer, const Page &page, const Rect &area);

inline constexpr const char *panel_scroll_id = "panel.text";

} // namespace ui
