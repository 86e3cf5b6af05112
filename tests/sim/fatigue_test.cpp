// What a signal costs, stretch by stretch, and what trains of signals do to an axon that is short of energy.
#include "sim/protocols.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

using namespace sim_test;

namespace {

// The axon of the window: 16 internodes of 8 pieces.
sim::CablePlan axon_of_the_window() {
    sim::CablePlan plan = sim::healthy_plan(sim::optic_fibre(), 17);
    plan.core_compartments = 8;
    return plan;
}

sim::CablePlan with_five(double wraps, double channels = 0) {
    sim::CablePlan plan = axon_of_the_window();
    for (std::size_t i = 6; i < 11; ++i) {
        plan.internodes[i].wraps = wraps;
        plan.internodes[i].channels = channels;
    }
    return plan;
}

sim::Asking asking() {
    sim::Asking a;
    a.to_node = 14;
    return a;
}

sim::FatigueCourse course(const sim::CablePlan &plan, double mitochondria, std::vector<sim::Train> trains,
                          double report_every_s = 0.25) {
    return sim::run_trains(plan, {}, asking(),
                           {mitochondria, sim::healthy_sodium_mM, std::move(trains), report_every_s});
}

const sim::FatiguePoint &at(const sim::FatigueCourse &c, double time_s) {
    const auto found = std::find_if(c.points.begin(), c.points.end(),
                                    [=](const auto &point) { return point.time_s > time_s - 1e-6; });
    return found != c.points.end() ? *found : c.points.back();
}

// Long after everyday traffic began.
sim::FatiguePoint rest_of(double mitochondria) {
    return course(axon_of_the_window(), mitochondria, {{10, 90}}, 90).points.back();
}

double cost(const sim::CablePlan &plan, const sim::Conditions &conditions = {}) {
    sim::Traffic traffic(plan, asking());
    traffic.follow(plan, conditions);
    traffic.finish();
    return sim::total_pC(traffic.latest()) / sim::total_pC(sim::carried_in_health(plan, asking()));
}

} // namespace

TEST(SodiumByInternode, IsThatOfHealthEverywhereOnAHealthyAxon) {
    const auto relative = sim::run(optic()).sodium_by_internode_relative;
    ASSERT_EQ(relative.size(), 40U);
    for (const double x : relative) EXPECT_DOUBLE_EQ(x, 1);
}

TEST(SodiumByInternode, IsMoreWhereSheathsAreThinAndTheSameElsewhere) {
    const auto relative = sim::run(with(optic(), lesion(5, 1))).sodium_by_internode_relative;
    for (const std::size_t i : {5U, 10U, 30U, 38U}) EXPECT_NEAR(relative[i], 1, 0.02) << i;
    for (const std::size_t i : {19U, 20U, 21U}) EXPECT_GT(relative[i], 1.6) << i;
}

TEST(SodiumByInternode, IsNoneBeyondABlockAndBeyondACut) {
    const auto blocked = sim::run(with(optic(), lesion(5, bare))).sodium_by_internode_relative;
    sim::Experiment e = optic();
    e.cut_internode = 25;
    const auto cut = sim::run(e).sodium_by_internode_relative;
    for (std::size_t i = 26; i < 40; ++i) {
        EXPECT_NEAR(blocked[i], 0, 0.02) << i;
        EXPECT_NEAR(cut[i], 0, 1e-9) << i;
    }
    for (std::size_t i = 2; i < 14; ++i) {
        EXPECT_NEAR(blocked[i], 1, 0.02) << i;
        EXPECT_NEAR(cut[i], 1, 0.02) << i;
    }
}

TEST(ASignal, CostsAHealthyAxonAsMuchAsHealthAndABlockedOneHalf) {
    EXPECT_NEAR(cost(axon_of_the_window()), 1, 1e-9);
    const double blocked = cost(with_five(bare)); // in the middle
    EXPECT_GT(blocked, 0.4);
    EXPECT_LT(blocked, 0.55);
}

TEST(ASignal, CostsMoreWhereChannelsHaveSpread) { EXPECT_GT(cost(with_five(bare, 0.05)), 1.9); }

TEST(ASignal, ThatIsCutOffAtOnceCostsNextToNothing) {
    sim::CablePlan plan = axon_of_the_window();
    plan.cut_internode = 0;
    EXPECT_LT(cost(plan), 0.06);
}

TEST(ASignal, CostsTheSameInAShortageUntilItNoLongerComesThrough) {
    EXPECT_NEAR(cost(axon_of_the_window(), {37, 4, -10}), 1, 0.02);
    EXPECT_LT(cost(axon_of_the_window(), {37, 8, -20}), 0.5);
}

TEST(Traffic, KnowsNothingNewUntilSomethingHasChanged) {
    sim::Traffic traffic(axon_of_the_window(), asking());
    EXPECT_FALSE(traffic.up_to_date());
    traffic.work(100);
    EXPECT_FALSE(traffic.up_to_date());
    traffic.finish();
    EXPECT_TRUE(traffic.up_to_date());
    EXPECT_TRUE(traffic.latest().delivered);
    traffic.follow(axon_of_the_window(), {37, 0.05, 0});
    EXPECT_TRUE(traffic.up_to_date()) << "so little makes no difference";
    traffic.follow(with_five(bare), {});
    EXPECT_FALSE(traffic.up_to_date());
    EXPECT_TRUE(traffic.latest().delivered) << "the answer before holds until there is a new one";
    traffic.finish();
    EXPECT_FALSE(traffic.latest().delivered);
}

TEST(Traffic, GivesTheSameAnswerInSlicesAsAtOnce) {
    sim::Traffic at_once(with_five(1), asking()), in_slices = at_once;
    at_once.finish();
    while (!in_slices.up_to_date()) in_slices.work(7);
    EXPECT_EQ(at_once.latest(), in_slices.latest());
}

TEST(EverydayTraffic, Leaves1014And22MMWithAllHalfAndThreeTenthsOfTheMitochondria) {
    EXPECT_NEAR(rest_of(1).sodium_mM, 10, 0.05);
    EXPECT_NEAR(rest_of(0.5).sodium_mM, 14, 0.3);
    EXPECT_NEAR(rest_of(0.3).sodium_mM, 22, 0.3);
}

TEST(EverydayTraffic, IsCarriedDownTo03OfTheMitochondriaAndBlockedBelow027) {
    EXPECT_TRUE(rest_of(0.3).delivered);
    for (const double mitochondria : {0.26, 0.2, 0.1})
        EXPECT_FALSE(rest_of(mitochondria).delivered) << mitochondria;
}

TEST(ATrainAt100Hz, LoadsSodiumWithinTwoSecondsAndFailsWithWeakMitochondria) {
    const auto weak = course(axon_of_the_window(), 0.5, {{100, 2}});
    EXPECT_TRUE(at(weak, 0.5).delivered);
    EXPECT_GT(at(weak, 1).sodium_mM, 20);
    EXPECT_FALSE(at(weak, 1.25).delivered);
    EXPECT_FALSE(weak.points.back().delivered);
    EXPECT_LT(weak.signals_delivered, 0.7 * weak.signals_asked);
    EXPECT_EQ(weak.signals_asked, 200);
}

TEST(ATrainAt100Hz, IsBorneLongerWithMoreMitochondria) {
    double before = 0;
    for (const double mitochondria : {0.3, 0.6, 1.0}) {
        const double delivered = course(axon_of_the_window(), mitochondria, {{100, 3}}).signals_delivered;
        EXPECT_GT(delivered, before) << mitochondria;
        before = delivered;
    }
}

TEST(Rest, UnloadsTheSodiumAndBringsTheSignalBack) {
    const auto c = course(axon_of_the_window(), 0.5, {{100, 3}, {0, 10}});
    EXPECT_FALSE(at(c, 3).delivered);
    EXPECT_LT(at(c, 13).sodium_mM, 12);
    EXPECT_TRUE(at(c, 13).delivered);
    EXPECT_LT(at(c, 6).sodium_mM, at(c, 4).sodium_mM);
}

TEST(AThinnedAxon, TiresSoonerThanAHealthyOneAndThenCarriesAPartOfWhatIsAsked) {
    const auto thinned = course(with_five(1), 0.5, {{20, 20}});
    const auto healthy = course(axon_of_the_window(), 0.5, {{20, 20}});
    EXPECT_EQ(healthy.signals_delivered, healthy.signals_asked);
    EXPECT_LT(thinned.signals_delivered, 0.95 * thinned.signals_asked);
    EXPECT_GT(thinned.signals_delivered, 0.2 * thinned.signals_asked)
        << "signals that are lost in the lesion load only what lies before it: the pumps catch up";
}

TEST(ABlockedAxon, IsLoadedLessThanOneThatCarriesItsSignals) {
    const auto blocked = course(with_five(bare), 0.4, {{20, 20}}, 20);
    const auto carrying = course(axon_of_the_window(), 0.4, {{20, 20}}, 20);
    EXPECT_LT(blocked.points.back().sodium_mM, carrying.points.back().sodium_mM - 2);
}

TEST(AnExperimentWithTrains, EndsWithItsSignalOnTheAxonAsTheyHaveLeftIt) {
    sim::Experiment e = optic(2);
    e.energy = sim::EnergyPlan{0.5, 10, {{100, 0.6}}, 0.5};
    const auto tired = sim::run(e);
    ASSERT_TRUE(tired.fatigue);
    EXPECT_GT(tired.fatigue->points.back().sodium_mM, 15);
    EXPECT_GT(*tired.delay_ms, 1.25);
    EXPECT_GT(tired.rest_mV, -82 + 1.5);
    e.energy->trains = {{100, 3}};
    EXPECT_FALSE(sim::run(e).delay_ms);
}

TEST(AnExperimentWithTrains, GivesTheSameNumbersEveryTime) {
    const auto once = course(with_five(1), 0.6, {{50, 2}, {0, 1}});
    const auto again = course(with_five(1), 0.6, {{50, 2}, {0, 1}});
    ASSERT_EQ(once.points.size(), again.points.size());
    for (std::size_t i = 0; i < once.points.size(); ++i)
        EXPECT_EQ(once.points[i].sodium_mM, again.points[i].sodium_mM);
}

TEST(AnExperimentWithTrains, HasNumbersAlsoWhereThereNeverWasMyelinAndWhereNoSignalStarts) {
    sim::Experiment squid = sim_test::squid();
    squid.energy = sim::EnergyPlan{1, sim::healthy_sodium_mM, {{10, 1}}, 0.25};
    sim::Experiment silent = sim_test::optic(0);
    silent.energy = squid.energy;
    for (const sim::Experiment &e : {squid, silent}) {
        const sim::ExperimentResult r = sim::run(e);
        EXPECT_TRUE(r.finite);
        ASSERT_TRUE(r.fatigue);
        for (const auto &point : r.fatigue->points) EXPECT_TRUE(std::isfinite(point.sodium_mM));
    }
}
