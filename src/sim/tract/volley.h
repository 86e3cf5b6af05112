// A volley: one stimulus of a whole tract, followed until its last signal has come or gone. What a test of
// evoked potentials does in a clinic. Knows no screen, no file and no threads of its own.
#pragma once

#include "sim/tract/tract.h"

#include <array>
#include <vector>

namespace sim {

inline constexpr std::array<int, 5> volley_percentiles{5, 25, 50, 75, 95};

struct VolleyResult {
    int axons = 0;
    double delivered_fraction = 0;
    // When the signals came to the far end, ms after the stimulus: `volley_percentiles` of those that came,
    // between two arrivals by linear interpolation. Empty when none came.
    std::vector<double> arrival_ms{};
    std::vector<double> response{}; // see Tract::response(); one entry per Tract::step_ms
};

VolleyResult fire_volley(const TractPlan &plan, const Workers &workers = alone);

} // namespace sim
