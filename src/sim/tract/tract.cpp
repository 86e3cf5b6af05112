#include "sim/tract/tract.h"

#include "sim/basics/chance.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace sim {
namespace {

constexpr double stimulus_ms = 0.05;
constexpr float least_channels = 1e-4F; // fewer change nothing that one could see, and cost as much
constexpr int steps_at_once = 64;       // bounds the memory that the traces of the far end take

// Of an axon of the optic nerve's own diameter; thicker ones need more. About twice the threshold.
double stimulus_nA(double diameter_um) { return std::pow(diameter_um / optic_fibre().axon_diameter_um, 1.5); }

// A stream for each axon, so that a tract of more axons begins with the same ones and a larger lesion hurts
// more of the same.
Chance chance_of(const TractPlan &plan, int axon, std::uint64_t purpose) {
    return {plan.seed, static_cast<std::uint64_t>(axon), purpose};
}

double draw_diameter_um(const TractPlan &plan, int a) {
    assert(plan.median_diameter_um >= least_diameter_um && plan.median_diameter_um <= most_diameter_um);
    Chance chance = chance_of(plan, a, 1);
    double d = 0;
    do d = plan.median_diameter_um * std::exp(plan.diameter_sigma * chance.normal());
    while (d < least_diameter_um || d > most_diameter_um);
    return d;
}

// Without their internodes, which take tens of bytes each.
std::vector<TractAxon> draw_all(const TractPlan &plan) {
    std::vector<TractAxon> axons;
    for (int a = 0; a < plan.axons; ++a) {
        axons.push_back(draw_axon(plan, plan.first + a));
        axons.back().internodes = std::vector<Internode>(); // `{}` would keep their memory
        axons.back().inflammation = std::vector<float>();
    }
    return axons;
}

} // namespace

Fibre scaled_fibre(double axon_diameter_um) {
    Fibre f = optic_fibre();
    const double scale = axon_diameter_um / f.axon_diameter_um;
    f.axon_diameter_um = axon_diameter_um;
    f.node_diameter_um *= scale;
    f.internode_length_um *= scale;
    f.wraps *= scale;
    return f;
}

namespace {

constexpr float moves_the_rest = 0.01F; // inflammation

// Channels beyond a break would be lost; left out, they cost nothing either.
void add_tissue(TractAxon &axon, const TractTissue &tissue, int a) {
    const std::size_t internodes = axon.internodes.size();
    const auto middle = [internodes](std::size_t i) {
        return (static_cast<double>(i) + 0.5) / static_cast<double>(internodes);
    };
    const int broken_at = tissue.broken_at[static_cast<std::size_t>(a)];
    if (broken_at >= 0)
        axon.cut_internode =
            static_cast<int>((broken_at + 0.5) / tissue.segments * static_cast<double>(internodes));
    const std::size_t first = static_cast<std::size_t>(a) * static_cast<std::size_t>(tissue.segments);
    for (std::size_t i = 0; i < internodes; ++i) {
        const std::size_t at = first + static_cast<std::size_t>(middle(i) * tissue.segments);
        Internode &internode = axon.internodes[i];
        internode.wraps *= double{tissue.wraps[at]};
        const bool before_break = !axon.cut_internode || static_cast<int>(i) <= *axon.cut_internode;
        if (before_break && tissue.channels[at] >= least_channels)
            internode.channels = std::max(internode.channels, double{tissue.channels[at]});
        axon.inflammation.push_back(tissue.inflammation[at]);
        axon.inflamed = axon.inflamed || tissue.inflammation[at] > moves_the_rest;
    }
}

} // namespace

TractAxon draw_axon(const TractPlan &plan, int a) {
    TractAxon axon;
    axon.diameter_um = draw_diameter_um(plan, a);
    axon.hurt = plan.lesion && chance_of(plan, a, 2).uniform() < plan.lesion->share_of_axons;
    const Fibre fibre = scaled_fibre(axon.diameter_um);
    const double usual_mm = (fibre.internode_length_um + fibre.node_length_um) / 1000;
    const auto internodes = static_cast<std::size_t>(std::max(1.0, std::round(plan.length_mm / usual_mm)));
    axon.nodes = internodes + 1;
    axon.pitch_mm = plan.length_mm / static_cast<double>(internodes);
    axon.internodes.assign(internodes, Internode{.wraps = fibre.wraps});
    for (std::size_t i = 0; i < internodes; ++i) {
        const double middle_mm = axon.pitch_mm * (static_cast<double>(i) + 0.5);
        if (!axon.hurt || middle_mm < plan.lesion->from_mm || middle_mm > plan.lesion->to_mm) continue;
        axon.internodes[i].wraps = fibre.wraps * plan.lesion->wraps_fraction;
        axon.internodes[i].channels = plan.lesion->channels;
    }
    if (plan.tissue) add_tissue(axon, *plan.tissue, a);
    return axon;
}

CablePlan cable_plan(const TractPlan &plan, const TractAxon &axon) {
    Fibre fibre = scaled_fibre(axon.diameter_um);
    fibre.internode_length_um = axon.pitch_mm * 1000 - fibre.node_length_um;
    CablePlan cable = healthy_plan(fibre, static_cast<int>(axon.nodes));
    cable.internodes = axon.internodes;
    cable.cut_internode = axon.cut_internode;
    for (std::size_t i = 0; i < axon.inflammation.size(); ++i)
        inflame(cable, static_cast<int>(i), 1, double{axon.inflammation[i]});
    cable.core_compartments = plan.core_compartments;
    return cable;
}

Tract::Tract(const TractPlan &plan, const Workers &workers)
    : plan_(plan), axons_(draw_all(plan)),
      bundle_(
          axons_.size(),
          [this](std::size_t a) {
              return cable_plan(plan_, draw_axon(plan_, plan_.first + static_cast<int>(a)));
          },
          {.step_ms = step_ms, .can_shift_leak = false}, workers),
      ends_(axons_.size()) {
    bundle_.set_conditions({.temperature_degC = plan.temperature_degC});
    for (std::size_t a = 0; a < axons_.size(); ++a) bundle_.record(a, bundle_.nodes(a) - 1);
    rests_ = std::none_of(axons_.begin(), axons_.end(), [](const TractAxon &axon) { return axon.inflamed; });
    forget_ends();
}

void Tract::rest() {
    bundle_.rest();
    stimulus_steps_left_ = 0;
    stimulated_at_ = 0;
    forget_ends();
}

std::vector<float> Tract::inflamed_nodes_mV() const {
    std::vector<float> all, mV;
    for (std::size_t a = 0; a < axons_.size(); ++a) {
        if (!axons_[a].inflamed) continue;
        mV.resize(axons_[a].nodes);
        copy_node_mV(static_cast<int>(a), mV);
        all.insert(all.end(), mV.begin(), mV.end());
    }
    return all;
}

bool Tract::come_to_rest(int steps, const Workers &workers) {
    constexpr int a_while = 200; // steps: 1 ms
    constexpr int most = 20 * a_while;
    constexpr float still_mV = 0.005F; // in a while
    for (; !rests_ && steps > 0; --steps) {
        bundle_.advance(1, workers);
        if (bundle_.steps() % a_while != 0) continue;
        const std::vector<float> before = std::exchange(a_while_ago_mV_, inflamed_nodes_mV());
        float moved = before.empty() ? still_mV : 0;
        for (std::size_t i = 0; i < before.size(); ++i)
            moved = std::max(moved, std::abs(a_while_ago_mV_[i] - before[i]));
        if (moved >= still_mV && bundle_.steps() < most) continue;
        bundle_.keep_rest();
        rests_ = true;
        rest();
    }
    return rests_;
}

void Tract::set_stimulus(bool on) {
    for (std::size_t a = 0; a < axons_.size(); ++a)
        bundle_.set_current(a, 0, on ? stimulus_nA(axons_[a].diameter_um) : 0);
}

void Tract::stimulate() {
    stimulus_steps_left_ = static_cast<int>(std::lround(stimulus_ms / step_ms));
    stimulated_at_ = steps();
    set_stimulus(true);
    forget_ends();
}

void Tract::forget_ends() {
    for (std::size_t a = 0; a < ends_.size(); ++a) {
        const double mV = bundle_.node_mV(a, bundle_.nodes(a) - 1);
        ends_[a] = {.before_mV = mV, .latest_mV = mV};
    }
    response_.clear();
}

void Tract::advance(int steps, const Workers &workers) {
    while (steps > 0) {
        int now = std::min(steps, steps_at_once);
        if (stimulus_steps_left_ > 0) now = std::min(now, stimulus_steps_left_);
        bundle_.advance(now, workers);
        follow_ends(now);
        steps -= now;
        if (stimulus_steps_left_ == 0) continue;
        stimulus_steps_left_ -= now;
        if (stimulus_steps_left_ == 0) set_stimulus(false);
    }
}

// Arrivals and response of the `steps` latest steps.
void Tract::follow_ends(int steps) {
    const std::int64_t first = bundle_.steps() - steps - stimulated_at_; // since the stimulus
    const std::size_t known = response_.size();
    response_.resize(known + static_cast<std::size_t>(steps), 0.0);
    for (std::size_t a = 0; a < ends_.size(); ++a) {
        End &end = ends_[a];
        const double diameter = axons_[a].diameter_um;
        const double weight = diameter * diameter / (step_ms * step_ms);
        for (int s = 0; s < steps; ++s) {
            const double now = bundle_.trace_mV(static_cast<int>(a), s);
            response_[known + static_cast<std::size_t>(s)] +=
                weight * (now - 2 * end.latest_mV + end.before_mV);
            if (end.arrival_ms < 0 && end.latest_mV < arrival_mV && now >= arrival_mV)
                end.arrival_ms = step_ms * (static_cast<double>(first + s) +
                                            (arrival_mV - end.latest_mV) / (now - end.latest_mV));
            end.before_mV = end.latest_mV;
            end.latest_mV = now;
        }
    }
}

double Tract::node_mV(int axon, int node) const {
    return bundle_.node_mV(static_cast<std::size_t>(axon), node);
}

void Tract::copy_node_mV(int axon, std::span<float> out) const {
    bundle_.copy_node_mV(static_cast<std::size_t>(axon), out);
}

std::optional<double> Tract::arrival_ms(int axon) const {
    const double ms = ends_[static_cast<std::size_t>(axon)].arrival_ms;
    if (ms < 0) return {};
    return ms;
}

double Tract::delivered_fraction() const {
    const auto delivered =
        std::count_if(ends_.begin(), ends_.end(), [](const End &e) { return e.arrival_ms >= 0; });
    return static_cast<double>(delivered) / static_cast<double>(ends_.size());
}

std::size_t Tract::bytes() const { return bundle_.bytes(); }

} // namespace sim
