// What there is to name in the living tissue, and where it is.
// Knows no screen and places no text.
#pragma once

#include "render/space/lens.h"
#include "story/signal/lane.h"

#include <glm/glm.hpp>

#include <vector>

namespace render {

struct Named {
    const char *key;               // word key
    std::vector<glm::vec3> places; // that it may point at, the best first
    float prefer_x = 0, prefer_y = 0;
    unsigned rgb = 0xFFFFFF;
};

// The most important first.
std::vector<Named> named_in_cast(const story::Lane &lane, const Curve &curve, const Lens &view,
                                 std::size_t lanes);

// Where the axon is broken or cut, or swollen; none, where it is not.
std::vector<Named> named_on_axon(const story::Lane &lane, const Curve &curve, const Lens &view);

} // namespace render
