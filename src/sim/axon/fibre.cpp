#include "sim/axon/fibre.h"

#include <array>
#include <cassert>

namespace sim {

Fibre optic_fibre() {
    Fibre f;
    f.preset = Preset::optic;
    f.channel_set = ChannelSet::cns;
    f.node_diameter_um = 0.7274;
    f.node_length_um = 1.02;
    f.axon_diameter_um = 0.8201;
    f.internode_length_um = 139.26;
    f.wraps = 7;
    f.paranode_length_um = 139.26 / 66; // one of the 66 equal segments of the published model
    f.periaxonal_um = 0.015;
    f.paranode_periaxonal_um = 0.007719692e-3;
    f.capacitance = {.node = 0.9, .axolemma = 0.9, .myelin = 0.9};
    f.conductance = {.myelin = 1e-3, .paranode = 1e-4, .internode = 1e-4};
    f.channels = {.sodium = 3.0, .persistent_sodium = 0.005, .potassium = 0.08, .leak = 0.08};
    f.potentials = {.rest_mV = -82, .sodium_mV = 50, .potassium_mV = -84, .leak_mV = -83.381372};
    return f;
}

Fibre cortex_fibre() {
    Fibre f = optic_fibre();
    f.preset = Preset::cortex;
    f.node_diameter_um = 0.6404;
    f.node_length_um = 1.5;
    f.axon_diameter_um = 0.7308;
    f.internode_length_um = 81.7;
    f.wraps = 5;
    f.paranode_length_um = 2 * 81.7 / 86; // two of the 86 equal segments of the published model
    f.paranode_periaxonal_um = 0.012255632e-3;
    return f;
}

namespace {

// McIntyre, Richardson & Grill 2002, table 1.
struct MrgGeometry {
    double fibre, axon, node, pitch, flut;
    int lamellae;
};
constexpr std::array<MrgGeometry, 9> mrg_table{{
    {5.7, 3.4, 1.9, 500, 35, 80},
    {7.3, 4.6, 2.4, 750, 38, 100},
    {8.7, 5.8, 2.8, 1000, 40, 110},
    {10.0, 6.9, 3.3, 1150, 46, 120},
    {11.5, 8.1, 3.7, 1250, 50, 130},
    {12.8, 9.2, 4.2, 1350, 54, 135},
    {14.0, 10.4, 4.7, 1400, 56, 140},
    {15.0, 11.5, 5.0, 1450, 58, 145},
    {16.0, 12.7, 5.5, 1500, 60, 150},
}};

constexpr auto mrg_diameter_list = [] {
    std::array<double, mrg_table.size()> list{};
    for (std::size_t i = 0; i < list.size(); ++i) list[i] = mrg_table[i].fibre;
    return list;
}();

} // namespace

std::span<const double> mrg_diameters_um() { return mrg_diameter_list; }

Fibre mrg_fibre(double fibre_diameter_um) {
    const MrgGeometry *row = nullptr;
    for (const MrgGeometry &candidate : mrg_table)
        if (candidate.fibre == fibre_diameter_um) row = &candidate;
    assert(row && "not one of the published diameters");
    if (!row) row = &mrg_table[3];

    Fibre f;
    f.preset = Preset::mrg;
    f.channel_set = ChannelSet::mrg;
    f.node_diameter_um = row->node;
    f.node_length_um = 1;
    f.axon_diameter_um = row->axon;
    f.internode_length_um = row->pitch - f.node_length_um;
    f.fibre_diameter_um = row->fibre;
    f.wraps = row->lamellae;
    f.paranode_length_um = 3; // MYSA
    f.flut_length_um = row->flut;
    f.periaxonal_um = 0.004;
    f.paranode_periaxonal_um = 0.002;
    f.capacitance = {.node = 2.0, .axolemma = 2.0, .myelin = 0.1};
    f.conductance = {.myelin = 1e-3, .paranode = 1e-3, .internode = 1e-4};
    f.channels = {.sodium = 3.0, .persistent_sodium = 0.01, .potassium = 0.08, .leak = 0.007};
    f.potentials = {.rest_mV = -80, .sodium_mV = 50, .potassium_mV = -90, .leak_mV = -90};
    return f;
}

namespace {

constexpr Potentials squid_potentials{.rest_mV = -65, .sodium_mV = 50, .potassium_mV = -77, .leak_mV = -54.3};

} // namespace

Fibre hh_chain_fibre() {
    Fibre f;
    f.preset = Preset::hh_chain;
    f.channel_set = ChannelSet::squid;
    f.node_diameter_um = f.axon_diameter_um = 6;
    f.node_length_um = 2;
    f.internode_length_um = 1000;
    f.core_compartments = 10;
    f.ends_with_internode = true;
    f.resistivity_ohm_cm = 70;
    f.capacitance = {.node = 2, .axolemma = 0.01};
    f.conductance.internode = 1e-5;
    f.channels = {.sodium = 2.4, .potassium = 0.72, .leak = 0.006};
    f.potentials = squid_potentials;
    return f;
}

Fibre squid_fibre() {
    Fibre f;
    f.preset = Preset::squid;
    f.channel_set = ChannelSet::squid;
    f.node_diameter_um = f.axon_diameter_um = 476;
    f.node_length_um = 100; // five equal compartments from node to node
    f.internode_length_um = 400;
    f.core_compartments = 4;
    f.resistivity_ohm_cm = 35.4;
    f.capacitance = {.node = 1, .axolemma = 1};
    f.channels = {.sodium = 0.12, .potassium = 0.036, .leak = 0.0003, .along_internode = 1};
    f.potentials = squid_potentials;
    return f;
}

Fibre preset_fibre(Preset preset, double fibre_diameter_um) {
    switch (preset) {
    case Preset::optic:
        return optic_fibre();
    case Preset::cortex:
        return cortex_fibre();
    case Preset::mrg:
        return mrg_fibre(fibre_diameter_um);
    case Preset::hh_chain:
        return hh_chain_fibre();
    case Preset::squid:
        return squid_fibre();
    }
    assert(false && "not one of the presets");
    return {};
}

double usual_temperature_degC(Preset preset) {
    switch (preset) {
    case Preset::hh_chain:
        return 20;
    case Preset::squid:
        return 18.5;
    default:
        return 37;
    }
}

} // namespace sim
