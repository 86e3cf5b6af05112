#include "ui/layer/pen.h"

#include "ui/layer/palette.h"

#include <algorithm>
#include <cmath>

namespace ui {

Rect inset(const Rect &r, float by) {
    return {r.x + by, r.y + by, std::max(0.0F, r.w - 2 * by), std::max(0.0F, r.h - 2 * by)};
}

ImU32 Pen::colour(unsigned dark_rgb, float share) const {
    const unsigned rgb = themed(dark_rgb, theme);
    const float a = std::clamp(alpha * share, 0.0F, 1.0F) * 255 + 0.5F;
    return IM_COL32((rgb >> 16) & 255U, (rgb >> 8) & 255U, rgb & 255U, static_cast<unsigned>(a));
}

void Pen::fill(const Rect &r, unsigned rgb, float share, float rounding) const {
    draw->AddRectFilled({r.x, r.y}, {r.x + r.w, r.y + r.h}, colour(rgb, share), rounding);
}

void Pen::corners(const Rect &r, unsigned rgb, float radius) const {
    const auto corner = [&](float x, float y, ImDrawFlags which) {
        draw->AddRectFilled({x, y}, {x + radius, y + radius}, colour(rgb), radius, which);
    };
    corner(r.x, r.y, ImDrawFlags_RoundCornersTopLeft);
    corner(r.x + r.w - radius, r.y, ImDrawFlags_RoundCornersTopRight);
    corner(r.x, r.y + r.h - radius, ImDrawFlags_RoundCornersBottomLeft);
    corner(r.x + r.w - radius, r.y + r.h - radius, ImDrawFlags_RoundCornersBottomRight);
}

void Pen::frame(const Rect &r, unsigned rgb, float share, float rounding, float thickness) const {
    outline(*draw, {r.x, r.y}, {r.x + r.w, r.y + r.h}, colour(rgb, share), rounding, thickness);
}

void Pen::line(float x1, float y1, float x2, float y2, unsigned rgb, float share, float thickness) const {
    draw->AddLine({x1, y1}, {x2, y2}, colour(rgb, share), thickness);
}

void Pen::dot(float x, float y, float radius, unsigned rgb) const {
    draw->AddCircleFilled({x, y}, radius, colour(rgb), 0);
}

void Pen::diamond(float x, float y, float radius, unsigned rgb) const {
    draw->AddQuadFilled({x, y - radius}, {x + radius, y}, {x, y + radius}, {x - radius, y}, colour(rgb));
}

void Pen::band(const std::vector<ImVec2> &upper, const std::vector<ImVec2> &lower, unsigned rgb,
               float share) const {
    // Smoothed edges would show as seams between the pieces.
    const ImDrawListFlags flags = draw->Flags;
    draw->Flags &= ~ImDrawListFlags_AntiAliasedFill;
    for (std::size_t i = 1; i < upper.size(); i++)
        draw->AddQuadFilled(upper[i - 1], upper[i], lower[i], lower[i - 1], colour(rgb, share));
    draw->Flags = flags;
}

// Slanting lines.
void Pen::hatch(const Rect &r, unsigned rgb, float share, float apart, float thickness) const {
    if (r.w <= 0 || r.h <= 0) return;
    clip(r);
    for (float x = r.x - r.h; x < r.x + r.w; x += apart)
        line(x, r.y + r.h, x + r.h, r.y, rgb, share, thickness);
    unclip();
}

void Pen::text(Face face, float x, float y, std::string_view text, unsigned rgb) const {
    if (text.empty()) return;
    draw->AddText(fonts->font(face), fonts->px(face), {std::round(x), std::round(y)}, colour(rgb),
                  text.data(), text.data() + text.size());
}

namespace {

struct Stroke { // an icon is drawn in a square of −1…1 about its middle
    const Pen &pen;
    float x, y, half, thick;
    ImU32 ink;

    ImVec2 at(float u, float v) const { return {x + u * half, y + v * half}; }
    void lines(std::initializer_list<ImVec2> points) const {
        std::vector<ImVec2> moved;
        for (const ImVec2 &p : points) moved.push_back(at(p.x, p.y));
        line_strip(*pen.draw, moved.data(), static_cast<int>(moved.size()), ink, thick);
    }
    void triangle(ImVec2 a, ImVec2 b, ImVec2 c) const {
        pen.draw->AddTriangleFilled(at(a.x, a.y), at(b.x, b.y), at(c.x, c.y), ink);
    }
    void bar(float left, float top, float right, float bottom) const {
        pen.draw->AddRectFilled(at(left, top), at(right, bottom), ink, thick * 0.5F);
    }
    void arc(float cx, float cy, float radius, float from, float to) const {
        const ImVec2 middle = at(cx, cy);
        pen.draw->PathArcTo(middle, radius * half, from, to, 24);
        stroke_path(*pen.draw, ink, thick, false);
    }
};

// A magnifying glass with a minus in it.
void draw_zoom_out(const Stroke &s) {
    s.arc(-0.2F, -0.2F, 0.68F, 0, 6.2832F);
    s.lines({{0.3F, 0.3F}, {0.95F, 0.95F}});
    s.lines({{-0.52F, -0.2F}, {0.12F, -0.2F}});
}

void draw_zoom_in(const Stroke &s) {
    s.lines({{-0.2F, -0.52F}, {-0.2F, 0.12F}});
    draw_zoom_out(s);
}

// An arrow that runs round an axis, seen from a little above.
void draw_turn(const Stroke &s, float side) {
    std::vector<ImVec2> points;
    for (int i = 0; i <= 24; i++) {
        const float angle = -0.35F + static_cast<float>(i) / 24 * 3.85F;
        points.push_back(s.at(side * std::cos(angle) * 0.95F, std::sin(angle) * 0.5F));
    }
    line_strip(*s.pen.draw, points.data(), static_cast<int>(points.size()), s.ink, s.thick);
    s.triangle({side * 0.5F, -0.22F}, {side * 1.2F, -0.1F}, {side * 0.85F, -0.72F});
}

void draw_back_arrow(const Stroke &s, float from, float to) {
    s.arc(0.05F, 0.05F, 0.72F, from, to);
    s.triangle({-1.0F, -0.75F}, {-0.25F, -0.75F}, {-0.72F, -0.05F});
}

// A loudspeaker, and before it as many waves as it is loud; none: a cross.
void draw_speaker(const Stroke &s, int waves) {
    s.bar(-1.05F, -0.3F, -0.65F, 0.3F);
    s.triangle({-0.95F, 0}, {-0.25F, -0.75F}, {-0.25F, 0.75F});
    for (int i = 1; i <= waves; i++) s.arc(-0.5F, 0, 0.15F + 0.42F * static_cast<float>(i), -0.75F, 0.75F);
    if (waves > 0) return;
    s.lines({{0.2F, -0.4F}, {1, 0.4F}});
    s.lines({{0.2F, 0.4F}, {1, -0.4F}});
}

void draw_pause(const Stroke &s) {
    s.bar(-0.65F, -0.8F, -0.18F, 0.8F);
    s.bar(0.18F, -0.8F, 0.65F, 0.8F);
}

void draw_step(const Stroke &s) {
    s.bar(-0.85F, -0.8F, -0.5F, 0.8F);
    s.triangle({-0.2F, -0.8F}, {0.95F, 0}, {-0.2F, 0.8F});
}

void draw_minus(const Stroke &s) { s.lines({{-0.8F, 0}, {0.8F, 0}}); }

void draw_plus(const Stroke &s) {
    s.lines({{0, -0.8F}, {0, 0.8F}});
    draw_minus(s);
}

void draw_cross(const Stroke &s) {
    s.lines({{-0.65F, -0.65F}, {0.65F, 0.65F}});
    s.lines({{-0.65F, 0.65F}, {0.65F, -0.65F}});
}

void draw_menu(const Stroke &s) {
    for (const float v : {-0.6F, 0.0F, 0.6F}) s.lines({{-0.8F, v}, {0.8F, v}});
}

// A small letter A with a minus after it.
void draw_smaller_text(const Stroke &s) {
    s.lines({{-0.9F, 0.6F}, {-0.4F, -0.6F}, {0.1F, 0.6F}});
    s.lines({{-0.7F, 0.2F}, {-0.1F, 0.2F}});
    s.lines({{0.35F, 0}, {0.95F, 0}});
}

// A large letter A with a plus after it.
void draw_larger_text(const Stroke &s) {
    s.lines({{-1, 0.75F}, {-0.35F, -0.75F}, {0.3F, 0.75F}});
    s.lines({{-0.75F, 0.25F}, {0.05F, 0.25F}});
    s.lines({{0.45F, -0.3F}, {1.05F, -0.3F}});
    s.lines({{0.75F, -0.6F}, {0.75F, 0}});
}

// A disc, half of it filled.
void draw_colours(const Stroke &s) {
    constexpr float quarter = 1.5708F;
    s.arc(0, 0, 0.85F, 0, 4 * quarter);
    s.pen.draw->PathArcTo(s.at(0, 0), 0.85F * s.half, -quarter, quarter, 24);
    s.pen.draw->PathFillConvex(s.ink);
}

} // namespace

void Pen::icon(Icon icon, float x, float y, float size, unsigned rgb) const {
    const Stroke s{*this, x, y, size / 2, std::max(2.0F, size * 0.11F), colour(rgb)};
    switch (icon) {
    case Icon::none:
        return;
    case Icon::play:
        return s.triangle({-0.6F, -0.85F}, {0.9F, 0}, {-0.6F, 0.85F});
    case Icon::pause:
        return draw_pause(s);
    case Icon::step:
        return draw_step(s);
    case Icon::left:
        return s.lines({{0.35F, -0.75F}, {-0.4F, 0}, {0.35F, 0.75F}});
    case Icon::right:
        return s.lines({{-0.35F, -0.75F}, {0.4F, 0}, {-0.35F, 0.75F}});
    case Icon::up:
        return s.lines({{-0.75F, 0.35F}, {0, -0.4F}, {0.75F, 0.35F}});
    case Icon::down:
        return s.lines({{-0.75F, -0.35F}, {0, 0.4F}, {0.75F, -0.35F}});
    case Icon::plus:
        return draw_plus(s);
    case Icon::minus:
        return draw_minus(s);
    case Icon::zoom_in:
        return draw_zoom_in(s);
    case Icon::zoom_out:
        return draw_zoom_out(s);
    case Icon::turn_left:
        return draw_turn(s, -1);
    case Icon::turn_right:
        return draw_turn(s, 1);
    case Icon::close:
        return draw_cross(s);
    case Icon::menu:
        return draw_menu(s);
    case Icon::text_smaller:
        return draw_smaller_text(s);
    case Icon::text_larger:
        return draw_larger_text(s);
    case Icon::reset:
        return draw_back_arrow(s, -2.5F, 3.1F);
    case Icon::undo:
        return draw_back_arrow(s, -2.5F, 1.2F);
    case Icon::tick:
        return s.lines({{-0.75F, 0.05F}, {-0.2F, 0.6F}, {0.75F, -0.6F}});
    case Icon::colours:
        return draw_colours(s);
    case Icon::sound_off:
    case Icon::sound_soft:
    case Icon::sound_medium:
    case Icon::sound_loud:
        return draw_speaker(s, static_cast<int>(icon) - static_cast<int>(Icon::sound_off));
    }
}

} // namespace ui
