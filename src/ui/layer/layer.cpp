#include "ui/layer/layer.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

bool inside(const Rect &inner, const Rect &outer) {
    return inner.x >= outer.x - 0.5F && inner.y >= outer.y - 0.5F &&
           inner.x + inner.w <= outer.x + outer.w + 0.5F && inner.y + inner.h <= outer.y + outer.h + 0.5F;
}

Rect common(const Rect &a, const Rect &b) {
    const float x = std::max(a.x, b.x), y = std::max(a.y, b.y);
    return {x, y, std::max(0.0F, std::min(a.x + a.w, b.x + b.w) - x),
            std::max(0.0F, std::min(a.y + a.h, b.y + b.h) - y)};
}

} // namespace

float Layer::target() const { return std::ceil(std::max(u(44), fonts_.px(Face::body) * 1.45F + u(8))); }

void Layer::start(ImDrawList &draw, int width, int height, float alpha) {
    pen.draw = &draw;
    pen.alpha = alpha;
    tree_ = {};
    grounds_.clear();
    covers_.clear();
    tree_.width = width;
    tree_.height = height;
    window_ = {0, 0, static_cast<float>(width), static_cast<float>(height)};
    ring_ = {};
    focus_count_ = 0;
    dry_ = inert_ = false;
}

Tree Layer::finish() {
    draw_ring();
    pen.draw = nullptr;
    return std::move(tree_);
}

void Layer::draw_ring() {
    if (ring_.w <= 0) return;
    // White between two dark lines: seen on a plate, on gold and on any picture.
    pen.clip(ring_clip_);
    const float out = u(2);
    const Rect r{ring_.x - out, ring_.y - out, ring_.w + 2 * out, ring_.h + 2 * out};
    pen.frame(r, navy, 1, ring_rounding_ + out, u(7));
    pen.frame(r, 0xFFFFFF, 1, ring_rounding_ + out, u(3));
    pen.unclip();
}

void Layer::note_target(const std::string &id, const Rect &rect, bool is_slider) {
    if (inert_) return;
    const Rect seen = scroll_ ? scroll_->rect : window_;
    pointer_.note({id, rect, common(rect, seen), scroll_ ? scroll_->id : "", is_slider});
    if (!pointer_.focused(id)) return;
    ring_ = rect;
    ring_rounding_ = u(8);
    const float m = u(8);
    ring_clip_ = scroll_ ? Rect{seen.x - m, seen.y, seen.w + 2 * m, seen.h} : window_;
    if (scroll_ && pointer_.focus_moved()) pointer_.reveal(scroll_->id, scroll_->rect, rect);
}

Item &Layer::note(Item item) {
    if (inert_) item.enabled = false;
    if (!item.enabled)
        item.focus_index = -1;
    else if (item.focus_index >= 0)
        item.focus_index = focus_count_++;
    if (scroll_ && !inside(item.rect, scroll_->rect))
        item.state = "out of view";
    else if (pointer_.held(item.id))
        item.state = "pressed";
    else if (pointer_.focused(item.id))
        item.state = "focused";
    item.text_rgb = themed(item.text_rgb, pen.theme);
    item.background_rgb =
        item.background_rgb == 0 ? worst_plate(pen.theme) : themed(item.background_rgb, pen.theme);
    tree_.items.push_back(std::move(item));
    return tree_.items.back();
}

void Layer::item(Item item) {
    if (!dry()) note(std::move(item));
}

void Layer::cover(const Rect &rect) {
    if (dry()) return;
    const Rect seen = common(rect, scroll_ ? scroll_->rect : window_);
    if (std::ranges::none_of(covers_, [&](const Rect &other) { return inside(seen, other); }))
        covers_.push_back(seen);
}

float Layer::uncovered_share() const {
    // Along the edges of all that covers the window is cut into cells, each wholly covered or not at all.
    std::vector<float> xs{0, window_.w}, ys{0, window_.h};
    for (const Rect &r : covers_) {
        xs.insert(xs.end(), {r.x, r.x + r.w});
        ys.insert(ys.end(), {r.y, r.y + r.h});
    }
    std::ranges::sort(xs);
    std::ranges::sort(ys);
    double open = 0;
    for (std::size_t i = 0; i + 1 < xs.size(); i++)
        for (std::size_t j = 0; j + 1 < ys.size(); j++) {
            const float x = (xs[i] + xs[i + 1]) / 2, y = (ys[j] + ys[j + 1]) / 2;
            if (std::ranges::none_of(covers_, [&](const Rect &r) { return r.contains(x, y); }))
                open += double{xs[i + 1] - xs[i]} * double{ys[j + 1] - ys[j]};
        }
    return static_cast<float>(open / std::max(1.0, double{window_.w} * double{window_.h}));
}

void Layer::plate(const Rect &rect, std::optional<unsigned> border) {
    if (dry()) return;
    pen.fill({rect.x, rect.y + u(3), rect.w, rect.h}, 0x000000, 0.25F, u(12));
    pen.fill(rect, navy, plate_alpha, u(10));
    if (border) pen.frame(rect, *border, 1, u(10), std::max(1.0F, u(1)));
    pointer_.note_solid(rect);
    cover(rect);
}

void Layer::ground(const Rect &rect, bool is_picture) {
    if (dry()) return;
    const Rect r{std::round(rect.x), std::round(rect.y), std::round(rect.w), std::round(rect.h)};
    const float corner = std::round(u(12));
    if (pen.alpha < 1) { // while the picture fades to black everything does
        plate(rect);
        return;
    }
    pointer_.note_solid(r);
    if (!is_picture) cover(r);
    pen.fill({r.x + corner, r.y + r.h, r.w - 2 * corner, u(3)}, 0x000000, 0.25F, 0);
    pen.corners(r, navy, corner);
    grounds_.push_back({r.x + corner, r.y, r.w - 2 * corner, r.h});
    grounds_.push_back({r.x, r.y + corner, corner, r.h - 2 * corner});
    grounds_.push_back({r.x + r.w - corner, r.y + corner, corner, r.h - 2 * corner});
    if (pen.theme == story::Theme::contrast) pen.frame(r, edge, 1, corner, std::max(1.0F, u(1)));
}

Rect Layer::button_size(const ButtonSpec &spec, float max_w) const {
    const float pad = text_u(12), icon = spec.icon == Icon::none ? 0 : fonts_.px(spec.face);
    if (spec.icon_only) return {0, 0, target(), target()};
    const float gap = icon > 0 ? text_u(8) : 0;
    const std::string &shown = spec.shown.empty() ? spec.name : spec.shown;
    const Lines lines = fonts_.wrap(spec.face, shown, max_w - 2 * pad - icon - gap);
    const float h = static_cast<float>(lines.lines.size()) * fonts_.px(spec.face) * 1.25F + text_u(12);
    return {0, 0, std::min(max_w, std::ceil(std::max(target(), lines.widest + 2 * pad + icon + gap + u(1)))),
            std::ceil(std::max(target(), h))};
}

// Symbol and words stand together in the middle; a panel's head has them at its two ends. Returns the width
// needed.
float Layer::draw_button_words(const ButtonSpec &spec, unsigned ink) const {
    const Rect &r = spec.rect;
    const bool head = spec.look == ButtonLook::head, after = head || spec.icon == Icon::right;
    const float px = fonts_.px(spec.face), icon = spec.icon == Icon::none ? 0 : px * 0.85F;
    const float gap = icon > 0 ? text_u(8) : 0, pad = head ? u(8) : text_u(spec.shown.empty() ? 12 : 2);
    const Lines lines = fonts_.wrap(spec.face, spec.shown.empty() ? spec.name : spec.shown,
                                    r.w - 2 * pad - icon - gap + u(1));
    const float whole = lines.widest + icon + gap, step = px * 1.25F;
    const float x = head ? r.x + pad : r.x + (r.w - whole) / 2;
    const float icon_x = head ? r.x + r.w - pad - icon : after ? x + lines.widest + gap : x;
    pen.icon(spec.icon, icon_x + icon / 2, r.y + r.h / 2, icon, ink);
    const float text_x = after ? x : x + icon + gap;
    float y = r.y + (r.h - step * static_cast<float>(lines.lines.size())) / 2 + (step - px) / 2;
    for (const std::string &line : lines.lines) {
        const float slack = head || icon > 0 ? 0 : (lines.widest - fonts_.width(spec.face, line)) / 2;
        pen.text(spec.face, text_x + slack, y, line, ink);
        y += step;
    }
    return whole;
}

bool Layer::area(const std::string &id, const std::string &name, const Rect &rect) {
    if (dry()) return false;
    Item item;
    item.id = id;
    item.role = Role::button;
    item.name = name;
    item.rect = rect;
    item.text_rgb = white;
    item.font_px = fonts_.px(Face::body);
    item.focus_index = 0;
    note(item);
    note_target(id, rect, false);
    return !inert_ && pointer_.activated(id);
}

bool Layer::button(const ButtonSpec &spec) {
    if (dry()) return false;
    const bool usable = spec.enabled && !inert_;
    const bool held = usable && pointer_.held(spec.id), hovered = usable && pointer_.hovered(spec.id);
    const bool primary = spec.look == ButtonLook::verb && spec.enabled, on = spec.on.value_or(false);
    const bool strong = on || spec.look == ButtonLook::way_on;
    unsigned back = primary ? (hovered ? gold_hover : gold) : strong ? fill_on : hovered ? fill_hover : fill;
    if (strong && hovered && !primary) back = mix(back, fill_hover, 0.5);
    if (held) back = mix(back, primary ? 0xFFFFFF : 0x6C8BC0, primary ? 0.35 : 0.25);
    const unsigned ink = primary ? navy : spec.enabled ? white : haze;
    if (!spec.enabled) back = mix(navy, fill, 0.4);
    const Rect &r = spec.rect;
    const bool words_alone = spec.look == ButtonLook::head || (spec.look == ButtonLook::quiet && !on);
    const bool filled = !words_alone || hovered || held;
    if (filled) {
        pen.fill(r, back, 1, primary ? std::min(r.w, r.h) / 2 : u(8));
        if (!primary && !words_alone)
            pen.frame(r, spec.enabled ? rim : edge, 1, u(8), on ? u(2) : std::max(1.0F, u(1)));
    }
    const float px = fonts_.px(spec.face);
    const float text_w = spec.icon_only ? 0 : draw_button_words(spec, ink);
    if (spec.icon_only) pen.icon(spec.icon, r.x + r.w / 2, r.y + r.h / 2, std::min(px, r.w * 0.5F), ink);
    Item item;
    item.id = spec.id;
    item.role = spec.on ? Role::toggle : Role::button;
    item.name = spec.name;
    item.value = spec.on ? (on ? "on" : "off") : spec.value;
    item.rect = r;
    item.text_rgb = ink;
    if (filled) item.background_rgb = back;
    cover(r);
    item.font_px = px;
    item.focus_index = spec.enabled ? 0 : -1;
    item.enabled = spec.enabled;
    item.help = spec.help;
    item.text_w = text_w;
    note(item);
    if (!spec.enabled) return false;
    note_target(spec.id, r, false);
    return !inert_ && pointer_.activated(spec.id);
}

float Layer::text(const TextSpec &spec) {
    const Lines lines = fonts_.wrap(spec.face, spec.text, spec.w);
    const float step = fonts_.line_px(spec.face);
    const float h = std::ceil(step * static_cast<float>(lines.lines.size()));
    if (dry()) return spec.y + h;
    float y = spec.y + (step - fonts_.px(spec.face)) / 2;
    for (const std::string &line : lines.lines) {
        const float slack = spec.centred ? (spec.w - fonts_.width(spec.face, line)) / 2 : 0;
        pen.text(spec.face, spec.x + slack, y, line, spec.rgb);
        y += step;
    }
    Item item;
    item.id = spec.id;
    item.role = spec.role;
    item.name = spec.text;
    item.rect = {spec.x, spec.y, spec.w, h};
    item.text_rgb = spec.rgb;
    item.font_px = fonts_.px(spec.face);
    item.text_w = lines.widest;
    note(item);
    return spec.y + h;
}

} // namespace ui
