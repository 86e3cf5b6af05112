#include "ui/charts/fan_chart.h"

#include "ui/charts/chart.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace ui {

namespace {

using People = std::vector<std::optional<sim::PersonCourse>>;

constexpr std::array<unsigned, 2> arm_rgb{gold, sky};
constexpr auto felt = static_cast<float>(sim::axons_needed); // share of axons
constexpr std::array<float, 4> shares{0.1F, 0.25F, 0.75F, 0.9F};

// How many axons are alive, sorted by person, at a moment.
std::vector<float> alive_at(const People &people, std::size_t moment) {
    std::vector<float> values;
    for (const auto &person : people)
        if (person && moment < person->alive.size()) values.push_back(person->alive[moment]);
    std::ranges::sort(values);
    return values;
}

float quantile(const std::vector<float> &sorted, float share) {
    return sorted[static_cast<std::size_t>(std::lround(share * static_cast<float>(sorted.size() - 1)))];
}

// Where the bands' edges run, one point a year; empty while there are too few people.
using Edges = std::array<std::vector<ImVec2>, shares.size()>;
Edges edges_of(const People &people, const Plot &plot) {
    Edges edges;
    for (int year = 0; year <= static_cast<int>(plot.most_x); year++) {
        const auto alive = alive_at(people, static_cast<std::size_t>(year * sim::moments_per_year));
        if (static_cast<float>(alive.size()) < fewest_people) return {};
        for (std::size_t i = 0; i < shares.size(); i++)
            edges[i].push_back({plot.x(static_cast<float>(year)), plot.y(quantile(alive, shares[i]))});
    }
    return edges;
}

void draw_courses(const Layer &layer, const Plot &plot, const People &people, unsigned rgb) {
    std::vector<ImVec2> points;
    for (const auto &person : people) {
        if (!person) continue;
        points.clear();
        for (std::size_t m = 0; m < person->alive.size(); m += sim::moments_per_year)
            points.push_back(
                {plot.x(static_cast<float>(m) / sim::moments_per_year), plot.y(person->alive[m])});
        line_strip(*layer.pen.draw, points.data(), static_cast<int>(points.size()),
                   layer.pen.colour(rgb, 0.13F), std::max(1.0F, layer.u(1)));
    }
}

// The second arm is told from the first by lines across its bands and by broken edges, not by colour alone.
void draw_bands(const Layer &layer, const Edges &edges, bool second) {
    const unsigned rgb = arm_rgb[second ? 1 : 0];
    if (edges[0].empty()) return;
    layer.pen.band(edges[3], edges[0], rgb, 0.20F);
    layer.pen.band(edges[2], edges[1], rgb, 0.38F);
    if (second) {
        const float apart = layer.u(9), last = edges[1].back().x;
        std::size_t i = 1;
        for (float x = edges[1].front().x; x < last; x += apart) {
            while (edges[1][i].x < x) i++;
            const float t = (x - edges[1][i - 1].x) / (edges[1][i].x - edges[1][i - 1].x);
            const auto at = [&](const std::vector<ImVec2> &edge) {
                return std::lerp(edge[i - 1].y, edge[i].y, t);
            };
            layer.pen.line(x, at(edges[1]), x, at(edges[2]), rgb, 0.8F, layer.u(1.5F));
        }
    }
    for (const std::size_t i : {1U, 2U})
        draw_line(layer, edges[i], rgb, second ? Stroke::dashed : Stroke::whole);
}

// From here down the loss is felt: a line, and slanting strokes below it.
void draw_reserve(const Layer &layer, const Page &page, const Plot &plot) {
    const float y = plot.y(felt), thick = layer.u(2);
    layer.pen.line(plot.rect.x, y, plot.rect.x + plot.rect.w, y, white, 1, thick);
    layer.pen.hatch({plot.rect.x, y, plot.rect.w, layer.u(9)}, white, 0.8F, layer.u(9),
                    std::max(1.0F, layer.u(1)));
    const std::string words = page.word("chart.reserve");
    const float px = layer.fonts().px(Face::body), w = layer.fonts().width(Face::body, words);
    if (w + layer.u(16) < plot.rect.w)
        draw_words_on(layer, Face::body, plot.rect.x + plot.rect.w - w - layer.u(8), y - px * 1.3F, words,
                      white);
}

std::string arm_name(const Page &page, std::size_t arm) {
    return page.show.population.plan.names[arm].in(page.visitor.language);
}

// The year of which the words tell: the twentieth, or when every treatment has had ten years to show.
int told_year(const story::PopulationPlan &plan) {
    constexpr double usual = 20, to_show = 10;
    double year = usual;
    for (const sim::CoursePlan &arm : plan.arms)
        for (const sim::TreatmentSpan &span : arm.treatments) year = std::max(year, span.from_year + to_show);
    return static_cast<int>(std::min(year, plan.arms.front().years));
}

std::vector<std::string> fan_words(const Page &page) {
    const story::Population &population = page.show.population;
    const int year = told_year(population.plan);
    std::vector<std::string> words;
    for (std::size_t arm = 0; arm < population.people.size(); arm++) {
        const auto alive =
            alive_at(population.people[arm], static_cast<std::size_t>(year * sim::moments_per_year));
        if (static_cast<float>(alive.size()) < fewest_people) continue;
        const auto in_100 = [&](float share) {
            return story::number(std::round(100 * double{quantile(alive, share)}));
        };
        words.push_back(page.words.text("chart.middle", {{"arm", arm_name(page, arm)},
                                                         {"years", std::to_string(year)},
                                                         {"low", in_100(shares[1])},
                                                         {"high", in_100(shares[2])}}));
    }
    return words;
}

void draw_fan(Layer &layer, const Page &page, const Rect &area) {
    const story::Population &population = page.show.population;
    const auto years = static_cast<float>(population.plan.arms.front().years);
    const Plot plot = draw_percent_frame(layer, page, area, years, page.word("chart.alive"), 10);
    std::vector<Edges> edges;
    for (const People &people : population.people) edges.push_back(edges_of(people, plot));
    for (std::size_t arm = 0; arm < edges.size(); arm++)
        if (!edges[arm][0].empty()) draw_courses(layer, plot, population.people[arm], arm_rgb[arm]);
    for (std::size_t arm = 0; arm < edges.size(); arm++) draw_bands(layer, edges[arm], arm == 1);
    draw_reserve(layer, page, plot);
    std::vector<std::string> words = fan_words(page);
    words.insert(words.begin(), page.word("chart.nobodys"));
    add_graph(layer, page.word("chart.fan_graph"), words, area);
}

// Legend, the buttons where nobody need scroll for them, and words.
float show_side(Layer &layer, const Page &page, const Rect &area) {
    const story::Population &population = page.show.population;
    std::vector<LegendEntry> legend;
    std::size_t people = 0;
    for (std::size_t arm = 0; arm < population.people.size(); arm++) {
        legend.push_back({arm_name(page, arm), arm_rgb[arm], arm == 1 ? Stroke::dashed : Stroke::whole});
        people += population.people[arm].size();
    }
    float y = show_legend(layer, legend, area, area.y) + layer.u(4);
    y = show_chart_buttons(layer, page, people, {area.x, y, area.w, 0}) + layer.u(8);
    y = show_graph_words(layer, fan_words(page), {area.x, 0, area.w, 0}, y) + layer.u(4);
    return layer.text({.id = "chart.bands",
                       .text = page.word("chart.bands"),
                       .x = area.x,
                       .y = y,
                       .w = area.w,
                       .rgb = mist});
}

} // namespace

float show_fan(Layer &layer, const Page &page, const Rect &area) {
    if (page.show.population.plan.arms.empty()) return area.y;
    const float gap = layer.u(8), side_w = layer.text_u(330);
    const float top =
        show_chart_head(layer, page.word("chart.fan_title"), page.word("chart.nobodys"), area) + gap;
    const float least_h = layer.text_u(190);
    const bool beside = area.w >= side_w + layer.text_u(420);
    const Rect side{beside ? area.x + area.w - side_w : area.x, top, beside ? side_w : area.w, 0};
    const float side_h = layer.measure([&] { return show_side(layer, page, side); }) - top;
    const float room = area.y + area.h - top;
    const Rect graph{area.x, top, beside ? area.w - side_w - 2 * gap : area.w,
                     std::max(least_h, beside ? room : room - side_h - gap)};
    if (!layer.dry()) draw_fan(layer, page, graph);
    if (!beside) return show_side(layer, page, {side.x, graph.y + graph.h + gap, side.w, 0});
    show_side(layer, page, side);
    return std::max(graph.y + graph.h, top + side_h);
}

} // namespace ui
