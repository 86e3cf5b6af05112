// A fibre: the fixed anatomy and membrane of one kind of myelinated axon, as published. Three presets.
// Knows nothing of lesions, of time or of how many nodes an axon has.
#pragma once

#include <span>

namespace sim {

enum class Preset { optic, cortex, mrg };

// Which published set of channel kinetics the nodes carry.
//
// cns: Arancibia-Cárcamo et al. 2017 (eLife 6:e23329, doi:10.7554/eLife.23329), after Richardson et al. 2000.
//
// mrg: McIntyre, Richardson & Grill 2002 (J Neurophysiol 87:995, doi:10.1152/jn.00353.2001; ModelDB 3810).
enum class ChannelSet { cns, mrg };

// Units: µm, mV, S/cm², µF/cm², Ω·cm, °C.
struct Fibre {
    Preset preset = Preset::optic;
    ChannelSet channel_set = ChannelSet::cns;

    double node_diameter_um = 0;
    double node_length_um = 0;
    double axon_diameter_um = 0;    // under the myelin
    double internode_length_um = 0; // between two nodes, nodes not counted
    double fibre_diameter_um = 0;   // outer diameter; `mrg` only, where myelin is given by it
    double wraps = 0;               // each wrap is two membranes; `mrg`: the number of lamellae

    double paranode_length_um = 0; // one compartment at either end of an internode
    double flut_length_um = 0;     // `mrg` only: the compartment after the paranode
    double periaxonal_um = 0;      // width of the space between axon and myelin
    // `cns`: an effective number that sets the resistance of the paranodal seal. Never draw it.
    double paranode_periaxonal_um = 0;

    double resistivity_ohm_cm = 70; // axoplasm and periaxonal space
    double node_capacitance = 0;
    double axolemma_capacitance = 0;
    double myelin_capacitance = 0;    // of one myelin membrane
    double myelin_conductance = 0;    // of one myelin membrane, S/cm²
    double paranode_conductance = 0;  // leak of the axolemma under the paranode
    double internode_conductance = 0; // leak of the axolemma under the rest of the internode

    double rest_mV = 0;
    double sodium = 0;            // g_Na, transient, m³h, at a healthy node
    double persistent_sodium = 0; // g_Nap, p³
    double potassium = 0;         // g_K, slow, n
    double leak = 0;              // g_L of the node
    double sodium_potential_mV = 0;
    double potassium_potential_mV = 0;
    double leak_potential_mV = 0;
};

Fibre optic_fibre();  // rat optic nerve: the default
Fibre cortex_fibre(); // rat cortical grey matter

// The large peripheral motor fibre. `fibre_diameter_um` is one of `mrg_diameters_um()`; asserts otherwise.
Fibre mrg_fibre(double fibre_diameter_um);
std::span<const double> mrg_diameters_um();

} // namespace sim
