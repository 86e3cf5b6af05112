#include "ui/panels/panel_head.h"

namespace ui {

float show_head(Layer &layer, const Page &page, const Rect &area, const char *id, const std::string &title,
                bool open, story::Do fold) {
    const float out = layer.u(8); // so that its words line up with what is below
    ButtonSpec spec{.id = id,
                    .name = title,
                    .rect = {area.x - out, area.y, area.w + 2 * out, 0},
                    .icon = open ? Icon::down : Icon::right,
                    .look = ButtonLook::head,
                    .on = open};
    const float h = layer.button_size(spec, spec.rect.w).h;
    spec.rect.h = h;
    if (layer.button(spec)) page.wish(fold);
    return area.y + h;
}

} // namespace ui
