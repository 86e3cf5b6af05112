// A chain: a cable with its passive stretches eliminated. What is left are stations (the nodes, and every
// compartment that has channels or otherwise cannot be spared), each linked to the next. Knows no time.
#pragma once

#include "sim/axon/modes.h"

#include <map>
#include <memory>
#include <span>
#include <vector>

namespace sim {

// From one station to the next: either directly, or through a stretch with `modes`.
struct Link {
    const Modes *modes = nullptr; // none: directly; owned by the shelf
    double axial_uS = 0;          // directly only
    double periaxonal_uS = 0;     // between two stations that both have such a space
};

// What a link does to its stations' equations. Per mV of v̂ at the one end, µS: what it draws there, what it
// brings to the other end. And what its leak gives either, per mV of leak potential.
struct Ends {
    double self_uS = 0, across_uS = 0, leak_nA_per_mV = 0;
};
// `stage_ms`: how long the implicit half of a step is.
Ends ends_of(const Link &link, double stage_ms);

struct Chain {
    std::vector<int> stations; // index of the compartment
    std::vector<Link> links; // links[k] leads from station k on; the last only where the cable ends sealed in
                             // a stretch, so there are stations.size() or one fewer
};

// Modes are costly to find and most stretches are alike: those met before are found again here.
class ModesShelf {
public:
    const Modes *find(std::span<const Compartment> stretch, const Compartment &left, bool with_right_node);

private:
    std::map<std::vector<double>, std::unique_ptr<const Modes>> shelf_;
};

Chain eliminate(const Cable &cable, ModesShelf &shelf);

} // namespace sim
