// Ions about an opened node: a crowd outside and inside, and streams across its membrane that move on only as
// the solver's charge does. Knows no GL.
#pragma once

#include "render/node_mesh.h"
#include "render/particles.h"
#include "story/node_now.h"

namespace render {

// Where one of each is always to be found.
glm::vec3 sodium_outside(const Spot &spot);
glm::vec3 potassium_inside(const Spot &spot);

// `opened` 0..1: they grow as the node opens.
Ions node_ions(const Curve &curve, int node, const story::NodeNow &now, float opened, double wall_s);

} // namespace render
