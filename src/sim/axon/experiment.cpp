#include "sim/axon/experiment.h"

#include "sim/axon/rest.h"

#include <algorithm>
#include <cmath>

namespace sim {
namespace {

constexpr int first_charge_node = 18;
constexpr int last_charge_node = 22;

Fibre fibre_of(const FibreChoice &choice) {
    Fibre f = preset_fibre(choice.preset, choice.fibre_diameter_um);
    const double area_before = f.node_diameter_um * f.node_length_um;
    if (choice.wraps) f.wraps = *choice.wraps;
    f.node_length_um = choice.node_length_um.value_or(f.node_length_um);
    f.internode_length_um = choice.internode_length_um.value_or(f.internode_length_um);
    f.axon_diameter_um = choice.axon_diameter_um.value_or(f.axon_diameter_um);
    f.node_diameter_um = choice.node_diameter_um.value_or(
        choice.preset == Preset::squid ? f.axon_diameter_um : f.node_diameter_um);
    if (choice.node_channels == NodeChannels::number) {
        const double ratio = area_before / (f.node_diameter_um * f.node_length_um);
        f.channels.sodium *= ratio;
        f.channels.persistent_sodium *= ratio;
        f.channels.potassium *= ratio;
        f.channels.leak *= ratio;
    }
    return f;
}

void make_lesion(CablePlan &plan, const Lesion &lesion) {
    const bool mrg = plan.fibre.channel_set == ChannelSet::mrg;
    const int last = lesion.first_internode + lesion.internodes - 1;
    for (int i = lesion.first_internode; i <= last; ++i) {
        Internode &internode = plan.internodes[static_cast<std::size_t>(i)];
        if (lesion.wraps) internode.wraps = mrg ? *lesion.wraps * plan.fibre.wraps : *lesion.wraps;
        if (lesion.channels) internode.channels = *lesion.channels;
        internode.potassium_S_cm2 = lesion.potassium_S_cm2;
        internode.potassium_block = lesion.potassium_block;
        internode.seal = lesion.seal;
        internode.sheaths = lesion.sheaths_per_internode;
        if (i > lesion.first_internode)
            plan.node_channels[static_cast<std::size_t>(i)] = lesion.node_channels_fraction;
    }
    inflame(plan, lesion.first_internode, lesion.internodes, lesion.inflammation);
}

// Share of [begin, begin + step) that lies within a pulse, 0..1.
double pulse_share(const PulseTrain &train, double begin_ms, double step_ms) {
    double share = 0;
    for (int pulse = 0; pulse < train.pulses; ++pulse) {
        const double start = train.start_ms + pulse * train.interval_ms;
        const double from = std::max(begin_ms, start);
        const double to = std::min(begin_ms + step_ms, start + train.duration_ms);
        if (to > from) share += (to - from) / step_ms;
    }
    return share;
}

// Sodium let in by the nodes 18–22 and the internode that follows each; `by_stretch` as of traffic.h.
double middle_charge_pC(const std::vector<double> &by_stretch) {
    double sum = 0;
    for (int i = first_charge_node; i <= last_charge_node; ++i)
        sum += by_stretch[static_cast<std::size_t>(i)];
    return sum;
}

Conditions conditions_of(const Experiment &e) {
    return {e.fibre.temperature_degC, e.fibre.energy_shift_mV, e.fibre.sodium_shift_mV};
}

// When the line from (t0, v0) to (t1, v1) passes `level`.
double crossing_time(double level, double t0, double v0, double t1, double v1) {
    return t0 + (level - v0) / (v1 - v0) * (t1 - t0);
}

// Width of the first spike half-way between rest and peak, from the whole course at one node.
std::optional<double> half_width(const std::vector<double> &mV, double step_ms, double rest, double peak) {
    if (peak < arrival_mV) return {};
    const double level = (rest + peak) / 2;
    double up = -1;
    for (std::size_t i = 1; i < mV.size(); ++i) {
        const double t0 = static_cast<double>(i - 1) * step_ms;
        if (up < 0 && mV[i - 1] < level && mV[i] >= level)
            up = crossing_time(level, t0, mV[i - 1], t0 + step_ms, mV[i]);
        else if (up >= 0 && mV[i] < level)
            return crossing_time(level, t0, mV[i - 1], t0 + step_ms, mV[i]) - up;
    }
    return {};
}

// The first of the times that is not before `from_ms`.
std::optional<double> first_after(const std::vector<double> &times_ms, double from_ms) {
    const auto found = std::find_if(times_ms.begin(), times_ms.end(), [=](double t) { return t >= from_ms; });
    return found == times_ms.end() ? std::nullopt : std::optional(*found);
}

std::vector<int> watched_nodes(const Experiment &e) {
    std::vector<int> nodes = e.report_nodes;
    if (e.velocity_between) {
        nodes.push_back(e.velocity_between->first);
        nodes.push_back(e.velocity_between->second);
    }
    return nodes;
}

// The sodium let in by each stretch of axon from the stimulus to the end of its window.
class SodiumWindow {
public:
    SodiumWindow(const Experiment &e, double step_ms, std::int64_t steps) : step_ms_(step_ms) {
        const double end_ms = std::min(e.stimulus.start_ms + sodium_window_ms, e.duration_ms);
        first_ = step_before(e.stimulus.start_ms + step_ms);
        last_ = std::min(step_before(end_ms), steps - 1);
    }
    void before_step(std::int64_t step, const Axon &axon) {
        if (step == first_) before_pC_ = sodium_in_by_stretch_pC(axon);
    }
    void after_step(std::int64_t step, const Axon &axon) {
        if (step == last_) after_pC_ = sodium_in_by_stretch_pC(axon);
    }
    // Nothing when the run ends before the stimulus.
    std::vector<double> in_pC() const {
        if (before_pC_.empty() || after_pC_.empty()) return {};
        std::vector<double> in = after_pC_;
        for (std::size_t i = 0; i < in.size(); ++i) in[i] -= before_pC_[i];
        return in;
    }
    double ms() const { return static_cast<double>(last_ - first_ + 1) * step_ms_; }

private:
    // The last step that begins half a step before `ms` or sooner.
    std::int64_t step_before(double ms) const { return std::llround(std::ceil(ms / step_ms_ - 0.5)) - 1; }

    double step_ms_;
    std::int64_t first_ = 0, last_ = 0;
    std::vector<double> before_pC_, after_pC_;
};

struct Course {
    ExperimentResult result;
    std::vector<double> sodium_pC;        // by stretch, in the window after the stimulus
    std::vector<double> signal_sodium_pC; // the same, less what this tissue lets in at rest in full energy
    bool passed = false;                  // a signal came to the middle, where the charge is measured
};

// What is kept of a run: when signals arrived at the nodes that are watched, and the first one's voltage.
class RunLog {
public:
    RunLog(const Experiment &e, const Axon &axon, std::int64_t steps)
        : nodes_(watched_nodes(e)), seen_(nodes_.size(), 0), times_(nodes_.size()) {
        first_node_mV_.reserve(static_cast<std::size_t>(steps) + 1);
        first_node_mV_.push_back(first_mV(axon));
    }
    double first_mV(const Axon &axon) const { return axon.node_mV(nodes_.front()); }
    void after_step(const Axon &axon) {
        first_node_mV_.push_back(first_mV(axon));
        for (std::size_t k = 0; k < nodes_.size(); ++k) {
            const auto node = static_cast<std::size_t>(nodes_[k]);
            if (axon.state().arrivals[node] == seen_[k]) continue;
            seen_[k] = axon.state().arrivals[node];
            times_[k].push_back(axon.state().last_arrival_ms[node]);
        }
    }
    void report_arrivals(const Experiment &e, const Axon &axon, ExperimentResult &r) const {
        const std::size_t reported = e.report_nodes.size();
        for (std::size_t k = 0; k < reported; ++k) r.arrivals.push_back({nodes_[k], times_[k]});
        if (r.fires_by_itself) return; // nobody can tell the stimulus's signals from its own
        const auto first = [&](std::size_t k) { return first_after(times_[k], e.stimulus.start_ms); };
        if (first(0) && first(reported - 1)) r.delay_ms = *first(reported - 1) - *first(0);
        if (!e.velocity_between || !first(reported) || !first(reported + 1)) return;
        const double um = axon.node_position_um(e.velocity_between->second) -
                          axon.node_position_um(e.velocity_between->first);
        const double ms = *first(reported + 1) - *first(reported);
        constexpr double same_time_ms = 1e-6;
        if (std::abs(ms) > same_time_ms) r.velocity_m_per_s = um / ms / 1000;
    }
    void report_spike(double step_ms, ExperimentResult &r) const {
        r.peak_mV = *std::max_element(first_node_mV_.begin(), first_node_mV_.end());
        r.half_width_ms = half_width(first_node_mV_, step_ms, r.rest_mV, r.peak_mV);
    }

private:
    std::vector<int> nodes_; // those to report, then the two of the velocity
    std::vector<std::int64_t> seen_;
    std::vector<std::vector<double>> times_;
    std::vector<double> first_node_mV_;
};

void take_sodium(Course &course, const SodiumWindow &sodium, const Experiment &e) {
    course.sodium_pC = course.signal_sodium_pC = sodium.in_pC();
    if (!e.measure_charge || course.sodium_pC.empty() || course.result.fires_by_itself) return;
    Axon resting(plan_of(e));
    if (e.start == Start::rest) come_to_rest(resting, {.temperature_degC = e.fibre.temperature_degC});
    const std::vector<double> resting_nA = sodium_current_by_stretch_nA(resting);
    for (std::size_t i = 0; i < course.sodium_pC.size(); ++i)
        course.signal_sodium_pC[i] -= resting_nA[i] * sodium.ms();
}

Course run_once(const Experiment &e, Watcher watcher, void *user) {
    const double step_ms = e.step_us / 1000;
    Axon axon(plan_of(e));
    axon.set_conditions({.temperature_degC = e.fibre.temperature_degC});
    const bool rests = e.start == Start::preset || come_to_rest(axon, conditions_of(e));
    const auto steps = static_cast<std::int64_t>(std::llround(e.duration_ms / step_ms));
    RunLog log(e, axon, steps);
    SodiumWindow sodium(e, step_ms, steps);
    Course course;
    ExperimentResult &r = course.result;
    r.fires_by_itself = !rests;
    r.rest_mV = log.first_mV(axon);
    if (watcher) watcher(user, 0, axon);
    for (std::int64_t i = 0; i < steps; ++i) {
        const double begin = static_cast<double>(i) * step_ms;
        sodium.before_step(i, axon);
        axon.step(step_ms, e.method,
                  {e.stimulus.node, e.stimulus.current_nA * pulse_share(e.stimulus, begin, step_ms)});
        log.after_step(axon);
        sodium.after_step(i, axon);
        if (watcher) watcher(user, static_cast<double>(i + 1) * step_ms, axon);
    }
    take_sodium(course, sodium, e);
    const auto &arrivals = axon.state().arrivals;
    if (arrivals.size() > static_cast<std::size_t>(last_charge_node))
        course.passed =
            std::any_of(arrivals.begin() + first_charge_node, arrivals.begin() + last_charge_node + 1,
                        [](std::int64_t count) { return count > 0; });
    r.steps = steps;
    for (std::size_t j = 0; j < axon.cable().compartments.size(); ++j)
        r.finite = r.finite && std::isfinite(axon.state().membrane_mV(j));
    log.report_arrivals(e, axon, r);
    log.report_spike(step_ms, r);
    return course;
}

// The same run on the preset as published: what the sodium charge is measured against.
Experiment healthy_twin(const Experiment &e) {
    Experiment twin = e;
    twin.fibre = {};
    twin.fibre.preset = e.fibre.preset;
    twin.fibre.nodes = e.fibre.nodes;
    twin.fibre.fibre_diameter_um = e.fibre.fibre_diameter_um;
    twin.fibre.temperature_degC = usual_temperature_degC(e.fibre.preset);
    twin.lesions.clear();
    twin.cut_internode.reset();
    twin.velocity_between.reset();
    twin.report_nodes = {0};
    return twin;
}

} // namespace

CablePlan plan_of(const Experiment &e) {
    CablePlan plan = healthy_plan(fibre_of(e.fibre), e.fibre.nodes);
    plan.sodium_fraction = e.fibre.sodium_fraction;
    for (const Lesion &lesion : e.lesions) make_lesion(plan, lesion);
    plan.cut_internode = e.cut_internode;
    return plan;
}

namespace {

// How each of a train's signals begins: as the experiment's own.
Asking asking_of(const Experiment &e) {
    Asking asking;
    asking.from_node = e.stimulus.node;
    asking.to_node = e.report_nodes.back();
    asking.current_nA = e.stimulus.current_nA;
    asking.duration_ms = e.stimulus.duration_ms;
    asking.step_ms = e.step_us / 1000;
    asking.method = e.method;
    asking.most_ms = e.duration_ms;
    return asking;
}

ExperimentResult run_after_trains(const Experiment &e, Watcher watcher, void *user) {
    const Conditions conditions{.temperature_degC = e.fibre.temperature_degC};
    const FatigueCourse fatigue = run_trains(plan_of(e), conditions, asking_of(e), *e.energy);
    Experiment after = e;
    after.energy.reset();
    after.fibre.energy_shift_mV = fatigue.shift.potassium_and_leak_mV;
    after.fibre.sodium_shift_mV = fatigue.shift.sodium_mV;
    ExperimentResult result = run(after, watcher, user);
    result.fatigue = fatigue;
    return result;
}

} // namespace

ExperimentResult run(const Experiment &e, Watcher watcher, void *user) {
    if (e.energy) return run_after_trains(e, watcher, user);
    Course course = run_once(e, watcher, user);
    if (!e.measure_charge || course.sodium_pC.empty() || course.result.fires_by_itself) return course.result;
    const Course healthy = run_once(healthy_twin(e), nullptr, nullptr);
    if (course.passed && healthy.passed)
        course.result.sodium_charge_relative =
            middle_charge_pC(course.sodium_pC) / middle_charge_pC(healthy.sodium_pC);
    for (std::size_t i = 0; i + 1 < course.signal_sodium_pC.size(); ++i)
        course.result.sodium_by_internode_relative.push_back(course.signal_sodium_pC[i] /
                                                             healthy.signal_sodium_pC[i]);
    return course.result;
}

} // namespace sim
