#include "render/space/membrane_shape.h"

#include "render/space/curve.h"

#include <cmath>

namespace render {

float membrane_radius(float s) {
    const float to_node = std::abs(s - pitch_length * std::round(s / pitch_length));
    const float t = std::clamp((to_node - 0.25F) / 0.3F, 0.0F, 1.0F);
    return axon_radius - 0.05F * (1 - t * t * (3 - 2 * t));
}

float cut_height() {
    const float radius = membrane_radius(0) - membrane_thickness / 2;
    return std::sqrt(radius * radius - cut_depth * cut_depth);
}

} // namespace render
