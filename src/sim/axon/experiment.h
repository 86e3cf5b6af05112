// An experiment: one fibre, its lesions, one stimulus and what to report. Runs to the end with no screen.
// Knows no file and no clock (the time a run took is for the caller to measure).
#pragma once

#include "sim/axon/fatigue.h"

#include <optional>
#include <utility>
#include <vector>

namespace sim {

enum class NodeChannels {
    density, // keep S/cm² when the node's size changes
    number,  // keep the preset's total
};

struct FibreChoice {
    Preset preset = Preset::optic;
    int nodes = 41;
    double temperature_degC = 37;
    double fibre_diameter_um = 10; // `mrg` only
    NodeChannels node_channels = NodeChannels::density;
    // Where set, in place of the preset's own. A `squid` is as thick at its nodes as elsewhere.
    std::optional<double> wraps, node_length_um, internode_length_um, axon_diameter_um, node_diameter_um;
    double sodium_fraction = 1;
    double energy_shift_mV = 0; // of potassium's potential and every leak's
    double sodium_shift_mV = 0; // of sodium's potential
};

// `wraps` is a number of wraps, in `mrg` the share of lamellae left. What is unset is as the fibre has it.
struct Lesion {
    int first_internode = 0;
    int internodes = 1;
    std::optional<double> wraps;
    std::optional<double> channels;
    double potassium_S_cm2 = 0;
    double seal = 1;
    int sheaths_per_internode = 1;
    double node_channels_fraction = 1; // of the nodes between two lesioned internodes
    double potassium_block = 0;
    double inflammation = 0; // of the nodes at both ends and between, and of channels that have spread
};

struct PulseTrain {
    int node = 0;
    double current_nA = 1;
    double start_ms = 0;
    double duration_ms = 0.05;
    int pulses = 1;
    double interval_ms = 5; // from start to start
};

enum class Start {
    rest,   // the fibre's own, found before time 0
    preset, // the published potential everywhere, as other programs begin: it may drift, and even fire
};

struct Experiment {
    FibreChoice fibre;
    std::vector<Lesion> lesions;
    std::optional<int> cut_internode;
    std::optional<EnergyPlan> energy; // trains first; the stimulus then meets the axon as they have left it
    Start start = Start::rest;
    PulseTrain stimulus;
    double duration_ms = 6;
    double step_us = 2.5;
    Method method = Method::crank_nicolson;
    std::vector<int> report_nodes{10, 35};
    std::optional<std::pair<int, int>> velocity_between;
    bool measure_charge = true; // false: no sodium charge, and half the time, as no healthy twin is run
};

struct Arrivals {
    int node = 0;
    std::vector<double> times_ms;
};

struct ExperimentResult {
    std::vector<Arrivals> arrivals; // one per reported node
    std::optional<double> velocity_m_per_s;
    std::optional<double> delay_ms; // first arrival at the last reported node minus at the first; neither of
                                    // these counts what came before the stimulus
    double peak_mV = 0;             // this and the next two at the first reported node
    std::optional<double> half_width_ms;
    double rest_mV = 0;           // at time 0
    bool fires_by_itself = false; // it has no rest: no velocity, delay or charge can be told
    // Of nodes 18–22 and the internode after each, to 5 ms after the stimulus; to the run's end if that is
    // sooner; none where no signal came there, and on shorter axons.
    std::optional<double> sodium_charge_relative;
    // Per internode with the node before it: sodium let in beyond rest in the same time, relative to the
    // healthy preset.
    std::vector<double> sodium_by_internode_relative;
    std::optional<FatigueCourse> fatigue;
    std::int64_t steps = 0;
    bool finite = true; // false: the voltages ran out of every range, and nothing here means anything
};

// Called after every step with the time and the axon, and once before the first.
using Watcher = void (*)(void *user, double time_ms, const Axon &axon);

// The axon of `experiment`, lesions made, before the stimulus and before any energy shift.
CablePlan plan_of(const Experiment &experiment);

// Runs it. `experiment` must be within the ranges of docs/experiments.md: the file reader has seen to that.
ExperimentResult run(const Experiment &experiment, Watcher watcher = nullptr, void *user = nullptr);

} // namespace sim
