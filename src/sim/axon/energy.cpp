#include "sim/axon/energy.h"

#include <algorithm>
#include <cmath>

namespace sim {
namespace {
constexpr double half_sodium_mM = 15;   // where the pump runs at half its speed
constexpr double inflow_share = 0.457;  // makes 10 mM the steady state at supply 2, demand 1
constexpr double turnover_mM_per_s = 5; // κ
} // namespace

double energy_supply(const EnergyUse &use) {
    const double d = use.demyelination;
    return 2 * use.mitochondria * (1 + 0.5 * d) * (1 - 0.2 * d);
}

double energy_demand(const EnergyUse &use) {
    return 0.3 + 0.7 * use.sodium_per_spike * use.firing_rate_Hz / 10;
}

double pump_pace(double sodium_mM, const EnergyUse &use) {
    const double cube = sodium_mM * sodium_mM * sodium_mM;
    const double pump = cube / (half_sodium_mM * half_sodium_mM * half_sodium_mM + cube);
    return energy_supply(use) * pump / inflow_share;
}

double sodium_rate_mM_per_s(double sodium_mM, const EnergyUse &use) {
    return turnover_mM_per_s * inflow_share * (energy_demand(use) - pump_pace(sodium_mM, use));
}

double advance_sodium(double sodium_mM, const EnergyUse &use, double seconds) {
    return std::clamp(sodium_mM + seconds * sodium_rate_mM_per_s(sodium_mM, use), 1.0, most_sodium_mM);
}

double steady_sodium_mM(const EnergyUse &use) {
    const double supply = energy_supply(use);
    const double inflow = inflow_share * energy_demand(use);
    if (inflow >= supply) return most_sodium_mM;
    const double q = inflow / supply;
    return std::clamp(half_sodium_mM * std::cbrt(q / (1 - q)), 1.0, most_sodium_mM);
}

PotentialShift potential_shift(double sodium_mM) {
    const double f = std::clamp((sodium_mM - healthy_sodium_mM) / 20, 0.0, 1.0);
    return {8 * f, -20 * f};
}

} // namespace sim
