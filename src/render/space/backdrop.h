// The backdrop: a navy depth with a few distant fibres out of focus, as a coarse grid of colours (cheap, and
// smooth by itself). Knows the camera's turn, so that the far moves less than the near; knows no lane.
#pragma once

#include "render/gl/mesh.h"
#include "render/space/lens.h"

namespace render {

Mesh backdrop_mesh(const Lens &view, const story::Camera &camera);

// What things far away fade into.
glm::vec3 distance_colour(story::Theme theme);

} // namespace render
