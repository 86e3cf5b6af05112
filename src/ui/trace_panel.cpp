#include "ui/trace_panel.h"

#include "ui/levers_panel.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr float top_mV = 50, bottom_mV = -100;

struct Curve {
    const story::Trace *trace = nullptr;
    bool second = false; // which of the trace's two points
    bool dashed = false;
    unsigned rgb = gold;
    std::string name;
};

std::vector<Curve> curves(const Page &page) {
    const story::Session &s = page.session;
    if (s.lanes.size() < 2)
        return {{&s.lanes[0].trace, false, false, gold, page.word("trace.first")},
                {&s.lanes[0].trace, true, true, sky, page.word("trace.second")}};
    std::vector<Curve> result;
    for (std::size_t i = 0; i < s.lanes.size(); i++) {
        const bool controlled = static_cast<int>(i) == s.scene.controlled_axon;
        result.push_back({&s.lanes[i].trace, true, controlled, controlled ? sky : gold,
                          s.scene.axons[i].name.in(s.language)});
    }
    return result;
}

// Three milliseconds, or six when the signal takes longer to come by.
float shown_ms(const story::Session &s) {
    for (const story::Lane &lane : s.lanes) {
        if (lane.trace.count == 0) continue;
        float passed = -1;
        for (std::size_t i = 0; i < lane.trace.count; i++)
            if (lane.trace.at(i).second_mV > -30) passed = lane.trace.at(i).time_ms;
        const float latest = lane.trace.at(lane.trace.count - 1).time_ms;
        if (passed > 2.6F || (passed < 0 && latest > 3 && lane.fate == story::Fate::travelling)) return 6;
    }
    return 3;
}

void draw_dashes(const Layer &layer, const std::vector<ImVec2> &points, unsigned rgb, float thickness) {
    const float dash = layer.u(7), period = layer.u(12);
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

struct Plot {
    Rect rect;
    float ms = 3;
    float x(float t) const { return rect.x + rect.w * std::clamp(t / ms, 0.0F, 1.0F); }
    float y(float mV) const {
        return rect.y + rect.h * std::clamp((top_mV - mV) / (top_mV - bottom_mV), 0.0F, 1.0F);
    }
};

void draw_axes(const Layer &layer, const Page &page, const Plot &plot) {
    const Fonts &fonts = layer.fonts();
    const float px = fonts.px(Face::body), thin = std::max(1.0F, layer.u(1));
    for (const int mV : {0, -80}) {
        const float y = plot.y(static_cast<float>(mV));
        layer.pen.line(plot.rect.x, y, plot.rect.x + plot.rect.w, y, rim, 0.45F, thin);
        const std::string text = page.words.text("trace.mV", {{"value", mV < 0 ? "−80" : "0"}});
        layer.pen.text(Face::body, plot.rect.x - layer.u(8) - fonts.width(Face::body, text), y - px * 0.55F,
                       text, mist);
    }
    layer.pen.line(plot.rect.x, plot.rect.y, plot.rect.x, plot.rect.y + plot.rect.h, rim, 1, thin);
    layer.pen.line(plot.rect.x, plot.rect.y + plot.rect.h, plot.rect.x + plot.rect.w,
                   plot.rect.y + plot.rect.h, rim, 1, thin);
    const int every = plot.ms > 4 ? 2 : 1;
    for (int t = 0; t <= static_cast<int>(plot.ms); t += every) {
        const float x = plot.x(static_cast<float>(t)), y = plot.rect.y + plot.rect.h;
        layer.pen.line(x, y, x, y + layer.u(5), rim, 1, thin);
        const bool last = t + every > static_cast<int>(plot.ms);
        const std::string text =
            last ? page.words.text("trace.ms", {{"value", std::to_string(t)}}) : std::to_string(t);
        const float w = fonts.width(Face::body, text);
        layer.pen.text(Face::body, last ? x - w : x - w / 2, y + layer.u(5), text, mist);
    }
}

void draw_curve(const Layer &layer, const Plot &plot, const Curve &curve) {
    std::vector<ImVec2> points;
    for (std::size_t i = 0; i < curve.trace->count; i++) {
        const story::TracePoint &p = curve.trace->at(i);
        if (p.time_ms > plot.ms) break;
        const ImVec2 at{plot.x(p.time_ms), plot.y(curve.second ? p.second_mV : p.first_mV)};
        if (points.empty() ||
            std::abs(at.x - points.back().x) + std::abs(at.y - points.back().y) > layer.u(1))
            points.push_back(at);
    }
    if (points.size() < 2) return;
    if (curve.dashed)
        draw_dashes(layer, points, curve.rgb, layer.u(2.5F));
    else
        line_strip(*layer.pen.draw, points.data(), static_cast<int>(points.size()),
                   layer.pen.colour(curve.rgb), layer.u(2.5F));
}

} // namespace

std::vector<std::string> trace_words(const Page &page) {
    const story::Session &s = page.session;
    std::vector<std::string> words;
    if (s.lanes.size() < 2) {
        const story::Lane &lane = s.lanes[0];
        if (const auto delay = story::trace_delay_ms(lane, s.trace_first_node, s.trace_second_node))
            words.push_back(page.words.text("trace.delay", {{"ms", story::number(*delay, 2)}}));
        else if (lane.fate == story::Fate::lost)
            words.push_back(page.word("trace.not_arrived"));
        else
            words.push_back(page.word(lane.fate == story::Fate::none ? "trace.send_first" : "trace.wait"));
        return words;
    }
    for (std::size_t i = 0; i < s.lanes.size(); i++) {
        const story::Lane &lane = s.lanes[i];
        const std::string &name = s.scene.axons[i].name.in(s.language);
        if (lane.arrival_ms)
            words.push_back(page.words.text("trace.axon_arrived",
                                            {{"axon", name}, {"ms", story::number(*lane.arrival_ms, 2)}}));
        else if (lane.fate == story::Fate::lost)
            words.push_back(page.words.text("trace.axon_lost", {{"axon", name}}));
        else
            words.push_back(page.words.text("trace.axon_waits", {{"axon", name}}));
    }
    return words;
}

float show_trace(Layer &layer, const Page &page, const Rect &area, float graph_h) {
    const bool open = page.session.trace_open;
    float y = show_head(layer, page, area, "trace", "trace.title", open, story::Do::toggle_trace);
    if (!open) return y;
    const Fonts &fonts = layer.fonts();
    const float px = fonts.px(Face::body), line = fonts.line_px(Face::body), sample = layer.text_u(30);
    const std::vector<Curve> all = curves(page);
    const std::vector<std::string> words = trace_words(page);

    // Each line of the graph is named beside a piece of itself; both in one row when they fit.
    float x = area.x;
    for (std::size_t i = 0; i < all.size(); i++) {
        const float w = sample + layer.text_u(8) + fonts.width(Face::body, all[i].name) + layer.u(2);
        if (i > 0 && x + w > area.x + area.w) {
            x = area.x;
            y += line;
        }
        if (!layer.dry()) {
            const std::vector<ImVec2> piece{{x, y + line / 2}, {x + sample, y + line / 2}};
            if (all[i].dashed)
                draw_dashes(layer, piece, all[i].rgb, layer.u(3));
            else
                layer.pen.line(x, y + line / 2, x + sample, y + line / 2, all[i].rgb, 1, layer.u(3));
        }
        const float text_x = x + sample + layer.text_u(8);
        layer.text({.id = "trace.legend." + std::to_string(i),
                    .text = all[i].name,
                    .x = text_x,
                    .y = y,
                    .w = std::min(w - (text_x - x), area.x + area.w - text_x)});
        x += w + layer.text_u(16);
    }
    y += line;

    const float axis_w =
        fonts.width(Face::body, page.words.text("trace.mV", {{"value", "−80"}})) + layer.u(10);
    Plot plot{{area.x + axis_w, y + layer.u(4), area.w - axis_w - layer.u(4), graph_h},
              shown_ms(page.session)};
    const float below = plot.rect.y + graph_h + px * 1.4F + layer.u(5);
    if (!layer.dry()) {
        Item item;
        item.id = "trace.graph";
        item.role = Role::graph;
        item.name = page.word("trace.graph");
        for (const std::string &sentence : words) item.value += (item.value.empty() ? "" : " ") + sentence;
        item.rect = {area.x, y, area.w, below - y};
        item.text_rgb = mist;
        item.font_px = px;
        layer.item(item);
        draw_axes(layer, page, plot);
        for (const Curve &curve : all) draw_curve(layer, plot, curve);
    }
    y = below;
    for (std::size_t i = 0; i < words.size(); i++)
        y = layer.text(
            {.id = "trace.words." + std::to_string(i), .text = words[i], .x = area.x, .y = y, .w = area.w});
    return y;
}

} // namespace ui
