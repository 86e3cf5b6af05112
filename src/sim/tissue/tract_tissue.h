// What the slow tissue (tissue.h) does to the axons of a tract: each has its own, stretch by stretch.
// Knows no days and no signal.
#pragma once

#include "sim/tissue/tissue.h"

#include <cstdint>
#include <vector>

namespace sim {

// Axon by axon, `segments` of equal length each.
struct TractTissue {
    int segments = 24;
    std::vector<float> wraps;            // share of each axon's own healthy wraps, 0..1
    std::vector<float> channels;         // φ, as in Internode
    std::vector<float> inflammation;     // acute, 0..1
    std::vector<std::int16_t> broken_at; // per axon: the segment in whose middle it is broken; −1: whole
    bool operator==(const TractTissue &) const = default;
};

// Of as many axons. Sheaths that were remade are thinner here, not shorter; a shortage of energy is left out
// (docs/model.md).
TractTissue tract_tissue(const Tissue &tissue);

} // namespace sim
