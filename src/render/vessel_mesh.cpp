#include "render/vessel_mesh.h"

#include <algorithm>
#include <cmath>

namespace render {

namespace {

constexpr float pi = 3.14159265F;
constexpr float inner = 0.86F;
constexpr int rows = 57, around = 22;

float place_of(int row) { return 2 * static_cast<float>(row) / (rows - 1) - 1; }

// Half of the opening, as an angle.
float opening(float x) {
    const float q = x / 0.86F;
    return 1.12F * std::sqrt(std::max(0.0F, 1 - q * q * q * q));
}

void add(Mesh &mesh, float x, float angle, float radius, const glm::vec3 &normal, bool inside, float open) {
    Vertex vertex;
    vertex.s = angle;
    vertex.offset = {x, std::sin(angle) * radius, std::cos(angle) * radius};
    set_look(vertex, {.colour = glm::vec3(1), .open = open, .glow = inside ? 1.0F : 0.0F});
    set_normal(vertex, normal, open);
    mesh.add(vertex);
}

void add_face(Mesh &mesh, bool inside) {
    for (int row = 0; row < rows; ++row) {
        const float x = place_of(row), half = opening(x);
        for (int i = 0; i <= around; ++i) {
            const float angle = half + (2 * pi - 2 * half) * static_cast<float>(i) / around;
            const glm::vec3 out(0, std::sin(angle), std::cos(angle));
            // Deep inside it is darker.
            const float open = inside ? 0.74F + 0.26F * std::abs(std::cos(angle)) : 1.0F;
            add(mesh, x, angle, inside ? inner : 1.0F, inside ? -out : out, inside, open);
        }
    }
    mesh.join_grid(rows, around + 1);
}

// The cut through the wall.
void add_rim(Mesh &mesh, float side) {
    for (int row = 0; row < rows; ++row) {
        const float x = place_of(row), angle = side > 0 ? opening(x) : 2 * pi - opening(x);
        const glm::vec3 normal = glm::normalize(
            glm::vec3(0, -side * std::cos(opening(x)), std::sin(opening(x))) + glm::vec3(0, 0, 0.5F));
        for (const float radius : {inner, 0.5F * (inner + 1), 1.0F})
            add(mesh, x, angle, radius, normal, false, 1.0F);
    }
    mesh.join_grid(rows, 3);
}

} // namespace

Mesh vessel_mesh() {
    Mesh mesh;
    add_face(mesh, true);
    add_face(mesh, false);
    add_rim(mesh, 1);
    add_rim(mesh, -1);
    return mesh;
}

} // namespace render
