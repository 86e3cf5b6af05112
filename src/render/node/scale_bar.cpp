#include "render/node/scale_bar.h"

#include "render/gl/numbers.h"
#include "render/node/patch_mesh.h"

#include <array>
#include <cmath>

namespace render {

namespace {

void add_line(Mesh &mesh, const glm::vec3 &from, const glm::vec3 &to, float radius) {
    constexpr int sides = 6;
    const glm::vec3 along = glm::normalize(to - from);
    const glm::vec3 any = std::abs(along.y) < 0.9F ? glm::vec3(0, 1, 0) : glm::vec3(1, 0, 0);
    const glm::vec3 side = glm::normalize(glm::cross(along, any)), top = glm::cross(side, along);
    for (const glm::vec3 &at : {from, to})
        for (int j = 0; j <= sides; ++j) {
            const float angle = 6.2831853F * static_cast<float>(j) / sides;
            const glm::vec3 out = side * std::cos(angle) + top * std::sin(angle);
            Vertex vertex;
            vertex.centre = at;
            vertex.s = axon_far_s;
            vertex.offset = out * radius;
            set_look(vertex, {.colour = rgb(0xDCE6F6), .open = 1});
            set_normal(vertex, out, 1);
            mesh.add(vertex);
        }
    mesh.join_grid(2, sides + 1);
}

} // namespace

ScaleBar node_bar(const Curve &curve, int node, const Lens &view) {
    const Spot spot = curve.at(node_at(node));
    const glm::vec3 middle = spot.centre - spot.up * glm::mix(1.16F, 0.57F, view.opened) + spot.front * 0.2F;
    return {middle - spot.along * (node_length / 2), middle + spot.along * (node_length / 2),
            spot.up * 0.045F, 0.009F};
}

float node_bar_thickness(const Lens &view) {
    return glm::mix(2.2F, 1.0F, view.opened) * (1 - smooth(0.04F, 0.2F, view.far_off)) * (1 - view.patch);
}

ScaleBar membrane_bar(const Curve &curve, int node) {
    const PatchFrame frame = patch_frame(curve, node);
    constexpr float x = 0.252F, half = membrane_thickness / 2;
    return {frame.world({x, -half, 0.012F}), frame.world({x, half, 0.012F}), frame.spot.along * 0.008F,
            0.0013F};
}

Mesh bar_mesh(const ScaleBar &bar) {
    Mesh mesh;
    add_line(mesh, bar.from, bar.to, bar.radius);
    for (const glm::vec3 &end : {bar.from, bar.to})
        add_line(mesh, end - bar.mark, end + bar.mark, bar.radius);
    return mesh;
}

} // namespace render
