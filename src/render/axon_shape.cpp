#include "render/axon_shape.h"

#include <algorithm>
#include <cmath>

namespace render {

namespace {

constexpr float pi = 3.14159265F;
constexpr float least_radius = 0.27F; // of the thread between two beads
constexpr float bulb_radius = 0.80F, neck_length = 1.1F;

float smooth(float from, float to, float x) {
    const float t = std::clamp((x - from) / (to - from), 0.0F, 1.0F);
    return t * t * (3 - 2 * t);
}

} // namespace

float extra_radius(const AxonShape &shape, int internode, float s) {
    const float along = (s - internode_start(internode)) / internode_length;
    if (along <= 0 || along >= 1) return 0;
    const float envelope = smooth(0, 0.22F, along) * smooth(0, 0.22F, 1 - along);
    const float swollen = static_cast<float>(shape.swollen_32nds) / 32;
    const float beaded = static_cast<float>(shape.beaded_32nds) / 32;
    // Not every internode alike.
    const float shift = 0.8F * std::sin(static_cast<float>(internode) * 2.4F);
    const float bead = std::cos(2 * pi * 4 * along + shift);
    const float extra = 0.34F * swollen * (1 - 0.45F * beaded) + 0.27F * beaded * (bead - 0.25F);
    return std::max(extra * envelope, least_radius - axon_radius);
}

float stump_radius(float distance, float radius) {
    if (distance <= 0) return 0;
    if (distance < bulb_radius)
        return std::sqrt(bulb_radius * bulb_radius - (bulb_radius - distance) * (bulb_radius - distance));
    return glm::mix(bulb_radius, radius, smooth(0, neck_length, distance - bulb_radius));
}

void bring_into_shape(Mesh &mesh, const Curve &curve, int internode, const AxonShape &shape) {
    if (shape.swollen_32nds == 0 && shape.beaded_32nds == 0) return;
    constexpr float h = 0.02F;
    for (Vertex &vertex : mesh.vertices) {
        const float extra = extra_radius(shape, internode, vertex.s);
        const float slope =
            (extra_radius(shape, internode, vertex.s + h) - extra_radius(shape, internode, vertex.s - h)) /
            (2 * h);
        if (extra == 0 && slope == 0) continue;
        const Spot spot = curve.at(vertex.s);
        const float forward = glm::dot(vertex.offset, spot.along);
        const glm::vec3 around = vertex.offset - spot.along * forward;
        const float radius = glm::length(around);
        if (radius < 1e-4F) continue;
        const float share = std::min(radius / axon_radius, 1.0F);
        vertex.offset += around / radius * (extra * share);
        const glm::vec3 normal(vertex.normal[0], vertex.normal[1], vertex.normal[2]);
        const float outward = glm::dot(normal, around) / radius;
        set_normal(vertex, glm::normalize(normal - spot.along * (outward * slope * share)),
                   static_cast<float>(vertex.normal[3]) / 127.0F);
    }
}

} // namespace render
