#include "render/cells/vessel_mesh.h"
#include "render/gl/numbers.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace render {

namespace {

constexpr float inner = 0.86F;
constexpr int rings = 57, around = 22;

float along(int row) { return 2 * static_cast<float>(row) / (rings - 1) - 1; }

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
    for (int row = 0; row < rings; ++row) {
        const float x = along(row), half = opening(x);
        for (int i = 0; i <= around; ++i) {
            const float angle = half + (2 * pi - 2 * half) * static_cast<float>(i) / around;
            const glm::vec3 out(0, std::sin(angle), std::cos(angle));
            // Deep inside it is darker.
            const float open = inside ? 0.74F + 0.26F * std::abs(std::cos(angle)) : 1.0F;
            add(mesh, x, angle, inside ? inner : 1.0F, inside ? -out : out, inside, open);
        }
    }
    mesh.join_grid(rings, around + 1);
}

// The cut through the wall.
void add_rim(Mesh &mesh, float side) {
    for (int row = 0; row < rings; ++row) {
        const float x = along(row), angle = side > 0 ? opening(x) : 2 * pi - opening(x);
        const glm::vec3 normal = glm::normalize(
            glm::vec3(0, -side * std::cos(opening(x)), std::sin(opening(x))) + glm::vec3(0, 0, 0.5F));
        for (const float radius : {inner, 0.5F * (inner + 1), 1.0F})
            add(mesh, x, angle, radius, normal, false, 1.0F);
    }
    mesh.join_grid(rings, 3);
}

// The tile is one cell long and two rows high.
glm::vec3 wall_tone(glm::vec2 tile) {
    glm::vec2 at(tile.x, 2 * tile.y);
    at += glm::vec2(0.07F * std::sin(2 * pi * tile.y),
                    0.07F * std::sin(2 * pi * tile.x) + 0.04F * std::sin(4 * pi * tile.x));
    const float row = std::floor(at.y);
    at.x += 0.5F * (row - 2 * std::floor(row / 2));
    const glm::vec2 p(at.x - std::floor(at.x) - 0.5F, at.y - row - 0.5F);
    const float edge = std::abs(std::abs(p.y) - 0.5F + 0.62F * smooth(0.15F, 0.5F, std::abs(p.x)));
    const float seam = 1 - smooth(0, 0.10F, edge);
    const float nucleus = 1 - smooth(0.10F, 0.19F, glm::length(p * glm::vec2(1, 0.75F)));
    return glm::mix(glm::vec3(1 - 0.16F * seam), glm::vec3(0.80F, 0.70F, 0.76F), nucleus);
}

// Of a square picture, `wide` texels on a side, each four the mean of one.
std::vector<std::uint8_t> halved(const std::vector<std::uint8_t> &texels, int wide) {
    std::vector<std::uint8_t> out;
    for (int row = 0; row + 1 < wide; row += 2)
        for (int byte = 0; byte < 4 * (wide / 2); ++byte) {
            const int at = 4 * (row * wide + 2 * (byte / 4)) + byte % 4;
            const auto of = [&](int texel) { return int{texels[static_cast<std::size_t>(at + 4 * texel)]}; };
            out.push_back(static_cast<std::uint8_t>((of(0) + of(1) + of(wide) + of(wide + 1) + 2) / 4));
        }
    return out;
}

} // namespace

Texture wall_pattern() {
    constexpr int size = 128;
    std::vector<std::uint8_t> texels;
    texels.reserve(size * size * 4);
    for (int row = 0; row < size; ++row)
        for (int column = 0; column < size; ++column) {
            const glm::vec3 tone = wall_tone((glm::vec2(column, row) + 0.5F) / static_cast<float>(size));
            for (int i = 0; i < 3; ++i)
                texels.push_back(static_cast<std::uint8_t>(std::lround(tone[i] * 255)));
            texels.push_back(255);
        }
    Texture texture = make_texture();
    glBindTexture(GL_TEXTURE_2D, texture.id());
    // Halved here: a software renderer would first compile a program for it.
    for (int level = 0, wide = size; wide > 0; ++level, wide /= 2) {
        glTexImage2D(GL_TEXTURE_2D, level, GL_RGBA8, wide, wide, 0, GL_RGBA, GL_UNSIGNED_BYTE, texels.data());
        texels = halved(texels, wide);
    }
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    return texture;
}

Mesh vessel_mesh() {
    Mesh mesh;
    add_face(mesh, true);
    add_face(mesh, false);
    add_rim(mesh, 1);
    add_rim(mesh, -1);
    return mesh;
}

} // namespace render
