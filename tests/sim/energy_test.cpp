// How sodium gathers in an axon whose mitochondria cannot keep up, and what that does (docs/model.md).
#include "sim/axon/energy.h"

#include <gtest/gtest.h>

namespace {

sim::EnergyUse with_mitochondria(double share) {
    sim::EnergyUse use;
    use.mitochondria = share;
    return use;
}

sim::EnergyUse firing_at(double rate_Hz) {
    sim::EnergyUse use;
    use.firing_rate_Hz = rate_Hz;
    return use;
}

double sodium_after(double seconds, double start_mM, const sim::EnergyUse &use) {
    const double step_s = 0.001;
    double mM = start_mM;
    for (double t = 0; t < seconds - step_s / 2; t += step_s) mM = sim::advance_sodium(mM, use, step_s);
    return mM;
}

} // namespace

TEST(Energy, OfAHealthyAxonIsTwiceWhatItNeeds) {
    EXPECT_DOUBLE_EQ(sim::energy_supply({}), 2);
    EXPECT_DOUBLE_EQ(sim::energy_demand({}), 1);
}

TEST(Sodium, SettlesHigherWithFewerMitochondria) {
    EXPECT_NEAR(sim::steady_sodium_mM(with_mitochondria(1)), 10, 0.05);
    EXPECT_NEAR(sim::steady_sodium_mM(with_mitochondria(0.5)), 14.2, 0.1);
    EXPECT_NEAR(sim::steady_sodium_mM(with_mitochondria(0.3)), 22.1, 0.1);
}

TEST(Sodium, GoesWhereTheSteadyStateSays) {
    for (const double share : {1.0, 0.5, 0.3})
        EXPECT_NEAR(sodium_after(120, sim::healthy_sodium_mM, with_mitochondria(share)),
                    sim::steady_sodium_mM(with_mitochondria(share)), 0.05)
            << share;
}

TEST(Sodium, HasNoEndButTheBathWhenThePumpCannotKeepUp) {
    EXPECT_EQ(sim::steady_sodium_mM(with_mitochondria(0)), sim::most_sodium_mM);
    EXPECT_EQ(sim::steady_sodium_mM(firing_at(100)), sim::most_sodium_mM);
}

TEST(Sodium, IsLoadedByTwoSecondsAt100HzAndUnloadedByRest) {
    const double loaded = sodium_after(2, sim::healthy_sodium_mM, firing_at(100));
    EXPECT_GT(loaded, 25);
    EXPECT_LT(loaded, sim::most_sodium_mM);
    EXPECT_LT(sodium_after(10, loaded, firing_at(0)), sim::healthy_sodium_mM);
}

TEST(Sodium, StaysWithinItsLimits) {
    EXPECT_EQ(sodium_after(300, 10, with_mitochondria(0)), sim::most_sodium_mM);
    EXPECT_GE(sodium_after(300, 1, firing_at(0)), 1);
}

TEST(PotentialShift, IsNoneInHealth) {
    EXPECT_EQ(sim::potential_shift(sim::healthy_sodium_mM), sim::PotentialShift{});
    EXPECT_EQ(sim::potential_shift(5), sim::PotentialShift{});
}

TEST(PotentialShift, GrowsTo8AndMinus20MVAt30MMAndNoFurther) {
    EXPECT_DOUBLE_EQ(sim::potential_shift(20).potassium_and_leak_mV, 4);
    EXPECT_DOUBLE_EQ(sim::potential_shift(20).sodium_mV, -10);
    EXPECT_DOUBLE_EQ(sim::potential_shift(30).potassium_and_leak_mV, 8);
    EXPECT_DOUBLE_EQ(sim::potential_shift(sim::most_sodium_mM).potassium_and_leak_mV, 8);
    EXPECT_DOUBLE_EQ(sim::potential_shift(sim::most_sodium_mM).sodium_mV, -20);
}
