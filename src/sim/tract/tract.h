// A tract: many axons side by side, each with its own diameter and its own damage, stimulated together. Every
// one is the optic axon, scaled (docs/model.md says how); its signal is computed, none is copied. Knows no
// screen, no file and no threads: the caller may lend it some.
#pragma once

#include "sim/tissue/tract_tissue.h"
#include "sim/tract/bundle.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace sim {

// Units in the names. `median_diameter_um` and `diameter_sigma` (of the logarithm) describe a log-normal
// distribution of axon diameters, cut at `least_diameter_um` and `most_diameter_um`.
struct TractPlan {
    int axons = 2000;
    int first = 0; // which of a larger tract's is the first of them; tissue is that of the larger one
    double length_mm = 5;
    double median_diameter_um = 0.8;
    double diameter_sigma = 0.35;
    std::uint64_t seed = 1;
    double temperature_degC = 37;
    int core_compartments = 8;

    // Which of the axons, drawn by chance, are hurt and where. The ends keep their place in mm; an internode
    // is hurt when its middle lies between them.
    struct Lesion {
        double share_of_axons = 0; // 0..1
        double from_mm = 2;
        double to_mm = 2.7;
        double wraps_fraction = 1; // of each axon's own healthy wraps; 0 is bare
        double channels = 0;       // φ, as in Internode
    };
    std::optional<Lesion> lesion{};
    // Of each axon; an internode is like the segment in which its middle lies. On top of a lesion.
    std::optional<TractTissue> tissue{};
};

inline constexpr double least_diameter_um = 0.3;
inline constexpr double most_diameter_um = 3.0;

// One axon of a tract, as it was drawn.
struct TractAxon {
    double diameter_um = 0;
    bool hurt = false;                  // by the lesion
    std::optional<int> cut_internode{}; // it is broken in the middle of this one
    std::size_t nodes = 0;
    double pitch_mm = 0; // from node to node: the first lies at 0, the last at the end of the tract
    // Of each internode; a Tract does not keep them.
    std::vector<Internode> internodes;
    std::vector<float> inflammation{}; // or none
    bool inflamed = false;             // anywhere

    double node_mm(std::size_t node) const { return pitch_mm * static_cast<double>(node); }
};

// Axon `a` of `plan`, the same for the same seed whatever the number of axons.
TractAxon draw_axon(const TractPlan &plan, int a);
// The optic axon, scaled to a diameter: node diameter, internode length and wraps go with it; the
// lengths of node and paranode, the widths of the spaces under the myelin and the densities of channels do
// not.
Fibre scaled_fibre(double axon_diameter_um);
// Its internodes are made a little longer or shorter, so that the last node comes to lie at the end of the
// tract.
CablePlan cable_plan(const TractPlan &plan, const TractAxon &axon);

class Tract {
public:
    explicit Tract(const TractPlan &plan, const Workers &workers = alone);

    const TractPlan &plan() const { return plan_; }
    const std::vector<TractAxon> &axons() const { return axons_; }
    double time_ms() const { return bundle_.time_ms(); } // since the tract was made, or at rest()
    std::int64_t steps() const { return bundle_.steps(); }

    // As it was made: every axon at rest, no signal under way.
    void rest();
    // Acute inflammation moves the rest of an axon (warmth and channels that spread all together do not, to
    // speak of): until this has been called again and again and says true, such axons begin a little off it.
    bool come_to_rest(int steps, const Workers &workers = alone);

    // One strong, short pulse into the first node of every axon, beginning with the next step. Arrivals and
    // the response are counted from here.
    void stimulate();

    // `steps` steps of `step_ms` each. The result does not depend on the number of workers.
    void advance(int steps, const Workers &workers = alone);
    static constexpr double step_ms = 0.005;

    // Membrane voltage, mV, at one node of an axon.
    double node_mV(int axon, int node) const;
    // All nodes of an axon into `out`, which has as many entries: for drawing.
    void copy_node_mV(int axon, std::span<float> out) const;

    // When the signal came to the last node, ms after stimulate(); nothing while it has not.
    std::optional<double> arrival_ms(int axon) const;
    double delivered_fraction() const;

    // The compound response at the far end: entry i is i steps after stimulate(), the last one step behind
    // now. Σ d² d²V/dt² over the last nodes (µm² mV/ms²), a stand-in for what an electrode at the far end
    // would see.
    const std::vector<double> &response() const { return response_; }

    std::size_t bytes() const; // of state and constants, all axons

private:
    // What is known of the far end of one axon.
    struct End {
        double before_mV = 0, latest_mV = 0;
        double arrival_ms = -1;
    };

    std::vector<float> inflamed_nodes_mV() const;
    void set_stimulus(bool on);
    void forget_ends();
    void follow_ends(int steps);

    TractPlan plan_;
    std::vector<TractAxon> axons_;
    Bundle<float> bundle_;
    std::vector<End> ends_;
    bool rests_ = true;                 // nothing has moved the rest, or it is found
    std::vector<float> a_while_ago_mV_; // see come_to_rest()
    std::vector<double> response_;
    int stimulus_steps_left_ = 0;
    std::int64_t stimulated_at_ = 0; // in steps
};

} // namespace sim
