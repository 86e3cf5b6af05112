// The layer's two parts that move: sliders and scrolling. See layer.h.
#include "ui/layer/layer.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

// Name, value and help share one line when they fit; else the help gets lines of its own.
struct SliderText {
    bool one_line = true;
    bool value_below = false; // of the name: no word of it is broken
    Lines name, help;
    float value_w = 0, h = 0;
};

float widest_word(const Fonts &fonts, std::string_view words) {
    float widest = 0;
    for (std::size_t from = 0; from < words.size();) {
        const std::size_t to = std::min(words.find(' ', from), words.size());
        widest = std::max(widest, fonts.width(Face::strong, words.substr(from, to - from)));
        from = to + 1;
    }
    return widest;
}

SliderText slider_text(const Fonts &fonts, const SliderSpec &spec, float gap) {
    SliderText t;
    const std::string &help = spec.marker.empty() ? spec.help : spec.marker;
    t.value_w = std::max(fonts.width(Face::strong, spec.value_text), fonts.width(Face::strong, "100 %"));
    const float mark = spec.marker.empty() ? 0 : fonts.px(Face::body);
    t.name = fonts.wrap(Face::strong, spec.name, spec.rect.w - t.value_w - gap);
    t.value_below = widest_word(fonts, spec.name) > spec.rect.w - t.value_w - gap;
    if (t.value_below) t.name = fonts.wrap(Face::strong, spec.name, spec.rect.w);
    const float help_w = fonts.width(Face::body, help) + mark;
    t.one_line = !t.value_below && t.name.lines.size() == 1 &&
                 t.name.widest + help_w + t.value_w + 2 * gap <= spec.rect.w;
    t.help = fonts.wrap(Face::body, help, spec.rect.w - mark);
    const float line = fonts.px(Face::body) * 1.35F;
    t.h = line * static_cast<float>(t.name.lines.size() + (t.value_below ? 1 : 0) +
                                    (t.one_line ? 0 : t.help.lines.size()));
    return t;
}

unsigned help_rgb(const SliderSpec &spec) { return spec.marker.empty() ? mist : gold; }

void draw_text(const Layer &layer, const SliderSpec &spec, const SliderText &t) {
    const Fonts &fonts = layer.fonts();
    const Pen &pen = layer.pen;
    const Rect &r = spec.rect;
    const float line = fonts.px(Face::body) * 1.35F;
    float y = r.y;
    for (const std::string &part : t.name.lines) {
        pen.text(Face::strong, r.x, y, part, white);
        y += line;
    }
    const float value_w = fonts.width(Face::strong, spec.value_text);
    pen.text(Face::strong, r.x + r.w - value_w, t.value_below ? y : r.y, spec.value_text, white);
    if (t.value_below) y += line;
    float help_x = r.x;
    if (t.one_line) {
        help_x += t.name.widest + layer.text_u(10);
        y -= line;
    }
    if (!spec.marker.empty()) {
        const float px = fonts.px(Face::body);
        pen.diamond(help_x + px * 0.36F, y + px * 0.55F, px * 0.34F, gold);
        help_x += px;
    }
    for (const std::string &part : t.help.lines) {
        pen.text(Face::body, help_x, y, part, help_rgb(spec));
        y += line;
    }
}

// `thumb`: its radius. `lively`: it is held, or the pointer is on it.
void draw_track(const Layer &layer, const SliderSpec &spec, const Rect &track, float thumb, float value,
                bool lively) {
    const Pen &pen = layer.pen;
    const Rect &r = spec.rect;
    const float at = track.x + track.w * value, half = layer.u(4);
    pen.fill({r.x, track.y - half, r.w, 2 * half}, 0x2A3B5C, 1, half);
    pen.frame({r.x, track.y - half, r.w, 2 * half}, rim, 0.9F, half, std::max(1.0F, layer.u(1)));
    pen.fill({r.x, track.y - half, at - r.x, 2 * half}, spec.rgb, 1, half);
    pen.dot(at, track.y, thumb + (lively ? layer.u(1.5F) : 0), navy);
    pen.dot(at, track.y, thumb - layer.u(1) + (lively ? layer.u(1.5F) : 0), lively ? 0xFFFFFF : white);
    pen.dot(at, track.y, thumb - layer.u(5), spec.rgb);
}

Item item_of(const Layer &layer, const SliderSpec &spec, const SliderText &t) {
    const float value_w = layer.fonts().width(Face::strong, spec.value_text);
    Item item;
    item.id = spec.id;
    item.role = Role::slider;
    item.name = spec.name;
    item.value = spec.value_text;
    item.rect = spec.rect;
    item.text_rgb = help_rgb(spec);
    item.font_px = layer.fonts().px(Face::body);
    item.focus_index = 0;
    item.help = spec.marker.empty() ? spec.help : spec.marker + ": " + spec.help;
    item.text_w = t.one_line      ? t.name.widest + t.help.widest + t.value_w + layer.text_u(20)
                  : t.value_below ? std::max({t.help.widest, t.name.widest, value_w})
                                  : std::max(t.help.widest, t.name.widest + t.value_w + layer.text_u(10));
    return item;
}

} // namespace

float Layer::slider_height(const SliderSpec &spec) const {
    const float h = slider_text(fonts_, spec, text_u(10)).h + u(28);
    return std::ceil(std::max(h, target()));
}

std::optional<float> Layer::slider(const SliderSpec &spec) {
    if (dry()) return {};
    const Rect &r = spec.rect;
    const SliderText t = slider_text(fonts_, spec, text_u(10));
    draw_text(*this, spec, t);
    const float thumb = u(12);
    const Rect track{r.x + thumb, r.y + r.h - u(14), r.w - 2 * thumb, 0};
    const float value = std::clamp(pointer_.slide(spec.id, track, spec.value), 0.0F, 1.0F);
    const bool lively = !inert_ && (pointer_.held(spec.id) || pointer_.hovered(spec.id));
    draw_track(*this, spec, track, thumb, value, lively);
    note(item_of(*this, spec, t));
    note_target(spec.id, r, true);
    if (inert_ || value == spec.value) return {};
    return value;
}

Rect Layer::begin_scroll(const std::string &id, const std::string &name, const std::string &up,
                         const std::string &down, const Rect &rect, float content_h) {
    if (dry()) return rect;
    Scroll scroll{
        id, up, down, rect, content_h, pointer_.scroll(id, content_h, rect.h), content_h > rect.h + 0.5F};
    pointer_.note_scroll({id, rect, content_h});
    Item item;
    item.id = id;
    item.role = Role::group;
    item.name = name;
    item.rect = rect;
    item.text_rgb = white;
    note(item);
    pen.clip(rect);
    Rect content = rect;
    content.y -= scroll.offset;
    if (scroll.bars) content.w -= scroll_gutter();
    if (scroll.bars) scroll.rect.w -= scroll_gutter();
    scroll_ = scroll;
    return content;
}

void Layer::end_scroll() {
    if (dry() || !scroll_) return;
    const Scroll scroll = *scroll_;
    scroll_.reset();
    pen.unclip();
    if (!scroll.bars) return;
    const float size = target(), x = scroll.rect.x + scroll.rect.w + u(4);
    const float top = scroll.rect.y, bottom = top + scroll.rect.h;
    const float page = std::max(u(40), scroll.rect.h * 0.8F);
    const bool above = scroll.offset > 0.5F, below = scroll.offset + scroll.rect.h < scroll.content_h - 0.5F;
    const auto arrow = [&](const char *suffix, const std::string &name, Icon icon, float y, bool enabled,
                           float by) {
        ButtonSpec spec{.id = scroll.id + suffix,
                        .name = name,
                        .rect = {x, y, size, size},
                        .icon = icon,
                        .icon_only = true,
                        .enabled = enabled};
        if (button(spec)) pointer_.scroll_by(scroll.id, by);
    };
    arrow(".up", scroll.up, Icon::up, top, above, -page);
    arrow(".down", scroll.down, Icon::down, bottom - size, below, page);
    const float bar_top = top + size + u(6), bar_h = bottom - size - u(6) - bar_top;
    if (bar_h < u(24)) return;
    const float share = scroll.rect.h / scroll.content_h, from = scroll.offset / scroll.content_h;
    pen.fill({x + size / 2 - u(3), bar_top, u(6), bar_h}, fill, 1, u(3));
    pen.fill({x + size / 2 - u(3), bar_top + bar_h * from, u(6), bar_h * share}, rim, 1, u(3));
}

} // namespace ui
