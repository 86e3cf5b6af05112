#include "sim/axon/cable.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

namespace sim {
namespace {

using std::numbers::pi;

constexpr double wrap_pitch_um = 0.0156; // q: the thickness one wrap (two membranes) adds to the radius
constexpr double uS_per_um2 = 1e-2;      // 1 S/cm²
constexpr double nF_per_um2 = 1e-5;      // 1 µF/cm²
constexpr double MOhm_um = 1e-2;         // 1 Ω·cm

// A piece of the chain before its neighbours are known, with what only the layout needs.
struct Piece {
    Compartment c;
    double axial_half_MOhm = 0;
    double periaxonal_half_MOhm = 0;
};

double cylinder_area_um2(double diameter_um, double length_um) { return pi * diameter_um * length_um; }

// Half of a cylinder's resistance along its length.
double half_resistance_MOhm(double resistivity_ohm_cm, double length_um, double area_um2) {
    return resistivity_ohm_cm * MOhm_um * (length_um / 2) / area_um2;
}

double ring_area_um2(double radius_um, double width_um) {
    const double outer = radius_um + width_um;
    return pi * (outer * outer - radius_um * radius_um);
}

// Sum of 1/radius over the 2w membranes of w wraps, for any real w (the sum, taken as an integral).
double membrane_series(double inner_radius_um, double wraps) {
    const double q = wrap_pitch_um;
    return 2 / q * std::log((inner_radius_um + (2 * wraps - 0.5) * q / 2) / (inner_radius_um - q / 4));
}

void add_channels(Compartment &c, const Fibre &f, double channels, double sodium) {
    const double area = cylinder_area_um2(c.diameter_um, c.length_um) * uS_per_um2 * channels;
    c.leak_uS = f.channels.leak * area;
    c.potassium_uS = f.channels.potassium * area;
    c.sodium_uS = f.channels.sodium * area * sodium;
    c.persistent_sodium_uS = f.channels.persistent_sodium * area * sodium;
    c.active = true;
}

Piece node_piece(const CablePlan &plan, double channels, double sodium) {
    const Fibre &f = plan.fibre;
    Piece piece;
    Compartment &c = piece.c;
    c.part = Part::node;
    c.length_um = f.node_length_um;
    c.diameter_um = f.node_diameter_um;
    c.membrane_nF = cylinder_area_um2(c.diameter_um, c.length_um) * f.capacitance.node * nF_per_um2;
    c.grounded = true;
    add_channels(c, f, channels, sodium * plan.sodium_fraction);
    const double radius = c.diameter_um / 2;
    piece.axial_half_MOhm = half_resistance_MOhm(f.resistivity_ohm_cm, c.length_um, pi * radius * radius);
    // The published motor fibre counts half a node of paranodal space; in the central one the space ends at
    // ground.
    if (f.channel_set == ChannelSet::mrg)
        piece.periaxonal_half_MOhm = half_resistance_MOhm(f.resistivity_ohm_cm, c.length_um,
                                                          ring_area_um2(radius, f.paranode_periaxonal_um));
    return piece;
}

// One compartment under (or once under) myelin. `width_um`: of the periaxonal space.
Piece internode_piece(const CablePlan &plan, const Internode &state, Part part, double length_um,
                      double diameter_um, double width_um) {
    const Fibre &f = plan.fibre;
    Piece piece;
    Compartment &c = piece.c;
    c.part = part;
    c.length_um = length_um;
    c.diameter_um = diameter_um;
    const double area = cylinder_area_um2(diameter_um, length_um);
    c.membrane_nF = area * f.capacitance.axolemma * nF_per_um2;
    c.internode_leak_uS =
        area * (part == Part::paranode ? f.conductance.paranode : f.conductance.internode) * uS_per_um2;
    c.grounded = state.wraps <= bare_wraps;

    const bool seals_only = f.channel_set == ChannelSet::mrg && part == Part::paranode;
    if (state.channels > 0 && !seals_only)
        add_channels(c, f, state.channels, state.sodium * plan.sodium_fraction);
    if (c.grounded && state.potassium_S_cm2 > 0) {
        c.kv1_uS = area * state.potassium_S_cm2 * (1 - state.potassium_block) * uS_per_um2;
        c.active = true;
    }

    const double radius = diameter_um / 2;
    if (!c.grounded) {
        double per_membrane_um2 = 0; // membrane area divided by the number of membranes in series
        if (f.channel_set == ChannelSet::mrg)
            per_membrane_um2 = cylinder_area_um2(f.fibre_diameter_um, length_um) / (2 * state.wraps);
        else
            per_membrane_um2 = 2 * pi * length_um / membrane_series(radius + width_um, state.wraps);
        c.myelin_nF = f.capacitance.myelin * per_membrane_um2 * nF_per_um2;
        c.myelin_uS = f.conductance.myelin * per_membrane_um2 * uS_per_um2;
    }
    piece.axial_half_MOhm = half_resistance_MOhm(f.resistivity_ohm_cm, length_um, pi * radius * radius);
    piece.periaxonal_half_MOhm =
        half_resistance_MOhm(f.resistivity_ohm_cm, length_um, ring_area_um2(radius, width_um));
    return piece;
}

void add_sheath(std::vector<Piece> &chain, const CablePlan &plan, const Internode &state, double length_um) {
    const Fibre &f = plan.fibre;
    const double seal_width = f.paranode_periaxonal_um / state.seal;
    if (f.channel_set == ChannelSet::mrg) {
        constexpr int stin = 6;
        const double stin_length = (length_um - 2 * f.paranode_length_um - 2 * f.flut_length_um) / stin;
        const auto mysa = internode_piece(plan, state, Part::paranode, f.paranode_length_um,
                                          f.node_diameter_um, f.paranode_periaxonal_um);
        const auto flut = internode_piece(plan, state, Part::internode, f.flut_length_um, f.axon_diameter_um,
                                          f.periaxonal_um);
        chain.push_back(mysa);
        chain.push_back(flut);
        for (int i = 0; i < stin; ++i)
            chain.push_back(internode_piece(plan, state, Part::internode, stin_length, f.axon_diameter_um,
                                            f.periaxonal_um));
        chain.push_back(flut);
        chain.push_back(mysa);
        return;
    }
    // Paranodes keep their length when the internode is made shorter; they are never split (that would halve
    // the resistance of the seal). Fibres without myelin or with a sketch of it have none.
    const bool has_paranodes = f.paranode_length_um > 0;
    const double core_length = (length_um - 2 * f.paranode_length_um) / plan.core_compartments;
    const auto add_paranode = [&] {
        if (has_paranodes)
            chain.push_back(internode_piece(plan, state, Part::paranode, f.paranode_length_um,
                                            f.axon_diameter_um, seal_width));
    };
    add_paranode();
    for (int i = 0; i < plan.core_compartments; ++i)
        chain.push_back(
            internode_piece(plan, state, Part::internode, core_length, f.axon_diameter_um, f.periaxonal_um));
    add_paranode();
}

// What a cut leaves of a compartment: a piece of membrane that leaks to the resting potential.
void lose(Compartment &c) {
    c.internode_leak_uS += c.leak_uS;
    c.leak_uS = c.sodium_uS = c.persistent_sodium_uS = c.potassium_uS = c.kv1_uS = 0;
    c.active = false;
    c.lost = true;
}

// Index of the first compartment beyond the cut, or how many there are when there is none.
std::size_t first_lost(const CablePlan &plan, const std::vector<Piece> &chain) {
    if (!plan.cut_internode) return chain.size();
    const auto lies_in = [&](const Piece &piece) { return piece.c.internode == *plan.cut_internode; };
    const auto begin = std::find_if(chain.begin(), chain.end(), lies_in);
    const auto pieces = std::count_if(begin, chain.end(), lies_in);
    return static_cast<std::size_t>(begin - chain.begin() + pieces / 2);
}

} // namespace

CablePlan healthy_plan(const Fibre &fibre, int nodes) {
    assert(nodes >= 2);
    const auto count = static_cast<std::size_t>(nodes);
    CablePlan plan;
    plan.fibre = fibre;
    plan.core_compartments = fibre.core_compartments;
    plan.internodes.assign(fibre.ends_with_internode ? count : count - 1,
                           Internode{.wraps = fibre.wraps, .channels = fibre.channels.along_internode});
    plan.node_channels.assign(count, 1.0);
    plan.node_sodium.assign(count, 1.0);
    return plan;
}

void inflame(CablePlan &plan, int first_internode, int internodes, double strength) {
    const double left = 1 - sodium_lost_to_inflammation * strength;
    for (int i = first_internode; i <= first_internode + internodes; ++i) {
        double &node = plan.node_sodium[static_cast<std::size_t>(i)];
        node = std::min(node, left);
        if (i < first_internode + internodes) plan.internodes[static_cast<std::size_t>(i)].sodium = left;
    }
}

Cable lay_out(const CablePlan &plan) {
    assert(plan.internodes.size() + (plan.fibre.ends_with_internode ? 0 : 1) == plan.node_channels.size());
    assert(plan.node_channels.size() == plan.node_sodium.size());
    assert(!plan.cut_internode || (*plan.cut_internode >= 0 && *plan.cut_internode + 1 < plan.nodes()));
    const Fibre &f = plan.fibre;
    std::vector<Piece> chain;
    Cable cable;
    cable.fibre = f;

    for (std::size_t i = 0; i < plan.node_channels.size(); ++i) {
        cable.node_at.push_back(static_cast<int>(chain.size()));
        chain.push_back(node_piece(plan, plan.node_channels[i], plan.node_sodium[i]));
        chain.back().c.node = static_cast<int>(i);
        if (i >= plan.internodes.size()) break;

        const Internode &state = plan.internodes[i];
        assert(state.sheaths >= 1 && state.seal > 0);
        const double sheath_length =
            (f.internode_length_um - (state.sheaths - 1) * f.node_length_um) / state.sheaths;
        assert(sheath_length > 2 * (f.paranode_length_um + f.flut_length_um));
        const std::size_t first = chain.size();
        for (int s = 0; s < state.sheaths; ++s) {
            if (s > 0) chain.push_back(node_piece(plan, state.new_node_channels, state.sodium));
            add_sheath(chain, plan, state, sheath_length);
        }
        for (std::size_t j = first; j < chain.size(); ++j) chain[j].c.internode = static_cast<int>(i);
    }

    const std::size_t lost_from = first_lost(plan, chain);
    double position = 0;
    for (std::size_t j = 0; j < chain.size(); ++j) {
        Compartment &c = chain[j].c;
        c.centre_um = position + c.length_um / 2;
        position += c.length_um;
        if (j >= lost_from) lose(c);
        if (j + 1 < chain.size() && j + 1 != lost_from) { // the ends of a cut axon seal over
            c.axial_uS = 1 / (chain[j].axial_half_MOhm + chain[j + 1].axial_half_MOhm);
            c.periaxonal_uS = 1 / (chain[j].periaxonal_half_MOhm + chain[j + 1].periaxonal_half_MOhm);
        }
        cable.compartments.push_back(c);
    }
    return cable;
}

double outer_diameter_um(const Fibre &f, double wraps) {
    if (f.channel_set == ChannelSet::mrg) {
        const double share = std::clamp(wraps / f.wraps, 0.0, 1.0);
        return f.axon_diameter_um + share * (f.fibre_diameter_um - f.axon_diameter_um);
    }
    if (wraps <= bare_wraps) return f.axon_diameter_um;
    return 2 * (f.axon_diameter_um / 2 + f.periaxonal_um + std::max(0.0, wraps - 0.5) * wrap_pitch_um);
}

} // namespace sim
