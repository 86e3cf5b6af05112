#include "sim/axon/traffic.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace sim {
namespace {

// Between two signals the axon rests for 10 ms, in long steps that damp everything; new conditions come in
// over the first half, because a sudden shift would fire every node at once.
constexpr double rest_step_ms = 0.05;
constexpr int rest_steps = 200;
constexpr double dark_above_rest_mV = 14;
constexpr double lit_above_rest_mV = 35;
constexpr double over_after_quiet_ms = 0.15;
constexpr double alike_mV = 0.1;
constexpr double alike_degC = 0.05;

std::size_t stretch_of(const Compartment &c) {
    return static_cast<std::size_t>(c.node >= 0 ? c.node : c.internode);
}

bool same_tissue(const CablePlan &a, const CablePlan &b) {
    return a.internodes == b.internodes && a.node_channels == b.node_channels &&
           a.node_sodium == b.node_sodium && a.sodium_fraction == b.sodium_fraction &&
           a.cut_internode == b.cut_internode;
}

Conditions mix(const Conditions &from, const Conditions &to, double share) {
    const auto between = [share](double a, double b) { return a + share * (b - a); };
    return {between(from.temperature_degC, to.temperature_degC),
            between(from.potassium_and_leak_shift_mV, to.potassium_and_leak_shift_mV),
            between(from.sodium_shift_mV, to.sodium_shift_mV)};
}

} // namespace

std::vector<double> sodium_in_by_stretch_pC(const Axon &axon) {
    std::vector<double> sum(axon.cable().node_at.size(), 0.0);
    for (std::size_t j = 0; j < axon.cable().compartments.size(); ++j)
        sum[stretch_of(axon.cable().compartments[j])] += axon.state().sodium_in_pC[j];
    return sum;
}

std::vector<double> sodium_current_by_stretch_nA(const Axon &axon) {
    const double e_na = axon.cable().fibre.potentials.sodium_mV + axon.conditions().sodium_shift_mV;
    std::vector<double> sum(axon.cable().node_at.size(), 0.0);
    for (std::size_t j = 0; j < axon.cable().compartments.size(); ++j) {
        const Compartment &c = axon.cable().compartments[j];
        if (!c.active) continue;
        const Gates &g = axon.state().gates[j];
        const double open_uS = c.sodium_uS * g.m * g.m * g.m * g.h + c.persistent_sodium_uS * g.p * g.p * g.p;
        sum[stretch_of(c)] += open_uS * (e_na - axon.state().membrane_mV(j));
    }
    return sum;
}

double total_pC(const Carried &carried) {
    return std::accumulate(carried.sodium_pC.begin(), carried.sodium_pC.end(), 0.0);
}

Traffic::Traffic(const CablePlan &plan, const Asking &asking)
    : asking_(asking), now_{plan, {}}, asked_{plan, {}}, axon_(plan) {}

bool Traffic::alike(const Question &a, const Question &b) {
    const Conditions &p = a.conditions;
    const Conditions &q = b.conditions;
    return same_tissue(a.plan, b.plan) && std::abs(p.temperature_degC - q.temperature_degC) < alike_degC &&
           std::abs(p.potassium_and_leak_shift_mV - q.potassium_and_leak_shift_mV) < alike_mV &&
           std::abs(p.sodium_shift_mV - q.sodium_shift_mV) < 2.5 * alike_mV;
}

bool Traffic::up_to_date() const { return answered_ && doing_ == Doing::nothing && alike(now_, asked_); }

void Traffic::follow(const CablePlan &plan, const Conditions &conditions) {
    if (!same_tissue(now_.plan, plan)) now_.plan = plan;
    now_.conditions = conditions;
}

void Traffic::work(int steps) {
    for (int i = 0; i < steps && !up_to_date(); ++i) {
        if (doing_ == Doing::nothing) begin();
        if (doing_ == Doing::resting)
            rest();
        else
            carry();
    }
}

void Traffic::finish() { work(std::numeric_limits<int>::max()); }

Traffic::Question Traffic::in_full_energy(Question question) {
    question.conditions.potassium_and_leak_shift_mV = question.conditions.sodium_shift_mV = 0;
    return question;
}

void Traffic::begin() {
    if (!same_tissue(axon_.plan(), now_.plan)) axon_.set_plan(now_.plan);
    const Question full = in_full_energy(now_);
    asked_ = full_energy_ && alike(*full_energy_, full) ? now_ : full;
    before_ = axon_.conditions();
    rest_steps_ = 0;
    doing_ = Doing::resting;
}

void Traffic::rest() {
    ++rest_steps_;
    axon_.set_conditions(mix(before_, asked_.conditions, std::min(1.0, 2.0 * rest_steps_ / rest_steps)));
    axon_.step(rest_step_ms, Method::backward_euler);
    if (rest_steps_ < rest_steps) return;
    axon_.restart_clock();
    quiet_ms_ = 0;
    lit_.assign(axon_.cable().node_at.size(), false);
    doing_ = Doing::carrying;
}

void Traffic::carry() {
    const double t = axon_.state().time_ms;
    Stimulus stimulus{asking_.from_node, 0};
    if (asking_.duration_ms == 0)
        stimulus = push(axon_, asking_.from_node, asking_.current_nA, t);
    else if (t < asking_.duration_ms - asking_.step_ms / 2)
        stimulus.current_nA = asking_.current_nA;
    axon_.step(asking_.step_ms, asking_.method, stimulus);

    const double rest_mV =
        axon_.cable().fibre.potentials.rest_mV + asked_.conditions.potassium_and_leak_shift_mV;
    const auto &inside = axon_.state().inside_mV;
    const bool dark = *std::max_element(inside.begin(), inside.end()) < rest_mV + dark_above_rest_mV;
    for (std::size_t i = 0; i < lit_.size(); ++i)
        lit_[i] = lit_[i] || axon_.node_mV(static_cast<int>(i)) > rest_mV + lit_above_rest_mV;
    quiet_ms_ = dark ? quiet_ms_ + asking_.step_ms : 0;
    if (!over()) return;
    note();
    doing_ = Doing::nothing;
}

bool Traffic::over() const {
    const double t = axon_.state().time_ms;
    return t >= asking_.most_ms || (t > asking_.duration_ms && quiet_ms_ > over_after_quiet_ms);
}

std::vector<double> Traffic::sodium_of_the_signal_pC() const {
    // What is left of the window is spent at rest: the axon as it is now goes on letting in what it does.
    const double t = axon_.state().time_ms;
    const double window_ms = std::max(sodium_window_ms, t);
    const std::vector<double> now_nA = sodium_current_by_stretch_nA(axon_);
    const std::vector<double> resting_nA = sodium_current_by_stretch_nA(Axon(asked_.plan));
    std::vector<double> sodium_pC = sodium_in_by_stretch_pC(axon_);
    for (std::size_t i = 0; i < sodium_pC.size(); ++i)
        sodium_pC[i] += now_nA[i] * (window_ms - t) - resting_nA[i] * window_ms;
    return sodium_pC;
}

// A signal that is weak at a node and strong again beyond it has come there too.
bool Traffic::came_to(std::size_t node) const {
    const auto from = static_cast<std::size_t>(asking_.from_node);
    const auto here = lit_.begin() + static_cast<std::ptrdiff_t>(node);
    return node >= from ? std::find(here, lit_.end(), true) != lit_.end()
                        : std::find(lit_.begin(), here + 1, true) != here + 1;
}

void Traffic::note() {
    latest_.delivered = axon_.state().arrivals[static_cast<std::size_t>(asking_.to_node)] > 0;
    latest_.sodium_pC = sodium_of_the_signal_pC();
    if (alike(asked_, in_full_energy(asked_))) {
        full_energy_ = asked_;
        full_energy_pC_ = latest_.sodium_pC;
    }
    for (std::size_t i = 0; i < lit_.size(); ++i) {
        // A little shortage can help a signal over a stretch where it fails in full energy.
        const double cost_pC = std::max(latest_.sodium_pC[i], full_energy_pC_[i]);
        latest_.sodium_pC[i] = came_to(i) ? cost_pC : 0;
    }
    answered_ = true;
}

Carried carried_in_health(const CablePlan &plan, const Asking &asking) {
    CablePlan healthy = healthy_plan(plan.fibre, plan.nodes());
    healthy.core_compartments = plan.core_compartments;
    Traffic traffic(healthy, asking);
    traffic.finish();
    return traffic.latest();
}

EnergyUse energy_use(const CablePlan &plan, double mitochondria, double firing_rate_Hz,
                     double sodium_per_spike) {
    EnergyUse use;
    use.mitochondria = mitochondria;
    use.firing_rate_Hz = firing_rate_Hz;
    use.sodium_per_spike = sodium_per_spike;
    if (plan.fibre.wraps <= 0) return use; // never myelinated: none is lost
    const auto internodes = static_cast<double>(plan.internodes.size());
    for (const Internode &internode : plan.internodes)
        use.demyelination += std::clamp(1 - internode.wraps / plan.fibre.wraps, 0.0, 1.0) / internodes;
    return use;
}

} // namespace sim
