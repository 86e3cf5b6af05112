// Fatigue: what trains of signals do to an axon whose pumps need energy, by two clocks. The fast model says
// what one signal lets in and whether it is delivered, the law of energy.h what becomes of the sodium over
// seconds.
#pragma once

#include "sim/axon/traffic.h"

#include <optional>
#include <vector>

namespace sim {

struct Train {
    double rate_Hz = 10; // 0: rest
    double seconds = 1;
};

struct EnergyPlan {
    double mitochondria = 1;
    double start_sodium_mM = healthy_sodium_mM;
    std::vector<Train> trains; // one after the other
    double report_every_s = 0.5;
};

struct FatiguePoint {
    double time_s = 0;
    double rate_Hz = 0; // asked of the axon from here on
    double sodium_mM = 0;
    PotentialShift shift;
    double sodium_per_signal = 0; // relative to health
    bool delivered = false;       // a signal asked now arrives
};

struct FatigueCourse {
    std::vector<FatiguePoint> points; // at the start, every `report_every_s`, and at the end
    double signals_asked = 0;
    double signals_delivered = 0;
    PotentialShift shift; // at the end
};

// Asserts a train at the least. `conditions`: temperature; the shifts come from the sodium.
FatigueCourse run_trains(const CablePlan &plan, const Conditions &conditions, const Asking &asking,
                         const EnergyPlan &energy);

} // namespace sim
