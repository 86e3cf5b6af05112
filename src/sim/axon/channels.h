// Ion channels: how fast the gates of the nodal membrane open and close at a voltage and a temperature.
// Knows nothing of where the channels sit or how many there are (cable.h), nor of their currents (axon.cpp).
#pragma once

#include "sim/axon/fibre.h"

namespace sim {

// Open fractions (0..1) of each gate of one compartment. The transient sodium current goes with m³h, the
// persistent one with p³, potassium with n to the power of `potassium_gates`, exposed juxtaparanodal
// potassium (Kv1) with kv1⁴.
struct Gates {
    double m = 0, h = 0, p = 0, n = 0, kv1 = 0;
    bool operator==(const Gates &) const = default;
};

// How many n gates a potassium channel of the node has, all of which must be open.
constexpr int potassium_gates(ChannelSet set) { return set == ChannelSet::squid ? 4 : 1; }

// dx/dt = alpha (1 − x) − beta x, per ms, at the temperature the rates were asked for.
struct Rate {
    double alpha = 0, beta = 0;
};
struct GateRates {
    Rate m, h, p, n, kv1;
};

// By how much warmth speeds each gate up, against the temperature at which the source gives its rates.
struct RateFactors {
    double m = 1, h = 1, p = 1, n = 1, kv1 = 1;
};
RateFactors rate_factors(ChannelSet set, double temperature_degC);

// Rates at `voltage_mV` and `temperature_degC`. The sources of `cns` and `mrg` give them at 20 °C (the slow
// potassium gate of `mrg` at 36 °C) with Q10 2.2 (m, p), 2.9 (h), 3.0 (n, kv1); that of `squid` at 6.3 °C
// with Q10 3 for all. Kv1 after McIntyre et al. 2004 (doi:10.1152/jn.00989.2003). Gates that a set
// lacks stay shut.
GateRates gate_rates(ChannelSet set, double voltage_mV, double temperature_degC);
// The same, where the factors of the temperature are known: they take as long as all the rest.
GateRates gate_rates(ChannelSet set, double voltage_mV, const RateFactors &factors);

// Every gate where it stands after a long time at `voltage_mV`: alpha / (alpha + beta), at any temperature.
Gates steady_gates(ChannelSet set, double voltage_mV);

// Moves `gates` on by `step_ms` at a constant voltage: exact for that voltage.
void advance_gates(Gates &gates, const GateRates &rates, double step_ms);

} // namespace sim
