#include "sim/tract/bundle.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace sim {

namespace {

// How many stations there will be, about: nodes, and compartments with channels of their own.
std::size_t length_of(const CablePlan &plan) {
    std::size_t stations = plan.node_channels.size();
    const auto per_sheath = static_cast<std::size_t>(plan.core_compartments) + 2;
    for (const Internode &i : plan.internodes) {
        const auto sheaths = static_cast<std::size_t>(i.sheaths);
        const bool keeps_its_own = i.channels > 0 || (i.potassium_S_cm2 > 0 && i.wraps <= bare_wraps);
        stations += sheaths - 1 + (keeps_its_own ? sheaths * per_sheath : 0);
    }
    return stations;
}

} // namespace

template <class T>
Bundle<T>::Bundle(std::size_t axons, const std::function<CablePlan(std::size_t)> &plan_of,
                  const BundleOptions &options, const Workers &workers)
    : kernels_(options.kernels ? options.kernels : usable_kernels().back()), step_ms_(options.step_ms),
      places_(axons) {
    const int vector = kernels_->template lanes<T>();
    const bool along = axons == 1;
    // Pairs of vectors keep the processor busy; along one axon in single precision they would be half empty.
    const bool pairs = !along || sizeof(T) == sizeof(double);
    const PackedOptions packing{.step_ms = options.step_ms,
                                .method = options.method,
                                .along = along,
                                .count_ions = options.count_ions,
                                .can_shift_leak = options.can_shift_leak,
                                .lanes = pairs ? 2 * vector : vector};
    const std::size_t per_block = along ? 1 : static_cast<std::size_t>(packing.lanes);

    std::vector<std::pair<std::size_t, std::size_t>> order; // length, axon
    for (std::size_t a = 0; a < axons; ++a) order.emplace_back(length_of(plan_of(a)), a);
    std::sort(order.begin(), order.end());
    for (std::size_t i = 0; i < axons; ++i) places_[order[i].second] = {i / per_block, i % per_block};

    std::vector<std::optional<Packed<T>>> packed((axons + per_block - 1) / per_block);
    workers(packed.size(), [&](std::size_t block) {
        std::vector<CablePlan> plans;
        for (std::size_t i = block * per_block; i < std::min(axons, (block + 1) * per_block); ++i)
            plans.push_back(plan_of(order[i].second));
        packed[block].emplace(plans, packing);
    });
    blocks_.reserve(packed.size());
    for (auto &block : packed) blocks_.push_back(std::move(*block));
}

template <class T> int Bundle<T>::nodes(std::size_t axon) const {
    return blocks_[places_[axon].block].nodes(places_[axon].lane);
}

template <class T> void Bundle<T>::set_conditions(const Conditions &conditions) {
    for (Packed<T> &block : blocks_) block.set_conditions(conditions);
}

template <class T> void Bundle<T>::set_current(std::size_t axon, int node, double current_nA) {
    blocks_[places_[axon].block].set_current(places_[axon].lane, node, current_nA);
}

template <class T> void Bundle<T>::rest() {
    for (Packed<T> &block : blocks_) block.rest();
    steps_ = 0;
}

template <class T> void Bundle<T>::keep_rest() {
    for (Packed<T> &block : blocks_) block.keep_rest();
}

template <class T> int Bundle<T>::record(std::size_t axon, int node) {
    const auto [block, lane] = places_[axon];
    recorded_.emplace_back(block, blocks_[block].record(lane, node));
    return static_cast<int>(recorded_.size()) - 1;
}

template <class T> void Bundle<T>::advance(int steps, const Workers &workers) {
    workers(blocks_.size(), [&](std::size_t block) { blocks_[block].advance(steps, *kernels_); });
    steps_ += steps;
}

template <class T> double Bundle<T>::node_mV(std::size_t axon, int node) const {
    return blocks_[places_[axon].block].node_mV(places_[axon].lane, node);
}

template <class T> void Bundle<T>::copy_node_mV(std::size_t axon, std::span<float> out) const {
    blocks_[places_[axon].block].copy_node_mV(places_[axon].lane, out);
}

template <class T> double Bundle<T>::trace_mV(int recorded, int step) const {
    const auto [block, number] = recorded_[static_cast<std::size_t>(recorded)];
    return blocks_[block].trace_mV(number, step);
}

template <class T> double Bundle<T>::sodium_pC(std::size_t axon, int node) const {
    return blocks_[places_[axon].block].sodium_pC(places_[axon].lane, node);
}

template <class T> double Bundle<T>::potassium_pC(std::size_t axon, int node) const {
    return blocks_[places_[axon].block].potassium_pC(places_[axon].lane, node);
}

template <class T> std::int64_t Bundle<T>::compartments() const {
    std::int64_t sum = 0;
    for (const Packed<T> &block : blocks_) sum += block.compartments();
    return sum;
}

template <class T> std::size_t Bundle<T>::bytes() const {
    std::size_t sum = sizeof *this;
    for (const Packed<T> &block : blocks_) sum += block.bytes();
    return sum;
}

template class Bundle<float>;
template class Bundle<double>;

} // namespace sim
