// The membrane of Hodgkin and Huxley (1952): on the chain that simulators are compared by, against NEURON,
// and on the giant axon of the squid, against the paper.
#include "sim/protocols.h"

#include <gtest/gtest.h>

using namespace sim_test;

namespace {

sim::Experiment two_pulses(double interval_ms) {
    sim::Experiment e = squid();
    e.stimulus.pulses = 2;
    e.stimulus.interval_ms = interval_ms;
    return e;
}

} // namespace

// NEURON 8.2.2, the same chain and steps: 15.3344 m/s.
TEST(TheChain, ConductsAt1533MetresPerSecond) { EXPECT_NEAR(velocity_m_per_s(chain()), 15.3344, 1e-4); }

// The sealed end speeds up the last nodes.
TEST(TheChain, ConductsAt156MetresPerSecondWithItsEnd) {
    sim::Experiment e = chain();
    e.velocity_between = {5, 20};
    EXPECT_NEAR(velocity_m_per_s(e), 15.6, 0.1);
}

TEST(TheChain, Is08PercentSlowerByBackwardEulerThanInTheLimitOfSmallSteps) {
    sim::Experiment fine = in_steps_of(1, lasting(chain(), 4));
    fine.method = sim::Method::crank_nicolson;
    EXPECT_NEAR(velocity_m_per_s(chain()) / velocity_m_per_s(fine), 1 - 0.0082, 5e-4);
}

// Hodgkin and Huxley computed 18.8 m/s and measured 21.2.
TEST(TheSquidAxon, ConductsAtThe188MetresPerSecondThatWereComputedIn1952) {
    EXPECT_NEAR(velocity_m_per_s(squid()), 18.8, 0.1);
    EXPECT_NEAR(velocity_m_per_s(in_steps_of(1.25, squid())), 18.8, 0.1);
}

TEST(TheSquidAxon, IsSlowerInTheCold) {
    EXPECT_NEAR(velocity_m_per_s(at_temperature(squid(), 6.3)), 12.3, 0.1);
}

TEST(TheSquidAxon, IsHalfAsFastWhenItIsAQuarterAsThick) {
    sim::Experiment thin = squid();
    thin.fibre.axon_diameter_um = 476.0 / 4;
    EXPECT_NEAR(velocity_m_per_s(thin) / velocity_m_per_s(squid()), 0.5, 0.001);
}

TEST(TheSquidAxon, RestsAtMinus65MV) {
    sim::Axon axon(sim::healthy_plan(sim::squid_fibre(), 41));
    axon.set_conditions({.temperature_degC = 6.3});
    for (int i = 0; i < 10000; ++i) {
        axon.step(0.005, sim::Method::crank_nicolson);
        ASSERT_NEAR(axon.node_mV(20), -65, 0.06) << i;
    }
}

TEST(TheSquidAxon, AnswersAllOrNothing) {
    EXPECT_FALSE(conducts(squid(3000)));
    EXPECT_TRUE(conducts(squid(4000)));
    const auto far_peak_mV = [](sim::Experiment e) {
        e.report_nodes = {60};
        return sim::run(e).peak_mV;
    };
    EXPECT_NEAR(far_peak_mV(squid(4000)), far_peak_mV(squid(50'000)), 0.1);
}

TEST(TheSquidAxon, IsRefractoryForAWhileAfterASignal) {
    EXPECT_EQ(arrivals_at_the_end(two_pulses(1.4)), 1U);
    EXPECT_EQ(arrivals_at_the_end(two_pulses(2)), 2U);
}

TEST(TheSquidAxon, FiresWhenAHyperpolarisingCurrentEnds) {
    sim::Experiment e = lasting(at_temperature(squid(-3000), 6.3), 25);
    e.stimulus.duration_ms = 10;
    const sim::ExperimentResult r = sim::run(e);
    ASSERT_EQ(r.arrivals[0].times_ms.size(), 1U);
    EXPECT_GT(r.arrivals[0].times_ms[0], e.stimulus.start_ms + e.stimulus.duration_ms);
}

// As the equations have it (Huxley 1959); the living axon stops near 38 °C.
TEST(TheSquidAxon, IsBlockedByHeat) {
    EXPECT_TRUE(conducts(at_temperature(squid(), 32)));
    EXPECT_FALSE(conducts(at_temperature(squid(), 35)));
}

TEST(TheSquidAxon, IsMeasuredAgainstItself) {
    const auto charge = sim::run(squid()).sodium_charge_relative;
    ASSERT_TRUE(charge);
    EXPECT_DOUBLE_EQ(*charge, 1.0);
}

TEST(TheSquidAxon, BridgesAShortStretchWithoutChannelsAndNoLongOne) {
    sim::Lesion silent = lesion(12, 0);
    silent.first_internode = 34;
    silent.wraps.reset();
    silent.node_channels_fraction = 0;
    EXPECT_TRUE(conducts(with(squid(), silent)));
    silent.first_internode = 28;
    silent.internodes = 24;
    EXPECT_FALSE(conducts(with(squid(), silent)));
}

TEST(TheSquidAxon, KeepsItsChannelsWhereALesionDoesNotMentionThem) {
    sim::Lesion nothing;
    nothing.first_internode = 30;
    nothing.internodes = 20;
    EXPECT_DOUBLE_EQ(velocity_m_per_s(with(squid(), nothing)), velocity_m_per_s(squid()));
}
