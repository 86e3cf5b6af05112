#include "ui/charts/trial_chart.h"

#include "ui/charts/chart.h"
#include "ui/panels/treatments_page.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ui {

namespace {

struct ArmLook {
    const sim::TrialArm &arm;
    const char *id;
    std::string name;
    unsigned rgb;
    Stroke stroke;
};

const sim::TrialPlan &plan_of(const Page &page) { return *page.show.population.plan.trial; }

const sim::RealTrial *real_trial(const Page &page) {
    return sim::real_trial(plan_of(page).treatment, plan_of(page).kind);
}

// Of a drug without a real trial beside it nothing is claimed: it is not named.
std::string treatment_name(const Page &page) {
    return page.word(real_trial(page) ? treatment_key(plan_of(page).treatment) : "chart.treatment");
}

std::array<ArmLook, 2> arms_of(const Page &page) {
    const sim::TrialResult &trial = *page.show.population.trial;
    return {{{trial.placebo, "placebo_people", page.word("chart.placebo"), gold, Stroke::whole},
             {trial.treated, "treated_people", treatment_name(page), sky, Stroke::dashed}}};
}

int in_100(const sim::TrialArm &arm) { return static_cast<int>(std::lround(100 * arm.progressed)); }

// What the trial found, in plain words; every number is the trial's.
std::vector<std::string> simulated_words(const Page &page) {
    const sim::TrialResult &trial = *page.show.population.trial;
    const int placebo = in_100(trial.placebo), treated = in_100(trial.treated), fewer = placebo - treated;
    const char *key = fewer > 0 ? "chart.trial_fewer" : fewer < 0 ? "chart.trial_more" : "chart.trial_same";
    std::vector<std::string> words{page.words.text(key, {{"placebo", std::to_string(placebo)},
                                                         {"treated", std::to_string(treated)},
                                                         {"years", story::number(plan_of(page).years)},
                                                         {"difference", std::to_string(std::abs(fewer))}})};
    words.push_back(page.words.text("chart.hazard", {{"ratio", story::number(trial.hazard_ratio, 2)}}));
    const long better = std::lround(100 * (1 - trial.hazard_ratio));
    if (better <= 0) return words;
    words.push_back(page.words.text("chart.hazard_not", {{"percent", std::to_string(better)}}));
    words.push_back(page.words.text("chart.hazard_means", {{"treated", std::to_string(treated)},
                                                           {"free", std::to_string(100 - placebo)}}));
    return words;
}

// And beside it what the real one found.
std::vector<std::string> result_words(const Page &page) {
    std::vector<std::string> words = simulated_words(page);
    const sim::RealTrial *real = real_trial(page);
    if (!real) return words;
    const auto of_100 = [](double share) { return std::to_string(std::lround(100 * share)); };
    words.push_back(page.words.text("chart.real_trial", {{"trial", std::string(real->name)},
                                                         {"year", std::to_string(real->year)},
                                                         {"placebo", of_100(real->placebo)},
                                                         {"treated", of_100(real->treated)},
                                                         {"ratio", story::number(real->hazard_ratio, 2)}}));
    return words;
}

void draw_steps(const Layer &layer, const Plot &plot, const ArmLook &look) {
    std::vector<ImVec2> points;
    const auto &free = look.arm.free_of_progression;
    for (std::size_t m = 0; m < free.size(); m++) {
        const float x = plot.x(static_cast<float>(m) / sim::moments_per_year);
        if (m > 0) points.push_back({x, plot.y(static_cast<float>(free[m - 1]))});
        points.push_back({x, plot.y(static_cast<float>(free[m]))});
    }
    draw_line(layer, points, look.rgb, look.stroke);
}

void draw_curves(Layer &layer, const Page &page, const Rect &area) {
    const Plot plot = draw_percent_frame(layer, page, area, static_cast<float>(plan_of(page).years),
                                         page.word("chart.free"), 1);
    if (page.show.population.trial)
        for (const ArmLook &look : arms_of(page)) draw_steps(layer, plot, look);
    add_graph(layer, page.word("chart.trial_graph"),
              page.show.population.trial ? result_words(page) : std::vector<std::string>{}, area);
}

// One person in their group's colour: upright and plain, or on a filled tile for who progressed.
void draw_person(const Layer &layer, float x, float y, float size, unsigned group, bool progressed) {
    const float m = size * 0.08F;
    if (progressed) layer.pen.fill({x + m, y + m, size - 2 * m, size - 2 * m}, group, 1, size * 0.12F);
    const unsigned rgb = progressed ? navy : group;
    layer.pen.dot(x + size / 2, y + size * 0.29F, size * 0.14F, rgb);
    layer.pen.fill({x + size * 0.3F, y + size * 0.47F, size * 0.4F, size * 0.38F}, rgb, 1, size * 0.14F);
}

// A hundred people of an arm in ten rows, with a line above. `area`: the most it may take.
float show_people(Layer &layer, const Page &page, const ArmLook &look, const Rect &area) {
    const int progressed = in_100(look.arm);
    const std::string words =
        page.words.text("chart.people", {{"arm", look.name}, {"progressed", std::to_string(progressed)}});
    const float y =
        layer.text(
            {.id = std::string(look.id) + "_words", .text = words, .x = area.x, .y = area.y, .w = area.w}) +
        layer.u(2);
    const float size = std::min(area.w, std::max(layer.text_u(130), area.y + area.h - y));
    if (layer.dry()) return y + size;
    const float cell = size / 10;
    for (int i = 0; i < 100; i++)
        draw_person(layer, area.x + static_cast<float>(i % 10) * cell, y + static_cast<float>(i / 10) * cell,
                    cell, look.rgb, i < progressed);
    Item item;
    item.id = look.id;
    item.role = Role::graph;
    item.name = page.words.text("chart.hundred", {{"arm", look.name}});
    item.value = page.words.text("chart.hundred_value", {{"progressed", std::to_string(progressed)},
                                                         {"free", std::to_string(100 - progressed)}});
    item.rect = {area.x, y, size, size};
    item.text_rgb = white;
    item.font_px = layer.fonts().px(Face::body);
    layer.item(item);
    return y + size;
}

float show_both_arms(Layer &layer, const Page &page, const Rect &area) {
    if (!page.show.population.trial) return area.y;
    const float gap = layer.u(14), half = (area.w - gap) / 2;
    const auto arms = arms_of(page);
    if (half < layer.text_u(120)) { // one below the other
        const float y = show_people(layer, page, arms[0], area);
        return show_people(layer, page, arms[1], {area.x, y + gap, area.w, area.h});
    }
    const float y = show_people(layer, page, arms[0], {area.x, area.y, half, area.h});
    return std::max(y, show_people(layer, page, arms[1], {area.x + half + gap, area.y, half, area.h}));
}

float show_arms(Layer &layer, const Page &page, const Rect &area) {
    float y = area.y;
    const bool known = page.show.population.trial.has_value();
    if (known)
        y = show_legend(layer,
                        {{page.word("chart.placebo"), gold, Stroke::whole},
                         {treatment_name(page), sky, Stroke::dashed}},
                        area, y) +
            layer.u(4);
    y = show_chart_buttons(layer, page, page.show.population.trial_people.size(), {area.x, y, area.w, 0});
    return known ? show_graph_words(layer, result_words(page), area, y + layer.u(8)) : y;
}

} // namespace

float show_trial(Layer &layer, const Page &page, const Rect &area) {
    if (!page.show.population.plan.trial) return area.y;
    const float gap = layer.u(10);
    const float side_w = std::clamp(0.31F * area.w, layer.text_u(250), layer.text_u(340));
    const std::string title = page.words.text("chart.trial_title", {{"treatment", treatment_name(page)}});
    const float top = show_chart_head(layer, title, page.word("chart.invented"), area) + gap;
    const float least_h = layer.text_u(170), bottom = area.y + area.h;
    if (area.w >= side_w + layer.text_u(500)) { // curves, people and words side by side
        const float w = (area.w - side_w - 2 * gap) / 2, h = std::max(least_h, bottom - top);
        if (!layer.dry()) draw_curves(layer, page, {area.x, top, w, h});
        const float people = show_both_arms(layer, page, {area.x + w + gap, top, w - gap, h});
        const float side = show_arms(layer, page, {area.x + area.w - side_w, top, side_w, 0});
        return std::max({top + h, people, side});
    }
    if (!layer.dry()) draw_curves(layer, page, {area.x, top, area.w, least_h});
    const float y = show_both_arms(layer, page, {area.x, top + least_h + gap, area.w, area.w}) + gap;
    return show_arms(layer, page, {area.x, y, area.w, 0});
}

} // namespace ui
