// The neighbours: other fibres around the axon, out of focus, so that it is seen to run through living
// tissue. Strips on the screen with soft edges: cheap, and smooth by themselves. Knows the view and the
// axon's line; knows no lane and nothing of what happens.
#pragma once

#include "render/gl/mesh.h"
#include "render/space/lens.h"

namespace render {

// For the backdrop's program, with blending: `s` of a vertex is how clear it is, 0 opaque … 1 not there.
// Empty on a plain ground and in the theme of high contrast.
Mesh neighbours_mesh(const Lens &view, const Curve &curve);

} // namespace render
