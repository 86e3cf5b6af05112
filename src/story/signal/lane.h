// A lane: one axon in the window, with its tissue, its light, its hand and what became of the signal sent
// along it. Knows nothing of its neighbours, of scenes or of time beyond what it is given.
#pragma once

#include "sim/axon/traffic.h"
#include "story/causes/settings.h"
#include "story/signal/fate.h"
#include "story/signal/light.h"
#include "story/signal/trace.h"
#include "story/tissue/axon_tissue.h"

#include <optional>
#include <utility>
#include <vector>

namespace story {

inline constexpr double solver_step_ms = 0.0025;
inline constexpr double hand_closes_for_s = 1.3; // of the visitor's time, from an arrival on
// What one signal moves through one healthy node of the optic preset while it travels.
inline constexpr double healthy_sodium_pC = 0.085, healthy_potassium_pC = 0.018;

// What the pumps spend and the mitochondria give, along the whole axon.
struct LaneEnergy {
    explicit LaneEnergy(sim::Traffic one_signal) : traffic(std::move(one_signal)) {}

    double sodium_mM = sim::healthy_sodium_mM; // inside the axon
    sim::Traffic traffic;  // what one signal of the everyday traffic does on this axon: unseen, but computed
    double health_pC = 1;  // sodium that one signal lets into a healthy axon of this kind
    double pump_pace = 1;  // of its sodium pumps, relative to health
    double pump_turns = 0; // how much they have worked, in seconds of the visitor's at a healthy pace
    double ahead_mV = 0;   // how far the membrane still is from where its sodium leads
    int turns = 0;         // how often that has changed its sign since a lever moved
};

// Per node, 0..1: the share of a healthy signal's sodium that has come in, of its potassium that has gone
// out. Both fall back as the pump works.
struct LaneIons {
    std::vector<double> sodium_in, potassium_out;
    std::vector<double> sodium_counted_pC, potassium_counted_pC; // what these hold already
};

// The latest signal.
struct LaneSignal {
    Fate fate = Fate::none;
    double ready_at_ms = 0;           // solver's time from which the next signal finds no trace of the last
    std::optional<double> sent_at_ms; // solver's time
    std::vector<std::int64_t> arrivals_before; // per node, when it was sent
    std::optional<double> arrival_ms;          // at the far end, after it was sent
    int lit_internode = -1;                    // the farthest internode that it has lit; −1: none
    double sodium_when_lost_mM = 0;
    double lost_for_s = 0; // the visitor's time since it was lost
    double quiet_ms = 0;   // for how long no part of the axon was lit
    bool faint = false;    // on its way, and no part as bright as what counts as lit
    Trace trace;           // at the two trace nodes, from the moment it was sent
};

// At the axon's far end: closes when a signal arrives, opens again.
struct LaneHand {
    double closed = 0;   // 0 open … 1 closed
    double closes_s = 0; // how much longer it closes
};

struct Lane {
    Settings wanted;                  // where the levers stand
    Settings present;                 // what the axon is like now: moves smoothly toward `wanted`
    std::optional<AxonTissue> around; // the tissue around it, where the scene has one

    sim::Axon axon;
    LaneEnergy energy;
    LaneIons ions;
    LaneSignal signal;
    LaneHand hand;

    // The voltage inside the axon against the bath, per compartment: what a signal is, also under myelin,
    // where the wraps and not the membrane hold most of it.
    std::vector<double> before_mV; // one solver step ago
    std::vector<double> shown_mV;  // what the picture shows: between `before_mV` and now
    Light light;                   // one spot per compartment

    explicit Lane(const sim::CablePlan &plan);
    int last_node() const { return axon.plan().nodes() - 1; }
    // What a signal costs in sodium, relative to health; only as far as it comes.
    double signal_cost() const;
};

// An axon with `settings`, at rest: levers and energy already where they lead.
Lane make_lane(const Settings &settings);

// Moves the present settings toward the wanted by at most `most` of a lever's travel, and the cable with
// them.
void move_levers(Lane &lane, double most);

// Sodium and its consequences: `seconds` of the visitor's time for the store, `solver_ms` for the membrane,
// which is never moved faster than 8 mV in 5 ms (a jump would fire every node at once). The traffic counts as
// far as its signals come.
void use_energy(Lane &lane, double seconds, double solver_ms);
// True once the membrane stands where the levers lead, or wavers about it: at the edge of what it can carry,
// an axon carries some of its traffic and not the rest.
bool energy_settled(const Lane &lane);

// The nodes that the trace shows.
inline constexpr int trace_first_node = 3, trace_second_node = 14;
// Between the signal's arrivals at two nodes; nothing before it has come to both.
std::optional<double> trace_delay_ms(const Lane &lane, int first_node, int second_node);

void send_signal(Lane &lane);
void forget_signal(Lane &lane);

// One step of the solver, and what follows from it.
void solver_step(Lane &lane);

// What the picture shows now: `share` of the way from one solver step to the next, `seconds` after the last
// time.
void show(Lane &lane, double share, double seconds);

} // namespace story
