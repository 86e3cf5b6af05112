// The modes of a passive stretch: an internode without channels of its own is linear, so that its voltages
// are a sum of fixed shapes, each of which decays at its own rate and is driven only by the nodes at either
// end. This is exact, and there is nothing left to solve inside the stretch. Knows nothing of nodes, gates or
// steps.
#pragma once

#include "sim/axon/cable.h"

#include <span>
#include <vector>

namespace sim {

// y' = −rate y + drive (V_left ± V_right) + leak: the amplitude of one mode, voltages against rest, and what
// it gives back: drive · y flows as current (nA) into the left node, ± drive · y into the right one.
struct Mode {
    double rate_per_ms = 0;
    double drive = 0;
    double leak = 0; // per mV by which the leak potential stands above rest
};

// A stretch that is the same from both ends has modes that are even (+) or odd (−). One that ends sealed
// knows only its one node: its modes stand half in either list, for there is no V_right.
struct Modes {
    std::vector<Mode> even;
    std::vector<Mode> odd;
    double end_uS = 0;   // from the node to the first compartment
    bool sealed = false; // no node at the right end
};

// True where `modes_of` can be asked: `stretch` is passive throughout and either ends sealed or is the same
// from both ends. `left`: the compartment before it, whose axial and periaxonal conductance lead into it.
// `with_right_node`: whether the last compartment's lead on to another node.
bool has_modes(std::span<const Compartment> stretch, const Compartment &left, bool with_right_node);
Modes modes_of(std::span<const Compartment> stretch, const Compartment &left, bool with_right_node);

} // namespace sim
