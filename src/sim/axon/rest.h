// Rest: the steady state in which an axon stays by itself, for its own tissue and conditions. Sodium, Kv1,
// inflammation, temperature, bare channels and every shift of a potential move it; the published one is that
// of the healthy preset alone.
#pragma once

#include "sim/axon/axon.h"

namespace sim {

// Brings `axon` to `conditions` (shifts come in over 5 ms: a sudden one would fire every node at once) and
// goes on until nothing changes any more. Its clock, arrivals and charges stay as they were. False when there
// is no rest: the axon fires by itself, and its state is any of those it goes through.
bool come_to_rest(Axon &axon, const Conditions &conditions);

} // namespace sim
