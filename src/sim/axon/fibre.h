// A fibre: the fixed anatomy and membrane of one kind of axon, as published. Five presets.
// Knows nothing of lesions, of time or of how many nodes an axon has.
#pragma once

#include <span>

namespace sim {

enum class Preset { optic, cortex, mrg, hh_chain, squid };

// Which published set of channel kinetics the nodes carry.
//
// cns: Arancibia-Cárcamo et al. 2017 (eLife 6:e23329, doi:10.7554/eLife.23329), after Richardson et al. 2000.
//
// mrg: McIntyre, Richardson & Grill 2002 (J Neurophysiol 87:995, doi:10.1152/jn.00353.2001; ModelDB 3810).
//
// squid: Hodgkin & Huxley 1952 (J Physiol 117:500, doi:10.1113/jphysiol.1952.sp004764), with their
// resting potential put at −65 mV. It has no persistent sodium and no Kv1.
enum class ChannelSet { cns, mrg, squid };

// µF/cm²
struct Capacitances {
    double node = 0;
    double axolemma = 0; // between the nodes
    double myelin = 0;   // of one myelin membrane
};

// Of membranes without gates, S/cm².
struct Conductances {
    double myelin = 0;    // of one myelin membrane
    double paranode = 0;  // leak of the axolemma under the paranode
    double internode = 0; // leak of the axolemma under the rest of the internode
};

// Of a healthy node, S/cm².
struct ChannelDensities {
    double sodium = 0;            // g_Na, transient, m³h
    double persistent_sodium = 0; // g_Nap, p³
    double potassium = 0;         // g_K, slow, n; `squid`: delayed rectifier, n⁴
    double leak = 0;              // g_L
    double along_internode = 0;   // in health: share of these densities along the internode
};

struct Potentials {
    double rest_mV = 0;
    double sodium_mV = 0;
    double potassium_mV = 0;
    double leak_mV = 0;
    bool operator==(const Potentials &) const = default;
};

struct Fibre {
    Preset preset = Preset::optic;
    ChannelSet channel_set = ChannelSet::cns;

    double node_diameter_um = 0;
    double node_length_um = 0;
    double axon_diameter_um = 0;    // under the myelin
    double internode_length_um = 0; // between two nodes, nodes not counted
    double fibre_diameter_um = 0;   // outer diameter; `mrg` only, where myelin is given by it
    double wraps = 0;               // each wrap is two membranes; `mrg`: the number of lamellae

    double paranode_length_um = 0; // one compartment at either end of an internode; 0: there is none
    double flut_length_um = 0;     // `mrg` only: the compartment after the paranode
    double periaxonal_um = 0;      // width of the space between axon and myelin
    // `cns`: an effective number that sets the resistance of the paranodal seal. Never draw it.
    double paranode_periaxonal_um = 0;
    int core_compartments = 16;       // `CablePlan` starts with it
    bool ends_with_internode = false; // the last node is followed by one, too

    double resistivity_ohm_cm = 70; // axoplasm and periaxonal space
    Capacitances capacitance;
    Conductances conductance;
    ChannelDensities channels;
    Potentials potentials;
};

Fibre optic_fibre();  // rat optic nerve: the default
Fibre cortex_fibre(); // rat cortical grey matter

// The large peripheral motor fibre. `fibre_diameter_um` is one of `mrg_diameters_um()`; asserts otherwise.
Fibre mrg_fibre(double fibre_diameter_um);
std::span<const double> mrg_diameters_um();

// What simulators are compared by: nodes of the squid's membrane, passive internodes of ten compartments
// whose capacitance and leak stand for axolemma and myelin together. A single cable: nothing lies under the
// myelin.
Fibre hh_chain_fibre();

// The giant axon of the squid, as in the paper of 1952: unmyelinated, the same membrane everywhere. Its
// `nodes` are only places to stimulate and to look at, every 0.5 mm.
Fibre squid_fibre();

// The one of those five. `fibre_diameter_um`: `mrg` only.
Fibre preset_fibre(Preset preset, double fibre_diameter_um = 10);

// What the preset's source worked at.
double usual_temperature_degC(Preset preset);

} // namespace sim
