// Our numbers beside those of NEURON, the simulator most used in this field: the same equations, solved
// twice. Knows nothing of nerves in the flesh.
#pragma once

#include "validation/row.h"

#include <vector>

namespace validation {

// Computed at the first call, then kept. The reference values were computed with NEURON 8.2.2 (fixed step,
// backward Euler, extracellular mechanism for the second cable) at ever finer steps and drawn out to step
// zero; an independent solver agreed with them to 5e-4.
const std::vector<Check> &against_neuron();

} // namespace validation
