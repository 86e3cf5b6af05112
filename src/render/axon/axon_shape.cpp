#include "render/axon/axon_shape.h"
#include "render/gl/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace render {

namespace {

// How much thicker or thinner three beads make an internode, from its start to its end. The middle one is
// where the windows are.
constexpr std::array<glm::vec2, 7> beads{
    {{0, 0}, {0.14F, 0.30F}, {0.27F, -0.27F}, {0.53F, 0.36F}, {0.78F, -0.27F}, {0.89F, 0.26F}, {1, 0}}};
constexpr float bulb_radius = 0.80F, neck_length = 1.1F;

float bead(float along) {
    for (std::size_t i = 0; i + 1 < beads.size(); ++i)
        if (along <= beads[i + 1].x)
            return glm::mix(beads[i].y, beads[i + 1].y, smooth(beads[i].x, beads[i + 1].x, along));
    return 0;
}

} // namespace

float extra_radius(const AxonShape &shape, int internode, float s) {
    const float along = (s - internode_start(internode)) / internode_length;
    if (along <= 0 || along >= 1) return 0;
    const float swollen = static_cast<float>(shape.swollen_32nds) / 32;
    const float beaded = static_cast<float>(shape.beaded_32nds) / 32;
    const float evenly = smooth(0, 0.22F, along) * smooth(0, 0.22F, 1 - along);
    return 0.34F * swollen * evenly * (1 - 0.6F * beaded) + beaded * bead(along);
}

float stump_radius(float distance, float radius) {
    if (distance <= 0) return 0;
    if (distance < bulb_radius)
        return std::sqrt(bulb_radius * bulb_radius - (bulb_radius - distance) * (bulb_radius - distance));
    return glm::mix(bulb_radius, radius, smooth(0, neck_length, distance - bulb_radius));
}

void narrow_the_end(Mesh &mesh) {
    constexpr float narrowest = 0.34F;
    for (Vertex &vertex : mesh.vertices)
        vertex.offset *=
            1 - (1 - narrowest) * smooth(axon_length - 0.95F * pitch_length, axon_length, vertex.s);
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
