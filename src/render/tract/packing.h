// Packing: places for circles of given sizes, close together and hardly overlapping, about the origin. The
// same sizes give the same places. Knows nothing of what the circles are.
#pragma once

#include <glm/glm.hpp>

#include <vector>

namespace render {

// Each pair is kept `room` times the sum of its radii apart, as well as a few rounds of pushing can.
std::vector<glm::vec2> packed(const std::vector<float> &radii, float room);

} // namespace render
