// Reads what a scene's JSON says of the living tissue around an axon and of changes to it.
// Knows no other part of a scene.
#pragma once

#include "story/text/faults.h"
#include "story/tissue/axon_tissue.h"

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace story {

// `where`: JSON pointer of `value`. Missing keys take the defaults.
AxonTissuePlan read_axon_tissue(const nlohmann::json &value, const std::string &where, Faults &faults);
AxonTissueChange read_axon_tissue_change(const nlohmann::json &value, const std::string &where,
                                         Faults &faults);

} // namespace story
