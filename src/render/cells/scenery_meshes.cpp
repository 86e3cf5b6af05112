#include "render/cells/scenery_meshes.h"

#include "render/axon/field.h"
#include "render/gl/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace render {

namespace {

// The surface of a torn piece of sheath: an arc of `angle` with three lamellae at its rim.
Mesh flake(float radius, float angle) {
    constexpr int steps = 5;
    constexpr float thick = 0.13F;
    Mesh mesh;
    struct Corner {
        float side, height;      // of the section: −1..1 across, 0..1 through
        float out, across, tone; // its normal, and how light it is
    };
    // Inner face, rim, outer face, rim; twice where the normal breaks.
    constexpr std::array<std::array<Corner, 3>, 4> faces{{
        {{{-1, 0, -1, 0, 0.74F}, {0.1F, 0, -1, 0, 0.9F}, {1, 0, -1, 0, 0.74F}}},
        {{{1, 0, 0, 1, 1.25F}, {1, 0.5F, 0, 1, 0.6F}, {1, 1, 0, 1, 1.25F}}},
        {{{1, 1, 1, 0, 0.95F}, {-0.1F, 1, 1, 0, 1.12F}, {-1, 1, 1, 0, 0.95F}}},
        {{{-1, 1, 0, -1, 1.25F}, {-1, 0.5F, 0, -1, 0.6F}, {-1, 0, 0, -1, 1.25F}}},
    }};
    for (const auto &face : faces) {
        for (int i = 0; i <= steps; ++i) {
            const float t = static_cast<float>(i) / steps, a = angle * (t - 0.5F);
            const glm::vec3 out(std::sin(a), std::cos(a), 0);
            const float width = 0.62F * (1 - 0.45F * std::abs(2 * t - 1) + 0.13F * std::sin(t * 17));
            const float skew = 0.14F * std::sin(t * 9 + 1);
            for (const Corner &corner : face) {
                Vertex vertex;
                vertex.offset = out * (radius + thick * corner.height) - glm::vec3(0, radius, 0);
                vertex.offset.z = corner.side * width + skew;
                set_look(vertex, {.colour = rgb(0x8B8682) * corner.tone});
                set_normal(vertex, out * corner.out + glm::vec3(0, 0, corner.across), 1);
                mesh.add(vertex);
            }
        }
        mesh.join_grid(steps + 1, 3);
    }
    return mesh;
}

} // namespace

PosedMesh red_blood_cell_mesh(bool near) {
    const int around = near ? 12 : 8;
    // From the middle of the upper face over the rim to that of the lower.
    constexpr std::array<glm::vec2, 9> profile{{{0, 0.12F},
                                                {0.36F, 0.15F},
                                                {0.66F, 0.26F},
                                                {0.90F, 0.22F},
                                                {1, 0},
                                                {0.90F, -0.22F},
                                                {0.66F, -0.26F},
                                                {0.36F, -0.15F},
                                                {0, -0.12F}}};
    Mesh mesh;
    for (std::size_t i = 0; i < profile.size(); ++i) {
        const glm::vec2 before = profile[i == 0 ? 0 : i - 1];
        const glm::vec2 after = profile[std::min(i + 1, profile.size() - 1)];
        const glm::vec2 along = glm::normalize(after - before);
        for (int j = 0; j <= around; ++j) {
            const float angle = 2 * pi * static_cast<float>(j) / static_cast<float>(around);
            const glm::vec3 out(std::cos(angle), 0, std::sin(angle));
            Vertex vertex;
            vertex.offset = out * profile[i].x + glm::vec3(0, profile[i].y, 0);
            const float open = 0.72F + 0.28F * std::clamp(profile[i].x * 1.4F, 0.0F, 1.0F);
            set_look(vertex, {.colour = rgb(0xB5504A), .open = open});
            set_normal(vertex, glm::normalize(out * -along.y + glm::vec3(0, along.x, 0)), open);
            mesh.add(vertex);
        }
    }
    mesh.join_grid(static_cast<int>(profile.size()), around + 1);
    return posed(mesh, mesh);
}

PosedMesh shard_mesh(bool) { return posed(flake(0.42F, 4.1F), flake(1.25F, 1.3F)); }

// Along an arc whose hollow looks to the right, where the vessel goes.
glm::vec3 in_lymph_node(float along, float across) {
    const float t = 1.2F * along - 1.85F, r = 0.62F + 0.5F * across;
    return {r * std::sin(t) + 0.28F, r * std::cos(t) + 0.26F, 0};
}

PosedMesh lymph_node_mesh(bool near) {
    Field field;
    field.blend = 0.25F;
    constexpr int steps = 6;
    for (int i = 0; i < steps; ++i) {
        const float t = 2 * static_cast<float>(i) / steps - 1, u = t + 2.0F / steps;
        field.limbs.push_back({in_lymph_node(t, 0), in_lymph_node(u, 0), 0.46F, 0.46F, i > 0});
    }
    // What leads away from its hollow; what leads to its back would look like arms.
    field.limbs.push_back({in_lymph_node(0, -0.5F), in_lymph_node(0, -2.2F), 0.16F, 0.14F});
    const Mesh mesh =
        surface(field, {-1.35F, -1.35F, -0.6F}, {1.4F, 1.4F, 0.6F}, near ? 0.085F : 0.11F, rgb(0xD9C79C));
    return posed(mesh, mesh);
}

} // namespace render
