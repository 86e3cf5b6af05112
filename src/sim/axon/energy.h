// Energy: how well the axon's mitochondria keep up with its work, and what a shortfall does to the membrane.
// The form of the law is illustrative (docs/model.md says how sure we are of each part). Knows no
// compartments.
#pragma once

namespace sim {

// Everything the pump depends on. `mitochondria`: capacity 0..1 (the lever). `demyelination`: 1 −
// wraps/healthy wraps, averaged over the axon, 0..1. `firing_rate_Hz`: how many signals a second the axon is
// asked to carry; 10 is everyday traffic.
struct EnergyUse {
    double mitochondria = 1;
    double demyelination = 0;
    double firing_rate_Hz = 10;
    double sodium_per_spike = 1; // relative to a healthy axon
};

double energy_supply(const EnergyUse &use); // 2 for a healthy axon
double energy_demand(const EnergyUse &use); // 1 for a healthy axon with everyday traffic

// How fast the sodium pump works, relative to that of a healthy axon with everyday traffic.
double pump_pace(double sodium_mM, const EnergyUse &use);

inline constexpr double healthy_sodium_mM = 10; // inside the axon
// By then the axon has long been silent and lets no more in.
inline constexpr double most_sodium_mM = 32;

// d[Na⁺]/dt in mM per second: what the signals let in, less what the pump throws out.
double sodium_rate_mM_per_s(double sodium_mM, const EnergyUse &use);

// Moves the sodium inside the axon on by `seconds`, which must be short against a second. Stays within
// 1 and `most_sodium_mM`.
double advance_sodium(double sodium_mM, const EnergyUse &use, double seconds);

// Where it ends up; `most_sodium_mM` when the pump cannot keep up at all.
double steady_sodium_mM(const EnergyUse &use);

// What that much sodium does: the potentials of potassium and of every leak rise, that of sodium falls.
struct PotentialShift {
    double potassium_and_leak_mV = 0; // 0..8
    double sodium_mV = 0;             // 0..−20
    bool operator==(const PotentialShift &) const = default;
};
PotentialShift potential_shift(double sodium_mM);

} // namespace sim
