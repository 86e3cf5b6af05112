// How the tissue of a life is shown: what each internode looks like, following the tissue no faster than is
// comfortable to look at, however fast the years pass: a relapse of days stays in sight for a second. Knows
// no colour and no screen.
#pragma once

#include "sim/tissue/tissue.h"

#include <cstdint>
#include <vector>

namespace story {

struct TissueLook {
    // Of an internode; all 0..255.
    struct Spot {
        std::uint8_t sheath = 255; // share of the healthy wraps
        std::uint8_t inflamed = 0; // fresh inflammation
        std::uint8_t remade = 0;   // its sheath was remade
        std::uint8_t there = 255;  // of a lost axon: `just_lost` when it breaks … 0 when nothing is left
        bool operator==(const Spot &) const = default;
    };
    static constexpr std::uint8_t just_lost = 190;

    std::vector<Spot> spots;            // as sim::Tissue::at
    std::vector<std::uint8_t> happened; // of each attack that was drawn: 0 not (yet), 255 it did
    float alive = 1;                    // share of axons
    bool moving = false;                // not yet what the tissue is

    explicit TissueLook(const sim::Tissue &tissue); // as it is, at once
    bool operator==(const TissueLook &) const = default;

    double owed_s = 0; // of following
    double day = 0;    // of the tissue as last seen
    std::vector<float>
        fresh_s; // of each attack: for how long it is still shown as fresh, in the visitor's time
};

// Moves on by `seconds` of the visitor's time.
void follow(TissueLook &look, const sim::Tissue &tissue, double seconds);

} // namespace story
