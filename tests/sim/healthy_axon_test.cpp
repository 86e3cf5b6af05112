// What a healthy axon does, against published velocities and an independent solver (docs/experiments.md).
#include "sim/protocols.h"

#include <gtest/gtest.h>

using namespace sim_test;

TEST(HealthyOpticAxon, ConductsAt2950MetresPerSecond) {
    EXPECT_NEAR(velocity_m_per_s(optic()), 2.950, part(2.950, 1));
}

TEST(HealthyOpticAxon, WithBackwardEulerAt5UsConductsAt2820) {
    sim::Experiment e = optic();
    e.method = sim::Method::backward_euler;
    e.step_us = 5;
    EXPECT_NEAR(velocity_m_per_s(e), 2.820, part(2.820, 0.2));
}

TEST(HealthyOpticAxon, HasTheSpikeOfTheReferenceAtNode20) {
    sim::Experiment e = optic();
    e.report_nodes = {20, 35};
    const sim::ExperimentResult r = sim::run(e);
    EXPECT_NEAR(r.peak_mV, 10.6, 0.3);
    ASSERT_TRUE(r.half_width_ms);
    EXPECT_NEAR(*r.half_width_ms, 0.288, part(0.288, 1.5));
    EXPECT_NEAR(r.rest_mV, -82, 0.01);
}

TEST(HealthyOpticAxon, Needs1189MsFromNode10ToNode35) {
    EXPECT_NEAR(delay_ms(optic()), 1.189, part(1.189, 1));
}

TEST(HealthyOpticAxon, LetsInTheSodiumThatEverythingIsMeasuredAgainst) {
    const auto charge = sim::run(optic()).sodium_charge_relative;
    ASSERT_TRUE(charge);
    EXPECT_DOUBLE_EQ(*charge, 1.0);
}

TEST(HealthyOpticAxon, StaysAtRestWhenNothingHappens) {
    sim::Axon axon(sim::healthy_plan(sim::optic_fibre(), 41));
    for (int i = 0; i < 8000; ++i) axon.step(0.0025, sim::Method::crank_nicolson);
    for (std::size_t j = 0; j < axon.cable().compartments.size(); ++j)
        ASSERT_NEAR(axon.state().membrane_mV(j), -82, 0.01) << "compartment " << j;
    for (const auto count : axon.state().arrivals) EXPECT_EQ(count, 0);
}

TEST(HealthyOpticAxon, IsFasterWithMoreWraps) {
    const struct { double wraps, velocity; } cases[] = {{14, 4.22}, {7, 2.95}, {3, 1.74}, {1, 0.81}};
    for (const auto &c : cases) {
        sim::Experiment e = lasting(optic(), 9);
        e.fibre.wraps = c.wraps;
        EXPECT_NEAR(velocity_m_per_s(e), c.velocity, part(c.velocity, 1.5)) << c.wraps << " wraps";
    }
}

TEST(HealthyOpticAxon, IsFasterWhenWarm) {
    EXPECT_NEAR(velocity_m_per_s(at_temperature(optic(2), 20)), 1.870, part(1.870, 1.5));
    EXPECT_NEAR(velocity_m_per_s(at_temperature(optic(2), 37)), 2.950, part(2.950, 1));
    EXPECT_NEAR(velocity_m_per_s(at_temperature(optic(2), 42)), 3.160, part(3.160, 1.5));
}

TEST(HealthyOpticAxon, ConductsAt45Degrees) { EXPECT_TRUE(conducts(at_temperature(optic(2), 45))); }

TEST(HealthyOpticAxon, CarriesTwoSignals132MsApart) {
    sim::Experiment e = optic(1.5);
    e.stimulus.pulses = 2;
    e.stimulus.interval_ms = 1.32 * 1.07;
    EXPECT_EQ(arrivals_at_the_end(e), 2U);
    e.stimulus.interval_ms = 1.32 * 0.93;
    EXPECT_EQ(arrivals_at_the_end(e), 1U);
}

TEST(HealthyOpticAxon, ConductsWithHalfOfItsSodiumChannels) {
    sim::Experiment e = lasting(optic(2), 8);
    e.fibre.sodium_fraction = 0.5;
    EXPECT_TRUE(conducts(e));
}

TEST(HealthyCortexAxon, ConductsAt261MetresPerSecond) {
    sim::Experiment e = optic();
    e.fibre.preset = sim::Preset::cortex;
    EXPECT_NEAR(velocity_m_per_s(e), 2.61, part(2.61, 1.5));
}

TEST(HealthyMotorAxon, IsFasterWhenThicker) {
    EXPECT_NEAR(velocity_m_per_s(motor(4, 5.7)), 25.80, part(25.80, 1.5));
    EXPECT_NEAR(velocity_m_per_s(motor(4, 10)), 56.25, part(56.25, 1.5));
    EXPECT_NEAR(velocity_m_per_s(motor(4, 16)), 94.02, part(94.02, 1.5));
}

// The same arithmetic as the independent solver, so nearly the same digits.
TEST(HealthyMotorAxon, WithBackwardEulerAt5UsConductsAt51343) {
    sim::Experiment e = motor(4);
    e.method = sim::Method::backward_euler;
    e.step_us = 5;
    EXPECT_NEAR(velocity_m_per_s(e), 51.343, part(51.343, 0.05));
}
