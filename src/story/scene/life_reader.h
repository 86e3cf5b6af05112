// Reads what a scene's JSON says of a tract's life, of changes to it, and of courses and trials.
// Knows no other part of a scene.
#pragma once

#include "story/text/faults.h"
#include "story/tissue/life.h"
#include "story/tissue/population.h"

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace story {

// `where`: JSON pointer of `value`. Missing keys take the defaults.
LifePlan read_life(const nlohmann::json &value, const std::string &where, Faults &faults);
LifeChange read_life_change(const nlohmann::json &value, const std::string &where, Faults &faults);
PopulationPlan read_population(const nlohmann::json &value, const std::string &where, Faults &faults);

} // namespace story
