// A cable: one axon cut into compartments, each with its electrical constants, in the units the solver uses.
// Laid out from a plan (which sheath is thin, which node is weak). Knows nothing of time.
#pragma once

#include "sim/axon/fibre.h"

#include <optional>
#include <vector>

namespace sim {

// One internode's condition. The first value of each is health.
struct Internode {
    double wraps = 0;           // 0 … ; `mrg`: lamellae left. At or below `bare_wraps` the axon lies bare
    double seal = 1;            // paranodal seal, (0, 1]: its resistance, relative to health; not in `mrg`
    double channels = 0;        // share of the node's channel density spread along this internode (φ)
    double potassium_S_cm2 = 0; // exposed Kv1; acts only where the axon lies bare
    double potassium_block = 0; // share of Kv1 that a drug (4-AP) blocks, 0..1
    int sheaths = 1;            // shorter sheaths that took the place of one, with nodes between; 1 in `mrg`
    double new_node_channels = 1; // how much of a full set those new nodes carry, 0..1
    double sodium = 1; // share left of the sodium conductances of its spread channels and its new nodes, 0..1
    bool operator==(const Internode &) const = default;
};

// At this share of a wrap and below, an internode counts as bare: its axolemma faces the bath.
inline constexpr double bare_wraps = 0.001;

// What to lay out. Internode i follows node i; the last node has one only where the fibre ends with one.
struct CablePlan {
    Fibre fibre;
    std::vector<Internode> internodes;
    std::vector<double> node_channels; // per node: share of its whole channel set left, 0..1
    std::vector<double> node_sodium;   // per node: share of its sodium conductances left, 0..1
    double sodium_fraction = 1;        // scales both sodium conductances everywhere
    int core_compartments = 16;        // between the two paranodes of a sheath; at least 1; not in `mrg`
    // Where the axon is cut: in the middle of this internode. What lies beyond (away from node 0) is lost: it
    // carries no current, has no channels and stays at rest.
    std::optional<int> cut_internode;
    int nodes() const { return static_cast<int>(node_channels.size()); }
};

// A healthy axon of `nodes` nodes (at least 2).
CablePlan healthy_plan(const Fibre &fibre, int nodes);

// How much of the sodium conductances acute inflammation takes where it is strongest (1 of 0..1):
// illustrative.
inline constexpr double sodium_lost_to_inflammation = 0.5;

// Inflames a stretch (`strength` 0..1): its nodes, those at both its ends too, and what channels have spread
// along it.
void inflame(CablePlan &plan, int first_internode, int internodes, double strength);

enum class Part { node, paranode, internode };

// Units: µm, µS, nF, mV; currents in nA, time in ms. Conductances that depend on gates are the maximal ones.
struct Compartment {
    Part part = Part::node;
    int node = -1; // number of the node in the plan; −1 for internodes and for nodes made by remyelination
    int internode = -1; // number of the internode in the plan that it lies in; −1 for the plan's own nodes
    double centre_um = 0;
    double length_um = 0;
    double diameter_um = 0;

    double membrane_nF = 0;       // axolemma
    double leak_uS = 0;           // of the node's own channel set, with the node's leak potential
    double internode_leak_uS = 0; // of the axolemma, with the resting potential
    double sodium_uS = 0;
    double persistent_sodium_uS = 0;
    double potassium_uS = 0;
    double kv1_uS = 0;
    bool active = false;   // has gates
    bool grounded = false; // the space outside the axolemma is the bath
    bool lost = false;     // beyond a cut: nothing drives it

    double myelin_nF = 0; // from the periaxonal space to the bath; unused when grounded
    double myelin_uS = 0;
    double axial_uS = 0;      // inside the axon, to the next compartment; 0 for the last
    double periaxonal_uS = 0; // under the myelin, to the next compartment; 0 for the last
};

struct Cable {
    Fibre fibre;
    std::vector<Compartment> compartments;
    std::vector<int> node_at; // plan's node number → index into compartments
};

// Lays out `plan`. Asserts what `Internode` promises.
Cable lay_out(const CablePlan &plan);

// Outer diameter of the myelin, µm, for a number of wraps (any real ≥ 0; 0 gives the axon's own).
double outer_diameter_um(const Fibre &fibre, double wraps);

} // namespace sim
