#include "story/tissue/life.h"

#include "story/causes/settings.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace story {
namespace {

constexpr double days_per_moment = sim::days_per_year / sim::moments_per_year;
// 5.5 years a second. A step of 2,000 axons takes about half a millisecond, and a frame has two or three
// ticks.
constexpr int most_steps_per_tick = 4;

sim::TissuePlan tissue_plan(const LifePlan &plan, int axons) {
    sim::TissuePlan out;
    out.rates = sim::rates_of(plan.kind);
    out.axons = axons;
    out.internodes = tissue_internodes;
    out.years = plan.years;
    out.seed = plan.seed;
    out.person = plan.person;
    return out;
}

// The first that end in that year or later.
std::int64_t steps_at(const Life &life, double year) {
    constexpr double rounding = 1e-6;
    return std::llround(std::ceil(year * sim::days_per_year / life.tissue.plan().step_days - rounding));
}
std::int64_t kept_every_steps(const Life &life) { return steps_at(life, kept_every_years); }
std::int64_t wanted_steps(const Life &life) { return steps_at(life, life.wanted_year); }

Moment moment_of(const sim::Tissue &tissue) {
    return {static_cast<float>(tissue.alive_share()), static_cast<float>(tissue.delivering_share()),
            tissue.relapses()};
}

// Keeps what is new of a life's course.
void note(Life &life, const sim::Tissue &tissue) {
    if (tissue.steps() == static_cast<std::int64_t>(life.kept.size()) * kept_every_steps(life))
        life.kept.emplace_back(tissue);
    if (tissue.day() >= static_cast<double>(life.moments.size()) * days_per_moment)
        life.moments.push_back(moment_of(tissue));
}

// Attacks that the tissue has drawn for its next step.
int attacks_due(const sim::Tissue &tissue) {
    const double from = tissue.day(), to = from + tissue.plan().step_days;
    const auto &drawn = tissue.drawn_attacks();
    return static_cast<int>(std::count_if(drawn.begin(), drawn.end(), [from, to](const sim::Attack &a) {
        return a.day >= from && a.day < to;
    }));
}

void step(Life &life, sim::Tissue &tissue) {
    sim::Knobs knobs = sim::knobs_at(life.treatments, tissue.year());
    if (tissue.relapses() + attacks_due(tissue) > life.described.attacks_at_most)
        knobs.relapses_prevented = 1;
    tissue.step(knobs);
    note(life, tissue);
}

// The last tissue that was kept before a number of steps, or at it.
const KeptTissue &kept_before(const Life &life, std::int64_t steps) {
    const auto place = static_cast<std::size_t>(steps / kept_every_steps(life));
    return life.kept[std::min(place, life.kept.size() - 1)];
}

void go_on(Life &life, sim::Tissue &tissue, std::int64_t wanted) {
    const KeptTissue &kept = kept_before(life, wanted);
    if (kept.steps() > tissue.steps()) tissue = kept.unpacked();
    for (int n = 0; n < most_steps_per_tick && tissue.steps() < wanted; ++n) step(life, tissue);
}

void go_back(Life &life, std::int64_t wanted) {
    if (!life.going_back || life.going_back->steps() > wanted)
        life.going_back = kept_before(life, wanted).unpacked();
    go_on(life, *life.going_back, wanted);
    if (wanted - life.going_back->steps() >= life.tissue.steps() - wanted) return;
    life.tissue = std::move(*life.going_back);
    life.going_back.reset();
}

// What treatments do to the tissue; nothing that acts on signals alone.
sim::Knobs slow_knobs_at(const Treatments &treatments, double year) {
    sim::Knobs knobs = sim::knobs_at(treatments, year);
    knobs.kv1_blocked = 0;
    return knobs;
}

// The first year in which two treatments differ in what they do; nothing when they never do.
std::optional<double> first_difference(const Treatments &a, const Treatments &b) {
    std::vector<double> turns;
    for (const auto *spans : {&a, &b})
        for (const sim::TreatmentSpan &span : *spans)
            turns.insert(turns.end(), {span.from_year, span.to_year});
    std::sort(turns.begin(), turns.end());
    for (const double year : turns)
        if (slow_knobs_at(a, year) != slow_knobs_at(b, year)) return year;
    return {};
}

} // namespace

Life::Life(const LifePlan &plan, int tract_axons)
    : described(plan), axons(tract_axons), treatments(in_order(plan.treatments)),
      tissue(tissue_plan(plan, tract_axons)), look(tissue), passes_to_year(plan.years) {
    note(*this, tissue);
}

bool Life::arrived() const { return tissue.steps() == wanted_steps(*this); }

void go_to_year(Life &life, double year) {
    life.passing = false;
    life.wanted_year = std::clamp(year, 0.0, life.described.years);
}

void treat(Life &life, const Treatments &treatments) {
    const auto from_year = first_difference(life.treatments, in_order(treatments));
    life.treatments = in_order(treatments);
    if (!from_year) return;
    const double step_days = life.tissue.plan().step_days;
    // The treatments of a step are those of its beginning.
    const auto holds = [&](std::int64_t steps) {
        return steps == 0 || static_cast<double>(steps - 1) * step_days / sim::days_per_year < *from_year;
    };
    while (!holds(life.kept.back().steps())) life.kept.pop_back();
    const auto taken_at = [&](std::size_t moment) {
        return static_cast<std::int64_t>(
            std::ceil(static_cast<double>(moment) * days_per_moment / step_days));
    };
    while (!holds(taken_at(life.moments.size() - 1))) life.moments.pop_back();
    if (life.going_back && !holds(life.going_back->steps())) life.going_back.reset();
    if (!holds(life.tissue.steps())) life.tissue = life.kept.back().unpacked();
    life.delivering = life.tissue.delivering_share();
    ++life.past;
}

bool given(const Life &life, sim::Treatment treatment) {
    return given_at(life.treatments, treatment, life.year());
}

void advance(Life &life, double seconds) {
    if (life.passing && life.arrived()) {
        life.wanted_year = std::min(life.wanted_year + seconds * life.years_per_s, life.passes_to_year);
        life.passing = life.wanted_year < life.passes_to_year;
    }
    const TissueMark before = life.mark();
    const std::int64_t wanted = wanted_steps(life);
    if (life.tissue.steps() > wanted) {
        go_back(life, wanted);
    } else {
        life.going_back.reset();
        go_on(life, life.tissue, wanted);
    }
    follow(life.look, life.tissue, seconds);
    life.still_for_s += seconds;
    if (life.mark() == before) return;
    life.still_for_s = 0;
    life.delivering = life.tissue.delivering_share();
}

int most_bare_axon(const Life &life) {
    int most = 0;
    double most_lost = -1;
    for (int a = 0; a < life.axons; ++a) {
        if (!life.tissue.alive(a)) continue;
        const auto first = life.tissue.wraps.begin() + static_cast<std::ptrdiff_t>(life.tissue.at(a, 0));
        double lost = 0;
        std::for_each(first, first + tissue_internodes,
                      [&](float wraps) { lost += life.tissue.plan().healthy_wraps - double{wraps}; });
        if (lost <= most_lost) continue;
        most_lost = lost;
        most = a;
    }
    return most;
}

void look_at_axon(Life &life, int axon) {
    life.axon = std::clamp(axon, 0, life.axons - 1);
    constexpr int last_first = tissue_internodes - internodes_per_axon;
    life.first_internode = last_first / 2;
    const int broken_at = life.tissue.broken_at[static_cast<std::size_t>(life.axon)];
    if (broken_at >= 0) {
        life.first_internode = std::clamp(broken_at - internodes_per_axon / 2, 0, last_first);
        return;
    }
    const auto wraps_from = [&](int first) { // in what would be shown
        double wraps = 0;
        for (int i = first; i < first + internodes_per_axon; ++i)
            wraps += double{life.tissue.wraps[life.tissue.at(life.axon, i)]};
        return wraps;
    };
    for (int first = 0; first <= last_first; ++first)
        if (wraps_from(first) < wraps_from(life.first_internode)) life.first_internode = first;
}

} // namespace story
