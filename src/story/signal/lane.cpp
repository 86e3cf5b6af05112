#include "story/signal/lane.h"

#include "sim/axon/rest.h"
#include "story/tissue/approach.h"

#include <algorithm>
#include <cmath>

namespace story {
namespace {

constexpr double push_nA = 3;
constexpr double recovery_ms = 10; // after that a signal leaves no trace on the next
constexpr double fastest_shift_mV_per_ms = 8.0 / 5;
constexpr double energy_tolerance_mV = 0.3;
constexpr int turns_of_wavering = 4;
constexpr int traffic_steps = 20;     // of the unseen axon, each time energy is used
constexpr double sodium_pump_s = 2.0; // how long the moved ions stay in the picture
constexpr double dark_above_rest_mV = 14;
constexpr double lit_above_rest_mV = 35; // so far one sees the light go
constexpr double lost_after_quiet_ms = 0.15;
constexpr double hand_close_s = 0.16; // time constants
constexpr double hand_open_s = 0.45;
constexpr double most_tissue_channels = 0.02; // that spread along bare axon in tissue
constexpr double most_calcium = 2;
constexpr double trace_length_ms = 6;
constexpr int trace_every_steps = 4;
std::size_t index(int i) { return static_cast<std::size_t>(i); }

std::size_t compartment_of(const Lane &lane, std::size_t node) {
    return index(lane.axon.cable().node_at[node]);
}

// Of its compartments along the axon.
std::vector<double> places_of(const Lane &lane) {
    std::vector<double> places;
    for (const sim::Compartment &c : lane.axon.cable().compartments) places.push_back(c.centre_um);
    return places;
}

void fit_to_cable(Lane &lane) {
    const std::size_t n = lane.axon.cable().compartments.size();
    lane.before_mV.resize(n);
    for (std::size_t j = 0; j < n; ++j) lane.before_mV[j] = lane.axon.state().inside_mV[j];
    lane.shown_mV = lane.before_mV;
}

void follow_signal(Lane &lane) {
    const auto &state = lane.axon.state();
    const int last = lane.last_node();
    if (state.arrivals[index(last)] > lane.signal.arrivals_before[index(last)]) {
        lane.signal.fate = Fate::arrived;
        lane.signal.arrival_ms = state.last_arrival_ms[index(last)] - *lane.signal.sent_at_ms;
        lane.hand.closes_s = hand_closes_for_s;
        return;
    }
    double highest = -1e9;
    const double rest =
        lane.axon.cable().fibre.potentials.rest_mV + lane.axon.conditions().potassium_and_leak_shift_mV;
    for (std::size_t j = 0; j < lane.before_mV.size(); ++j) {
        highest = std::max(highest, state.inside_mV[j]);
        if (state.inside_mV[j] > rest + lit_above_rest_mV)
            lane.signal.lit_internode =
                std::max(lane.signal.lit_internode, lane.axon.cable().compartments[j].internode);
    }
    lane.signal.faint = lane.signal.lit_internode >= 0 && highest < rest + lit_above_rest_mV;
    lane.signal.quiet_ms = highest < rest + dark_above_rest_mV ? lane.signal.quiet_ms + solver_step_ms : 0;
    if (lane.signal.quiet_ms <= lost_after_quiet_ms) return;
    lane.signal.fate = Fate::lost;
    lane.signal.sodium_when_lost_mM = lane.energy.sodium_mM;
}

void record(Lane &lane) {
    const double t = lane.axon.state().time_ms - *lane.signal.sent_at_ms;
    if (t > trace_length_ms || lane.axon.state().steps % trace_every_steps != 0) return;
    lane.signal.trace.add({static_cast<float>(t), static_cast<float>(lane.axon.node_mV(trace_first_node)),
                           static_cast<float>(lane.axon.node_mV(trace_second_node))});
}

void move_ions(Lane &lane, double seconds) {
    const double kept = std::exp(-seconds / sodium_pump_s);
    const auto &state = lane.axon.state();
    for (std::size_t i = 0; i < lane.ions.sodium_in.size(); ++i) {
        const std::size_t j = compartment_of(lane, i);
        // At rest a trickle flows and is pumped back at once; only a signal's share is shown.
        const bool counts = lane.signal.fate == Fate::travelling;
        const double sodium = counts ? state.sodium_in_pC[j] - lane.ions.sodium_counted_pC[i] : 0;
        const double potassium = counts ? state.potassium_out_pC[j] - lane.ions.potassium_counted_pC[i] : 0;
        lane.ions.sodium_counted_pC[i] = state.sodium_in_pC[j];
        lane.ions.potassium_counted_pC[i] = state.potassium_out_pC[j];
        lane.ions.sodium_in[i] =
            std::clamp(lane.ions.sodium_in[i] * kept + sodium / healthy_sodium_pC, 0.0, 1.0);
        lane.ions.potassium_out[i] =
            std::clamp(lane.ions.potassium_out[i] * kept + potassium / healthy_potassium_pC, 0.0, 1.0);
    }
}

void move_hand(Lane &lane, double seconds) {
    lane.hand.closes_s = std::max(0.0, lane.hand.closes_s - seconds);
    const bool closes = lane.hand.closes_s > 0;
    const double target = closes ? 1 : 0;
    lane.hand.closed +=
        (target - lane.hand.closed) * (1 - std::exp(-seconds / (closes ? hand_close_s : hand_open_s)));
    if (std::abs(lane.hand.closed - target) < 1e-3) lane.hand.closed = target;
}

sim::Asking asking_of(const sim::CablePlan &plan) {
    sim::Asking asking;
    asking.to_node = plan.nodes() - 1;
    asking.current_nA = push_nA;
    asking.step_ms = solver_step_ms;
    return asking;
}

sim::EnergyUse energy_use(const Lane &lane) {
    const Levers &levers = lane.present.levers;
    return sim::energy_use(lane.axon.plan(), levers.mitochondria, levers.traffic_Hz, lane.signal_cost());
}

double energy_ahead_mV(const Lane &lane) {
    const double goal_mV =
        sim::potential_shift(sim::steady_sodium_mM(energy_use(lane))).potassium_and_leak_mV;
    return goal_mV - lane.axon.conditions().potassium_and_leak_shift_mV;
}

// Where sodium would settle if it shifted the potentials as `sodium_mM` does.
double steady_at(Lane &lane, double sodium_mM) {
    const sim::PotentialShift shift = sim::potential_shift(sodium_mM);
    lane.energy.traffic.follow(lane.axon.plan(),
                               {lane.present.levers.heat_degC, shift.potassium_and_leak_mV, shift.sodium_mV});
    lane.energy.traffic.finish();
    return sim::steady_sodium_mM(energy_use(lane));
}

// Sodium where the levers lead. It shifts the potentials, they may stop signals, and signals let sodium in:
// so the place is searched for from both sides. At the edge of block it is the edge.
void settle_energy(Lane &lane) {
    lane.axon.set_conditions({.temperature_degC = lane.present.levers.heat_degC});
    double low_mM = sim::healthy_sodium_mM;
    double high_mM = sim::most_sodium_mM;
    lane.energy.sodium_mM = steady_at(lane, low_mM);
    if (lane.energy.sodium_mM <= low_mM) return;
    constexpr int halvings = 9;
    for (int i = 0; i < halvings; ++i) {
        lane.energy.sodium_mM = (low_mM + high_mM) / 2;
        (steady_at(lane, lane.energy.sodium_mM) > lane.energy.sodium_mM ? low_mM : high_mM) =
            lane.energy.sodium_mM;
    }
}

// Days can pass at once, and hands change tissue at once: neither picture nor membrane may jump.
void approach_tissue(TissueAt &tissue, const TissueAt &goal, double most) {
    approach(tissue.wraps, goal.wraps, most);
    approach(tissue.channels, goal.channels, most * most_tissue_channels);
    approach(tissue.inflammation, goal.inflammation, most);
    approach(tissue.smouldering, goal.smouldering, most);
    approach(tissue.debris, goal.debris, most);
    approach(tissue.mitochondria, goal.mitochondria, most);
    approach(tissue.calcium, goal.calcium, most * most_calcium);
    tissue.remade = goal.remade;
}

} // namespace

Lane::Lane(const sim::CablePlan &plan) : axon(plan), energy(sim::Traffic(plan, asking_of(plan))) {}

double Lane::signal_cost() const {
    return std::max(0.0, sim::total_pC(energy.traffic.latest())) / energy.health_pC;
}

Lane make_lane(const Settings &settings) {
    const sim::Fibre fibre = sim::optic_fibre();
    Lane lane(cable_plan(fibre, settings));
    lane.wanted = lane.present = settings;
    lane.energy.health_pC =
        sim::total_pC(sim::carried_in_health(lane.axon.plan(), asking_of(lane.axon.plan())));
    settle_energy(lane);
    const sim::PotentialShift shift = sim::potential_shift(lane.energy.sodium_mM);
    sim::come_to_rest(lane.axon, {settings.levers.heat_degC, shift.potassium_and_leak_mV, shift.sodium_mV});
    lane.energy.pump_pace = sim::pump_pace(lane.energy.sodium_mM, energy_use(lane));
    const std::size_t nodes = index(lane.last_node()) + 1;
    lane.ions.sodium_in.assign(nodes, 0.0);
    lane.ions.potassium_out.assign(nodes, 0.0);
    lane.ions.sodium_counted_pC.assign(nodes, 0.0);
    lane.ions.potassium_counted_pC.assign(nodes, 0.0);
    fit_to_cable(lane);
    lane.light.advance(std::vector<double>(lane.shown_mV.size(), 0.0), 0);
    return lane;
}

void move_levers(Lane &lane, double most) {
    if (lane.present == lane.wanted) return;
    lane.energy.turns = 0;
    for (const LeverFacts &f : all_lever_facts)
        approach(lane.present.levers[f.lever], lane.wanted.levers[f.lever], most * (f.high - f.low));
    lane.present.tissue.resize(lane.wanted.tissue.size());
    for (std::size_t i = 0; i < lane.wanted.tissue.size(); ++i)
        approach_tissue(lane.present.tissue[i], lane.wanted.tissue[i], most);
    lane.present.lesion = lane.wanted.lesion;
    lane.present.repair_sheaths = lane.wanted.repair_sheaths;
    lane.present.cut_internode = lane.wanted.cut_internode;
    sim::Conditions conditions = lane.axon.conditions();
    conditions.temperature_degC = lane.present.levers.heat_degC;
    lane.axon.set_conditions(conditions);
    const std::vector<double> places = places_of(lane);
    lane.axon.set_plan(cable_plan(lane.axon.cable().fibre, lane.present));
    // A relaid cable counts its ions from nothing for the compartments that are new.
    for (std::size_t i = 0; i < lane.ions.sodium_counted_pC.size(); ++i) {
        lane.ions.sodium_counted_pC[i] = lane.axon.state().sodium_in_pC[compartment_of(lane, i)];
        lane.ions.potassium_counted_pC[i] = lane.axon.state().potassium_out_pC[compartment_of(lane, i)];
    }
    fit_to_cable(lane);
    if (places.size() != lane.shown_mV.size()) lane.light.move(places, places_of(lane));
}

void use_energy(Lane &lane, double seconds, double solver_ms) {
    lane.energy.traffic.follow(lane.axon.plan(), lane.axon.conditions());
    lane.energy.traffic.work(traffic_steps);
    lane.energy.pump_pace = sim::pump_pace(lane.energy.sodium_mM, energy_use(lane));
    lane.energy.pump_turns += lane.energy.pump_pace * seconds;
    lane.energy.sodium_mM = sim::advance_sodium(lane.energy.sodium_mM, energy_use(lane), seconds);
    const sim::PotentialShift goal = sim::potential_shift(lane.energy.sodium_mM);
    sim::Conditions c = lane.axon.conditions();
    const double most = fastest_shift_mV_per_ms * solver_ms;
    c.potassium_and_leak_shift_mV +=
        std::clamp(goal.potassium_and_leak_mV - c.potassium_and_leak_shift_mV, -most, most);
    const double most_sodium = most * 2.5; // 20 mV go with 8
    c.sodium_shift_mV += std::clamp(goal.sodium_mV - c.sodium_shift_mV, -most_sodium, most_sodium);
    lane.axon.set_conditions(c);
    const double ahead_mV = energy_ahead_mV(lane);
    if (ahead_mV * lane.energy.ahead_mV < 0) ++lane.energy.turns;
    lane.energy.ahead_mV = ahead_mV;
}

bool energy_settled(const Lane &lane) {
    if (lane.energy.turns >= turns_of_wavering) return true;
    return lane.energy.traffic.up_to_date() && std::abs(energy_ahead_mV(lane)) < energy_tolerance_mV;
}

void forget_signal(Lane &lane) {
    lane.signal.fate = Fate::none;
    lane.signal.sent_at_ms.reset();
    lane.signal.arrival_ms.reset();
    lane.signal.trace.clear();
}

std::optional<double> trace_delay_ms(const Lane &lane, int first_node, int second_node) {
    if (!lane.signal.sent_at_ms) return {};
    const auto &times = lane.axon.state().last_arrival_ms;
    const double first = times[static_cast<std::size_t>(first_node)];
    const double second = times[static_cast<std::size_t>(second_node)];
    if (first < *lane.signal.sent_at_ms || second < *lane.signal.sent_at_ms) return {};
    return second - first;
}

void send_signal(Lane &lane) {
    // Of what a lever did the last comes slowly: a signal meets the axon at its own rest all the same.
    sim::Axon at_rest = lane.axon;
    if (sim::come_to_rest(at_rest, lane.axon.conditions())) lane.axon = std::move(at_rest);
    lane.signal.fate = Fate::travelling;
    lane.signal.sent_at_ms = lane.axon.state().time_ms;
    lane.signal.ready_at_ms = *lane.signal.sent_at_ms + recovery_ms;
    lane.signal.arrivals_before = lane.axon.state().arrivals;
    lane.signal.arrival_ms.reset();
    lane.signal.lit_internode = -1;
    lane.signal.quiet_ms = 0;
    lane.signal.faint = false;
    lane.signal.trace.clear();
}

void solver_step(Lane &lane) {
    for (std::size_t j = 0; j < lane.before_mV.size(); ++j)
        lane.before_mV[j] = lane.axon.state().inside_mV[j];
    sim::Stimulus stimulus;
    if (lane.signal.sent_at_ms)
        stimulus = sim::push(lane.axon, 0, push_nA, lane.axon.state().time_ms - *lane.signal.sent_at_ms);
    lane.axon.step(solver_step_ms, sim::Method::crank_nicolson, stimulus);
    if (!lane.signal.sent_at_ms) return;
    record(lane);
    if (lane.signal.fate == Fate::travelling) follow_signal(lane);
}

void show(Lane &lane, double share, double seconds) {
    const std::size_t n = lane.axon.cable().compartments.size();
    const double rest = lane.axon.cable().fibre.potentials.rest_mV;
    std::vector<double> wanted(n);
    lane.shown_mV.resize(n);
    for (std::size_t j = 0; j < n; ++j) {
        lane.shown_mV[j] = lane.before_mV[j] + (lane.axon.state().inside_mV[j] - lane.before_mV[j]) * share;
        wanted[j] = brightness(lane.shown_mV[j], rest);
    }
    lane.light.advance(wanted, seconds);
    move_ions(lane, seconds);
    move_hand(lane, seconds);
    lane.signal.lost_for_s = lane.signal.fate == Fate::lost ? lane.signal.lost_for_s + seconds : 0;
}

} // namespace story
