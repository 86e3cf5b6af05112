#include "render/tract/packing.h"

#include <algorithm>
#include <cmath>

namespace render {

std::vector<glm::vec2> packed(const std::vector<float> &radii, float room) {
    constexpr float golden_angle = 2.39996323F;
    constexpr int rounds = 48, drawn_together = 16;
    constexpr float inward = 0.02F; // at first each round also draws everything a little together
    // To begin with as seeds lie in a sunflower, each with as much of the area as it needs.
    std::vector<glm::vec2> places;
    float area = 0;
    for (std::size_t i = 0; i < radii.size(); ++i) {
        const float own = radii[i] * radii[i] * room * room;
        const float out = std::sqrt((area + own / 2) * 1.15F), angle = golden_angle * static_cast<float>(i);
        places.emplace_back(out * std::cos(angle), out * std::sin(angle));
        area += own;
    }
    for (int round = 0; round < rounds && radii.size() > 1; ++round) {
        for (std::size_t i = 0; i < places.size(); ++i)
            for (std::size_t j = i + 1; j < places.size(); ++j) {
                const glm::vec2 apart = places[j] - places[i];
                const float wanted = (radii[i] + radii[j]) * room, square = glm::dot(apart, apart);
                if (square >= wanted * wanted) continue;
                const float distance = std::max(std::sqrt(square), 1e-4F);
                // The smaller one gives way more.
                const float share = radii[j] / (radii[i] + radii[j]);
                const glm::vec2 push = apart / distance * (wanted - distance);
                places[i] -= push * share;
                places[j] += push * (1 - share);
            }
        if (round < drawn_together)
            for (glm::vec2 &place : places) place *= 1 - inward;
    }
    return places;
}

} // namespace render
