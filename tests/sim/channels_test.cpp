// The gates of the channels.
#include "sim/axon/channels.h"

#include <gtest/gtest.h>

#include <cmath>

TEST(Gates, RestAtTheSamePlaceAtEveryTemperature) {
    for (const auto set : {sim::ChannelSet::cns, sim::ChannelSet::mrg, sim::ChannelSet::squid}) {
        const sim::Gates rest = sim::steady_gates(set, -80);
        for (const double temperature_degC : {20.0, 37.0, 44.0}) {
            sim::Gates g = rest;
            sim::advance_gates(g, sim::gate_rates(set, -80, temperature_degC), 100);
            EXPECT_NEAR(g.m, rest.m, 1e-12);
            EXPECT_NEAR(g.h, rest.h, 1e-12);
            EXPECT_NEAR(g.p, rest.p, 1e-12);
            EXPECT_NEAR(g.n, rest.n, 1e-12);
            EXPECT_NEAR(g.kv1, rest.kv1, 1e-12);
        }
    }
}

TEST(Gates, AreQuickerWhenWarmByTheirQ10) {
    const sim::GateRates cold = sim::gate_rates(sim::ChannelSet::cns, -40, 20);
    const sim::GateRates warm = sim::gate_rates(sim::ChannelSet::cns, -40, 30);
    EXPECT_NEAR(warm.m.alpha / cold.m.alpha, 2.2, 1e-9);
    EXPECT_NEAR(warm.h.beta / cold.h.beta, 2.9, 1e-9);
    EXPECT_NEAR(warm.p.alpha / cold.p.alpha, 2.2, 1e-9);
    EXPECT_NEAR(warm.n.beta / cold.n.beta, 3.0, 1e-9);
}

TEST(GatesOfTheSquid, RestWhereHodgkinAndHuxleyHadThem) {
    const sim::Gates rest = sim::steady_gates(sim::ChannelSet::squid, -65);
    EXPECT_NEAR(rest.m, 0.0529, 5e-5);
    EXPECT_NEAR(rest.h, 0.596, 5e-4);
    EXPECT_NEAR(rest.n, 0.317, 1e-3);
    EXPECT_EQ(rest.p, 0);
    EXPECT_EQ(rest.kv1, 0);
}

// Table 1 and figures 4, 7 and 9 of the paper give these formulas at 6.3 °C; here at rest and 40 mV above.
TEST(GatesOfTheSquid, HaveTheRatesOf1952At63Degrees) {
    const sim::GateRates rest = sim::gate_rates(sim::ChannelSet::squid, -65, 6.3);
    EXPECT_NEAR(rest.m.alpha, 0.1 * 25 / (std::exp(2.5) - 1), 1e-12);
    EXPECT_NEAR(rest.m.beta, 4, 1e-12);
    EXPECT_NEAR(rest.h.alpha, 0.07, 1e-12);
    EXPECT_NEAR(rest.h.beta, 1 / (std::exp(3) + 1), 1e-12);
    EXPECT_NEAR(rest.n.alpha, 0.01 * 10 / (std::exp(1) - 1), 1e-12);
    EXPECT_NEAR(rest.n.beta, 0.125, 1e-12);
    const sim::GateRates above = sim::gate_rates(sim::ChannelSet::squid, -25, 6.3);
    EXPECT_NEAR(above.m.alpha, 0.1 * 15 / (1 - std::exp(-1.5)), 1e-12);
    EXPECT_NEAR(above.h.beta, 1 / (std::exp(-1) + 1), 1e-12);
    EXPECT_NEAR(above.n.beta, 0.125 * std::exp(-0.5), 1e-12);
    const sim::GateRates warm = sim::gate_rates(sim::ChannelSet::squid, -25, 16.3);
    EXPECT_NEAR(warm.m.alpha / above.m.alpha, 3, 1e-12);
    EXPECT_NEAR(warm.h.beta / above.h.beta, 3, 1e-12);
    EXPECT_NEAR(warm.n.beta / above.n.beta, 3, 1e-12);
}

TEST(GatesOfTheSquid, HaveRatesWhereTheFormulasDivideByNothing) {
    const auto rates = [](double mV) { return sim::gate_rates(sim::ChannelSet::squid, mV, 6.3); };
    EXPECT_NEAR(rates(-40).m.alpha, 1, 1e-12);
    EXPECT_NEAR(rates(-40 + 1e-6).m.alpha, 1, 1e-6);
    EXPECT_NEAR(rates(-55).n.alpha, 0.1, 1e-12);
    EXPECT_NEAR(rates(-55 - 1e-6).n.alpha, 0.1, 1e-6);
}

// The formulas are 0/0 there; -25.4 mV is such a place for the first gate.
TEST(Gates, HaveRatesAtTheVoltagesWhereTheFormulasDivideByNothing) {
    for (const double mV : {-25.4, -29.7, -118.0, -48.4, -42.7, -19.5, -87.1}) {
        const sim::GateRates at = sim::gate_rates(sim::ChannelSet::cns, mV, 37);
        const sim::GateRates beside = sim::gate_rates(sim::ChannelSet::cns, mV + 1e-4, 37);
        for (const auto gate :
             {&sim::GateRates::m, &sim::GateRates::h, &sim::GateRates::p, &sim::GateRates::n}) {
            EXPECT_NEAR((at.*gate).alpha, (beside.*gate).alpha, 1e-3) << mV;
            EXPECT_NEAR((at.*gate).beta, (beside.*gate).beta, 1e-3) << mV;
        }
    }
}

TEST(Gates, StayBetweenClosedAndOpen) {
    sim::Gates g = sim::steady_gates(sim::ChannelSet::cns, -82);
    for (int i = 0; i < 1000; ++i) {
        const double mV = i % 2 == 0 ? -150 : 100;
        sim::advance_gates(g, sim::gate_rates(sim::ChannelSet::cns, mV, 44), 0.1);
        for (const double open : {g.m, g.h, g.p, g.n, g.kv1}) {
            ASSERT_GE(open, 0);
            ASSERT_LE(open, 1);
        }
    }
}
