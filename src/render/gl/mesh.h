// A mesh: triangles with colour and baked shade, on the CPU and as GL buffers. Each vertex is a point of the
// axon's line plus an offset, so that things far away can be thickened. Knows nothing of what it is a mesh
// of.
#pragma once

#include "render/gl/gl_objects.h"

#include <glm/glm.hpp>

#include <cstdint>
#include <vector>

namespace render {

inline constexpr float axon_far_s = 1e4F; // `s` of what does not lie along the axon

struct Vertex {
    glm::vec3 centre{0};
    float s = 0; // along the axon, drawing units
    glm::vec3 offset{0};
    std::int8_t normal[4] = {0, 0, 127, 127};      // xyz, and how open to light (baked occlusion)
    std::uint8_t colour[4] = {255, 255, 255, 255}; // rgb, and how much of the axon's light comes through
};

struct Look {
    glm::vec3 colour{1}; // sRGB
    float open = 1;      // 0 in the deepest corner … 1
    float glow = 0;      // 0..1
};

void set_normal(Vertex &vertex, const glm::vec3 &normal, float open);
void set_look(Vertex &vertex, const Look &look);
glm::vec3 rgb(unsigned hex);

struct Mesh {
    std::vector<Vertex> vertices;
    std::vector<std::uint32_t> indices;

    std::uint32_t add(const Vertex &vertex) {
        vertices.push_back(vertex);
        return static_cast<std::uint32_t>(vertices.size() - 1);
    }
    // Joins the last rows × columns vertices, given row by row, with faces turned the way their normals
    // point.
    void join_grid(int rows, int columns);
    // The same of what lies flat on the screen and has no normals.
    void join_flat_grid(int rows, int columns);
    void triangle(std::uint32_t a, std::uint32_t b, std::uint32_t c); // turned the same way
};

class MeshBuffer {
public:
    void upload(const Mesh &mesh);
    void draw() const;                                             // binds
    void draw_instanced(const Buffer &instances, int count) const; // vec4s: place and size, then colour
    bool empty() const { return count_ == 0; }

private:
    VertexArray array_;
    Buffer vertices_, indices_;
    GLsizei count_ = 0;
};

} // namespace render
