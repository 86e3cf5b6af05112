// Any text read as each kind of experiment, and run where that takes a moment: its numbers are numbers.

#include "fuzz/fuzz.h"

#include "story/files/course_file.h"
#include "story/files/experiment_file.h"
#include "story/files/file_check.h"
#include "story/files/tract_file.h"

#include <cmath>

namespace {

bool takes_a_moment(const sim::Experiment &experiment) {
    constexpr double most = 20'000; // nodes × steps
    return !experiment.energy && experiment.fibre.nodes <= 15 &&
           experiment.fibre.nodes * experiment.duration_ms * 1000 / experiment.step_us < most;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const std::string_view text = fuzz::text_of(data, size);
    story::check_text(text, "2026-11");

    story::Faults faults;
    if (story::is_course_file(text)) {
        story::parse_course_file(text, faults);
        return 0;
    }
    if (story::is_tract_file(text)) {
        story::parse_tract_file(text, faults);
        return 0;
    }
    sim::Experiment experiment = story::parse_experiment(text, faults);
    if (!faults.empty()) return 0;
    story::trace_header(experiment);
    if (!takes_a_moment(experiment)) return 0;
    experiment.measure_charge = false;
    const sim::ExperimentResult result = sim::run(experiment);
    fuzz::promise(!result.finite || (std::isfinite(result.rest_mV) && std::isfinite(result.peak_mV)),
                  "a result is finite or says that it is not");
    story::result_json(result, 0);
    return 0;
}
