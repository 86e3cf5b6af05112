// How fast the gates of a membrane can move within a step, for the kernel (kernel.h).
// Knows no compartments.
#pragma once

#include "sim/tract/kernel.h"

namespace sim {

// T: float or double.
template <class T> GateSpeeds<T> gate_speeds(const Fibre &fibre, double step_ms, double temperature_degC);

} // namespace sim
