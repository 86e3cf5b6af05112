// A field: the distance to a smooth body made of balls and limbs, and the mesh of its surface with baked
// shade. Knows nothing of which body it is.
#pragma once

#include "render/gl/mesh.h"

#include <vector>

namespace render {

// A limb: a cone with round ends.
struct Limb {
    glm::vec3 from{0}, to{0};
    float from_radius = 0.1F, to_radius = 0.1F;
    bool goes_on = false; // continues the limb before it: joined plainly, without a bulge
};

struct Field {
    std::vector<Limb> limbs;
    float blend = 0.1F;        // how softly parts flow into each other
    float floor = -1e9F;       // cut off below this height
    glm::vec3 squash{1, 1, 1}; // divides lengths: 2 in z makes everything half as deep
    float distance(const glm::vec3 &p) const;
};

// Surface nets over a grid of `cell` wide cubes. The vertices' offsets hold the place; their centre is the
// origin.
Mesh surface(const Field &field, const glm::vec3 &low, const glm::vec3 &high, float cell,
             const glm::vec3 &colour);

} // namespace render
