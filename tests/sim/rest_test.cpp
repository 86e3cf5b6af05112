// Rest: where an axon stays by itself. A pulse at once and one much later meet the same axon.
#include "sim/axon/rest.h"
#include "sim/protocols.h"

#include <random>

using namespace sim_test;

namespace {

sim::Experiment with_sodium(double fraction) {
    sim::Experiment e = optic(2);
    e.measure_charge = false;
    e.fibre.sodium_fraction = fraction;
    return e;
}

sim::Experiment with_kv1(int internodes, double potassium_S_cm2) {
    sim::Lesion l = lesion(internodes, bare);
    l.potassium_S_cm2 = potassium_S_cm2;
    return with(optic(2), l);
}

sim::Experiment inflamed() {
    sim::Lesion l = lesion(5, 1);
    l.inflammation = 0.55;
    return with(optic(2), l);
}

sim::Experiment later(sim::Experiment e, double ms) {
    e.stimulus.start_ms += ms;
    e.duration_ms += ms;
    e.measure_charge = false;
    return e;
}

// One bare internode with a twentieth of a node's channels, in the motor fibre: it fires every fifth of a
// second.
sim::Experiment restless() {
    sim::Experiment e = with(motor(), lesion(1, bare, 0.05));
    e.measure_charge = false;
    return e;
}

} // namespace

TEST(Rest, IsThePublishedOneOfTheHealthyOpticAxonToTheLastDigit) {
    sim::Axon axon(plan_of(optic()));
    const sim::AxonState published = axon.state();
    EXPECT_TRUE(sim::come_to_rest(axon, {}));
    EXPECT_EQ(axon.state(), published);
}

TEST(Rest, IsLeftByNothingButAStimulus) {
    for (const sim::Experiment &e :
         {with_sodium(0.5), with_sodium(2), inflamed(), with_kv1(1, 0.05), optic()}) {
        sim::Axon axon(plan_of(e));
        ASSERT_TRUE(sim::come_to_rest(axon, {.temperature_degC = 40, .potassium_and_leak_shift_mV = 0}));
        const sim::AxonState before = axon.state();
        for (int i = 0; i < 8'000; ++i) axon.step(0.0025, sim::Method::crank_nicolson);
        for (std::size_t j = 0; j < before.inside_mV.size(); ++j)
            ASSERT_NEAR(axon.state().inside_mV[j], before.inside_mV[j], 1e-4) << j;
    }
}

TEST(Rest, MakesAPulseAtOnceAndOneLaterMeetTheSameFibre) {
    EXPECT_NEAR(velocity_m_per_s(with_sodium(0.5)), 1.769, 0.001);
    EXPECT_NEAR(velocity_m_per_s(with_sodium(1.5)), 3.489, 0.001);
    for (const sim::Experiment &e :
         {with_sodium(0.5), with_sodium(2), inflamed(), with_kv1(1, 0.02), optic(2), motor(), chain()}) {
        const auto at_once = sim::run(later(e, 0)), then = sim::run(later(e, 40));
        ASSERT_TRUE(at_once.delay_ms && then.delay_ms);
        EXPECT_NEAR(*at_once.delay_ms / *then.delay_ms, 1, 1e-3);
    }
}

TEST(Rest, DecidesWhatPassesABareInternodeWithExposedPotassiumChannels) {
    EXPECT_NEAR(delay_ms(with_kv1(1, 0.02)), 1.808, 0.002);
    EXPECT_FALSE(conducts(with_kv1(1, 0.05)));
    EXPECT_FALSE(conducts(with_kv1(2, 0.005)));
}

TEST(Rest, IsToldAsWhatItIs) {
    const auto r = sim::run(with_sodium(0.5));
    EXPECT_NEAR(r.rest_mV, -82.794, 0.001);
    EXPECT_EQ(sim::run(later(with_sodium(0.5), 30)).rest_mV, r.rest_mV);
}

TEST(AFibreWithoutRest, IsSaidToFireByItselfAndNothingIsPairedWithThePulse) {
    sim::Experiment e = lasting(restless(), 220);
    e.stimulus.current_nA = 0;
    const auto r = sim::run(e);
    EXPECT_TRUE(r.fires_by_itself);
    EXPECT_FALSE(r.arrivals[0].times_ms.empty()) << "and so it does";
    EXPECT_FALSE(r.delay_ms || r.velocity_m_per_s || r.sodium_charge_relative);
    EXPECT_FALSE(sim::run(with_sodium(2)).fires_by_itself) << "this one only fires once, when made anew";
}

TEST(SodiumPerSpike, IsNoneWithoutASpike) {
    sim::Experiment e = with(optic(0), lesion(5, bare, 0.05));
    EXPECT_FALSE(sim::run(e).sodium_charge_relative);
    EXPECT_TRUE(sim::run(with(optic(2), lesion(5, bare, 0.05))).sodium_charge_relative);
    EXPECT_FALSE(sim::run(with(optic(), lesion(5, bare))).sodium_charge_relative) << "it does not come there";
}

TEST(SodiumPerSpike, IsNoneOnAFibreTooShortToMeasureIt) {
    sim::Experiment e = optic(2);
    e.fibre.nodes = 21;
    e.report_nodes = {2, 18};
    e.velocity_between.reset();
    EXPECT_FALSE(sim::run(e).sodium_charge_relative);
}

// Legal experiments drawn by chance: with the pulse at 0 ms and at 40 ms they say the same.
TEST(Rest, HoldsForExperimentsDrawnByChance) {
    std::mt19937 chance(7);
    const auto between = [&](double low, double high) {
        return std::uniform_real_distribution(low, high)(chance);
    };
    int told = 0;
    for (int i = 0; i < 8; ++i) {
        sim::Experiment e = in_steps_of(5, optic(2));
        e.measure_charge = false;
        e.fibre.sodium_fraction = between(0.4, 2);
        e.fibre.temperature_degC = between(20, 42);
        e.fibre.energy_shift_mV = i % 2 == 0 ? between(-4, 6) : 0;
        sim::Lesion l =
            lesion(1 + i % 6, i % 3 == 0 ? bare : between(0.2, 7), i % 4 == 0 ? between(0, 0.2) : 0);
        l.inflammation = i % 5 == 0 ? between(0, 1) : 0;
        l.potassium_S_cm2 = i % 6 == 0 ? between(0, 0.05) : 0;
        e.lesions = {l};
        e.report_nodes = {2, 35};
        const auto at_once = sim::run(e), then = sim::run(later(e, 40));
        EXPECT_EQ(at_once.fires_by_itself, then.fires_by_itself);
        if (at_once.fires_by_itself) continue;
        ASSERT_EQ(at_once.delay_ms.has_value(), then.delay_ms.has_value()) << i;
        if (!at_once.delay_ms) continue;
        EXPECT_NEAR(*at_once.delay_ms / *then.delay_ms, 1, 1e-3) << i;
        ++told;
    }
    EXPECT_GT(told, 2) << "most of them conduct";
}
