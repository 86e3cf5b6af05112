#include "sim/axon/rest.h"

#include <algorithm>
#include <cmath>

namespace sim {
namespace {

constexpr double ramp_ms = 5;
constexpr double step_ms = 0.02; // where the axon is followed as it goes
constexpr double still_mV_per_ms = 1e-5;

double most_apart_mV(const AxonState &a, const AxonState &b) {
    double most = 0;
    for (std::size_t j = 0; j < a.inside_mV.size(); ++j)
        most = std::max(most, std::abs(a.inside_mV[j] - b.inside_mV[j]));
    return most;
}

bool stands_still(Axon &axon) {
    const AxonState before = axon.state();
    axon.step(step_ms, Method::crank_nicolson);
    const bool still = most_apart_mV(axon.state(), before) < still_mV_per_ms * step_ms;
    axon.restore(before);
    return still;
}

void ramp_to(Axon &axon, const Conditions &goal) {
    const Conditions before = axon.conditions();
    Conditions now = goal;
    const auto steps = static_cast<int>(std::lround(ramp_ms / step_ms));
    for (int i = 1; i <= steps; ++i) {
        const auto part = [&](double from, double to) {
            return std::lerp(from, to, static_cast<double>(i) / steps);
        };
        now.potassium_and_leak_shift_mV =
            part(before.potassium_and_leak_shift_mV, goal.potassium_and_leak_shift_mV);
        now.sodium_shift_mV = part(before.sodium_shift_mV, goal.sodium_shift_mV);
        axon.set_conditions(now);
        axon.step(step_ms, Method::backward_euler);
    }
    axon.set_conditions(goal);
}

// Goes where the axon tends to, in strides that grow as long as little happens: myelin charges slowly. False
// when it comes to no end.
bool stride_to_the_end(Axon &axon) {
    constexpr double longest_ms = 5, little_mV = 0.1, nothing_mV = 1e-8;
    constexpr int most_strides = 1500;
    double stride_ms = step_ms;
    for (int i = 0; i < most_strides; ++i) {
        const AxonState before = axon.state();
        axon.step(stride_ms, Method::backward_euler);
        const double change_mV = most_apart_mV(axon.state(), before);
        if (change_mV < nothing_mV && stride_ms == longest_ms) return true;
        stride_ms = std::clamp(stride_ms * (change_mV < little_mV ? 1.25 : 0.5), step_ms, longest_ms);
    }
    return false;
}

// `state` brought to `share` of its distance from `rest`.
void bring_nearer(AxonState &state, const AxonState &rest, double share) {
    const auto nearer = [share](double &value, double from) { value = from + share * (value - from); };
    for (std::size_t j = 0; j < rest.inside_mV.size(); ++j) {
        nearer(state.inside_mV[j], rest.inside_mV[j]);
        nearer(state.periaxonal_mV[j], rest.periaxonal_mV[j]);
        for (double Gates::*gate : {&Gates::m, &Gates::h, &Gates::p, &Gates::n, &Gates::kv1})
            nearer(state.gates[j].*gate, rest.gates[j].*gate);
    }
}

// A rest from which the smallest push leads away is none: there the axon fires by itself. The push is made
// small again and again, until what grows fastest (or fades slowest) is all that is left of it.
bool comes_back_from_a_push(Axon &axon) {
    constexpr double push_mV = 0.01, coarse_ms = 0.05;
    constexpr int steps = 100, fewest_rounds = 4, most_rounds = 16;
    constexpr double fades_well = 0.9; // in a round, 5 ms
    const AxonState rest = axon.state();
    AxonState state = rest;
    for (double &mV : state.inside_mV) mV += push_mV;
    double grown = 1; // since the fewest rounds
    bool fades = true;
    for (int round = 0; round < most_rounds && (round < fewest_rounds || !fades); ++round) {
        axon.restore(state);
        for (int i = 0; i < steps; ++i) axon.step(coarse_ms, Method::crank_nicolson);
        state = axon.state();
        const double left = most_apart_mV(state, rest) / push_mV;
        if (left == 0) break;
        fades = fades && left < fades_well;
        if (round >= fewest_rounds) grown *= left;
        bring_nearer(state, rest, 1 / left);
    }
    axon.restore(rest);
    return fades || grown < 1;
}

} // namespace

bool come_to_rest(Axon &axon, const Conditions &conditions) {
    AxonState counted = axon.state();
    if (axon.conditions().potassium_and_leak_shift_mV != conditions.potassium_and_leak_shift_mV ||
        axon.conditions().sodium_shift_mV != conditions.sodium_shift_mV)
        ramp_to(axon, conditions);
    axon.set_conditions(conditions);
    const bool rests = stands_still(axon) || (stride_to_the_end(axon) && comes_back_from_a_push(axon));
    AxonState state = std::move(counted);
    state.inside_mV = axon.state().inside_mV;
    state.periaxonal_mV = axon.state().periaxonal_mV;
    state.gates = axon.state().gates;
    axon.restore(state);
    return rests;
}

} // namespace sim
