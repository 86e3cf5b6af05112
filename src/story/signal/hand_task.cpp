#include "story/signal/hand_task.h"

#include "sim/tissue/course.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace story {
namespace {

constexpr double follows_s = 0.6; // time constant of the strength
constexpr double most_taps_per_s = 1;
constexpr double least_taps_per_s = 0.25; // of a hand that still moves

double smooth(double x) { return x * x * (3 - 2 * x); }

// 0 → 1 → 0 in one turn, gently.
double rise_and_fall(double turn) { return (1 - std::cos(2 * std::numbers::pi * turn)) / 2; }

} // namespace

double hand_strength(double delivering_share) {
    return smooth(std::clamp(delivering_share / sim::axons_needed, 0.0, 1.0));
}

void advance(HandTask &task, double delivering_share, double seconds) {
    const double share = 1 - std::exp(-seconds / follows_s);
    task.strength += (hand_strength(delivering_share) - task.strength) * share;
    task.taps_per_s = least_taps_per_s + (most_taps_per_s - least_taps_per_s) * task.strength;
    task.phase += seconds * task.taps_per_s / taps_per_grip;
    task.phase -= std::floor(task.phase);
    task.grip = task.strength * rise_and_fall(task.phase);
    task.tap = task.strength * rise_and_fall(task.phase * taps_per_grip);
}

} // namespace story
