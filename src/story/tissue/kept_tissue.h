// A tissue packed to be kept: most internodes of a tract are in one of a few hundred states, since what
// happens around one vessel happens alike. To the last bit; a tenth of the room. Knows no life.
#pragma once

#include "sim/tissue/tissue.h"

#include <array>
#include <cstdint>
#include <vector>

namespace story {

class KeptTissue {
public:
    explicit KeptTissue(const sim::Tissue &tissue);
    sim::Tissue unpacked() const;
    std::int64_t steps() const { return rest_.steps(); }
    std::size_t bytes() const; // of what is packed

private:
    static constexpr std::size_t quantities = 9;
    using State = std::array<float, quantities>;

    sim::Tissue rest_; // all that is not packed
    std::vector<State> states_;
    std::vector<std::uint32_t> state_of_; // per internode
};

} // namespace story
