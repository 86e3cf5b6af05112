#include "render/tract/air.h"

#include "render/tract/strands.h"

#include <algorithm>

namespace render {

Mesh air_mesh(const std::vector<float> &air, const Lens &view) {
    const int samples = static_cast<int>(air.size());
    constexpr int across = 8, beyond = 1;
    const int rows = samples + 2 * beyond; // at either end it fades to nothing
    Mesh mesh;
    for (int r = 0; r < rows; ++r) {
        const int k = r - beyond;
        const bool ends = k < 0 || k >= samples;
        const float bright = ends ? 0 : air[static_cast<std::size_t>(k)];
        const float share =
            ends ? (k < 0 ? -0.1F : 1.1F) : static_cast<float>(k) / static_cast<float>(samples - 1);
        const glm::vec3 middle = view.project(bundle_middle(share));
        const glm::vec3 next = view.project(bundle_middle(share + 0.01F));
        const float radius =
            bundle_height * 2.1F * bundle_width(share) * view.focal / std::max(middle.z, 1.0F);
        const glm::vec2 along = glm::normalize(glm::vec2(next - middle));
        const glm::vec2 side(-along.y, along.x);
        for (int j = 0; j <= across; ++j) {
            const float v = 2.0F * static_cast<float>(j) / across - 1, q = 1 - v * v;
            const glm::vec2 px = glm::vec2(middle) + side * (v * radius);
            Vertex vertex;
            vertex.centre = {px.x / view.size.x * 2 - 1, 1 - px.y / view.size.y * 2, 0};
            vertex.offset = glm::vec3(1.0F, 0.66F, 0.22F) * (0.5F * bright * (1 - 0.4F * bright) * q * q);
            mesh.add(vertex);
        }
    }
    mesh.join_flat_grid(rows, across + 1);
    return mesh;
}

} // namespace render
