// Workers made of threads, to lend to those who can use them.
// Knows nothing of what they work on.
#pragma once

#include "sim/basics/workers.h"

namespace app {

// As many as the machine has processors, at most eight. Those of one call have ended when it returns.
sim::Workers threads();

} // namespace app
