// Tract files: experiments on a whole tract, for `myelight measure` (docs/experiments.md).
// Knows no physics and no file, only text.
#pragma once

#include "sim/tract/volley.h"
#include "story/text/faults.h"

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace story {

// Whether the text is meant to be one: an object with a "tract".
bool is_tract_file(std::string_view json_text);

// With faults the experiment is not to be run.
sim::TractPlan parse_tract_file(std::string_view json_text, Faults &faults);

// `wall_s`: how long the run took.
std::string volley_json(const sim::VolleyResult &result, double wall_s);

// t_ms,response
std::string response_csv(const sim::VolleyResult &result);

} // namespace story
