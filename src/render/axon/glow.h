// The glow around a lit axon: a ribbon along its line that faces the viewer, and a round one at each node.
// Knows where they lie, not how bright they are.
#pragma once

#include "render/gl/mesh.h"
#include "render/space/curve.h"

namespace render {

Mesh ribbon_mesh(const Curve &curve); // `s` of its vertices is where their light is looked up
Mesh node_glow_mesh(const Curve &curve);

} // namespace render
