#include "render/tract/scar.h"

#include "render/gl/numbers.h"
#include "render/tract/strands.h"

#include <algorithm>
#include <cmath>

namespace render {

namespace {

// Lumps of some sizes, −1..1.
float lumps(float x, float y) {
    return 0.5F * std::sin(2.1F * x + 1.3F * std::sin(1.7F * y)) +
           0.3F * std::sin(3.7F * y + 1.9F * x + 0.8F) + 0.2F * std::sin(6.1F * x - 4.3F * y);
}

} // namespace

Mesh scar_mesh(const story::TractCauses &causes, double length_mm, const Lens &view) {
    Mesh mesh;
    if (causes.share_of_axons <= 0 || view.ground != Ground::scene) return mesh;
    constexpr int rows = 28, across = 14;
    constexpr float beyond = 0.035F; // of the length, at either end
    const auto from = static_cast<float>(causes.from_mm / length_mm) - beyond;
    const auto to = static_cast<float>(causes.to_mm / length_mm) + beyond;
    const float dense = 0.36F + 0.30F * static_cast<float>(std::min(causes.share_of_axons, 1.0));
    for (int r = 0; r <= rows; ++r) {
        const float way = static_cast<float>(r) / rows, share = from + (to - from) * way;
        const glm::vec3 middle = view.project(bundle_middle(share));
        const glm::vec2 along =
            glm::normalize(glm::vec2(view.project(bundle_middle(share + 0.01F)) - middle));
        const glm::vec2 side(-along.y, along.x);
        const float radius =
            bundle_height * 1.08F * bundle_width(share) * view.focal / std::max(middle.z, 1.0F);
        const float end = std::min(way, 1 - way) * (to - from);
        for (int j = 0; j <= across; ++j) {
            const float v = 2.0F * static_cast<float>(j) / across - 1;
            const float lump = lumps(share * 40, v * 2.4F);
            const float ends = smooth(0, 2.2F * beyond, end + 0.35F * beyond * lump);
            const float rim = smooth(0, 0.35F, 1 - std::abs(v));
            const glm::vec2 px = glm::vec2(middle) + side * (v * radius);
            Vertex vertex;
            vertex.centre = {px.x / view.size.x * 2 - 1, 1 - px.y / view.size.y * 2, 0};
            vertex.offset = glm::mix(glm::vec3(0.045F, 0.055F, 0.11F), glm::vec3(0.30F, 0.26F, 0.33F),
                                     0.30F + 0.30F * lump);
            vertex.s = 1 - dense * ends * rim * (0.85F + 0.15F * lump);
            mesh.add(vertex);
        }
    }
    mesh.join_flat_grid(rows + 1, across + 1);
    return mesh;
}

} // namespace render
