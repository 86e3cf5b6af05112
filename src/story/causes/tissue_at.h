// What the tissue has made of one internode, as the solver and the picture are told of it.
// Knows no tissue's laws and no time.
#pragma once

namespace story {

inline constexpr int internodes_per_axon = 16; // of every axon in the window; nodes are one more

// Health, where there is no tissue.
struct TissueAt {
    double wraps = 1;        // share of the healthy wraps left
    double channels = 0;     // φ, as in sim::Internode
    double inflammation = 0; // acute: weakens sodium gates, 0..1
    double smouldering = 0;  // 0..1: for the picture
    double debris = 0;       // 0..1: for the picture
    double mitochondria = 1; // capacity left, 0..1
    double calcium = 0;      // 0..2: for the picture, where the axon swells
    bool remade = false;     // its sheaths are new: thinner and shorter, two for one
    bool operator==(const TissueAt &) const = default;
};

} // namespace story
