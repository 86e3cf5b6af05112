// The days of a cast: its cells move, fade in and out, and shards lie about, as the tissue has them.
// Knows nothing of why the tissue changes.
#pragma once

#include "story/tissue/cast_mover.h"

namespace story {

// Moves the cells on by `days` of the tissue's axon 0, up to `day`; what fades does so in `seconds`.
void advance(Cast &cast, const sim::Tissue &tissue, const CastCauses &causes, double day, double days,
             double seconds);

} // namespace story
