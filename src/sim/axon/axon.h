// An axon in time: the state of a cable and the step that moves it on. The equations are those of
// docs/model.md. Knows no clock, no screen and no reason why a sheath is thin.
#pragma once

#include "sim/axon/cable.h"
#include "sim/axon/channels.h"

#include <cstdint>
#include <vector>

namespace sim {

enum class Method { crank_nicolson, backward_euler };

// What the axon as a whole lives in. All may change between two steps.
struct Conditions {
    double temperature_degC = 37;
    double potassium_and_leak_shift_mV = 0; // added to E_K and to every leak potential
    double sodium_shift_mV = 0;             // added to E_Na
    bool operator==(const Conditions &) const = default;
};

inline constexpr double arrival_mV = -20; // a signal has arrived where the voltage first rises through this

// Everything that changes with time. A copy is a snapshot. One entry per compartment unless said otherwise.
// Voltages in mV against the bath; the membrane's own is inside − periaxonal.
struct AxonState {
    std::int64_t steps = 0; // of `time_ms`
    double time_ms = 0;
    std::vector<double> inside_mV;
    std::vector<double> periaxonal_mV;
    std::vector<Gates> gates;
    std::vector<double> sodium_in_pC;     // let in by all sodium channels since the start
    std::vector<double> potassium_out_pC; // let out by all potassium channels since the start
    std::vector<std::int64_t> arrivals;   // per node of the plan: signals so far
    std::vector<double> last_arrival_ms;  // per node: time of the latest, interpolated; −1 before the first
    int damped_steps = 0; // steps still to be taken by backward Euler, which kills the ringing after a jump

    bool operator==(const AxonState &) const = default;
    double membrane_mV(std::size_t compartment) const {
        return inside_mV[compartment] - periaxonal_mV[compartment];
    }
};

struct Stimulus {
    int node = 0;
    double current_nA = 0; // averaged over the step
};

class Axon;

// A push such as the part of an axon before this one gives, `since_ms` after it began: for 50 µs `at_rest_nA`
// where the node is at rest (reached within 10 µs), weaker the further the node has come up, and none at the
// potential of sodium, beyond which no neighbour could drive it.
Stimulus push(const Axon &axon, int node, double at_rest_nA, double since_ms);

// One row of the factorised system of a step: see Axon::solve().
struct CableRow {
    double conductance_uS = 0, current_nA = 0; // Σ g and Σ g E of the membrane
    double upper_inside = 0, upper_periaxonal = 0;
    double i11 = 0, i12 = 0, i21 = 0, i22 = 0; // inverse of the eliminated diagonal block
    double rhs_inside = 0, rhs_periaxonal = 0;
};

class Axon {
public:
    explicit Axon(const CablePlan &plan);

    const Cable &cable() const { return cable_; }
    const CablePlan &plan() const { return plan_; }
    const AxonState &state() const { return state_; }
    const Conditions &conditions() const { return conditions_; }

    // Same tissue, other state: rewinds. Asserts that it has as many compartments as this axon.
    void restore(const AxonState &state);

    void set_conditions(const Conditions &conditions);

    // Changes the tissue in mid-flight. The voltages stay where they are along the fibre, also when sheaths
    // are remade and the compartments are no longer the same ones; only what a cut takes away is at rest from
    // then on. The node count must not change.
    void set_plan(const CablePlan &plan);

    // Exactly one step of `step_ms`. Allocates nothing. Beyond a cut a stimulus drives nothing.
    void step(double step_ms, Method method, Stimulus stimulus = {});

    // Forgets time, arrivals and charges; voltages and gates stay.
    void restart_clock();

    double node_mV(int node) const {
        return state_.membrane_mV(static_cast<std::size_t>(cable_.node_at[static_cast<std::size_t>(node)]));
    }
    double node_position_um(int node) const;

private:
    void move_gates(double step_ms);
    void solve(double step_ms, double theta, Stimulus stimulus);
    void note_arrivals(double step_ms);

    CablePlan plan_;
    Cable cable_;
    Conditions conditions_;
    AxonState state_;
    std::vector<CableRow> rows_;         // workspace of step()
    std::vector<double> node_before_mV_; // workspace of step()
};

} // namespace sim
