#include "app/command_line/measure.h"

#include "app/desktop/workers.h"
#include "app/platform/files.h"
#include "app/platform/platform.h"
#include "app/stage/say.h"
#include "app/stage/scenes.h"
#include "story/files/course_file.h"
#include "story/files/experiment_file.h"
#include "story/files/file_check.h"
#include "story/files/kiosk_file.h"
#include "story/files/talk_file.h"
#include "story/files/tract_file.h"
#include "story/text/words.h"

#include <chrono>
#include <cmath>
#include <memory>
#include <optional>

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
        story::Faults faults;
        if (story::is_talk_file(*text))
            talk_in(file, *text, faults);
        else if (story::is_kiosk_file(*text))
            kiosk_in(file, *text, faults);
        else
            faults = story::check_text(*text, this_month());
        if (!faults.empty())
            code = fail(fault_lines(file, faults));
        else if (const std::string fault = print(file + ": good\n"); !fault.empty())
            code = fail(fault);
    }
    return code;
}

namespace {

// Writes the trace as the run goes, a megabyte at a time. A fault in it ends the writing and not the run.
class TraceWriter {
public:
    TraceWriter(const sim::Experiment &experiment, const std::string &file) : experiment_(experiment) {
        draft_ = Draft::begin(file, fault_);
        text_ = story::trace_header(experiment);
    }
    static void write_step(void *user, double time_ms, const sim::Axon &axon) {
        auto &writer = *static_cast<TraceWriter *>(user);
        if (!writer.fault_.empty()) return;
        writer.text_ += story::trace_line(writer.experiment_, time_ms, axon);
        if (writer.text_.size() >= at_once) writer.flush();
    }
    std::string finish() {
        if (fault_.empty()) flush();
        return fault_.empty() ? draft_->put_in_place() : fault_;
    }

private:
    void flush() {
        fault_ = draft_->add(text_);
        text_.clear();
    }

    static constexpr std::size_t at_once = 1 << 20;
    const sim::Experiment &experiment_;
    std::unique_ptr<Draft> draft_;
    std::string text_, fault_;
};

std::string write_result(const MeasureOptions &options, const std::string &json) {
    return options.out.empty() ? print(json) : write_file(options.out, json);
}

// Says every fault that is one.
int ended(const std::vector<std::string> &faults) {
    int code = 0;
    for (const std::string &fault : faults)
        if (!fault.empty()) code = fail(fault);
    return code;
}

int measure_tract(const MeasureOptions &options, const std::string &text) {
    story::Faults faults;
    const sim::TractPlan plan = story::parse_tract_file(text, faults);
    if (!faults.empty()) return fail(fault_lines(options.experiment, faults));
    const double from = steady_seconds();
    const sim::VolleyResult result = sim::fire_volley(plan, threads());
    const std::string written = write_result(options, story::volley_json(result, steady_seconds() - from));
    return ended(
        {written, options.trace.empty() ? "" : write_file(options.trace, story::response_csv(result))});
}

int measure_course(const MeasureOptions &options, const std::string &text) {
    story::Faults faults;
    const sim::CoursePlan plan = story::parse_course_file(text, faults);
    if (!faults.empty()) return fail(fault_lines(options.experiment, faults));
    if (!options.trace.empty())
        return fail(options.experiment + ": a course has no voltages to trace; leave out --trace");
    const double from = steady_seconds();
    const sim::CourseResult result = sim::run_courses(plan, threads());
    return ended({write_result(options, story::course_json(result, steady_seconds() - from))});
}

// What somebody who reads the result should know.
std::vector<std::string> doubts_about(const sim::Experiment &e, const sim::ExperimentResult &result) {
    std::vector<std::string> doubts;
    if (result.fires_by_itself)
        doubts.push_back(
            "this fibre fires by itself: it has no rest, so its own spikes cannot be told from an "
            "answer to the stimulus");
    const sim::PulseTrain &train = e.stimulus;
    if (train.start_ms + (train.pulses - 1) * train.interval_ms >= e.duration_ms)
        doubts.push_back("/stimulus/pulses: the last of them would begin after the end (duration_ms)");
    constexpr double known_to_be_fine_us = 2.5, worth_telling = 0.01;
    const bool fine = e.step_us <= known_to_be_fine_us && e.method == sim::Method::crank_nicolson;
    if (fine || e.energy || !result.delay_ms || e.report_nodes.size() < 2) return doubts;
    sim::Experiment halved = e;
    halved.step_us /= 2;
    halved.measure_charge = false;
    const auto delay_ms = sim::run(halved).delay_ms;
    if (!delay_ms)
        doubts.push_back("/step_us: with half the step no signal arrives; use a smaller one");
    else if (const double off = *result.delay_ms / *delay_ms - 1; std::abs(off) >= worth_telling)
        doubts.push_back("/step_us: with half the step the signal is " +
                         story::number(100 * std::abs(off), 0) + " % " + (off > 0 ? "faster" : "slower") +
                         "; use a smaller one");
    return doubts;
}

int measure_axon(const MeasureOptions &options, const std::string &text) {
    story::Faults faults;
    const sim::Experiment experiment = story::parse_experiment(text, faults);
    if (!faults.empty()) return fail(fault_lines(options.experiment, faults));
    std::optional<TraceWriter> trace;
    if (!options.trace.empty()) trace.emplace(experiment, options.trace);
    const double from = steady_seconds();
    const sim::ExperimentResult result =
        sim::run(experiment, trace ? TraceWriter::write_step : nullptr, trace ? &*trace : nullptr);
    if (!result.finite)
        return fail(options.experiment +
                    ": /stimulus/current_nA: the voltages ran out of every range; use a weaker "
                    "current, a shorter pulse or milder lesions");
    const int code = ended({write_result(options, story::result_json(result, steady_seconds() - from)),
                            trace ? trace->finish() : ""});
    for (const std::string &doubt : doubts_about(experiment, result)) say(options.experiment + ": " + doubt);
    return code;
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
