// Reads what a scene's JSON says of a tract and of changes to it.
// Knows no other part of a scene.
#pragma once

#include "story/causes/tract_causes.h"
#include "story/text/faults.h"

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace story {

// `where`: JSON pointer of `value`. Missing keys take the defaults of SceneTract.
SceneTract read_tract(const nlohmann::json &value, const std::string &where, Faults &faults);

TractChange read_tract_change(const nlohmann::json &value, const std::string &where, Faults &faults);

// A fault at `where` when the hurt stretch ends before it begins, or after the tract does.
void refuse_odd_stretch(const SceneTract &tract, const TractCauses &causes, const std::string &where,
                        Faults &faults);

} // namespace story
