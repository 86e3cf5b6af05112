// Whatever is done to an axon, and at whatever moment, its voltages stay those of an axon, and a step stays
// as much work as it was. Two bounds hold for everything: −150 and +100 mV.
#include "sim/axon/axon.h"
#include "sim/protocols.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

using sim_test::step_ms;

namespace {

constexpr int changes = 10'000;
constexpr double strongest_push_nA = 3;

// The same numbers on every machine, which the distributions of the standard library are not.
class Dice {
public:
    explicit Dice(unsigned seed) : engine_(seed) {}
    double between(double low, double high) { return low + (high - low) * engine_() / 4294967295.0; }
    int below(int sides) { return static_cast<int>(engine_() % static_cast<unsigned>(sides)); }
    bool one_in(int sides) { return below(sides) == 0; }

private:
    std::mt19937 engine_;
};

void change_an_internode(sim::Internode &internode, Dice &dice) {
    internode.wraps = dice.one_in(3) ? 0 : dice.between(0, 14);
    internode.seal = std::pow(10, dice.between(-3, 0));
    internode.channels = dice.one_in(20) ? dice.between(0, 1) : dice.one_in(2) ? 0 : dice.between(0, 0.1);
    internode.potassium_S_cm2 = dice.one_in(2) ? 0 : dice.between(0, 0.05);
    internode.potassium_block = dice.between(0, 1);
    internode.sheaths = 1 + dice.below(3);
    internode.new_node_channels = dice.between(0, 1);
    internode.sodium = dice.between(0, 1);
}

sim::CablePlan changed(sim::CablePlan plan, Dice &dice) {
    if (dice.one_in(40)) {
        plan = sim::healthy_plan(plan.fibre, plan.nodes());
        plan.core_compartments = 4;
    }
    for (int touched = dice.below(4); touched >= 0; --touched) {
        change_an_internode(plan.internodes[static_cast<std::size_t>(dice.below(plan.nodes() - 1))], dice);
        plan.node_channels[static_cast<std::size_t>(dice.below(plan.nodes()))] = dice.between(0, 1);
        plan.node_sodium[static_cast<std::size_t>(dice.below(plan.nodes()))] = dice.between(0, 1);
    }
    plan.sodium_fraction = dice.one_in(4) ? dice.between(0, 2) : 1;
    if (dice.one_in(30)) plan.cut_internode = dice.below(plan.nodes() - 1);
    if (dice.one_in(6)) plan.cut_internode.reset();
    return plan;
}

bool within_bounds(double mV) { return mV >= -150 && mV <= 100; } // false for what is no number

bool subnormal(double x) { return std::fpclassify(x) == FP_SUBNORMAL; }

// Numbers below the smallest ordinary one cost a processor a hundred times as much as others.
bool any_subnormal(const sim::AxonState &state, std::size_t j) {
    const sim::Gates &g = state.gates[j];
    for (const double x : {state.inside_mV[j], state.periaxonal_mV[j], state.sodium_in_pC[j],
                           state.potassium_out_pC[j], g.m, g.h, g.p, g.n, g.kv1})
        if (subnormal(x)) return true;
    return false;
}

struct Extremes {
    double lowest_mV = 0, highest_mV = 0;
    void look_at(const sim::AxonState &state) {
        for (std::size_t j = 0; j < state.inside_mV.size(); ++j)
            for (const double mV : {state.inside_mV[j], state.membrane_mV(j)}) {
                ASSERT_TRUE(within_bounds(mV)) << mV << " mV in compartment " << j;
                lowest_mV = std::min(lowest_mV, mV);
                highest_mV = std::max(highest_mV, mV);
            }
    }
};

void expect_ordinary_numbers(const sim::Axon &axon, const char *when) {
    for (std::size_t j = 0; j < axon.state().gates.size(); ++j)
        ASSERT_FALSE(any_subnormal(axon.state(), j)) << when << ", compartment " << j;
}

sim::Axon short_axon() {
    sim::CablePlan plan = sim::healthy_plan(sim::optic_fibre(), 9);
    plan.core_compartments = 4;
    return sim::Axon(plan);
}

// One random change, and some time after it. Most often the next one comes in the middle of a signal.
void change_and_run(sim::Axon &axon, Dice &dice, Extremes &seen) {
    axon.set_plan(changed(axon.plan(), dice));
    if (dice.one_in(2)) axon.set_conditions({dice.between(5, 45), dice.between(0, 8), dice.between(-20, 0)});
    if (dice.one_in(5)) axon.set_conditions({});
    const int node = dice.one_in(2) ? 0 : dice.below(axon.plan().nodes());
    const double nA = dice.between(0, strongest_push_nA);
    const int steps = dice.one_in(200) ? 4000 : 1 + dice.below(60);
    const auto method = dice.one_in(8) ? sim::Method::backward_euler : sim::Method::crank_nicolson;
    for (int i = 0; i < steps; ++i) {
        axon.step(step_ms, method, sim::push(axon, node, nA, i * step_ms));
        seen.look_at(axon.state());
        if (testing::Test::HasFatalFailure()) return;
    }
    expect_ordinary_numbers(axon, "after a change");
}

} // namespace

TEST(AnyChange, AtAnyMomentLeavesTheVoltagesOfAnAxon) {
    Dice dice(20261103);
    sim::Axon axon = short_axon();
    Extremes seen;
    for (int change = 0; change < changes; ++change) {
        change_and_run(axon, dice, seen);
        ASSERT_FALSE(HasFatalFailure()) << "after change " << change;
    }
    EXPECT_GT(seen.highest_mV, 20) << "signals were among what was disturbed";
    EXPECT_LT(seen.lowest_mV, -84);
}

TEST(AnyChange, IsTheSameEveryTime) {
    Dice one_dice(5), other_dice(5);
    sim::Axon one = short_axon(), other = short_axon();
    Extremes seen;
    for (int change = 0; change < 50; ++change) {
        change_and_run(one, one_dice, seen);
        change_and_run(other, other_dice, seen);
    }
    EXPECT_TRUE(one.state() == other.state());
}

TEST(AnyChange, OfTheMotorAxonTooLeavesTheVoltagesOfAnAxon) {
    Dice dice(7);
    sim::Axon axon(sim::healthy_plan(sim::mrg_fibre(10), 7));
    Extremes seen;
    for (int change = 0; change < changes / 20; ++change) {
        sim::CablePlan plan = axon.plan();
        sim::Internode &internode = plan.internodes[static_cast<std::size_t>(dice.below(6))];
        internode.wraps = dice.one_in(3) ? 0 : dice.between(0, 120);
        internode.channels = dice.one_in(2) ? 0 : dice.between(0, 0.1);
        plan.node_sodium[static_cast<std::size_t>(dice.below(7))] = dice.between(0, 1);
        axon.set_plan(plan);
        axon.set_conditions({dice.between(20, 44), dice.between(0, 8), dice.between(-20, 0)});
        for (int i = 0; i < 40; ++i) {
            axon.step(step_ms, sim::Method::crank_nicolson,
                      sim::push(axon, 0, strongest_push_nA, i * step_ms));
            seen.look_at(axon.state());
            ASSERT_FALSE(HasFatalFailure()) << "after change " << change;
        }
    }
}

// A long rest is where numbers fade away, most of all where nothing disturbs them.
TEST(ALongRest, LeavesNoNumbersThatAreSlowToReckonWith) {
    for (const bool cut : {false, true}) {
        sim::Axon axon = short_axon();
        for (int i = 0; i < 400; ++i)
            axon.step(step_ms, sim::Method::crank_nicolson,
                      sim::push(axon, 0, strongest_push_nA, i * step_ms));
        sim::CablePlan plan = axon.plan();
        plan.internodes[2].wraps = 0;
        if (cut) plan.cut_internode = 4;
        axon.set_plan(plan);
        axon.set_conditions({37, 5, -10});
        for (int i = 0; i < 60'000; ++i) axon.step(0.05, sim::Method::backward_euler);
        expect_ordinary_numbers(axon, cut ? "cut" : "whole");
    }
}

// The first step is where a push has not yet come far.
TEST(AFirstStep, OfAVeryLongAxonLeavesNoNumbersThatAreSlowToReckonWith) {
    for (const double wraps : {7.0, 0.0}) {
        sim::CablePlan plan = sim::healthy_plan(sim::optic_fibre(), 200);
        for (auto &internode : plan.internodes) internode.wraps = wraps;
        sim::Axon axon(plan);
        for (int i = 0; i < 40; ++i) {
            axon.step(step_ms, sim::Method::crank_nicolson,
                      sim::push(axon, 0, strongest_push_nA, i * step_ms));
            expect_ordinary_numbers(axon, "near the start");
        }
    }
}

TEST(APush, Lasts50MicrosecondsAndIsAsStrongAsWasAskedAtRest) {
    const sim::Axon axon = short_axon();
    EXPECT_EQ(sim::push(axon, 3, 2, 0.02).node, 3);
    EXPECT_DOUBLE_EQ(sim::push(axon, 3, 2, 0.02).current_nA, 2);
    EXPECT_DOUBLE_EQ(sim::push(axon, 3, 2, 0).current_nA, 0.5);
    EXPECT_GT(sim::push(axon, 3, 2, 19 * step_ms).current_nA, 0);
    EXPECT_EQ(sim::push(axon, 3, 2, 20 * step_ms).current_nA, 0);
    EXPECT_EQ(sim::push(axon, 3, 2, -step_ms).current_nA, 0);
}

TEST(APush, NeverDrivesANodeBeyondSodiumsPotential) {
    sim::Axon axon = short_axon();
    sim::CablePlan stump = axon.plan();
    stump.cut_internode = 0;
    axon.set_plan(stump);
    for (int i = 0; i < 4000; ++i)
        axon.step(step_ms, sim::Method::backward_euler, sim::push(axon, 0, 3, 0.02));
    EXPECT_LT(axon.node_mV(0), axon.cable().fibre.potentials.sodium_mV);
    EXPECT_GT(axon.node_mV(0), 0);
}
