#include "story/tissue/kept_tissue.h"

#include <bit>
#include <unordered_map>

namespace story {
namespace {

// Anything else that a tissue holds per internode stays as it is.
constexpr std::array packed{&sim::Tissue::acute,        &sim::Tissue::smouldering, &sim::Tissue::wraps,
                            &sim::Tissue::debris,       &sim::Tissue::reserve,     &sim::Tissue::channels,
                            &sim::Tissue::mitochondria, &sim::Tissue::lasting,     &sim::Tissue::lesion};

struct Hash {
    template <class State> std::size_t operator()(const State &state) const {
        std::uint64_t hash = 0xcbf29ce484222325; // FNV-1a, a number at a time
        for (const float value : state) hash = (hash ^ std::bit_cast<std::uint32_t>(value)) * 0x100000001b3;
        return static_cast<std::size_t>(hash ^ (hash >> 32));
    }
};

} // namespace

KeptTissue::KeptTissue(const sim::Tissue &tissue) : rest_(tissue) {
    static_assert(packed.size() == quantities);
    std::unordered_map<State, std::uint32_t, Hash> known;
    state_of_.reserve(tissue.wraps.size());
    for (std::size_t i = 0; i < tissue.wraps.size(); ++i) {
        State state;
        for (std::size_t q = 0; q < quantities; ++q) state[q] = (tissue.*packed[q])[i];
        if (i > 0 && state == states_[state_of_.back()]) { // often
            state_of_.push_back(state_of_.back());
            continue;
        }
        const auto [found, is_new] = known.emplace(state, static_cast<std::uint32_t>(states_.size()));
        if (is_new) states_.push_back(state);
        state_of_.push_back(found->second);
    }
    states_.shrink_to_fit();
    for (const auto quantity : packed) std::vector<float>().swap(rest_.*quantity);
}

sim::Tissue KeptTissue::unpacked() const {
    sim::Tissue tissue = rest_;
    for (std::size_t q = 0; q < quantities; ++q) {
        std::vector<float> &values = tissue.*packed[q];
        values.reserve(state_of_.size());
        for (const std::uint32_t state : state_of_) values.push_back(states_[state][q]);
    }
    return tissue;
}

std::size_t KeptTissue::bytes() const {
    return states_.size() * sizeof(State) + state_of_.size() * sizeof(std::uint32_t);
}

} // namespace story
