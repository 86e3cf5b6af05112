// The protocols that the reference values were made with: which fibre, which stimulus, where the electrodes
// are. Knows no expected value.
#pragma once

#include "sim/axon/experiment.h"

#include <cmath>
#include <cstddef>
#include <limits>

namespace sim_test {

inline constexpr double not_conducted = std::numeric_limits<double>::infinity();
inline constexpr double bare = 0; // wraps
inline constexpr double step_ms = 0.0025;

inline sim::CablePlan optic_plan(int nodes = 41) { return sim::healthy_plan(sim::optic_fibre(), nodes); }

// Optic-nerve axon, 41 nodes, 50 µs into node 0. 1 nA; 2 nA for temperatures, trains and reduced sodium.
inline sim::Experiment optic(double current_nA = 1.0) {
    sim::Experiment e;
    e.stimulus.current_nA = current_nA;
    e.velocity_between = {15, 25};
    return e;
}

// The 10 µm motor axon (or another of the published ones), 41 nodes, 0.1 ms from 0.1 ms into node 0.
inline sim::Experiment motor(double current_nA = 2.0, double fibre_diameter_um = 10.0) {
    sim::Experiment e;
    e.fibre.preset = sim::Preset::mrg;
    e.fibre.fibre_diameter_um = fibre_diameter_um;
    e.stimulus.current_nA = current_nA;
    e.stimulus.start_ms = 0.1;
    e.stimulus.duration_ms = 0.1;
    e.duration_ms = 3;
    e.report_nodes = {10, 30};
    e.velocity_between = {10, 30};
    return e;
}

// The chain that simulators are compared by, 21 nodes, stepped as there: 2 nA for 0.1 ms from 1 ms into node
// 0.
inline sim::Experiment chain() {
    sim::Experiment e;
    e.start = sim::Start::preset;
    e.fibre.preset = sim::Preset::hh_chain;
    e.fibre.nodes = 21;
    e.fibre.temperature_degC = sim::usual_temperature_degC(sim::Preset::hh_chain);
    e.stimulus = {.current_nA = 2, .start_ms = 1, .duration_ms = 0.1};
    e.duration_ms = 20;
    e.step_us = 5;
    e.method = sim::Method::backward_euler;
    e.report_nodes = {5, 15};
    e.velocity_between = {5, 15};
    return e;
}

// 4 cm of the giant axon of the squid; `current_nA` for 0.2 ms from 1 ms into one end.
inline sim::Experiment squid(double current_nA = 20'000) {
    sim::Experiment e;
    e.fibre.preset = sim::Preset::squid;
    e.fibre.nodes = 81;
    e.fibre.temperature_degC = sim::usual_temperature_degC(sim::Preset::squid);
    e.stimulus = {.current_nA = current_nA, .start_ms = 1, .duration_ms = 0.2};
    e.duration_ms = 6;
    e.step_us = 5;
    e.report_nodes = {20, 60};
    e.velocity_between = {20, 60};
    return e;
}

// `count` internodes in the middle of a 41-node axon, at `wraps` (0: bare), with `channels` spread along
// them.
inline sim::Lesion lesion(int count, double wraps, double channels = 0) {
    sim::Lesion l;
    l.first_internode = 20 - count / 2;
    l.internodes = count;
    l.wraps = wraps;
    l.channels = channels;
    return l;
}

inline sim::Experiment with(sim::Experiment e, const sim::Lesion &l) {
    e.lesions.push_back(l);
    return e;
}

inline sim::Experiment at_temperature(sim::Experiment e, double temperature_degC) {
    e.fibre.temperature_degC = temperature_degC;
    return e;
}

inline sim::Experiment lasting(sim::Experiment e, double duration_ms) {
    e.duration_ms = duration_ms;
    return e;
}

// As other programs begin, which know no search for the rest.
inline sim::Experiment from_preset(sim::Experiment e) {
    e.start = sim::Start::preset;
    return e;
}

inline sim::Experiment in_steps_of(double step_us, sim::Experiment e) {
    e.step_us = step_us;
    return e;
}

inline double velocity_m_per_s(const sim::Experiment &e) { return sim::run(e).velocity_m_per_s.value_or(0); }

// From the first reported node to the last.
inline double delay_ms(const sim::Experiment &e) { return sim::run(e).delay_ms.value_or(not_conducted); }

inline std::size_t arrivals_at_the_end(const sim::Experiment &e) {
    return sim::run(e).arrivals.back().times_ms.size();
}

// Judged downstream: a node beside a bare internode may stay just below the mark and still pass the signal
// on.
inline bool conducts(const sim::Experiment &e) { return arrivals_at_the_end(e) > 0; }

inline double part(double value, double percent) { return std::abs(value) * percent / 100; }

} // namespace sim_test
