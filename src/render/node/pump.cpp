#include "render/node/pump.h"

#include "render/axon/field.h"
#include "render/gl/numbers.h"

#include <algorithm>
#include <cmath>

namespace render {

namespace {

constexpr float unit = 0.02F; // drawing units

// In its own units: y out of the axon, the membrane's faces at ±1.5.
Field field_of(float outward) {
    Field field;
    field.blend = 0.42F;
    // Two walls and a back: where the walls lean together they are one, and where they part is the groove.
    const float inner = glm::mix(1.02F, 0.52F, outward), outer = glm::mix(0.46F, 0.98F, outward);
    for (const float side : {-1.0F, 1.0F})
        field.limbs.push_back({{side * inner, -1.20F, 0.10F}, {side * outer, 1.45F, 0.10F}, 0.76F, 0.70F});
    field.limbs.push_back({{0, -1.4F, -0.85F}, {0, 1.4F, -0.85F}, 1.05F, 0.95F});
    // Inside: one lobe at the back, one that swings on the left, a large one on the right that takes the ATP.
    const float together = 0.40F * outward;
    field.limbs.push_back({{0, -2.10F, -0.85F}, {0, -2.45F, -0.80F}, 0.80F, 0.80F});
    field.limbs.push_back(
        {{-1.22F + together, -2.05F, 0.05F}, {-1.42F + together, -2.50F, 0.15F}, 0.66F, 0.74F});
    field.limbs.push_back(
        {{1.22F - together, -2.05F, 0.05F}, {1.52F - together, -2.72F, 0.15F}, 0.70F, 1.00F});
    // Outside: a cap to one side.
    field.limbs.push_back({{0.45F, 2.05F, -0.45F}, {1.00F, 2.25F, -0.40F}, 0.62F, 0.52F});
    return field;
}

} // namespace

const Mesh &PumpShapes::at(float outward) {
    const auto step = static_cast<std::size_t>(std::lround(std::clamp(outward, 0.0F, 1.0F) * steps));
    if (made_[step].vertices.empty())
        made_[step] = surface(field_of(static_cast<float>(step) / steps), {-2.5F, -4.2F, -1.9F},
                              {2.7F, 3.4F, 1.3F}, 0.26F, glm::vec3(1));
    return made_[step];
}

void add_pump_body(Mesh &mesh, PumpShapes &shapes, const PatchFrame &frame, const glm::vec3 &middle,
                   float outward, const glm::vec3 &colour) {
    const Mesh &body = shapes.at(outward);
    const float rocks = glm::mix(0.05F, -0.05F, outward), c = std::cos(rocks), s = std::sin(rocks);
    const glm::mat3 own{{c, s, 0}, {-s, c, 0}, {0, 0, 1}};
    const glm::mat3 world(frame.spot.along, frame.spot.up, frame.spot.front);
    const auto first = static_cast<std::uint32_t>(mesh.vertices.size());
    for (Vertex vertex : body.vertices) {
        const glm::vec3 normal(vertex.normal[0], vertex.normal[1], vertex.normal[2]);
        const float open = static_cast<float>(vertex.normal[3]) / 127;
        // Its lobes in the axon a little darker than what stands in the membrane.
        const float inside = smooth(-1.9F, -2.5F, vertex.offset.y);
        vertex.centre = frame.world(middle);
        vertex.s = frame.s;
        vertex.offset = world * (own * (vertex.offset * unit));
        set_look(vertex, {.colour = colour * (1 - 0.10F * inside), .open = open, .glow = 0.45F});
        set_normal(vertex, glm::normalize(world * (own * normal)), open);
        mesh.add(vertex);
    }
    for (const std::uint32_t index : body.indices) mesh.indices.push_back(first + index);
}

} // namespace render
