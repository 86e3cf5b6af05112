#include "sim/bundle.h"

#include <optional>

namespace sim {

template <class T>
Bundle<T>::Bundle(std::size_t axons, const std::function<CablePlan(std::size_t)> &plan_of,
                  const BundleOptions &options, const Workers &workers)
    : kernels_(options.kernels ? options.kernels : usable_kernels().back()), step_ms_(options.step_ms),
      axons_(axons) {
    const int vector = kernels_->template lanes<T>();
    const bool along = axons == 1;
    const bool pairs = !along || sizeof(T) == sizeof(double);
    const PackedOptions packing{.step_ms = options.step_ms,
                                .method = options.method,
                                .along = along,
                                .count_ions = options.count_ions,
                                .lanes = pairs ? 2 * vector : vector};
    per_block_ = along ? 1 : static_cast<std::size_t>(packing.lanes);
    std::vector<std::optional<Packed<T>>> packed((axons + per_block_ - 1) / per_block_);
    workers(packed.size(), [&](std::size_t block) {
        std::vector<CablePlan> plans;
        for (std::size_t a = block * per_block_; a < std::min(axons, (block + 1) * per_block_); ++a)
            plans.push_back(plan_of(a));
        packed[block].emplace(plans, packing);
    });
    blocks_.reserve(packed.size());
    for (auto &block : packed) blocks_.push_back(std::move(*block));
}

template <class T> void Bundle<T>::set_conditions(const Conditions &conditions) {
    for (Packed<T> &block : blocks_) block.set_conditions(conditions);
}

template <class T> void Bundle<T>::set_current(std::size_t axon, int node, double current_nA) {
    block_of(axon).set_current(axon % per_block_, node, current_nA);
}

template <class T> int Bundle<T>::record(std::size_t axon, int node) {
    recorded_.emplace_back(axon / per_block_, block_of(axon).record(axon % per_block_, node));
    return static_cast<int>(recorded_.size()) - 1;
}

template <class T> void Bundle<T>::advance(int steps, const Workers &workers) {
    workers(blocks_.size(), [&](std::size_t block) { blocks_[block].advance(steps, *kernels_); });
    steps_ += steps;
}

template <class T> double Bundle<T>::node_mV(std::size_t axon, int node) const {
    return block_of(axon).node_mV(axon % per_block_, node);
}

template <class T> double Bundle<T>::trace_mV(int recorded, int step) const {
    const auto [block, number] = recorded_[static_cast<std::size_t>(recorded)];
    return blocks_[block].trace_mV(number, step);
}

template <class T> double Bundle<T>::sodium_pC(std::size_t axon, int node) const {
    return block_of(axon).sodium_pC(axon % per_block_, node);
}

template <class T> double Bundle<T>::potassium_pC(std::size_t axon, int node) const {
    return block_of(axon).potassium_pC(axon % per_block_, node);
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
