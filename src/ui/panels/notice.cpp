#include "ui/panels/notice.h"

#include <cmath>

namespace ui {

std::vector<Rect> show_notice(Layer &layer, const Page &page, const Rect &picture) {
    if (page.show.notice.empty()) return {};
    const std::string text = page.notice();
    const float pad = layer.u(12), most = picture.w - 2 * pad - layer.u(24);
    const Lines lines = layer.fonts().wrap(Face::strong, text, most);
    const float w = std::ceil(lines.widest + 2 * pad + layer.u(2));
    const float h = static_cast<float>(lines.lines.size()) * layer.fonts().line_px(Face::strong) + pad;
    if (h > picture.h - layer.u(16)) return {};
    const Rect plate{std::round(picture.x + (picture.w - w) / 2), picture.y + layer.u(8), w, h};
    layer.plate(plate, gold);
    layer.text({.id = "notice",
                .text = text,
                .x = plate.x + pad,
                .y = plate.y + pad / 2,
                .w = w - 2 * pad,
                .face = Face::strong,
                .centred = true});
    return {plate};
}

} // namespace ui
