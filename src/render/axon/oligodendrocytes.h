// The oligodendrocytes that stand on healthy sheaths: where, and how large.
// Knows no mesh and draws nothing.
#pragma once

#include "render/space/curve.h"
#include "render/space/lens.h"
#include "story/signal/lane.h"

#include <glm/glm.hpp>

#include <vector>

namespace render {

// One oligodendrocyte of the picture: between two nodes it stands on, how large it has grown.
struct CellPlace {
    glm::vec3 foot{0};
    float size = 1;
    int variant = 0;
    float s = 0; // along the axon
};
std::vector<CellPlace> oligodendrocytes_of(const story::Lane &lane, const Curve &curve, const Lens &view,
                                           std::size_t lanes);

} // namespace render
