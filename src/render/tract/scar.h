// The scar over a hurt stretch of a tract: a dark, lumpy veil with soft edges, so that the patch is seen as a
// patch. Illustrative: how dense it is follows how many fibres are hurt. Knows nothing of single fibres.
#pragma once

#include "render/gl/mesh.h"
#include "render/space/lens.h"
#include "story/causes/tract_causes.h"

namespace render {

// For the backdrop's program, with blending; empty where nothing is hurt.
Mesh scar_mesh(const story::TractCauses &causes, double length_mm, const Lens &view);

} // namespace render
