#include "app/command_line/measure.h"

#include "app/desktop/workers.h"
#include "app/platform/files.h"
#include "app/platform/platform.h"
#include "app/stage/say.h"
#include "app/stage/scenes.h"
#include "story/files/course_file.h"
#include "story/files/experiment_file.h"
#include "story/files/file_check.h"
#include "story/files/tract_file.h"

#include <chrono>

namespace app {
namespace {

// "2026-11"
std::string this_month() {
    const std::chrono::year_month_day today{
        std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())};
    const auto month = static_cast<unsigned>(today.month());
    return std::to_string(static_cast<int>(today.year())) + (month < 10 ? "-0" : "-") + std::to_string(month);
}

} // namespace

int check_files(const std::vector<std::string> &files) {
    int code = 0;
    for (const std::string &file : files) {
        std::string error;
        const auto text = read_text(file, error);
        if (!text) {
            code = fail(error);
            continue;
        }
        const story::Faults faults = story::check_text(*text, this_month());
        if (!faults.empty()) code = fail(fault_lines(file, faults));
    }
    return code;
}

namespace {
struct TraceWriter {
    const sim::Experiment *experiment;
    std::string text;
};

void write_step(void *user, double time_ms, const sim::Axon &axon) {
    auto *writer = static_cast<TraceWriter *>(user);
    writer->text += story::trace_line(*writer->experiment, time_ms, axon);
}

// Writes the result, and the trace where one is wanted.
int write_results(const MeasureOptions &options, const std::string &json, const std::string &trace) {
    std::string error = options.out.empty() ? print(json) : write_file(options.out, json);
    if (error.empty() && !options.trace.empty()) error = write_file(options.trace, trace);
    return error.empty() ? 0 : fail(error);
}

int measure_tract(const MeasureOptions &options, const std::string &text) {
    story::Faults faults;
    const sim::TractPlan plan = story::parse_tract_file(text, faults);
    if (!faults.empty()) return fail(fault_lines(options.experiment, faults));
    const double from = steady_seconds();
    const sim::VolleyResult result = sim::fire_volley(plan, threads());
    return write_results(options, story::volley_json(result, steady_seconds() - from),
                         story::response_csv(result));
}

int measure_course(const MeasureOptions &options, const std::string &text) {
    story::Faults faults;
    const sim::CoursePlan plan = story::parse_course_file(text, faults);
    if (!faults.empty()) return fail(fault_lines(options.experiment, faults));
    if (!options.trace.empty())
        return fail(options.experiment + ": a course has no voltages to trace; leave out --trace");
    const double from = steady_seconds();
    const sim::CourseResult result = sim::run_courses(plan, threads());
    return write_results(options, story::course_json(result, steady_seconds() - from), "");
}

int measure_axon(const MeasureOptions &options, const std::string &text) {
    story::Faults faults;
    const sim::Experiment experiment = story::parse_experiment(text, faults);
    if (!faults.empty()) return fail(fault_lines(options.experiment, faults));
    TraceWriter writer{&experiment, options.trace.empty() ? "" : story::trace_header(experiment)};
    const double from = steady_seconds();
    const sim::ExperimentResult result =
        sim::run(experiment, options.trace.empty() ? nullptr : write_step, &writer);
    if (!result.finite)
        return fail(options.experiment +
                    ": /stimulus/current_nA: the voltages ran out of every range; use a weaker "
                    "current, a shorter pulse or milder lesions");
    return write_results(options, story::result_json(result, steady_seconds() - from), writer.text);
}
} // namespace

int measure(const MeasureOptions &options) {
    std::string error;
    const auto text = read_text(options.experiment, error);
    if (!text) return fail(error);
    if (story::is_course_file(*text)) return measure_course(options, *text);
    return story::is_tract_file(*text) ? measure_tract(options, *text) : measure_axon(options, *text);
}

} // namespace app
