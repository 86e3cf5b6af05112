// Courses of many people. Where a test names a number of years, it is the calibration of docs/model.md.
#include "sim/tissue/course.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace {

using sim::CoursePlan;
using sim::PersonCourse;
using sim::Treatment;

constexpr sim::CourseKind progressive = sim::CourseKind::primary_progressive;

TEST(ACourse, LeftToItselfLosesAThirdOfItsAxonsInAboutTwentyYears) {
    const sim::CourseResult result = sim::run_courses(CoursePlan{.people = 80, .years = 30});
    ASSERT_TRUE(result.loss_median);
    EXPECT_GE(*result.loss_median, 18);
    EXPECT_LE(*result.loss_median, 25);
    EXPECT_NEAR(result.alive[20 * sim::moments_per_year].median, 0.69, 0.08);
    EXPECT_NEAR(result.alive[28 * sim::moments_per_year].median, 0.43, 0.08);
    EXPECT_NEAR(result.relapses_per_year, 1.25 * 9.5 * (1 - std::exp(-30 / 9.5)) / 30, 0.08);
}

// Tremlett 2005: a quarter needed a cane by 7 years, another quarter not after 25.
TEST(ACourse, ThatIsProgressiveFromOnsetVariesFarMoreBetweenPeople) {
    const sim::CourseResult result =
        sim::run_courses(CoursePlan{.kind = progressive, .people = 200, .years = 30});
    ASSERT_TRUE(result.loss_lower && result.loss_median && result.loss_upper);
    EXPECT_NEAR(*result.loss_lower, 7, 1.5);
    EXPECT_GE(*result.loss_median, 10);
    EXPECT_LE(*result.loss_median, 16);
    EXPECT_NEAR(*result.loss_upper, 25, 3);
    EXPECT_GT(result.alive[15 * sim::moments_per_year].upper, 0.85); // many still have their reserve
}

double mean(const std::vector<float> &values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

// The share of axons that is left, in the mean over people, after 20 and 26 years.
struct Left {
    double after_20 = 0, after_26 = 0;
};
Left left_with(const std::vector<sim::TreatmentSpan> &treatments) {
    const CoursePlan plan{.people = 24, .years = 26, .treatments = treatments};
    std::vector<float> at_20, at_26;
    for (int p = 0; p < plan.people; ++p) {
        const PersonCourse person = sim::run_person(plan, p);
        at_20.push_back(person.alive[20 * sim::moments_per_year]);
        at_26.push_back(person.alive.back());
    }
    return {mean(at_20), mean(at_26)};
}

TEST(ACourse, GainsMostFromEarlyPreventionAndLittleFromLate) {
    const Left untreated = left_with({});
    const Left early = left_with({{Treatment::ocrelizumab, 1}});
    const Left later = left_with({{Treatment::ocrelizumab, 10}});
    const Left late = left_with({{Treatment::ocrelizumab, 20}});
    EXPECT_GT(early.after_26 - untreated.after_26, 2 * (later.after_26 - untreated.after_26));
    EXPECT_GT(later.after_26, untreated.after_26 + 0.02);
    EXPECT_EQ(late.after_20, untreated.after_20);
    const double slope = untreated.after_20 - untreated.after_26;
    EXPECT_NEAR(late.after_20 - late.after_26, slope, 0.45 * slope);

    const Left repaired = left_with({{Treatment::repair, 1}});
    const Left protected_ = left_with({{Treatment::protection, 1}});
    EXPECT_LT(repaired.after_26, left_with({{Treatment::repair, 1}, {Treatment::ocrelizumab, 1}}).after_26);
    EXPECT_LT(protected_.after_26,
              left_with({{Treatment::protection, 1}, {Treatment::ocrelizumab, 1}}).after_26);
    EXPECT_GT(repaired.after_26, untreated.after_26);
    EXPECT_GT(protected_.after_26, untreated.after_26);
}

TEST(ACourse, NeverRises) {
    for (int p = 0; p < 4; ++p) {
        const PersonCourse person = sim::run_person({.treatments = {{Treatment::protection, 20}}}, p);
        EXPECT_TRUE(std::is_sorted(person.alive.rbegin(), person.alive.rend()));
        for (std::size_t m = 0; m < person.alive.size(); ++m)
            EXPECT_LE(person.delivering[m], person.alive[m]);
    }
}

TEST(ACourse, IsTheSameUntilItsTreatmentBegins) {
    const CoursePlan plan{.years = 15};
    CoursePlan treated = plan;
    treated.treatments = {{Treatment::ocrelizumab, 8}};
    const PersonCourse without = sim::run_person(plan, 3), with = sim::run_person(treated, 3);
    const auto moments = 8 * sim::moments_per_year;
    EXPECT_TRUE(std::equal(without.alive.begin(), without.alive.begin() + moments, with.alive.begin()));
    EXPECT_LE(with.relapses, without.relapses);
}

TEST(Courses, DoNotDependOnWhoRunsThem) {
    const CoursePlan plan{.people = 6, .years = 5};
    const sim::Workers backwards = [](std::size_t count, const std::function<void(std::size_t)> &job) {
        while (count > 0) job(--count);
    };
    const sim::CourseResult a = sim::run_courses(plan), b = sim::run_courses(plan, backwards);
    ASSERT_EQ(a.alive.size(), b.alive.size());
    for (std::size_t m = 0; m < a.alive.size(); ++m) EXPECT_EQ(a.alive[m].median, b.alive[m].median);
    EXPECT_EQ(a.relapses_per_year, b.relapses_per_year);
}

TEST(Courses, AreSummedUpInQuartilesAndNameNoYearThatWasNotReached) {
    std::vector<PersonCourse> people;
    for (const float left : {0.2f, 0.6f, 0.7f, 0.8f, 0.9f})
        people.push_back({.alive = {1, 1, left}, .delivering = {1, 0.5f, 0.1f}, .relapses = 2});
    const sim::CourseResult result = sim::summarise(CoursePlan{.people = 5, .years = 0.5}, people);
    EXPECT_EQ(result.years, (std::vector{0.0, 0.25, 0.5}));
    EXPECT_FLOAT_EQ(static_cast<float>(result.alive[2].median), 0.7f);
    EXPECT_FLOAT_EQ(static_cast<float>(result.alive[2].lower), 0.6f);
    EXPECT_FLOAT_EQ(static_cast<float>(result.alive[2].upper), 0.8f);
    EXPECT_FLOAT_EQ(static_cast<float>(result.delivering[1].median), 0.5f);
    EXPECT_DOUBLE_EQ(result.relapses_per_year, 4);
    EXPECT_EQ(result.loss_lower, 0.5);
    EXPECT_FALSE(result.loss_median);
    EXPECT_FALSE(result.loss_upper);
}

TEST(ATrial, OfATreatmentThatPreventsAttacksFindsFewerWhoProgress) {
    const sim::TrialPlan plan{.treatment = Treatment::siponimod, .people = 120};
    const sim::TrialResult result = sim::run_trial(plan);
    EXPECT_NEAR(result.placebo.progressed, 0.33, 0.08);
    EXPECT_LT(result.treated.progressed, result.placebo.progressed);
    EXPECT_GT(result.hazard_ratio, 0.45);
    EXPECT_LT(result.hazard_ratio, 0.95);
}

// Of many people, because a single trial of two hundred differs by chance. Not repeated under sanitizers.
class SimulatedTrials : public testing::TestWithParam<sim::RealTrial> {};

TEST_P(SimulatedTrials, ComeOutNearTheRealOne) {
    const sim::RealTrial &real = GetParam();
    sim::TrialPlan plan = sim::like(real);
    plan.people = 600;
    const sim::TrialResult result = sim::run_trial(plan);
    EXPECT_NEAR(result.hazard_ratio, real.hazard_ratio, 0.08);
    EXPECT_NEAR(result.placebo.progressed, real.placebo, 0.08);
}

INSTANTIATE_TEST_SUITE_P(Named, SimulatedTrials, testing::ValuesIn(sim::real_trials), [](const auto &trial) {
    std::string name(trial.param.name);
    std::erase(name, '-');
    return name;
});

TEST(ATrial, OfATreatmentWithoutEffectFindsNone) {
    const sim::TrialResult result = sim::run_trial({.treatment = Treatment::simvastatin, .people = 30});
    EXPECT_EQ(result.treated.free_of_progression, result.placebo.free_of_progression);
    EXPECT_DOUBLE_EQ(result.hazard_ratio, 1);
}

// A quarter of the placebo arm and an eighth of the other progress each quarter year.
TEST(ATrial, CountsWhoProgressesAmongThoseWhoStillCan) {
    std::vector<sim::TrialPerson> people(64);
    for (std::size_t p = 0; p < 16; ++p) people[p].placebo_years = 0.25;
    for (std::size_t p = 16; p < 28; ++p) people[p].placebo_years = 0.5;
    for (std::size_t p = 0; p < 8; ++p) people[p].treated_years = 0.25;
    for (std::size_t p = 8; p < 15; ++p) people[p].treated_years = 0.5;
    const sim::TrialResult result = sim::summarise(sim::TrialPlan{.people = 64, .years = 0.5}, people);
    EXPECT_DOUBLE_EQ(result.placebo.progressed, 28.0 / 64);
    EXPECT_DOUBLE_EQ(result.treated.progressed, 15.0 / 64);
    EXPECT_NEAR(result.hazard_ratio, 0.5, 1e-12);
}

} // namespace
