// The neighbours: other fibres behind the axon, so that it is seen to run through living tissue. The near
// ones are bodies, with their myelin and their nodes; those behind them are out of focus: strips on the
// screen with soft edges, cheap and smooth by themselves. Knows the view and the axon's line; knows no lane
// and nothing of what happens.
#pragma once

#include "render/gl/mesh.h"
#include "render/space/lens.h"

namespace render {

// Both are empty on a plain ground and in the theme of high contrast.
// For the program of bodies: of the near ones the side that is seen.
Mesh near_neighbours_mesh(const Lens &view, const Curve &curve);
// For the backdrop's program, with blending: `s` of a vertex is how clear it is, 0 opaque … 1 not there.
Mesh far_neighbours_mesh(const Lens &view, const Curve &curve);

} // namespace render
