// A bundle: axons stepped together by the fast kernel, eight or so at once, or one axon with its nodes along
// the lanes. The same numbers as Axon::step() gives, to rounding: that is the reference, this is the speed.
// Knows no lesions, diameters or arrivals (tract.h does).
#pragma once

#include "sim/basics/workers.h"
#include "sim/tract/packed.h"

#include <cstdint>
#include <functional>
#include <span>
#include <utility>
#include <vector>

namespace sim {

struct BundleOptions {
    double step_ms = 0.0025;
    Method method = Method::crank_nicolson;
    bool count_ions = false;          // sodium_pC(), potassium_pC()
    bool can_shift_leak = true;       // conditions may shift potassium and leak: takes some memory
    const Kernels *kernels = nullptr; // none: the best this processor has
};

// T: double, or float for tracts. All axons have the same channel set and potentials.
template <class T> class Bundle {
public:
    // Asks `plan_of(a)` for each of `axons` twice, the second time on the workers. At rest.
    Bundle(std::size_t axons, const std::function<CablePlan(std::size_t)> &plan_of,
           const BundleOptions &options = {}, const Workers &workers = alone);
    std::size_t axons() const { return places_.size(); }
    int nodes(std::size_t axon) const;
    std::int64_t steps() const { return steps_; }
    double time_ms() const { return static_cast<double>(steps_) * step_ms_; }

    void set_conditions(const Conditions &conditions); // of all axons
    // Into the axon at one of its nodes, until set again.
    void set_current(std::size_t axon, int node, double current_nA);

    // Back to the first step, every axon at rest and no current set, under the conditions of now.
    void rest();
    // From now on that rest is the state of now. No current may be set, and no condition change any more.
    void keep_rest();

    // From now on, every step leaves this node's voltage in trace(); numbered 0, 1, … in the order of the
    // calls.
    int record(std::size_t axon, int node);

    // `steps` steps. The traces are those of this call.
    void advance(int steps, const Workers &workers = alone);

    double node_mV(std::size_t axon, int node) const;
    void copy_node_mV(std::size_t axon, std::span<float> out) const; // the first out.size() nodes
    double trace_mV(int recorded, int step) const; // step: 0 … steps − 1 of the latest advance()

    // Let in, let out since the start by one node, if the options ask for it.
    double sodium_pC(std::size_t axon, int node) const;
    double potassium_pC(std::size_t axon, int node) const;

    std::int64_t compartments() const; // of all axons, those eliminated included
    std::size_t bytes() const;         // held

private:
    struct Place {
        std::size_t block = 0, lane = 0;
    };

    const Kernels *kernels_;
    double step_ms_;
    std::vector<Place> places_; // of each axon: those of about the same length lie side by side
    std::int64_t steps_ = 0;
    std::vector<Packed<T>> blocks_;
    std::vector<std::pair<std::size_t, int>> recorded_; // block, and number within it
};

extern template class Bundle<float>;
extern template class Bundle<double>;

} // namespace sim
