#include "ui/panels/tract_panel.h"

#include "ui/page/plot.h"
#include "ui/panels/panel_head.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace ui {

using story::TractLever;

namespace {

struct TractLeverLook {
    TractLever lever;
    const char *id, *name, *help, *value;
    double shown_as; // of the number in `value` for one of the lever's own unit
    int decimals;
    unsigned rgb;
};
constexpr std::array<TractLeverLook, 4> looks{{
    {TractLever::hurt, "lever.hurt", "lever.hurt", "lever.hurt_help", "levers.percent", 100, 0, rose},
    {TractLever::myelin, "lever.myelin_left", "lever.myelin_left", "lever.myelin_left_help", "levers.percent",
     100, 0, 0xF0D8C4},
    {TractLever::channels, "lever.gates", "lever.gates", "lever.gates_help", "levers.percent", 100, 1,
     0xFDFF8A},
    {TractLever::temperature, "lever.warmth", "lever.warmth", "lever.warmth_help", "levers.degrees", 1, 1,
     0xF08A4B},
}};

bool to_try(const Page &page, TractLever lever) {
    const auto &wanted = page.step().try_tract_levers;
    return std::ranges::find(wanted, lever) != wanted.end();
}

// As finely as it is shown, so that a lever brought back by hand is where it was.
double rounded(const TractLeverLook &look, double value) {
    const double parts = look.shown_as * std::pow(10, look.decimals);
    return std::round(value * parts) / parts;
}

const story::TractShow &tract_of(const Page &page) { return *page.show.tract; }

struct Peak {
    float height = 0;
    double at_ms = 0;
};
Peak peak_of(const std::vector<float> &sum) {
    Peak peak;
    for (std::size_t i = 0; i < sum.size(); i++)
        if (sum[i] > peak.height) peak = {sum[i], static_cast<double>(i) * sim::Tract::step_ms};
    return peak;
}

void draw_sum(const Layer &layer, const Plot &plot, const std::vector<float> &sum, unsigned rgb,
              Stroke stroke) {
    std::vector<ImVec2> points;
    for (std::size_t i = 0; i < sum.size(); i++)
        add_point(layer, points,
                  {plot.x(static_cast<float>(static_cast<double>(i) * sim::Tract::step_ms)), plot.y(sum[i])});
    draw_line(layer, points, rgb, stroke);
}

// Both curves to one scale, on which the healthy one fills the plot.
Plot plot_of(const story::TractShow &tract, const std::vector<float> &now, const Rect &rect) {
    Plot plot{rect, static_cast<float>(tract.window_ms), 1, -0.2F};
    float top = 0, bottom = 0;
    for (const auto *sum : {&tract.healthy_sum, &now})
        for (const float value : *sum) {
            top = std::max(top, value);
            bottom = std::min(bottom, value);
        }
    if (top <= 0) return plot;
    plot.top = 1.08F * top;
    plot.bottom = bottom - 0.08F * top;
    return plot;
}

void draw_graph(const Layer &layer, const Page &page, const Rect &rect, bool with_marks) {
    const story::TractShow &tract = tract_of(page);
    const std::vector<float> now = story::far_end_sum(tract);
    const Plot plot = plot_of(tract, now, rect);
    layer.pen.line(rect.x, plot.y(0), rect.x + rect.w, plot.y(0), rim, 0.45F, std::max(1.0F, layer.u(1)));
    const int every = plot.most_x > 6 ? 2 : 1;
    const int last = static_cast<int>(plot.most_x) / every * every;
    if (with_marks)
        draw_frame(layer, plot, every, page.words.text("trace.ms", {{"value", std::to_string(last)}}));
    draw_sum(layer, plot, tract.healthy_sum, sky, Stroke::dashed);
    draw_sum(layer, plot, now, gold, Stroke::whole);
}

// How many of all messages arrived, as a bar: not by words alone.
float show_delivered(Layer &layer, const Page &page, const Rect &area, float y) {
    const float h = layer.u(12);
    if (!layer.dry()) {
        const story::TractShow &tract = tract_of(page);
        const auto share = static_cast<float>(tract.count(story::Fate::arrived)) /
                           static_cast<float>(std::max<std::size_t>(tract.axons(), 1));
        layer.pen.fill({area.x, y, area.w, h}, 0x2A3B5C, 1, h / 2);
        if (share > 0) layer.pen.fill({area.x, y, std::max(h, area.w * share), h}, gold, 1, h / 2);
        layer.pen.frame({area.x, y, area.w, h}, rim, 0.9F, h / 2, std::max(1.0F, layer.u(1)));
    }
    return y + h + layer.u(4);
}

float show_lever(Layer &layer, const Page &page, const Rect &area, const TractLeverLook &look) {
    const double value = tract_of(page).wanted[look.lever];
    const story::LeverRange range = story::tract_lever_range(look.lever);
    SliderSpec spec{.id = look.id,
                    .name = page.word(look.name),
                    .rect = area,
                    .value = static_cast<float>((value - range.low) / (range.high - range.low)),
                    .help = page.word(look.help),
                    .rgb = look.rgb};
    spec.value_text =
        page.words.text(look.value, {{"value", story::number(value * look.shown_as, look.decimals)}});
    if (to_try(page, look.lever)) spec.marker = page.word("levers.try");
    spec.rect.h = layer.slider_height(spec);
    if (const auto moved = layer.slider(spec))
        page.wish({.what = story::Do::set_tract_lever,
                   .tract_lever = look.lever,
                   .value = rounded(look, range.low + (range.high - range.low) * double{*moved}),
                   .gesture = layer.gesture()});
    return area.y + spec.rect.h;
}

} // namespace

float show_tract_levers(Layer &layer, const Page &page, const Rect &area, bool all) {
    // First those the step speaks of, each group in the usual order.
    std::vector<TractLeverLook> order(looks.begin(), looks.end());
    std::stable_partition(order.begin(), order.end(),
                          [&](const TractLeverLook &look) { return to_try(page, look.lever); });
    const std::size_t tried = page.step().try_tract_levers.size();
    constexpr std::size_t most_at_first = 3;
    if (!all) order.resize(tried > 0 ? std::min(most_at_first, tried) : most_at_first);
    float y = area.y;
    for (const TractLeverLook &look : order)
        y = show_lever(layer, page, {area.x, y, area.w, 0}, look) + layer.u(7);
    return y - layer.u(7);
}

float show_warmth(Layer &layer, const Page &page, const Rect &area) {
    return show_lever(layer, page, area, looks.back());
}

std::vector<std::string> response_words(const Page &page) {
    const story::TractShow &tract = tract_of(page);
    if (tract.volley == story::Fate::none) return {page.word("trace.send_first_tract")};
    const std::string all = story::number(static_cast<double>(tract.axons()));
    const std::string arrived = story::number(tract.count(story::Fate::arrived));
    std::vector<std::string> words{page.words.text("trace.delivered", {{"arrived", arrived}, {"all", all}})};
    if (tract.volley == story::Fate::travelling) return words;
    const Peak now = peak_of(story::far_end_sum(tract)), healthy = peak_of(tract.healthy_sum);
    if (now.height <= 0 || healthy.height <= 0) return words;
    const double later_ms = now.at_ms - healthy.at_ms;
    words.push_back(page.words.text(later_ms < 0 ? "trace.peak_sooner" : "trace.peak_later",
                                    {{"share", story::number(100 * double{now.height / healthy.height})},
                                     {"ms", story::number(std::abs(later_ms), 2)}}));
    return words;
}

float show_response(Layer &layer, const Page &page, const Rect &area, float graph_h) {
    const bool open = page.visitor.folds.trace;
    float y =
        show_head(layer, page, area, "trace", page.word("trace.title_tract"), open, story::Do::toggle_trace);
    const std::vector<std::string> words = response_words(page);
    if (!open)
        return show_strip(layer, page.word("trace.graph_tract"), words, {area.x, y, area.w, graph_h},
                          [&](const Rect &rect) { draw_graph(layer, page, rect, false); });
    y = show_legend(
        layer,
        {{page.word("trace.now"), gold, Stroke::whole}, {page.word("trace.in_health"), sky, Stroke::dashed}},
        area, y);
    const float px = layer.fonts().px(Face::body);
    const Rect plot{area.x + layer.u(4), y + layer.u(4), area.w - layer.u(8), graph_h};
    const float below = plot.y + graph_h + px * 1.4F + layer.u(5);
    if (!layer.dry()) {
        add_graph(layer, page.word("trace.graph_tract"), words, {area.x, y, area.w, below - y});
        draw_graph(layer, page, plot, true);
    }
    y = show_delivered(layer, page, area, below + layer.u(4));
    return show_graph_words(layer, words, area, y);
}

} // namespace ui
