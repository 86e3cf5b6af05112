#include "sim/tract/packed.h"

#include "sim/tract/gate_speeds.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <map>
#include <memory>
#include <utility>

namespace sim {

namespace {

constexpr double ghost_capacity = 1e20; // no current moves it

int pairs_of(std::span<const Modes *const> of_lanes) {
    std::size_t pairs = 0;
    for (const Modes *modes : of_lanes)
        if (modes) pairs = std::max({pairs, modes->even.size(), modes->odd.size()});
    return static_cast<int>(pairs);
}

[[maybe_unused]] bool same_membrane(const Fibre &a, const Fibre &b) {
    return a.channel_set == b.channel_set && a.potentials == b.potentials;
}

} // namespace

template <class T> std::size_t Packed<T>::index(Place at, StateColumn column) const {
    const std::size_t row =
        at.group * static_cast<std::size_t>(state_columns_) + static_cast<std::size_t>(column);
    return row * lane_count() + at.lane;
}

template <class T>
Packed<T>::Packed(std::span<const CablePlan> plans, const PackedOptions &options) : options_(options) {
    assert(!plans.empty() && static_cast<int>(plans.size()) <= (options.along ? 1 : options.lanes));
    fibre_ = plans.front().fibre;
    const double theta = options.method == Method::backward_euler ? 1 : 0.5;
    const double stage_ms = theta * options.step_ms;

    ModesShelf shelf;
    std::vector<Cable> cables;
    std::vector<Chain> chains;
    for (const CablePlan &plan : plans) {
        assert(same_membrane(plan.fibre, fibre_));
        cables.push_back(lay_out(plan));
        chains.push_back(eliminate(cables.back(), shelf));
    }
    make_room(cables, chains);
    fill_with_ghosts();
    for (std::size_t a = 0; a < chains.size(); ++a) lay_out_stations(cables[a], chains[a], a, stage_ms);
    lay_out_links(chains, stage_ms, theta);
    set_conditions({});
    share_tissue();
    if (!options.can_shift_leak) leaks_ = Numbers(); // `{}` would keep its memory
}

template <class T> void Packed<T>::make_room(std::span<const Cable> cables, std::span<const Chain> chains) {
    bool any_kv1 = false;
    for (std::size_t a = 0; a < chains.size(); ++a) {
        stations_ = std::max(stations_, chains[a].stations.size());
        compartments_ += static_cast<std::int64_t>(cables[a].compartments.size());
        for (const int station : chains[a].stations) {
            const Compartment &c = cables[a].compartments[static_cast<std::size_t>(station)];
            any_periaxonal_ = any_periaxonal_ || !c.grounded;
            any_kv1 = any_kv1 || c.kv1_uS > 0;
        }
    }
    const std::size_t lanes = lane_count(), with_ghost = stations_ + 1;
    groups_ = options_.along ? (with_ghost + lanes - 1) / lanes : with_ghost;
    state_columns_ = options_.count_ions ? state_columns_with_ions
                     : any_periaxonal_   ? state_columns_with_periaxonal
                     : any_kv1           ? state_columns_with_kv1
                                         : state_columns_always;
    const int chain_columns = any_periaxonal_ ? chain_columns_with_periaxonal : chain_columns_always;
    state_.assign(groups_ * static_cast<std::size_t>(state_columns_) * lanes, T(0));
    chain_.assign(static_cast<std::size_t>(chain_columns) * (groups_ + 2) * lanes, T(0));
    tissue_.assign(groups_ * tissue_columns * lanes, T(0));
    for (std::size_t i = 0; i < groups_; ++i)
        tissue_at_.push_back(static_cast<int>(i * tissue_columns * lanes));
    leaks_.assign(groups_ * leak_columns * lanes, T(0));
    electrode_nA_.assign(groups_ * lanes, T(0));
    has_gates_.assign(groups_, 0);
    has_kv1_.assign(groups_, 0);
}

template <class T>
void Packed<T>::lay_out_stations(const Cable &cable, const Chain &shortened, std::size_t axon,
                                 double stage_ms) {
    std::vector<std::uint32_t> station_of_node;
    int driven = 0;
    const auto &all = cable.compartments;
    for (std::size_t k = 0; k < shortened.stations.size(); ++k) {
        const auto j = static_cast<std::size_t>(shortened.stations[k]);
        lay_out_station(all[j], j > 0 ? all[j - 1].periaxonal_uS : 0, place(axon, k), stage_ms);
        if (all[j].node < 0) continue;
        station_of_node.push_back(static_cast<std::uint32_t>(k));
        driven += !all[j].lost;
    }
    node_at_.push_back(std::move(station_of_node));
    driven_nodes_.push_back(driven);
}

template <class T> void Packed<T>::set_gates_at_rest() {
    const Gates rest = steady_gates(fibre_.channel_set, fibre_.potentials.rest_mV);
    for (std::size_t group = 0; group < groups_; ++group)
        for (std::size_t lane = 0; lane < lane_count(); ++lane) {
            const Place at{group, lane};
            state(at, state_m) = static_cast<T>(rest.m);
            state(at, state_h) = static_cast<T>(rest.h);
            state(at, state_p) = static_cast<T>(rest.p);
            state(at, state_n) = static_cast<T>(rest.n);
            if (state_columns_ > state_kv1) state(at, state_kv1) = static_cast<T>(rest.kv1);
        }
}

template <class T> void Packed<T>::fill_with_ghosts() {
    set_gates_at_rest();
    for (std::size_t group = 0; group < groups_; ++group)
        for (std::size_t lane = 0; lane < lane_count(); ++lane) {
            const Place at{group, lane};
            tissue(at, tissue_capacity) = static_cast<T>(ghost_capacity);
            tissue(at, tissue_myelin_uS) = 1;
        }
}

template <class T>
void Packed<T>::lay_out_station(const Compartment &c, double periaxonal_before_uS, Place at,
                                double stage_ms) {
    const auto put = [&](TissueColumn column, double value) { tissue(at, column) = static_cast<T>(value); };
    put(tissue_sodium_uS, c.sodium_uS);
    put(tissue_persistent_uS, c.persistent_sodium_uS);
    put(tissue_potassium_uS, c.potassium_uS);
    leak(at, leak_node_uS) = static_cast<T>(c.leak_uS);
    leak(at, leak_internode_uS) = static_cast<T>(c.internode_leak_uS);
    put(tissue_leak_uS, c.leak_uS + c.internode_leak_uS);
    put(tissue_capacity, c.membrane_nF / stage_ms);
    if (c.active) has_gates_[at.group] = 1;
    if (c.kv1_uS > 0) {
        put(tissue_kv1_uS, c.kv1_uS);
        has_kv1_[at.group] = 1;
    }
    if (c.grounded) return;
    const double myelin_nF_per_ms = c.myelin_nF / stage_ms;
    put(tissue_enclosed, 1);
    put(tissue_myelin_capacity, myelin_nF_per_ms);
    put(tissue_myelin_uS, myelin_nF_per_ms + c.myelin_uS + periaxonal_before_uS + c.periaxonal_uS);
}

// Keeps one copy of what groups have in common: a healthy tract then finds nearly all of it in the nearest
// cache.
template <class T> void Packed<T>::share_tissue() {
    const std::ptrdiff_t length = tissue_columns * options_.lanes;
    std::map<std::vector<T>, int> known;
    auto kept = tissue_.begin(); // up to here
    for (int &at : tissue_at_) {
        const auto begin = tissue_.begin() + at, end = begin + length;
        const auto [place, is_new] =
            known.try_emplace({begin, end}, static_cast<int>(kept - tissue_.begin()));
        if (is_new) kept = begin == kept ? end : std::copy(begin, end, kept);
        at = place->second;
    }
    tissue_ = Numbers(tissue_.begin(), kept);
}

template <class T>
void Packed<T>::lay_out_links(std::span<const Chain> chains, double stage_ms, double theta) {
    const std::size_t lanes = lane_count();
    std::vector<const Modes *> modes(groups_ * lanes, nullptr);
    for (std::size_t a = 0; a < chains.size(); ++a)
        for (std::size_t k = 0; k < chains[a].links.size(); ++k) {
            const Link &link = chains[a].links[k];
            const Place left = place(a, k);
            const Place right = place(a, k + 1);
            modes[left.group * lanes + left.lane] = link.modes;
            const Ends ends = ends_of(link, stage_ms);
            tissue(left, tissue_to_links) += static_cast<T>(ends.self_uS);
            leak(left, leak_links_nA_per_mV) += static_cast<T>(ends.leak_nA_per_mV);
            if (link.modes && link.modes->sealed) continue;
            tissue(right, tissue_to_links) += static_cast<T>(ends.self_uS);
            leak(right, leak_links_nA_per_mV) += static_cast<T>(ends.leak_nA_per_mV);
            chain(left, chain_to_next) = static_cast<T>(ends.across_uS);
            if (any_periaxonal_) chain(left, chain_periaxonal_to_next) = static_cast<T>(link.periaxonal_uS);
        }

    const auto of_group = [&](std::size_t i) {
        return std::span<const Modes *const>(modes.data() + i * lanes, lanes);
    };
    std::map<std::vector<const Modes *>, std::size_t>
        known; // the first group with the same modes in every lane
    std::vector<std::size_t> to_pack;
    std::size_t pairs = 0;
    for (std::size_t i = 0; i < groups_; ++i) {
        const auto [first, is_new] = known.try_emplace({of_group(i).begin(), of_group(i).end()}, i);
        mode_pairs_.push_back(is_new ? pairs_of(of_group(i)) : mode_pairs_[first->second]);
        coefficients_at_.push_back(is_new ? static_cast<int>(4 * pairs * lanes)
                                          : coefficients_at_[first->second]);
        if (!is_new) continue;
        to_pack.push_back(i);
        pairs += static_cast<std::size_t>(mode_pairs_[i]);
    }
    coefficients_.reserve(4 * pairs * lanes);
    if (options_.can_shift_leak) leak_amplitudes_.reserve(2 * pairs * lanes);
    for (const std::size_t i : to_pack) pack_modes(of_group(i), mode_pairs_[i], stage_ms, theta);
    // The kernel comes by from the last link to the first: in memory they lie in its way, so that it reads
    // straight on.
    int modes_length = 0;
    modes_at_.resize(groups_);
    for (std::size_t i = groups_; i-- > 0;) {
        modes_at_[i] = modes_length;
        modes_length += mode_pairs_[i] * 2 * options_.lanes;
    }
    modes_.assign(static_cast<std::size_t>(modes_length), T(0));
}

template <class T>
void Packed<T>::pack_modes(std::span<const Modes *const> of_lanes, int pairs, double stage_ms, double theta) {
    const auto pack = [&](std::vector<Mode> Modes::*list, std::size_t k) {
        std::vector<T> keep, give, leak;
        for (const Modes *modes : of_lanes) {
            const bool there = modes && k < (modes->*list).size();
            const Mode mode = there ? (modes->*list)[k] : Mode{};
            const double implicit = 1 / (1 + stage_ms * mode.rate_per_ms);
            const double scale = implicit * stage_ms * mode.drive / theta; // amplitude = scale · z
            keep.push_back(static_cast<T>(there ? (implicit - 1 + theta) / theta : 0));
            give.push_back(static_cast<T>(implicit * mode.drive * scale));
            leak.push_back(static_cast<T>(scale != 0 ? mode.leak / mode.rate_per_ms / scale : 0));
        }
        coefficients_.insert(coefficients_.end(), keep.begin(), keep.end());
        coefficients_.insert(coefficients_.end(), give.begin(), give.end());
        if (options_.can_shift_leak)
            leak_amplitudes_.insert(leak_amplitudes_.end(), leak.begin(), leak.end());
    };
    for (std::size_t k = 0; k < static_cast<std::size_t>(pairs); ++k) {
        pack(&Modes::even, k);
        pack(&Modes::odd, k);
    }
}

template <class T> void Packed<T>::set_conditions(const Conditions &conditions) {
    const double shift_mV = conditions.potassium_and_leak_shift_mV;
    const double node_mV = fibre_.potentials.leak_mV - fibre_.potentials.rest_mV + shift_mV;
    for (std::size_t group = 0; group < groups_; ++group)
        for (std::size_t lane = 0; lane < lane_count(); ++lane) {
            const Place at{group, lane};
            if (!leaks_.empty())
                tissue(at, tissue_membrane_nA) =
                    static_cast<T>(double{leak(at, leak_node_uS)} * node_mV +
                                   double{leak(at, leak_internode_uS)} * shift_mV);
            set_inside_current(at, shift_mV);
        }
    // Amplitudes are counted from where the leak would bring them, which has just moved.
    const auto moved_mV = static_cast<T>(shift_mV - conditions_.potassium_and_leak_shift_mV);
    assert(moved_mV == 0 || options_.can_shift_leak);
    if (moved_mV != 0)
        for (std::size_t i = 0; i < groups_; ++i)
            for (int k = 0; k < mode_pairs_[i] * 2 * options_.lanes; ++k)
                modes_[static_cast<std::size_t>(modes_at_[i] + k)] -=
                    moved_mV * leak_amplitudes_[static_cast<std::size_t>(coefficients_at_[i] / 2 + k)];
    if (moved_mV != 0) sums_stale_ = true;
    conditions_ = conditions;
    speed_ = gate_speeds<T>(fibre_, options_.step_ms, conditions.temperature_degC);
}

template <class T> void Packed<T>::keep_rest() {
    rest_state_ = state_;
    rest_modes_ = modes_;
}

template <class T> void Packed<T>::rest() {
    std::fill(electrode_nA_.begin(), electrode_nA_.end(), T(0));
    if (!rest_state_.empty()) {
        state_ = rest_state_;
        modes_ = rest_modes_;
        sums_stale_ = true;
        return;
    }
    std::fill(state_.begin(), state_.end(), T(0));
    std::fill(modes_.begin(), modes_.end(), T(0));
    set_gates_at_rest();
    set_conditions(std::exchange(conditions_, {})); // counts the amplitudes of the modes from nothing
    sums_stale_ = true; // what the links give to the right is not part of `state_`
}

template <class T> void Packed<T>::set_inside_current(Place at, double shift_mV) {
    const double links_nA = leaks_.empty() ? 0 : double{leak(at, leak_links_nA_per_mV)} * shift_mV;
    const T electrode_nA = electrode_nA_[at.group * lane_count() + at.lane];
    state(at, state_inside_nA) = static_cast<T>(double{electrode_nA} + links_nA);
}

template <class T> void Packed<T>::set_current(std::size_t axon, int node, double current_nA) {
    if (node >= driven_nodes_[axon]) return; // beyond a cut nothing is left to be driven
    const Place at = place_of_node(axon, node);
    electrode_nA_[at.group * lane_count() + at.lane] = static_cast<T>(current_nA);
    set_inside_current(at, conditions_.potassium_and_leak_shift_mV);
}

template <class T> int Packed<T>::record(std::size_t axon, int node) {
    record_.push_back(static_cast<int>(index(place_of_node(axon, node), state_inside)));
    return static_cast<int>(record_.size()) - 1;
}

template <class T> PackedBlock<T> Packed<T>::block() {
    PackedBlock<T> b;
    b.channel_set = fibre_.channel_set;
    b.along = options_.along;
    b.lanes = options_.lanes;
    b.groups = static_cast<int>(groups_);
    b.chain_stations = static_cast<int>(stations_);
    b.state_columns = state_columns_;
    b.chain_length = (b.groups + 2) * b.lanes;
    b.any_periaxonal = any_periaxonal_;
    b.count_ions = options_.count_ions;
    b.step_ms = static_cast<T>(options_.step_ms);
    b.per_theta = static_cast<T>(options_.method == Method::backward_euler ? 1 : 2);
    const Potentials &own = fibre_.potentials;
    b.potentials = {.rest_mV = static_cast<T>(own.rest_mV),
                    .sodium_mV = static_cast<T>(own.sodium_mV + conditions_.sodium_shift_mV - own.rest_mV),
                    .potassium_mV = static_cast<T>(own.potassium_mV +
                                                   conditions_.potassium_and_leak_shift_mV - own.rest_mV)};
    b.speed = speed_;
    b.has_gates = has_gates_.data();
    b.has_kv1 = has_kv1_.data();
    b.state = state_.data();
    b.tissue = tissue_.data();
    b.tissue_at = tissue_at_.data();
    b.chain = chain_.data();
    b.links = {.mode_pairs = mode_pairs_.data(),
               .modes_at = modes_at_.data(),
               .coefficients_at = coefficients_at_.data(),
               .modes = modes_.data(),
               .coefficients = coefficients_.data()};
    b.records = static_cast<int>(record_.size());
    b.record = record_.data();
    return b;
}

template <class T> void Packed<T>::advance(int steps, const Kernels &kernels) {
    PackedBlock<T> b = block();
    // Given back at once: the next block gets the same memory, which is in the nearest cache by then.
    const auto needed = static_cast<std::size_t>(scratch_columns * b.chain_length);
    const auto give_back = [needed](T *p) { AlignedAllocator<T>().deallocate(p, needed); };
    const std::unique_ptr<T[], decltype(give_back)> scratch(AlignedAllocator<T>().allocate(needed),
                                                            give_back);
    if (options_.along) std::fill_n(scratch.get(), needed, T(0));
    b.scratch = scratch.get();
    if (sums_stale_) kernels.sum(b);
    sums_stale_ = false;
    trace_.resize(record_.size() * static_cast<std::size_t>(steps));
    kernels.run(b, steps, trace_.data());
}

template <class T> double Packed<T>::node_mV(std::size_t axon, int node) const {
    return static_cast<double>(state_[index(place_of_node(axon, node), state_inside)]) +
           fibre_.potentials.rest_mV;
}

template <class T> void Packed<T>::copy_node_mV(std::size_t axon, std::span<float> out) const {
    const auto rest_mV = static_cast<T>(fibre_.potentials.rest_mV);
    for (std::size_t node = 0; node < out.size(); ++node)
        out[node] =
            static_cast<float>(state_[index(place(axon, node_at_[axon][node]), state_inside)] + rest_mV);
}

template <class T> double Packed<T>::trace_mV(int recorded, int step) const {
    const std::size_t i =
        static_cast<std::size_t>(step) * record_.size() + static_cast<std::size_t>(recorded);
    return static_cast<double>(trace_[i]) + fibre_.potentials.rest_mV;
}

template <class T> double Packed<T>::sodium_pC(std::size_t axon, int node) const {
    assert(options_.count_ions);
    return static_cast<double>(state_[index(place_of_node(axon, node), state_sodium_pC)]);
}

template <class T> double Packed<T>::potassium_pC(std::size_t axon, int node) const {
    assert(options_.count_ions);
    return static_cast<double>(state_[index(place_of_node(axon, node), state_potassium_pC)]);
}

template <class T> std::size_t Packed<T>::bytes() const {
    const auto held = [](const auto &v) { return v.capacity() * sizeof(v[0]); };
    std::size_t sum = sizeof *this + held(state_) + held(tissue_) + held(tissue_at_) + held(leaks_) +
                      held(electrode_nA_) + held(chain_) + held(modes_) + held(coefficients_) +
                      held(leak_amplitudes_) + held(has_gates_) + held(has_kv1_) + held(mode_pairs_) +
                      held(modes_at_) + held(coefficients_at_) + held(record_) + held(trace_);
    for (const auto &list : node_at_) sum += sizeof list + held(list);
    return sum;
}

template class Packed<float>;
template class Packed<double>;

} // namespace sim
