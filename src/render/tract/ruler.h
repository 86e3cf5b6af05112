// The ruler of a tract: a line below the bundle with a mark at every millimetre, and where there is a hurt
// stretch a bracket on it. Knows nothing of the fibres.
#pragma once

#include "render/gl/mesh.h"
#include "story/signal/tract_show.h"

namespace render {

// The line, at a share of the length. `stout`: how much stouter the bundle is than usual.
glm::vec3 ruler_place(float share, float stout = 1);

Mesh ruler_mesh(const story::TractShow &tract, float stout = 1);

} // namespace render
