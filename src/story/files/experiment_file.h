// Experiment files: what `myelight measure` reads and writes (docs/experiments.md).
// Knows no physics and no file, only text.
#pragma once

#include "sim/axon/experiment.h"
#include "story/text/faults.h"

#include <string>
#include <string_view>

namespace story {

// With faults the experiment is not to be run.
sim::Experiment parse_experiment(std::string_view json_text, Faults &faults);

// `wall_s`: how long the run took.
std::string result_json(const sim::ExperimentResult &result, double wall_s);

// The first line of a trace file, and a line per step: t_ms,v_node10_mV,…
std::string trace_header(const sim::Experiment &experiment);
std::string trace_line(const sim::Experiment &experiment, double time_ms, const sim::Axon &axon);

} // namespace story
