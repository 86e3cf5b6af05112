// The slow tissue: what may happen to it, what may not, and what it is made to agree with.
#include "sim/basics/chance.h"
#include "sim/tissue/tissue.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace {

using sim::Tissue;
using sim::TissuePlan;

TissuePlan quiet_plan(int axons = 3) {
    TissuePlan plan;
    plan.axons = axons;
    plan.relapses = false;
    return plan;
}

sim::Attack on_all(const TissuePlan &plan) {
    return {.axons = plan.axons, .first_internode = 0, .internodes = plan.internodes};
}

void run(Tissue &tissue, double years, const sim::Knobs &knobs = {}) {
    const double until = tissue.year() + years;
    while (tissue.year() < until) tissue.step(knobs);
}

void fill(std::vector<float> &state, float value) { std::fill(state.begin(), state.end(), value); }

// A hand that sets anything to anything it may be.
void meddle(Tissue &tissue, sim::Chance &chance) {
    const auto place = static_cast<std::size_t>(chance.whole(0, static_cast<int>(tissue.wraps.size()) - 1));
    const auto share = static_cast<float>(chance.uniform());
    for (auto *state :
         {&tissue.acute, &tissue.smouldering, &tissue.debris, &tissue.reserve, &tissue.channels})
        if (chance.uniform() < 0.3) (*state)[place] = share;
    if (chance.uniform() < 0.3) tissue.wraps[place] = share * 7;
    if (chance.uniform() < 0.3) {
        tissue.lasting[place] = 0.6f * share;
        tissue.mitochondria[place] = 1 - 0.6f * share;
    }
}

TEST(TheTissue, NeverGetsAnAxonBackNorMoreMyelinThanHealthWhateverIsDoneToIt) {
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        sim::Chance chance(seed, 0, 0);
        TissuePlan plan;
        plan.axons = 20;
        plan.seed = seed;
        plan.step_days = chance.whole(1, 4);
        Tissue tissue(plan);
        sim::Knobs knobs;
        for (int step = 0; step < 1500; ++step) {
            if (chance.uniform() < 0.05) meddle(tissue, chance);
            if (chance.uniform() < 0.01)
                tissue.attack({.first_axon = chance.whole(0, 19), .axons = 9, .first_internode = 20});
            if (chance.uniform() < 0.01)
                knobs =
                    sim::facts(static_cast<sim::Treatment>(chance.whole(0, sim::treatment_count - 1))).knobs;
            const std::vector<std::int16_t> broken = tissue.broken_at;
            const std::vector<float> hazard = tissue.hazard;
            tissue.step(knobs);
            for (std::size_t a = 0; a < broken.size(); ++a) {
                ASSERT_TRUE(broken[a] < 0 || tissue.broken_at[a] == broken[a]);
                ASSERT_GE(tissue.hazard[a], hazard[a]);
            }
            for (std::size_t i = 0; i < tissue.wraps.size(); ++i) {
                ASSERT_TRUE(tissue.wraps[i] >= 0 && tissue.wraps[i] <= 7) << tissue.wraps[i];
                for (const auto *share : {&tissue.acute, &tissue.smouldering, &tissue.reserve,
                                          &tissue.channels, &tissue.mitochondria, &tissue.lasting})
                    ASSERT_TRUE((*share)[i] >= 0 && (*share)[i] <= 1) << (*share)[i];
                ASSERT_GE(tissue.debris[i], 0);
            }
        }
        EXPECT_LT(tissue.alive_share(), 1);
    }
}

TEST(TheTissue, StaysWholeWhereNothingHappens) {
    TissuePlan plan = quiet_plan();
    plan.rates.smouldering.starts = plan.rates.smouldering.starts_later = 0;
    Tissue tissue(plan);
    run(tissue, 40);
    EXPECT_EQ(tissue.alive_share(), 1);
    EXPECT_EQ(tissue.delivering_share(), 1);
    for (const float w : tissue.wraps) EXPECT_EQ(w, 7);
    for (int a = 0; a < plan.axons; ++a) {
        EXPECT_EQ(tissue.health(a), 1);
        EXPECT_EQ(tissue.calcium(a, 5), 0);
    }
}

TEST(TheTissue, IsStrippedByAnAttackWithinWeeks) {
    Tissue tissue(quiet_plan(1));
    tissue.attack({.first_internode = 8, .internodes = 5});
    run(tissue, 40 / 365.25);
    EXPECT_LT(tissue.wraps[tissue.at(0, 10)], 0.9);
    EXPECT_GT(tissue.debris[tissue.at(0, 10)], 0.2);
    EXPECT_GT(tissue.wraps[tissue.at(0, 7)], 6.9);
    EXPECT_EQ(tissue.relapses(), 1);
}

TEST(TheTissue, RepairsWithSheathsAtMostHalfAsThick) {
    TissuePlan plan = quiet_plan();
    plan.rates.smouldering.starts = plan.rates.smouldering.starts_later = plan.rates.acute.smoulders = 0;
    Tissue tissue(plan);
    tissue.attack({.axons = 3, .first_internode = 8, .internodes = 5});
    EXPECT_FALSE(tissue.remade(0, 10));
    run(tissue, 4);
    EXPECT_TRUE(tissue.remade(0, 10));
    EXPECT_FALSE(tissue.remade(0, 7));
    EXPECT_GT(tissue.wraps[tissue.at(0, 10)], 2.5);
    run(tissue, 20);
    EXPECT_LE(*std::max_element(&tissue.wraps[8], &tissue.wraps[13]), 3.5f);
}

// Wraps four months after an attack at an age, with a hand or a treatment that may help.
float wraps_after_attack(double age_years, bool clear_debris = false, const sim::Knobs &knobs = {}) {
    TissuePlan plan = quiet_plan();
    plan.rates.onset_age_years = age_years;
    plan.step_days = 1;
    Tissue tissue(plan);
    fill(tissue.endurance, 1e9f);
    tissue.attack(on_all(plan));
    for (int day = 0; day < 120; ++day) {
        if (clear_debris && day > 20) fill(tissue.debris, 0);
        tissue.step(knobs);
    }
    return tissue.wraps.front();
}

TEST(TheTissue, RepairsLessWithAgeAndBehindDebris) {
    EXPECT_GT(wraps_after_attack(30), 1.5f * wraps_after_attack(50));
    EXPECT_GT(wraps_after_attack(30, true), 1.05f * wraps_after_attack(30));
    EXPECT_GT(wraps_after_attack(42, false, sim::facts(sim::Treatment::repair).knobs),
              wraps_after_attack(42));
}

// An axon of bare, tired internodes that has used up more than half of what it can endure.
Tissue dying() {
    Tissue tissue(quiet_plan(1));
    tissue.endurance[0] = 20; // a sturdy one, so that it takes weeks
    tissue.capacity[0] = 2;
    fill(tissue.lesion, 1);
    fill(tissue.wraps, 0);
    fill(tissue.reserve, 0);
    fill(tissue.smouldering, 0.8f);
    fill(tissue.lasting, 0.6f);
    fill(tissue.mitochondria, 0.2f);
    while (tissue.health(0) > 0.4) tissue.step();
    return tissue;
}

void restore_energy(Tissue &tissue) {
    fill(tissue.mitochondria, 1);
    fill(tissue.lasting, 0);
    fill(tissue.smouldering, 0);
}

TEST(TheTissue, LivesWhenEnergyComesBackBeforeTheBreakAndNotAfterIt) {
    Tissue left_alone = dying();
    Tissue helped = left_alone;
    ASSERT_TRUE(helped.alive(0));
    EXPECT_GT(helped.calcium(0, 3), 0);
    const double health = helped.health(0);
    restore_energy(helped);
    EXPECT_EQ(helped.calcium(0, 3), 0);
    run(helped, 3);
    EXPECT_TRUE(helped.alive(0));
    EXPECT_DOUBLE_EQ(helped.health(0), health); // no further; what was lost of it does not come back

    run(left_alone, 3);
    EXPECT_FALSE(left_alone.alive(0));
    restore_energy(left_alone);
    run(left_alone, 3);
    EXPECT_FALSE(left_alone.alive(0));
    EXPECT_EQ(left_alone.health(0), 0);
}

TEST(TheTissue, BreaksAnAxonWhereItIsWorstOff) {
    Tissue tissue(quiet_plan(30));
    int broken = 0;
    for (int i = 0; i < 40; ++i) {
        tissue.attack({.axons = 30, .first_internode = 14, .internodes = 4});
        run(tissue, 0.2);
    }
    for (const int where : tissue.broken_at) {
        if (where < 0) continue;
        ++broken;
        EXPECT_TRUE(where >= 14 && where < 18) << where;
    }
    EXPECT_GT(broken, 3);
}

TEST(TheTissue, WrapsNothingAroundAnAxonThatIsGone) {
    const TissuePlan plan = quiet_plan(1);
    Tissue tissue(plan);
    tissue.attack(on_all(plan));
    run(tissue, 0.1);
    tissue.broken_at[0] = 3;
    const std::vector<float> before = tissue.wraps;
    run(tissue, 2);
    for (std::size_t i = 0; i < before.size(); ++i) EXPECT_LE(tissue.wraps[i], before[i]);
}

// The equations of docs/model.md as they stand, in double precision.
double calcium_as_published(double supply, double demand) {
    const double rho = supply / demand;
    const double q = std::clamp(0.457 / rho, 0.0, 0.97);
    const double sodium_mM = 15 * std::cbrt(q / (1 - q));
    const double rest_mV = -82 + 22 * std::clamp((1 - rho) / 0.5, 0.0, 1.0);
    const double exchanger_mV = 3 * 26.73 * std::log(145 / sodium_mM) - 251;
    return std::clamp((rest_mV - exchanger_mV) / 50, 0.0, 2.0);
}

TEST(TheTissue, LetsCalciumInAsTheEquationsSay) {
    Tissue tissue(quiet_plan(1));
    tissue.capacity[0] = 2;
    for (int k = 1; k <= 1000; ++k) {
        tissue.mitochondria[5] = static_cast<float>(k) / 1000;
        const double expected = calcium_as_published(2 * tissue.mitochondria[5], 1);
        EXPECT_NEAR(tissue.calcium(0, 5), expected, 2e-5) << tissue.mitochondria[5];
        EXPECT_TRUE(tissue.mitochondria[5] < 0.83 / 2 || expected == 0) << tissue.mitochondria[5];
    }
    tissue.mitochondria[5] = 0.8f;
    tissue.wraps[5] = 0;
    tissue.channels[5] = 0.02f;
    const double supply = 2 * 0.8 * 1.5 * 0.8, demand = 1 + 0.22 * (0.6 + 1 + 135 * 0.02);
    EXPECT_NEAR(tissue.calcium(0, 5), calcium_as_published(supply, demand), 2e-5);
}

TEST(TheTissue, DeliversUntilAStretchIsTooBare) {
    Tissue tissue(quiet_plan(1));
    const auto strip = [&](int internodes, float wraps) {
        fill(tissue.wraps, 7);
        std::fill_n(tissue.wraps.begin() + 4, internodes, wraps);
        return tissue.delivers(0);
    };
    EXPECT_TRUE(strip(2, 0));
    EXPECT_FALSE(strip(3, 0));
    EXPECT_TRUE(strip(4, 0.2f));
    EXPECT_FALSE(strip(5, 0.2f));
    EXPECT_TRUE(strip(24 - 4, 1));
    fill(tissue.channels, 0.005f);
    EXPECT_TRUE(strip(20, 0)); // channels have spread
    fill(tissue.wraps, 7);
    std::fill_n(tissue.acute.begin() + 4, 8, 0.5f);
    EXPECT_TRUE(tissue.delivers(0));
    std::fill_n(tissue.acute.begin() + 4, 9, 0.5f);
    EXPECT_FALSE(tissue.delivers(0)); // inflammation alone, over nine internodes
    fill(tissue.acute, 0);
    EXPECT_TRUE(tissue.delivers(0));
    tissue.broken_at[0] = 0;
    EXPECT_FALSE(tissue.delivers(0));
}

TEST(TheTissue, IsTheSameForTheSameSeedAndDiffersBetweenSeedsAndPeople) {
    const auto after_ten_years = [](std::uint64_t seed, std::uint64_t person) {
        TissuePlan plan;
        plan.seed = seed;
        plan.person = person;
        Tissue tissue(plan);
        run(tissue, 10);
        return tissue;
    };
    const Tissue one = after_ten_years(1, 0);
    EXPECT_TRUE(one == after_ten_years(1, 0));
    EXPECT_FALSE(one.hazard == after_ten_years(2, 0).hazard);
    EXPECT_FALSE(one.hazard == after_ten_years(1, 1).hazard);
}

TEST(TheTissue, HardlyDependsOnHowLongAStepIs) {
    constexpr int people = 8;
    double of_one_day = 0, of_four = 0;
    for (int person = 0; person < people; ++person)
        for (const double step_days : {1.0, 4.0}) {
            TissuePlan plan;
            plan.step_days = step_days;
            plan.person = static_cast<std::uint64_t>(person);
            Tissue tissue(plan);
            run(tissue, 20);
            (step_days == 1 ? of_one_day : of_four) += tissue.alive_share() / people;
        }
    EXPECT_NEAR(of_one_day, of_four, 0.01);
    EXPECT_LT(of_four, 0.9);
}

TEST(Attacks, AreDrawnMoreOftenEarlyThanLateAroundOneVesselEach) {
    int early = 0, late = 0;
    for (std::uint64_t person = 0; person < 200; ++person) {
        TissuePlan plan;
        plan.person = person;
        const Tissue tissue(plan);
        for (const sim::Attack &a : tissue.drawn_attacks()) {
            early += a.day < 5 * 365.25;
            late += a.day >= 20 * 365.25 && a.day < 25 * 365.25;
            const double shrunk = std::exp(-a.day / sim::days_per_year / 12);
            EXPECT_TRUE(a.axons >= 6 * shrunk - 0.5 && a.axons <= std::max(1.0, 20 * shrunk + 0.5))
                << a.axons;
            EXPECT_TRUE(a.internodes >= 2 && a.internodes <= 9) << a.internodes;
            EXPECT_TRUE(a.first_axon >= 0 && a.first_axon + a.axons <= 40);
            EXPECT_TRUE(a.first_internode >= 0 && a.first_internode + a.internodes <= 24);
        }
    }
    EXPECT_NEAR(early / 200.0, 1.25 * 9.5 * (1 - std::exp(-5 / 9.5)), 0.5);
    EXPECT_NEAR(late / 200.0, 1.25 * 9.5 * (std::exp(-20 / 9.5) - std::exp(-25 / 9.5)), 0.2);
}

TEST(Attacks, ThatHappenUnderTreatmentAreSomeOfTheUntreatedOnes) {
    const TissuePlan plan;
    Tissue tissue(plan);
    const sim::Knobs half{.relapses_prevented = 0.5};
    run(tissue, 40, half);
    const auto &drawn = tissue.drawn_attacks();
    const auto spared =
        std::count_if(drawn.begin(), drawn.end(), [](const sim::Attack &a) { return a.chance < 0.5; });
    EXPECT_EQ(tissue.relapses(), static_cast<int>(drawn.size()) - static_cast<int>(spared));
    EXPECT_GT(spared, 0);
    Tissue shielded(plan);
    run(shielded, 40, {.relapses_prevented = 1});
    EXPECT_EQ(shielded.relapses(), 0);
}

TEST(Attacks, ByHandMayReachBeyondTheTissue) {
    Tissue tissue(quiet_plan(4));
    tissue.attack({.first_axon = 2, .axons = 40, .first_internode = 20, .internodes = 9});
    EXPECT_EQ(std::accumulate(tissue.lesion.begin(), tissue.lesion.end(), 0.0f), 2 * 4);
}

} // namespace
