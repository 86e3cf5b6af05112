#include "render/axon/glow.h"

#include <algorithm>

namespace render {

namespace {
void set_glow(Vertex &vertex, float share) {
    vertex.colour[3] = static_cast<std::uint8_t>(255 * std::clamp(share, 0.0F, 1.0F));
}
} // namespace

Mesh ribbon_mesh(const Curve &curve) {
    Mesh mesh;
    constexpr float step = 0.475F; // divides the pitch
    for (float s = -entry_length; s < axon_length + tail_length; s += step) {
        const Spot spot = curve.at(s);
        for (const int side : {-127, 0, 127}) {
            Vertex vertex;
            vertex.centre = spot.centre;
            vertex.s = s;
            vertex.offset = spot.along;
            vertex.normal[0] = static_cast<std::int8_t>(side);
            set_glow(vertex, (axon_length + tail_length - s) / pitch_length);
            // Where the axon bends the ribbon is narrower, so that it does not fold over itself.
            const float bend = std::clamp((s / pitch_length - 11.5F) / 1.2F, 0.0F, 1.0F);
            vertex.colour[0] = static_cast<std::uint8_t>(255 * (1 - 0.5F * bend));
            mesh.add(vertex);
        }
    }
    const auto rows = static_cast<std::uint32_t>(mesh.vertices.size() / 3);
    for (std::uint32_t row = 0; row + 1 < rows; ++row)
        for (std::uint32_t side = 0; side < 2; ++side) {
            const std::uint32_t a = row * 3 + side;
            mesh.indices.insert(mesh.indices.end(), {a, a + 1, a + 3, a + 1, a + 4, a + 3});
        }
    return mesh;
}

Mesh node_glow_mesh(const Curve &curve) {
    Mesh mesh;
    for (int node = 0; node <= internodes; ++node) {
        const Spot spot = curve.at(node_at(node));
        const auto first = static_cast<std::uint32_t>(mesh.vertices.size());
        for (const float y : {-1.0F, 1.0F})
            for (const float x : {-1.0F, 1.0F}) {
                Vertex vertex;
                vertex.centre = spot.centre;
                vertex.s = node_at(node);
                vertex.offset = {x, y, 0};
                mesh.add(vertex);
            }
        mesh.indices.insert(mesh.indices.end(),
                            {first, first + 1, first + 2, first + 1, first + 3, first + 2});
    }
    return mesh;
}

} // namespace render
