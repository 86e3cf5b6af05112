#include "story/signal/node_now.h"

#include <algorithm>
#include <cmath>

namespace story {
namespace {

constexpr double turns_per_s = 0.3; // of a pump at a healthy pace; in life some hundred
// At the height of a healthy signal.
constexpr double healthy_sodium_nA = 1.0, healthy_potassium_nA = 0.055;

double mitochondria_at(const Lane &lane, int node) {
    const std::vector<TissueAt> &tissue = lane.present.tissue;
    if (tissue.empty()) return lane.present.levers.mitochondria;
    return tissue[std::min(static_cast<std::size_t>(node), tissue.size() - 1)].mitochondria;
}

} // namespace

double sodium_inside(const Lane &lane) {
    return std::clamp((lane.energy.sodium_mM - sim::healthy_sodium_mM) /
                          (sim::most_sodium_mM - sim::healthy_sodium_mM),
                      0.0, 1.0);
}

NodeNow node_now(const Lane &lane, int node) {
    const sim::Cable &cable = lane.axon.cable();
    const auto n = static_cast<std::size_t>(std::clamp(node, 0, lane.last_node()));
    const auto at = static_cast<std::size_t>(cable.node_at[n]);
    const sim::Compartment &compartment = cable.compartments[at];
    const sim::AxonState &state = lane.axon.state();
    const sim::Gates &gates = state.gates[at];
    const sim::Conditions &conditions = lane.axon.conditions();

    NodeNow now;
    now.membrane_mV = state.membrane_mV(at);
    now.sodium_swung = gates.m * gates.m * gates.m;
    now.sodium_open = now.sodium_swung * gates.h;
    now.sodium_ready = gates.h;
    now.potassium_open = gates.n;
    const double sodium_uS =
        compartment.sodium_uS * now.sodium_open + compartment.persistent_sodium_uS * std::pow(gates.p, 3);
    const double sodium_mV = cable.fibre.potentials.sodium_mV + conditions.sodium_shift_mV;
    const double potassium_mV = cable.fibre.potentials.potassium_mV + conditions.potassium_and_leak_shift_mV;
    now.sodium_current = std::max(0.0, sodium_uS * (sodium_mV - now.membrane_mV)) / healthy_sodium_nA;
    now.potassium_current =
        std::max(0.0, compartment.potassium_uS * gates.n * (now.membrane_mV - potassium_mV)) /
        healthy_potassium_nA;
    now.sodium_moved = state.sodium_in_pC[at] / healthy_sodium_pC;
    now.potassium_moved = state.potassium_out_pC[at] / healthy_potassium_pC;
    now.sodium_come = lane.ions.sodium_in[n];
    now.sodium_inside = sodium_inside(lane);
    now.pump_pace = lane.energy.pump_pace;
    now.pump_turns = lane.energy.pump_turns * turns_per_s;
    now.energy = std::clamp(mitochondria_at(lane, node), 0.0, 1.0);
    return now;
}

} // namespace story
