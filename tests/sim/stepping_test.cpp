// How an axon is stepped: repeatable, of second order, and safe under any change of the tissue.
#include "sim/protocols.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

using namespace sim_test;

namespace {

// 50 µs of 2 nA at node 0, from time 0.
sim::Stimulus pulse(const sim::Axon &axon) {
    return {0, axon.state().time_ms < 0.05 - step_ms / 2 ? 2.0 : 0.0};
}

void advance(sim::Axon &axon, int steps) {
    for (int i = 0; i < steps; ++i) axon.step(step_ms, sim::Method::crank_nicolson, pulse(axon));
}

// The signal is in the middle of the axon.
sim::Axon in_mid_flight() {
    sim::Axon axon(optic_plan());
    advance(axon, 440);
    return axon;
}

void thin(sim::CablePlan &plan, double wraps) {
    for (std::size_t i = 18; i < 23; ++i) plan.internodes[i].wraps = wraps;
}

void remake(sim::CablePlan &plan, int sheaths) {
    for (std::size_t i = 18; i < 23; ++i) plan.internodes[i].sheaths = sheaths;
}

std::vector<double> node_voltages(const sim::Axon &axon) {
    std::vector<double> all;
    for (int node = 0; node < axon.plan().nodes(); ++node) all.push_back(axon.node_mV(node));
    return all;
}

double largest_change(const std::vector<double> &a, const std::vector<double> &b) {
    double largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i) largest = std::max(largest, std::abs(a[i] - b[i]));
    return largest;
}

// The largest jump of the membrane's voltage from one compartment to the next.
double roughness_mV(const sim::Axon &axon) {
    double largest = 0;
    for (std::size_t j = 1; j < axon.state().inside_mV.size(); ++j)
        largest = std::max(largest, std::abs(axon.state().membrane_mV(j) - axon.state().membrane_mV(j - 1)));
    return largest;
}

// Every voltage is a number that a membrane can have.
bool plausible(const sim::Axon &axon) {
    for (std::size_t j = 0; j < axon.state().inside_mV.size(); ++j) {
        const double mV = axon.state().membrane_mV(j);
        if (!(mV > -150 && mV < 100) || !std::isfinite(axon.state().periaxonal_mV[j])) return false;
    }
    return true;
}

double delay_at(double step_us, sim::Method method) {
    sim::Experiment e = optic();
    e.step_us = step_us;
    e.method = method;
    return delay_ms(e);
}

} // namespace

TEST(Stepping, RepeatsBitForBit) {
    sim::Axon a(optic_plan());
    sim::Axon b(optic_plan());
    advance(a, 1000);
    advance(b, 1000);
    EXPECT_TRUE(a.state() == b.state());
}

TEST(Stepping, CountsWholeSteps) {
    sim::Axon axon(optic_plan());
    advance(axon, 400);
    EXPECT_EQ(axon.state().steps, 400);
    EXPECT_NEAR(axon.state().time_ms, 1.0, 1e-9);
}

TEST(Stepping, NotesWhenTheSignalPassedEachNode) {
    sim::Axon axon(optic_plan());
    advance(axon, 1600);
    for (std::size_t node = 0; node < axon.state().arrivals.size(); ++node)
        ASSERT_EQ(axon.state().arrivals[node], 1) << "node " << node;
    EXPECT_TRUE(std::is_sorted(axon.state().last_arrival_ms.begin(), axon.state().last_arrival_ms.end()));
}

TEST(Stepping, IsOfSecondOrder) {
    const double at_10 = delay_at(10, sim::Method::crank_nicolson);
    const double at_5 = delay_at(5, sim::Method::crank_nicolson);
    const double at_2_5 = delay_at(2.5, sim::Method::crank_nicolson);
    EXPECT_NEAR((at_10 - at_5) / (at_5 - at_2_5), 4, 0.6);
}

TEST(Stepping, WithBackwardEulerIsOfFirstOrder) {
    const double at_10 = delay_at(10, sim::Method::backward_euler);
    const double at_5 = delay_at(5, sim::Method::backward_euler);
    const double at_2_5 = delay_at(2.5, sim::Method::backward_euler);
    EXPECT_NEAR((at_10 - at_5) / (at_5 - at_2_5), 2, 0.3);
}

TEST(Snapshot, RunsOnAsTheOriginalDoes) {
    sim::Axon axon = in_mid_flight();
    sim::Axon copy = axon;
    advance(axon, 200);
    advance(copy, 200);
    EXPECT_TRUE(axon.state() == copy.state());
}

TEST(Snapshot, Rewinds) {
    sim::Axon axon = in_mid_flight();
    const sim::AxonState then = axon.state();
    advance(axon, 200);
    const sim::AxonState later = axon.state();
    EXPECT_FALSE(later == then);
    axon.restore(then);
    EXPECT_TRUE(axon.state() == then);
    advance(axon, 200);
    EXPECT_TRUE(axon.state() == later);
}

TEST(ChangedTissue, KeepsEveryNodeAtItsVoltage) {
    sim::Axon axon = in_mid_flight();
    const auto before = node_voltages(axon);
    ASSERT_GT(*std::max_element(before.begin(), before.end()), 0); // a signal is under way
    sim::CablePlan plan = axon.plan();
    thin(plan, 1);
    axon.set_plan(plan);
    EXPECT_EQ(largest_change(before, node_voltages(axon)), 0);
}

TEST(ChangedTissue, StaysContinuousWhenSheathsAreRemade) {
    sim::Axon axon = in_mid_flight();
    const auto before = node_voltages(axon);
    const double rough_before = roughness_mV(axon);
    sim::CablePlan plan = axon.plan();
    remake(plan, 2);
    axon.set_plan(plan);
    EXPECT_LT(largest_change(before, node_voltages(axon)), 1e-6);
    EXPECT_LT(roughness_mV(axon), 2 * rough_before);
    advance(axon, 1);
    EXPECT_LT(largest_change(before, node_voltages(axon)), 5);
}

TEST(ChangedTissue, LetsTheSignalArriveOverSheathsRemadeUnderIt) {
    sim::Axon axon = in_mid_flight();
    sim::CablePlan plan = axon.plan();
    remake(plan, 2);
    thin(plan, 3);
    axon.set_plan(plan);
    advance(axon, 800);
    EXPECT_EQ(axon.state().arrivals[35], 1);
}

TEST(ChangedTissue, LaidBareKeepsTheVoltageOfItsMembrane) {
    sim::Axon axon = in_mid_flight();
    const sim::AxonState before = axon.state();
    sim::CablePlan plan = axon.plan();
    thin(plan, 0);
    axon.set_plan(plan);
    for (std::size_t j = 0; j < before.inside_mV.size(); ++j)
        ASSERT_NEAR(axon.state().membrane_mV(j), before.membrane_mV(j), 1e-9) << "compartment " << j;
    advance(axon, 800);
    EXPECT_TRUE(plausible(axon));
}

TEST(ChangedTissue, AndBackIsTheSameTissue) {
    sim::Axon axon(optic_plan());
    sim::CablePlan plan = axon.plan();
    remake(plan, 3);
    axon.set_plan(plan);
    remake(plan, 1);
    axon.set_plan(plan);
    advance(axon, 1600);
    EXPECT_EQ(axon.state().arrivals[35], 1);
}
