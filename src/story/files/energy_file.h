// The part of an experiment file that asks trains of signals of an axon, and what it reports of them
// (docs/experiments.md). Knows no physics and no file, only text.
#pragma once

#include "sim/axon/fatigue.h"
#include "story/text/faults.h"

#include <nlohmann/json_fwd.hpp>

namespace story {

// `value`: what stands under "/energy".
sim::EnergyPlan read_energy(const nlohmann::json &value, Faults &faults);

nlohmann::ordered_json energy_json(const sim::FatigueCourse &course);

} // namespace story
