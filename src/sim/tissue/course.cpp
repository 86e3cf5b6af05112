#include "sim/tissue/course.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <utility>

namespace sim {
namespace {

constexpr double days_per_moment = days_per_year / moments_per_year;

TissuePlan tissue_plan(CourseKind kind, std::uint64_t seed, int person) {
    TissuePlan plan;
    plan.rates = rates_of(kind);
    plan.seed = seed;
    plan.person = static_cast<std::uint64_t>(person);
    return plan;
}

int moments(double years) { return static_cast<int>(std::floor(years * moments_per_year + 1e-9)); }

// Steps until `moment` quarters of a year have passed since day `from`.
void run_to(Tissue &tissue, double from_day, int moment, std::span<const TreatmentSpan> spans) {
    while (tissue.day() < from_day + moment * days_per_moment) tissue.step(knobs_at(spans, tissue.year()));
}

// Of sorted values, between two of them by linear interpolation.
double quantile(const std::vector<double> &sorted, double share) {
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const auto above = static_cast<std::size_t>(std::ceil(place));
    if (sorted[below] == sorted[above]) return sorted[below]; // both may be infinite
    return std::lerp(sorted[below], sorted[above], place - static_cast<double>(below));
}

Quartiles quartiles(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return {quantile(values, 0.25), quantile(values, 0.5), quantile(values, 0.75)};
}

std::vector<Quartiles> spread_of(const std::vector<PersonCourse> &people,
                                 std::vector<float> PersonCourse::*share) {
    std::vector<Quartiles> out;
    for (std::size_t m = 0; m < (people.front().*share).size(); ++m) {
        std::vector<double> values;
        for (const PersonCourse &p : people) values.push_back((p.*share)[m]);
        out.push_back(quartiles(std::move(values)));
    }
    return out;
}

// The first moment after which too few axons are left; infinite when that does not come.
double years_to_loss(const PersonCourse &person) {
    for (std::size_t m = 0; m < person.alive.size(); ++m)
        if (person.alive[m] < axons_needed) return static_cast<double>(m) / moments_per_year;
    return std::numeric_limits<double>::infinity();
}

std::optional<double> if_finite(double value) {
    if (!std::isfinite(value)) return {};
    return value;
}

// Runs an arm until someone progresses or the trial ends.
std::optional<double> run_arm(Tissue tissue, const TrialPlan &plan, bool treated) {
    const std::vector<TreatmentSpan> spans(treated ? 1 : 0, TreatmentSpan{plan.treatment});
    const double from_day = tissue.day();
    const double limit = (1 - plan.progressed_at) * tissue.alive_share();
    for (int m = 1; m <= moments(plan.years); ++m) {
        run_to(tissue, from_day, m, spans);
        if (tissue.alive_share() <= limit) return static_cast<double>(m) / moments_per_year;
    }
    return {};
}

TrialArm arm_of(const std::vector<TrialPerson> &people, std::optional<double> TrialPerson::*when,
                int last_moment) {
    TrialArm arm;
    for (int m = 0; m <= last_moment; ++m) {
        const double year = static_cast<double>(m) / moments_per_year;
        const auto progressed = std::count_if(people.begin(), people.end(), [&](const TrialPerson &p) {
            return (p.*when).has_value() && *(p.*when) <= year;
        });
        arm.progressed = static_cast<double>(progressed) / static_cast<double>(people.size());
        arm.free_of_progression.push_back(1 - arm.progressed);
    }
    return arm;
}

// 1 where nobody of the placebo arm progressed.
double hazard_ratio(const TrialArm &placebo, const TrialArm &treated) {
    double treated_events = 0, placebo_events = 0;
    for (std::size_t m = 1; m < placebo.free_of_progression.size(); ++m) {
        const double n0 = placebo.free_of_progression[m - 1], n1 = treated.free_of_progression[m - 1];
        if (n0 + n1 <= 0) break;
        treated_events += (n1 - treated.free_of_progression[m]) * n0 / (n0 + n1);
        placebo_events += (n0 - placebo.free_of_progression[m]) * n1 / (n0 + n1);
    }
    return placebo_events > 0 ? treated_events / placebo_events : 1;
}

} // namespace

PersonCourse run_person(const CoursePlan &plan, int person) {
    TissuePlan t = tissue_plan(plan.kind, plan.seed, person);
    t.axons = plan.axons;
    t.internodes = plan.internodes;
    t.step_days = plan.step_days;
    t.years = plan.years;
    Tissue tissue(t);
    PersonCourse course;
    for (int m = 0; m <= moments(plan.years); ++m) {
        run_to(tissue, 0, m, plan.treatments);
        course.alive.push_back(static_cast<float>(tissue.alive_share()));
        course.delivering.push_back(static_cast<float>(tissue.delivering_share()));
    }
    course.relapses = tissue.relapses();
    return course;
}

CourseResult summarise(const CoursePlan &plan, const std::vector<PersonCourse> &people) {
    assert(!people.empty());
    CourseResult result;
    for (int m = 0; m <= moments(plan.years); ++m)
        result.years.push_back(static_cast<double>(m) / moments_per_year);
    result.alive = spread_of(people, &PersonCourse::alive);
    result.delivering = spread_of(people, &PersonCourse::delivering);
    std::vector<double> losses;
    for (const PersonCourse &p : people) {
        result.relapses_per_year += p.relapses / (static_cast<double>(people.size()) * plan.years);
        losses.push_back(years_to_loss(p));
    }
    const Quartiles loss = quartiles(std::move(losses));
    result.loss_lower = if_finite(loss.lower);
    result.loss_median = if_finite(loss.median);
    result.loss_upper = if_finite(loss.upper);
    return result;
}

CourseResult run_courses(const CoursePlan &plan, const Workers &workers) {
    std::vector<PersonCourse> people(static_cast<std::size_t>(plan.people));
    workers(people.size(), [&](std::size_t p) { people[p] = run_person(plan, static_cast<int>(p)); });
    return summarise(plan, people);
}

TrialPlan like(const RealTrial &real) {
    return {.kind = real.kind,
            .treatment = real.treatment,
            .from_year = real.from_year,
            .progressed_at = real.progressed_at};
}

TrialPerson run_trial_person(const TrialPlan &plan, int person) {
    TissuePlan t = tissue_plan(plan.kind, plan.seed, person);
    t.years = plan.from_year + plan.years + 1;
    Tissue tissue(t);
    run_to(tissue, 0, moments(plan.from_year), {});
    const std::optional<double> placebo = run_arm(tissue, plan, false);
    return {placebo, run_arm(std::move(tissue), plan, true)};
}

TrialResult summarise(const TrialPlan &plan, const std::vector<TrialPerson> &people) {
    assert(!people.empty());
    TrialResult result;
    result.placebo = arm_of(people, &TrialPerson::placebo_years, moments(plan.years));
    result.treated = arm_of(people, &TrialPerson::treated_years, moments(plan.years));
    result.hazard_ratio = hazard_ratio(result.placebo, result.treated);
    return result;
}

TrialResult run_trial(const TrialPlan &plan, const Workers &workers) {
    std::vector<TrialPerson> people(static_cast<std::size_t>(plan.people));
    workers(people.size(), [&](std::size_t p) { people[p] = run_trial_person(plan, static_cast<int>(p)); });
    return summarise(plan, people);
}

} // namespace sim
