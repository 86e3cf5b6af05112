#include "ui/page/plot.h"

#include <algorithm>
#include <cmath>

namespace ui {

float Plot::x(float value) const { return rect.x + rect.w * std::clamp(value / most_x, 0.0F, 1.0F); }

float Plot::y(float value) const {
    return rect.y + rect.h * std::clamp((top - value) / (top - bottom), 0.0F, 1.0F);
}

void add_point(const Layer &layer, std::vector<ImVec2> &points, ImVec2 point) {
    if (points.empty() ||
        std::abs(point.x - points.back().x) + std::abs(point.y - points.back().y) > layer.u(1))
        points.push_back(point);
}

namespace {

void draw_dashes(const Layer &layer, const std::vector<ImVec2> &points, unsigned rgb, float thickness,
                 Stroke stroke) {
    const bool dots = stroke == Stroke::dotted;
    const float dash = dots ? thickness : layer.u(7), period = dots ? layer.u(6) : layer.u(12);
    float along = 0;
    for (std::size_t i = 1; i < points.size(); i++) {
        const ImVec2 a = points[i - 1], b = points[i];
        const float length = std::hypot(b.x - a.x, b.y - a.y);
        for (float at = 0; at < length;) {
            const float phase = std::fmod(along + at, period);
            const bool ink = phase < dash;
            const float step = std::max(0.01F, std::min(length - at, (ink ? dash : period) - phase));
            const float f = at / length, t = (at + step) / length;
            if (ink)
                layer.pen.line(a.x + (b.x - a.x) * f, a.y + (b.y - a.y) * f, a.x + (b.x - a.x) * t,
                               a.y + (b.y - a.y) * t, rgb, 1, thickness);
            at += step;
        }
        along += length;
    }
}

} // namespace

void draw_line(const Layer &layer, const std::vector<ImVec2> &points, unsigned rgb, Stroke stroke) {
    if (points.size() < 2) return;
    if (stroke != Stroke::whole)
        draw_dashes(layer, points, rgb, layer.u(2.5F), stroke);
    else
        line_strip(*layer.pen.draw, points.data(), static_cast<int>(points.size()), layer.pen.colour(rgb),
                   layer.u(2.5F));
}

float show_legend(Layer &layer, const std::vector<LegendEntry> &entries, const Rect &area, float y,
                  bool own_rows) {
    const Fonts &fonts = layer.fonts();
    const float line = fonts.line_px(Face::body), sample = layer.text_u(30);
    float x = area.x, below = y + line;
    for (std::size_t i = 0; i < entries.size(); i++) {
        const float w = sample + layer.text_u(8) + fonts.width(Face::body, entries[i].name) + layer.u(2);
        if (i > 0 && (own_rows || x + w > area.x + area.w)) {
            x = area.x;
            y = below;
        }
        if (!layer.dry()) {
            const std::vector<ImVec2> piece{{x, y + line / 2}, {x + sample, y + line / 2}};
            if (entries[i].stroke != Stroke::whole)
                draw_dashes(layer, piece, entries[i].rgb, layer.u(3), entries[i].stroke);
            else
                layer.pen.line(x, y + line / 2, x + sample, y + line / 2, entries[i].rgb, 1, layer.u(3));
        }
        const float text_x = x + sample + layer.text_u(8);
        below = std::max(y + line, layer.text({.id = "trace.legend." + std::to_string(i),
                                               .text = entries[i].name,
                                               .x = text_x,
                                               .y = y,
                                               .w = std::min(w - (text_x - x), area.x + area.w - text_x)}));
        x += w + layer.text_u(16);
    }
    return below;
}

void draw_frame(const Layer &layer, const Plot &plot, int every, const std::string &last_mark) {
    const float thin = std::max(1.0F, layer.u(1)), below = plot.rect.y + plot.rect.h;
    layer.pen.line(plot.rect.x, plot.rect.y, plot.rect.x, below, rim, 1, thin);
    layer.pen.line(plot.rect.x, below, plot.rect.x + plot.rect.w, below, rim, 1, thin);
    for (int t = 0; t <= static_cast<int>(plot.most_x); t += every) {
        const float x = plot.x(static_cast<float>(t));
        layer.pen.line(x, below, x, below + layer.u(5), rim, 1, thin);
        const bool last = t + every > static_cast<int>(plot.most_x);
        const std::string text = last ? last_mark : std::to_string(t);
        const float w = layer.fonts().width(Face::body, text);
        layer.pen.text(Face::body, last ? x - w : x - w / 2, below + layer.u(5), text, mist);
    }
}

void add_graph(Layer &layer, const std::string &name, const std::vector<std::string> &words,
               const Rect &area) {
    Item item;
    item.id = "trace.graph";
    item.role = Role::graph;
    item.name = name;
    for (const std::string &sentence : words) item.value += (item.value.empty() ? "" : " ") + sentence;
    item.rect = area;
    item.text_rgb = mist;
    item.font_px = layer.fonts().px(Face::body);
    layer.item(item);
}

float show_graph_words(Layer &layer, const std::vector<std::string> &words, const Rect &area, float y) {
    for (std::size_t i = 0; i < words.size(); i++)
        y = layer.text(
            {.id = "trace.words." + std::to_string(i), .text = words[i], .x = area.x, .y = y, .w = area.w});
    return y;
}

} // namespace ui
