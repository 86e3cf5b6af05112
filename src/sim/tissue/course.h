// Courses: how the tissue of many people, all different by chance, changes over decades, and a trial among
// them. Many possible courses, and not any one person's. Knows no threads and no screen: a caller may run
// people one by one, in any order, wherever it likes.
#pragma once

#include "sim/basics/workers.h"
#include "sim/tissue/tissue.h"

#include <optional>
#include <vector>

namespace sim {

struct CoursePlan {
    CourseKind kind = CourseKind::relapsing;
    int people = 200;
    double years = 40;
    std::uint64_t seed = 1;
    std::vector<TreatmentSpan> treatments{};
    int axons = 40;
    int internodes = 24;
    double step_days = 4;
    bool operator==(const CoursePlan &) const = default;
};

inline constexpr int moments_per_year = 4;

// One person's course: at the start and after every quarter of a year.
struct PersonCourse {
    std::vector<float> alive{};      // share of axons
    std::vector<float> delivering{}; // share of axons
    int relapses = 0;
    bool operator==(const PersonCourse &) const = default;
};
// Person `person` of `plan`: the same whoever else is run, and with the same chances under every treatment.
PersonCourse run_person(const CoursePlan &plan, int person);

struct Quartiles {
    double lower = 0, median = 0, upper = 0;
};

inline constexpr double axons_needed =
    0.65; // share; with fewer, the loss is felt. Illustrative (docs/model.md)

struct CourseResult {
    std::vector<double> years{};
    std::vector<Quartiles> alive{}, delivering{}; // one per entry of `years`
    double relapses_per_year = 0;                 // mean over people and years
    // Years until 35 % of the axons are lost; no value where that share of people never gets there.
    std::optional<double> loss_lower{}, loss_median{}, loss_upper{};
};
CourseResult summarise(const CoursePlan &plan, const std::vector<PersonCourse> &people);
CourseResult run_courses(const CoursePlan &plan, const Workers &workers = alone);

// A trial: two arms of the same people, alike but for the treatment; who loses a further share of axons has
// "progressed".
struct TrialPlan {
    CourseKind kind = CourseKind::relapsing;
    Treatment treatment = Treatment::siponimod;
    int people = 200;      // in each arm
    double from_year = 18; // after onset
    double years = 3;
    double progressed_at = 0.09; // of the axons alive at the start of the trial
    std::uint64_t seed = 1;
    bool operator==(const TrialPlan &) const = default;
};
struct TrialArm {
    std::vector<double>
        free_of_progression; // share of the arm, at the start and after every quarter of a year
    double progressed = 0;   // share at the end
};
struct TrialResult {
    TrialArm placebo, treated;
    // How often, per unit of time, someone progresses against the placebo arm: the ratio of Mantel and
    // Haenszel over quarters of a year, in each among those who were still free of it.
    double hazard_ratio = 1;
};
struct TrialPerson {
    std::optional<double> placebo_years, treated_years; // when they progressed, after the start
};
// Of the same length, stage and kind of people as a real one.
TrialPlan like(const RealTrial &real);
TrialPerson run_trial_person(const TrialPlan &plan, int person);
TrialResult summarise(const TrialPlan &plan, const std::vector<TrialPerson> &people);
TrialResult run_trial(const TrialPlan &plan, const Workers &workers = alone);

} // namespace sim
