// A packed block: up to W axons laid out for the kernel (kernel.h), and the memory that holds them. bundle.h
// is for everyone else.
#pragma once

#include "sim/axon/axon.h"
#include "sim/axon/chain.h"
#include "sim/tract/kernel.h"

#include <cstdint>
#include <new>
#include <span>
#include <vector>

namespace sim {

// Vectors are loaded fastest from addresses that are multiples of their size.
template <class T> struct AlignedAllocator {
    using value_type = T;
    static constexpr std::align_val_t alignment{64};
    AlignedAllocator() = default;
    template <class U> explicit AlignedAllocator(const AlignedAllocator<U> &) {}
    T *allocate(std::size_t n) { return static_cast<T *>(::operator new(n * sizeof(T), alignment)); }
    void deallocate(T *p, std::size_t) { ::operator delete(p, alignment); }
    bool operator==(const AlignedAllocator &) const = default;
};

struct PackedOptions {
    double step_ms = 0.0025;
    Method method = Method::crank_nicolson;
    bool along = false; // one axon, its stations along the lanes; else up to `lanes` axons side by side
    bool count_ions = false;
    bool can_shift_leak = true; // conditions may shift the potentials
    int lanes = 1;              // of a group: once or twice those of the kernels
};

template <class T> class Packed {
public:
    using Numbers = std::vector<T, AlignedAllocator<T>>;

    Packed(std::span<const CablePlan> plans, const PackedOptions &options);

    void set_conditions(const Conditions &conditions);
    void rest(); // as it was made or last kept, under the conditions of now
    void keep_rest();
    void set_current(std::size_t axon, int node, double current_nA);
    int record(std::size_t axon, int node); // its number among the records
    void advance(int steps, const Kernels &kernels);

    int nodes(std::size_t axon) const { return static_cast<int>(node_at_[axon].size()); }
    double node_mV(std::size_t axon, int node) const;
    void copy_node_mV(std::size_t axon, std::span<float> out) const;
    double trace_mV(int recorded, int step) const; // of the latest advance()
    double sodium_pC(std::size_t axon, int node) const;
    double potassium_pC(std::size_t axon, int node) const;

    std::int64_t compartments() const { return compartments_; }
    std::size_t bytes() const;

private:
    struct Place {
        std::size_t group = 0, lane = 0;
    };
    // What leak_uS, membrane_nA and inside_nA of the kernel are made of.
    enum LeakColumn : int { leak_node_uS, leak_internode_uS, leak_links_nA_per_mV, leak_columns };

    std::size_t lane_count() const { return static_cast<std::size_t>(options_.lanes); }
    Place place(std::size_t axon, std::size_t station) const {
        return options_.along ? Place{station / lane_count(), station % lane_count()} : Place{station, axon};
    }
    Place place_of_node(std::size_t axon, int node) const {
        return place(axon, node_at_[axon][static_cast<std::size_t>(node)]);
    }
    std::size_t index(Place at, StateColumn column) const;
    T &state(Place at, StateColumn column) { return state_[index(at, column)]; }
    T &tissue(Place at, TissueColumn column) {
        const auto first = static_cast<std::size_t>(tissue_at_[at.group]);
        return tissue_[first + static_cast<std::size_t>(column) * lane_count() + at.lane];
    }
    T &leak(Place at, LeakColumn column) {
        return leaks_[(at.group * leak_columns + column) * lane_count() + at.lane];
    }
    T &chain(Place at, ChainColumn column) {
        const std::size_t row = static_cast<std::size_t>(column) * (groups_ + 2) + 1 + at.group;
        return chain_[row * lane_count() + at.lane];
    }
    void make_room(std::span<const Cable> cables, std::span<const Chain> chains);
    void lay_out_stations(const Cable &cable, const Chain &shortened, std::size_t axon, double stage_ms);
    void fill_with_ghosts();
    void set_gates_at_rest();
    void set_inside_current(Place at, double shift_mV);
    void lay_out_station(const Compartment &c, double periaxonal_before_uS, Place at, double stage_ms);
    void share_tissue();
    void lay_out_links(std::span<const Chain> chains, double stage_ms, double theta);
    void pack_modes(std::span<const Modes *const> of_lanes, int pairs, double stage_ms, double theta);
    PackedBlock<T> block();

    PackedOptions options_;
    Fibre fibre_;
    Conditions conditions_;
    GateSpeeds<T> speed_;
    bool sums_stale_ = false; // modes were moved from outside
    std::size_t groups_ = 0;
    std::size_t stations_ = 0; // of the longest axon
    int state_columns_ = state_columns_always;
    Numbers rest_state_, rest_modes_; // what keep_rest() found; else empty
    bool any_periaxonal_ = false;
    std::int64_t compartments_ = 0;

    Numbers state_, tissue_, chain_; // as in PackedBlock
    std::vector<int> tissue_at_;
    Numbers leaks_;               // laid out as `state_`; kept where they can shift
    std::vector<T> electrode_nA_; // per station, in the order of `state`
    std::vector<std::uint8_t> has_gates_, has_kv1_;
    Numbers modes_, coefficients_, leak_amplitudes_; // the latter: of a mode, per mV of leak potential
    std::vector<int> mode_pairs_, modes_at_, coefficients_at_;
    std::vector<std::vector<std::uint32_t>> node_at_; // per axon and node: its station
    std::vector<int> driven_nodes_;                   // per axon: how many there are before a cut
    std::vector<int> record_;
    Numbers trace_;
};

extern template class Packed<float>;
extern template class Packed<double>;

} // namespace sim
