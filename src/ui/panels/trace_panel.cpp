#include "ui/panels/trace_panel.h"

#include "ui/page/plot.h"
#include "ui/panels/life_panel.h"
#include "ui/panels/panel_head.h"
#include "ui/panels/tract_panel.h"

#include <algorithm>
#include <array>

namespace ui {

namespace {

constexpr float top_mV = 50, bottom_mV = -100;
// Of as many axons as a scene can have.
constexpr std::array<unsigned, story::most_axons> colours{gold, sky, rose};
constexpr std::array<Stroke, story::most_axons> strokes{Stroke::whole, Stroke::dashed, Stroke::dotted};

struct Curve {
    const story::Trace *trace = nullptr;
    bool second = false; // which of the trace's two points
    Stroke stroke = Stroke::whole;
    unsigned rgb = gold;
    std::string name;
};

// What is said of each of several axons names its line: the graph needs the room.
std::vector<Curve> curves(const Page &page, const std::vector<std::string> &words) {
    const story::Show &s = page.show;
    if (s.lanes.size() < 2)
        return {{&s.lanes[0].signal.trace, false, Stroke::whole, gold, page.word("trace.first")},
                {&s.lanes[0].signal.trace, true, Stroke::dashed, sky, page.word("trace.second")}};
    std::vector<Curve> result;
    for (std::size_t i = 0; i < s.lanes.size(); i++)
        result.push_back({&s.lanes[i].signal.trace, true, strokes[i], colours[i], words[i]});
    return result;
}

// Three milliseconds, or six when the signal takes longer to come by.
float shown_ms(const story::Show &s) {
    for (const story::Lane &lane : s.lanes) {
        if (lane.signal.trace.count == 0) continue;
        float passed = -1;
        for (std::size_t i = 0; i < lane.signal.trace.count; i++)
            if (lane.signal.trace.at(i).second_mV > -30) passed = lane.signal.trace.at(i).time_ms;
        const float latest = lane.signal.trace.at(lane.signal.trace.count - 1).time_ms;
        if (passed > 2.6F || (passed < 0 && latest > 3 && lane.signal.fate == story::Fate::travelling))
            return 6;
    }
    return 3;
}

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
    const int every = plot.most_x > 4 ? 2 : 1;
    const int last = static_cast<int>(plot.most_x) / every * every;
    draw_frame(layer, plot, every, page.words.text("trace.ms", {{"value", std::to_string(last)}}));
}

void draw_curve(const Layer &layer, const Plot &plot, const Curve &curve) {
    std::vector<ImVec2> points;
    for (std::size_t i = 0; i < curve.trace->count; i++) {
        const story::TracePoint &p = curve.trace->at(i);
        if (p.time_ms > plot.most_x) break;
        add_point(layer, points, {plot.x(p.time_ms), plot.y(curve.second ? p.second_mV : p.first_mV)});
    }
    draw_line(layer, points, curve.rgb, curve.stroke);
}

bool nothing_recorded(const story::Show &show) {
    return std::all_of(show.lanes.begin(), show.lanes.end(),
                       [](const story::Lane &lane) { return lane.signal.trace.count == 0; });
}

// Under a strip's lines: the voltage at rest is no line of its own.
void draw_rest(const Layer &layer, const Rect &rect) {
    const float y = rect.y + rect.h;
    layer.pen.line(rect.x, y, rect.x + rect.w, y, rim, 0.6F, std::max(1.0F, layer.u(1)));
}

// Where each signal reached the end of its axon: a triangle on the axis of time.
void mark_arrivals(const Layer &layer, const Page &page, const Plot &plot) {
    const std::vector<story::Lane> &lanes = page.show.lanes;
    if (lanes.size() < 2) return;
    const float below = plot.rect.y + plot.rect.h, half = layer.u(5);
    for (std::size_t i = 0; i < lanes.size(); i++) {
        if (!lanes[i].signal.arrival_ms || *lanes[i].signal.arrival_ms > double{plot.most_x}) continue;
        const float x = plot.x(static_cast<float>(*lanes[i].signal.arrival_ms));
        layer.pen.draw->AddTriangleFilled({x - half, below - 2 * half}, {x + half, below - 2 * half},
                                          {x, below}, layer.pen.colour(colours[i]));
    }
}

} // namespace

std::vector<std::string> trace_words(const Page &page) {
    const story::Show &s = page.show;
    std::vector<std::string> words;
    if (s.lanes.size() < 2) {
        const story::Lane &lane = s.lanes[0];
        if (const auto delay = story::trace_delay_ms(lane, story::trace_first_node, story::trace_second_node))
            words.push_back(page.words.text("trace.delay", {{"ms", story::number(*delay, 2)}}));
        else if (lane.signal.fate == story::Fate::lost)
            words.push_back(page.word("trace.not_arrived"));
        else
            words.push_back(
                page.word(lane.signal.fate == story::Fate::none ? "trace.send_first" : "trace.wait"));
        return words;
    }
    for (std::size_t i = 0; i < s.lanes.size(); i++) {
        const story::Lane &lane = s.lanes[i];
        const std::string &name = s.scene.axons[i].name.in(page.visitor.language);
        if (lane.signal.arrival_ms)
            words.push_back(page.words.text(
                "trace.axon_arrived", {{"axon", name}, {"ms", story::number(*lane.signal.arrival_ms, 2)}}));
        else if (lane.signal.fate == story::Fate::lost)
            words.push_back(page.words.text("trace.axon_lost", {{"axon", name}}));
        else
            words.push_back(page.words.text("trace.axon_waits", {{"axon", name}}));
    }
    return words;
}

float show_trace(Layer &layer, const Page &page, const Rect &area, float graph_h) {
    if (page.show.life && !page.axons_shown()) return show_years(layer, page, area, graph_h);
    if (page.tract_shown()) return show_response(layer, page, area, graph_h);
    const bool open = page.visitor.folds.trace;
    float y = show_head(layer, page, area, "trace", page.word("trace.title"), open, story::Do::toggle_trace);
    if (!open && nothing_recorded(page.show)) return y;
    const Fonts &fonts = layer.fonts();
    const float px = fonts.px(Face::body);
    const std::vector<std::string> words = trace_words(page);
    const std::vector<Curve> all = curves(page, words);
    if (!open)
        return show_strip(layer, page.word("trace.graph"), words, {area.x, y, area.w, graph_h},
                          [&](const Rect &rect) {
                              const Plot plot{rect, shown_ms(page.show), top_mV, bottom_mV};
                              draw_rest(layer, rect);
                              for (const Curve &curve : all) draw_curve(layer, plot, curve);
                          });
    const bool several = page.show.lanes.size() > 1;

    std::vector<LegendEntry> legend;
    for (const Curve &curve : all) legend.push_back({curve.name, curve.rgb, curve.stroke});
    y = show_legend(layer, legend, area, y, several);

    const float axis_w =
        fonts.width(Face::body, page.words.text("trace.mV", {{"value", "−80"}})) + layer.u(10);
    Plot plot{{area.x + axis_w, y + layer.u(4), area.w - axis_w - layer.u(4), graph_h},
              shown_ms(page.show),
              top_mV,
              bottom_mV};
    const float below = plot.rect.y + graph_h + px * 1.4F + layer.u(5);
    if (!layer.dry()) {
        add_graph(layer, page.word("trace.graph"), words, {area.x, y, area.w, below - y});
        draw_axes(layer, page, plot);
        for (const Curve &curve : all) draw_curve(layer, plot, curve);
        mark_arrivals(layer, page, plot);
    }
    return several ? below : show_graph_words(layer, words, area, below);
}

} // namespace ui
