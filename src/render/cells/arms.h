// The bodies of cells with arms, made of limbs. Near, the surface is made once, and the limbs it was made of
// carry it from pose to pose. From afar, limbs are drawn as they are: a few tubes, where nobody sees the
// joints. Knows no kind of cell.
#pragma once

#include "render/axon/field.h"
#include "render/gl/posed_mesh.h"

#include <vector>

namespace render {

// An arm along a curve of three points.
struct Arm {
    glm::vec3 a{0}, b{0}, c{0};
    float thick = 0.1F, thin = 0.05F;
};
void add_arm(std::vector<Limb> &limbs, const Arm &arm, int steps);

// Turns by as little as takes `a` to `b`, both of length 1.
glm::vec3 turned(const glm::vec3 &p, const glm::vec3 &a, const glm::vec3 &b);

// Each point goes with the limbs of `from` that it lies on, to where the same limbs of `to` are. Both must
// outlive it.
Move carried(const std::vector<Limb> &from, const std::vector<Limb> &to);

// The first limb as a smooth ball, the others as tubes.
Mesh tubes(const std::vector<Limb> &limbs, const glm::vec3 &colour);

} // namespace render
