// Every disease of docs/model.md as a state of the axon: what it does to the signal, and to how much of the
// axon. What thinning, heat and repair do is in damaged_axon_test.cpp.
#include "sim/protocols.h"

#include <gtest/gtest.h>

using namespace sim_test;

namespace {

sim::Lesion unsealed(int first, int count, double seal) {
    sim::Lesion l;
    l.first_internode = first;
    l.internodes = count;
    l.seal = seal;
    return l;
}

sim::Experiment cut(sim::Experiment e, int internode) {
    e.cut_internode = internode;
    return e;
}

// 2 nA for 50 µs into node 0 from time 0, then `ms` in all.
void carry_a_signal(sim::Axon &axon, double ms) {
    for (double t = 0; t < ms - step_ms / 2; t += step_ms)
        axon.step(step_ms, sim::Method::crank_nicolson, {0, t < 0.05 - step_ms / 2 ? 2.0 : 0.0});
}

std::vector<int> nodes_reached(const sim::Axon &axon) {
    std::vector<int> reached;
    for (int i = 0; i < axon.plan().nodes(); ++i)
        if (axon.state().arrivals[static_cast<std::size_t>(i)] > 0) reached.push_back(i);
    return reached;
}

} // namespace

TEST(ParanodalSeal, AtAFiftiethOverFiveInternodesCosts005Ms) {
    const double healthy = delay_ms(optic());
    EXPECT_NEAR(delay_ms(with(optic(), unsealed(18, 5, 0.02))) - healthy, 0.05, 0.01);
}

TEST(ParanodalSeal, LostAlongTheWholeAxonSlowsItTo243And093MetresPerSecond) {
    EXPECT_NEAR(velocity_m_per_s(with(optic(), unsealed(0, 40, 0.02))), 2.43, 0.03);
    EXPECT_NEAR(velocity_m_per_s(with(lasting(optic(), 12), unsealed(0, 40, 0.001))), 0.93, 0.02);
}

TEST(NodeDispersal, SlowsTheSignalOverThinSheathsAndStopsItWhere03OfTheChannelsAreLeft) {
    sim::Lesion dispersed = lesion(5, 1);
    const double gathered = delay_ms(with(optic(2), dispersed));
    dispersed.node_channels_fraction = 0.7;
    const double slower = delay_ms(with(optic(2), dispersed));
    EXPECT_GT(slower, gathered + 0.05);
    EXPECT_LT(slower, not_conducted);
    dispersed.node_channels_fraction = 0.3;
    EXPECT_FALSE(conducts(with(lasting(optic(2), 9), dispersed)));
}

TEST(Inflammation, HalvesTheSodiumConductancesOfItsStretchAtMostAndOfNoOther) {
    sim::CablePlan plan = optic_plan(17);
    plan.internodes[8].channels = 0.05;
    const sim::Cable healthy = sim::lay_out(plan);
    sim::inflame(plan, 7, 3, 1);
    const sim::Cable inflamed = sim::lay_out(plan);
    for (std::size_t j = 0; j < healthy.compartments.size(); ++j) {
        const sim::Compartment &was = healthy.compartments[j];
        const sim::Compartment &is = inflamed.compartments[j];
        const bool within = (was.node >= 7 && was.node <= 10) || was.internode == 8;
        EXPECT_DOUBLE_EQ(is.sodium_uS, was.sodium_uS * (within ? 0.5 : 1)) << "compartment " << j;
        EXPECT_DOUBLE_EQ(is.persistent_sodium_uS, was.persistent_sodium_uS * (within ? 0.5 : 1));
        EXPECT_EQ(is.potassium_uS, was.potassium_uS);
    }
}

TEST(Inflammation, OfAStretchIsBorneByHealthyMyelinAndStopsADemyelinatedOne) {
    sim::Lesion inflamed = lesion(5, 7);
    inflamed.inflammation = 1;
    EXPECT_TRUE(conducts(with(optic(2), inflamed)));
    inflamed.wraps = 0.5;
    EXPECT_FALSE(conducts(with(lasting(optic(2), 9), inflamed)));
    inflamed.inflammation = 0;
    EXPECT_TRUE(conducts(with(lasting(optic(2), 9), inflamed)));
}

TEST(Inflammation, ReachesTheNodesBetweenNewSheaths) {
    sim::CablePlan plan = optic_plan(17);
    plan.internodes[8].sheaths = 3;
    const double whole =
        sim::lay_out(plan).compartments[static_cast<std::size_t>(sim::lay_out(plan).node_at[3])].sodium_uS;
    sim::inflame(plan, 8, 1, 0.6);
    int new_nodes = 0;
    for (const sim::Compartment &c : sim::lay_out(plan).compartments) {
        if (c.part != sim::Part::node || c.internode != 8) continue;
        ++new_nodes;
        EXPECT_DOUBLE_EQ(c.sodium_uS, 0.7 * whole);
    }
    EXPECT_EQ(new_nodes, 2);
}

TEST(Repair, WithThreeSheathsOfTwoWrapsCarriesTheSignalToo) {
    sim::Lesion l = lesion(5, 2);
    l.sheaths_per_internode = 3;
    EXPECT_LT(delay_ms(with(optic(), l)), 1.472) << "shorter than with one long sheath of two wraps";
    EXPECT_GT(delay_ms(with(optic(), l)), delay_ms(optic()));
    EXPECT_TRUE(conducts(at_temperature(with(optic(2), l), 42)));
}

TEST(EnergyShortage, IsWorseWhenTheSodiumPotentialFallsAsWell) {
    sim::Experiment e = optic(2);
    e.fibre.energy_shift_mV = 4;
    const double without = delay_ms(e);
    e.fibre.sodium_shift_mV = -10;
    EXPECT_GT(delay_ms(e), without + 0.05);
}

TEST(ACutAxon, CarriesTheSignalToTheCutAndNoFurther) {
    sim::CablePlan plan = optic_plan(17);
    plan.cut_internode = 9;
    sim::Axon axon(plan);
    carry_a_signal(axon, 3);
    EXPECT_EQ(nodes_reached(axon), (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
}

TEST(ACutAxon, CarriesNoCurrentBeyond) {
    sim::CablePlan plan = optic_plan(17);
    plan.cut_internode = 9;
    sim::Axon axon(plan);
    carry_a_signal(axon, 3);
    bool any_lost = false;
    for (std::size_t j = 0; j < axon.cable().compartments.size(); ++j) {
        if (!axon.cable().compartments[j].lost) continue;
        any_lost = true;
        EXPECT_EQ(axon.state().inside_mV[j], plan.fibre.potentials.rest_mV);
        EXPECT_EQ(axon.state().sodium_in_pC[j], 0);
    }
    EXPECT_TRUE(any_lost);
}

TEST(ACutAxon, IsDrivenByNothingBeyondTheCut) {
    sim::CablePlan plan = optic_plan(17);
    plan.cut_internode = 9;
    sim::Axon axon(plan);
    for (int i = 0; i < 400; ++i) axon.step(step_ms, sim::Method::crank_nicolson, {12, 2});
    EXPECT_EQ(axon.node_mV(12), plan.fibre.potentials.rest_mV);
}

TEST(ACutAxon, IsCutInTheMiddleOfTheInternodeWhateverSheathsItHas) {
    for (const int sheaths : {1, 2, 3}) {
        sim::CablePlan plan = optic_plan(17);
        plan.internodes[9].sheaths = sheaths;
        plan.cut_internode = 9;
        int kept = 0;
        int lost = 0;
        for (const sim::Compartment &c : sim::lay_out(plan).compartments)
            if (c.internode == 9) ++(c.lost ? lost : kept);
        EXPECT_LE(std::abs(kept - lost), 1) << sheaths;
    }
}

TEST(ACutAxon, LosesAtOnceWhatOfTheSignalLiesBeyond) {
    sim::Axon axon(optic_plan(41));
    carry_a_signal(axon, 1);
    sim::CablePlan plan = axon.plan();
    plan.cut_internode = 15;
    const auto reached_before = nodes_reached(axon);
    ASSERT_GT(reached_before.back(), 16);
    axon.set_plan(plan);
    for (std::size_t j = 0; j < axon.cable().compartments.size(); ++j)
        if (axon.cable().compartments[j].lost) {
            EXPECT_EQ(axon.state().membrane_mV(j), plan.fibre.potentials.rest_mV);
        }
    for (int i = 0; i < 1000; ++i) axon.step(step_ms, sim::Method::crank_nicolson);
    EXPECT_EQ(nodes_reached(axon), reached_before) << "nothing goes on beyond the cut";
}

TEST(ACutAxon, OfTheMotorKindEndsAtTheCutToo) {
    const auto result = sim::run(cut(motor(), 20));
    EXPECT_EQ(result.arrivals[0].times_ms.size(), 1U);
    EXPECT_TRUE(result.arrivals[1].times_ms.empty());
}

TEST(ACutAxon, IsReportedAsAnAxonThatDoesNotDeliver) {
    const auto result = sim::run(cut(optic(), 20));
    EXPECT_EQ(result.arrivals[0].times_ms.size(), 1U);
    EXPECT_TRUE(result.arrivals[1].times_ms.empty());
    EXPECT_FALSE(result.delay_ms);
    EXPECT_TRUE(result.finite);
}

TEST(SpreadChannels, ThatComeBackBeginAtRest) {
    sim::CablePlan plan = optic_plan(17);
    for (std::size_t i = 5; i < 10; ++i) plan.internodes[i] = {.wraps = bare, .channels = 0.05};
    sim::Axon axon(plan);
    carry_a_signal(axon, 0.9); // the gates of the bare stretch are open
    sim::CablePlan without = plan;
    for (std::size_t i = 5; i < 10; ++i) without.internodes[i].channels = 0;
    axon.set_plan(without);
    for (int i = 0; i < 4000; ++i) axon.step(step_ms, sim::Method::crank_nicolson);
    const auto before = nodes_reached(axon);
    axon.set_plan(plan);
    for (int i = 0; i < 2000; ++i) axon.step(step_ms, sim::Method::crank_nicolson);
    EXPECT_EQ(nodes_reached(axon), before) << "no signal may start by itself";
}
