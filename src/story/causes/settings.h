// Settings: the causes a visitor can change on one axon, and what they mean for its cable. The disease in
// the picture and in the solver comes from here, but for energy and temperature (lane.cpp). Knows no time:
// lane.h moves the present settings toward the wanted.
#pragma once

#include "sim/axon/axon.h"
#include "story/causes/lever.h"
#include "story/causes/tissue_at.h"

#include <optional>
#include <vector>

namespace story {

struct Settings {
    Levers levers;
    std::vector<TissueAt> tissue;     // per internode, or none: the axon is what the levers say alone
    std::vector<bool> lesion;         // per internode: chosen, so that the levers that need a place act on it
    int repair_sheaths = 2;           // how many short sheaths repair puts in place of an old one: 2 or 3
    std::optional<int> cut_internode; // the axon is cut in the middle of this internode, for good
    bool operator==(const Settings &) const = default;
};
Settings healthy_settings(int internodes);

// What the solver is told.
sim::CablePlan cable_plan(const sim::Fibre &fibre, const Settings &settings);

// What the picture is told of one internode.
struct SheathLook {
    double wraps = 7; // 0..7, real
    int sheaths = 1;  // 2 or 3 once repair has begun on bare axon
    bool repaired = false;
    bool chosen = false;
};
SheathLook sheath_look(const sim::Fibre &fibre, const Settings &settings, int internode);

} // namespace story
