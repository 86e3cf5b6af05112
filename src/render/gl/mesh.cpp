#include "render/gl/mesh.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace render {

namespace {
glm::vec3 normal_of(const Vertex &v) { return {v.normal[0], v.normal[1], v.normal[2]}; }

GLsizeiptr bytes_of(const auto &items) { return static_cast<GLsizeiptr>(items.size() * sizeof(items[0])); }
} // namespace

void set_normal(Vertex &vertex, const glm::vec3 &normal, float open) {
    for (int i = 0; i < 3; ++i) vertex.normal[i] = static_cast<std::int8_t>(std::lround(normal[i] * 127.0F));
    vertex.normal[3] = static_cast<std::int8_t>(std::lround(std::clamp(open, 0.0F, 1.0F) * 127.0F));
}

void set_look(Vertex &vertex, const Look &look) {
    for (int i = 0; i < 3; ++i)
        vertex.colour[i] =
            static_cast<std::uint8_t>(std::lround(std::clamp(look.colour[i], 0.0F, 1.0F) * 255.0F));
    vertex.colour[3] = static_cast<std::uint8_t>(std::lround(std::clamp(look.glow, 0.0F, 1.0F) * 255.0F));
    vertex.normal[3] = static_cast<std::int8_t>(std::lround(std::clamp(look.open, 0.0F, 1.0F) * 127.0F));
}

glm::vec3 rgb(unsigned hex) { return glm::vec3((hex >> 16) & 255U, (hex >> 8) & 255U, hex & 255U) / 255.0F; }

void Mesh::join_flat_grid(int rows, int columns) {
    const auto all = static_cast<std::uint32_t>(vertices.size()), wide = static_cast<std::uint32_t>(columns);
    const std::uint32_t first = all - static_cast<std::uint32_t>(rows) * wide;
    for (std::uint32_t row = first; row + wide < all; row += wide)
        for (std::uint32_t a = row; a + 1 < row + wide; ++a)
            indices.insert(indices.end(), {a, a + 1, a + wide, a + 1, a + wide + 1, a + wide});
}

void Mesh::triangle(std::uint32_t a, std::uint32_t b, std::uint32_t c) {
    const auto at = [&](std::uint32_t i) { return vertices[i].centre + vertices[i].offset; };
    const glm::vec3 face = glm::cross(at(b) - at(a), at(c) - at(a));
    if (glm::dot(face, face) < 1e-14F) return;
    const glm::vec3 wanted = normal_of(vertices[a]) + normal_of(vertices[b]) + normal_of(vertices[c]);
    if (glm::dot(face, wanted) < 0) std::swap(b, c);
    indices.insert(indices.end(), {a, b, c});
}

void Mesh::join_grid(int rows, int columns) {
    const auto first =
        static_cast<std::uint32_t>(vertices.size()) - static_cast<std::uint32_t>(rows * columns);
    for (int r = 0; r + 1 < rows; ++r)
        for (int c = 0; c + 1 < columns; ++c) {
            const auto a = first + static_cast<std::uint32_t>(r * columns + c);
            const auto below = a + static_cast<std::uint32_t>(columns);
            triangle(a, a + 1, below);
            triangle(a + 1, below + 1, below);
        }
}

void MeshBuffer::upload(const Mesh &mesh) {
    if (!array_) {
        array_ = make_vertex_array();
        vertices_ = make_buffer();
        indices_ = make_buffer();
    }
    count_ = static_cast<GLsizei>(mesh.indices.size());
    if (count_ == 0) return;
    glBindVertexArray(array_.id());
    glBindBuffer(GL_ARRAY_BUFFER, vertices_.id());
    glBufferData(GL_ARRAY_BUFFER, bytes_of(mesh.vertices), mesh.vertices.data(), GL_STATIC_DRAW);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_.id());
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, bytes_of(mesh.indices), mesh.indices.data(), GL_STATIC_DRAW);
    constexpr GLsizei stride = sizeof(Vertex);
    glEnableVertexAttribArray(0);
    glVertexAttribPointer(0, 4, GL_FLOAT, GL_FALSE, stride, byte_offset(offsetof(Vertex, centre)));
    glEnableVertexAttribArray(1);
    glVertexAttribPointer(1, 3, GL_FLOAT, GL_FALSE, stride, byte_offset(offsetof(Vertex, offset)));
    glEnableVertexAttribArray(2);
    glVertexAttribPointer(2, 4, GL_BYTE, GL_TRUE, stride, byte_offset(offsetof(Vertex, normal)));
    glEnableVertexAttribArray(3);
    glVertexAttribPointer(3, 4, GL_UNSIGNED_BYTE, GL_TRUE, stride, byte_offset(offsetof(Vertex, colour)));
    glBindVertexArray(0);
}

void MeshBuffer::draw() const {
    if (count_ == 0) return;
    glBindVertexArray(array_.id());
    glDrawElements(GL_TRIANGLES, count_, GL_UNSIGNED_INT, nullptr);
}

void MeshBuffer::draw_instanced(const Buffer &instances, int count) const {
    if (count_ == 0 || count == 0) return;
    glBindVertexArray(array_.id());
    glBindBuffer(GL_ARRAY_BUFFER, instances.id());
    for (GLuint i = 0; i < 2; ++i) {
        glEnableVertexAttribArray(4 + i);
        glVertexAttribPointer(4 + i, 4, GL_FLOAT, GL_FALSE, 32, byte_offset(16 * i));
        glVertexAttribDivisor(4 + i, 1);
    }
    glDrawElementsInstanced(GL_TRIANGLES, count_, GL_UNSIGNED_INT, nullptr, count);
}

} // namespace render
