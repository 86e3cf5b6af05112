#include "story/signal/light.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace story {
namespace {
constexpr double floor_mV = 8; // what a lack of energy alone can raise the voltage by is not shown
constexpr double full_mV = 90; // a healthy spike's height
constexpr double flash = 0.1;  // a smaller change of brightness is none
} // namespace

double brightness(double inside_mV, double rest_mV) {
    return std::clamp((inside_mV - rest_mV - floor_mV) / (full_mV - floor_mV), 0.0, 1.0);
}

// Once risen, a spot does not sink for the shortest time between two pulses. A signal in slow motion takes
// longer than that to reach its height, and is shown as it is; quick trains become a steady light instead of
// a flicker.
void Light::advance(const std::vector<double> &wanted, double seconds) {
    if (spots_.size() != wanted.size()) {
        spots_.assign(wanted.size(), {});
        shown_.assign(wanted.size(), 0.0);
    }
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        Spot &spot = spots_[i];
        spot.since_rise_s += seconds;
        if (!spot.risen && wanted[i] >= spot.low + flash) spot = {spot.low, wanted[i], 0, true};
        shown_[i] = wanted[i];
        if (!spot.risen) {
            spot.low = std::min(spot.low, wanted[i]);
            continue;
        }
        spot.peak = std::max(spot.peak, wanted[i]);
        if (spot.since_rise_s < 1 / max_pulses_per_second) {
            shown_[i] = spot.peak;
        } else if (wanted[i] <= spot.peak - flash) {
            spot.risen = false;
            spot.low = wanted[i];
        }
    }
}

std::vector<double> Light::passed() const {
    std::vector<double> passed(spots_.size(), 0.0);
    for (std::size_t i = 0; i < spots_.size(); ++i)
        if (const Spot &spot = spots_[i]; spot.peak > flash) {
            // What begins to rise again comes, though it is far below the height of the signal before.
            const double sinks = spot.risen ? 1 : std::clamp(1 - (shown_[i] - spot.low) / flash, 0.0, 1.0);
            passed[i] = sinks * std::clamp(1 - shown_[i] / spot.peak, 0.0, 1.0);
        }
    return passed;
}

void Light::move(const std::vector<double> &before, const std::vector<double> &now) {
    std::vector<Spot> spots;
    std::vector<double> shown;
    std::size_t nearest = 0;
    for (const double place : now) {
        while (nearest + 1 < before.size() &&
               std::abs(before[nearest + 1] - place) <= std::abs(before[nearest] - place))
            ++nearest;
        spots.push_back(spots_[nearest]);
        shown.push_back(shown_[nearest]);
    }
    spots_ = std::move(spots);
    shown_ = std::move(shown);
}

} // namespace story
