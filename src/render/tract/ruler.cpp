#include "render/tract/ruler.h"

#include "render/tract/strands.h"

#include <algorithm>
#include <cmath>

namespace render {

namespace {

void add_rod(Mesh &mesh, const std::vector<glm::vec3> &path, float radius, const glm::vec3 &colour) {
    constexpr int sides = 6;
    for (std::size_t i = 0; i < path.size(); ++i) {
        const glm::vec3 along =
            glm::normalize(path[std::min(i + 1, path.size() - 1)] - path[i == 0 ? 0 : i - 1]);
        const glm::vec3 any = std::abs(along.y) < 0.9F ? glm::vec3(0, 1, 0) : glm::vec3(1, 0, 0);
        const glm::vec3 side = glm::normalize(glm::cross(along, any)), top = glm::cross(side, along);
        for (int j = 0; j <= sides; ++j) {
            const float angle = 6.2831853F * static_cast<float>(j) / sides;
            Vertex vertex;
            vertex.s = axon_far_s;
            const glm::vec3 out = side * std::cos(angle) + top * std::sin(angle);
            vertex.offset = path[i] + out * radius;
            set_look(vertex, {.colour = colour});
            set_normal(vertex, out, 1);
            mesh.add(vertex);
        }
    }
    mesh.join_grid(static_cast<int>(path.size()), sides + 1);
}

} // namespace

glm::vec3 ruler_place(float share, float stout) {
    const float width = bundle_width(share) * stout;
    return bundle_middle(share) + glm::vec3(0, -bundle_height * width - 2.6F, bundle_depth * 0.55F * width);
}

Mesh ruler_mesh(const story::TractShow &tract, float stout) {
    Mesh mesh;
    const auto share_of = [&](double mm) { return static_cast<float>(mm / tract.described.length_mm); };
    const auto stretch = [&](float from, float to) {
        std::vector<glm::vec3> path;
        constexpr int parts = 24;
        for (int i = 0; i <= parts; ++i)
            path.push_back(ruler_place(from + (to - from) * static_cast<float>(i) / parts, stout));
        return path;
    };
    const glm::vec3 plain = rgb(0x7C8FB4), marked = rgb(0xDCE6F6), up(0, 1, 0);
    add_rod(mesh, stretch(0, 1), 0.10F, plain);
    for (int mm = 0; mm <= static_cast<int>(tract.described.length_mm); ++mm) {
        const glm::vec3 at = ruler_place(share_of(mm), stout);
        add_rod(mesh, {at - up * 0.9F, at + up * 0.9F}, 0.10F, plain);
    }
    if (tract.present.share_of_axons > 0) {
        const float from = share_of(tract.present.from_mm), to = share_of(tract.present.to_mm);
        add_rod(mesh, stretch(from, to), 0.30F, marked);
        for (const float share : {from, to}) {
            const glm::vec3 at = ruler_place(share, stout);
            add_rod(mesh, {at - up * 0.3F, at + up * 2.4F}, 0.20F, marked);
        }
    }
    return mesh;
}

} // namespace render
