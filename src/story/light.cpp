#include "story/light.h"

#include <algorithm>
#include <cstddef>

namespace story {
namespace {
constexpr double floor_mV = 8;      // below this above rest nothing is shown
constexpr double full_mV = 90;      // a healthy spike's height
constexpr double lit_above = 0.35;  // a pulse begins here …
constexpr double dark_below = 0.15; // … and has ended here
} // namespace

double brightness(double inside_mV, double rest_mV) {
    return std::clamp((inside_mV - rest_mV - floor_mV) / (full_mV - floor_mV), 0.0, 1.0);
}

// Once risen, a spot stays lit for the shortest time between two pulses. A signal in slow motion lasts longer
// than that and is shown as it is; quick trains become a steady light instead of a flicker.
void Light::advance(const std::vector<double> &wanted, double seconds) {
    if (spots_.size() != wanted.size()) {
        spots_.assign(wanted.size(), {});
        shown_.assign(wanted.size(), 0.0);
    }
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        Spot &spot = spots_[i];
        spot.since_rise_s += seconds;
        const bool held = spot.since_rise_s < 1 / max_pulses_per_second;
        if (!spot.lit && wanted[i] > lit_above && !held) {
            spot = {0, wanted[i], true};
        } else if (spot.lit && wanted[i] < dark_below && !held) {
            spot.lit = false;
        }
        if (spot.lit) spot.peak = std::max(spot.peak, wanted[i]);
        shown_[i] = held && spot.lit ? std::max(wanted[i], spot.peak) : wanted[i];
    }
}

} // namespace story
