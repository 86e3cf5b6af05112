#include "render/gl/posed_mesh.h"

#include <glm/gtc/quaternion.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace render {

namespace {

// How `move` turns a surface: the normal goes with the inverse transpose of its slope.
glm::vec3 moved_normal(const Move &move, const glm::vec3 &p, const glm::vec3 &normal) {
    constexpr float h = 1e-3F;
    const auto slope = [&](const glm::vec3 &d) { return (move(p + d * h) - move(p - d * h)) / (2 * h); };
    const glm::vec3 side = std::abs(normal.x) < 0.8F ? glm::vec3(1, 0, 0) : glm::vec3(0, 1, 0);
    const glm::vec3 u = glm::normalize(glm::cross(normal, side));
    const glm::vec3 v = glm::cross(normal, u);
    const glm::vec3 moved = glm::cross(slope(u), slope(v));
    const float length = std::sqrt(glm::dot(moved, moved));
    if (length < 1e-9F) return normal;
    return glm::dot(moved, slope(normal)) < 0 ? -moved / length : moved / length;
}

void attribute(GLuint place, GLint parts, GLenum type, GLboolean share, GLsizei stride, std::size_t offset) {
    glEnableVertexAttribArray(place);
    glVertexAttribPointer(place, parts, type, share, stride, byte_offset(offset));
}

} // namespace

Mesh moved(Mesh mesh, const Move &move) {
    for (Vertex &vertex : mesh.vertices) {
        const glm::vec3 normal =
            glm::normalize(glm::vec3(vertex.normal[0], vertex.normal[1], vertex.normal[2]));
        set_normal(vertex, moved_normal(move, vertex.offset, normal),
                   static_cast<float>(vertex.normal[3]) / 127.0F);
        vertex.offset = move(vertex.offset);
    }
    return mesh;
}

PosedMesh posed(const Mesh &first, const Mesh &second) {
    PosedMesh result;
    result.indices = first.indices;
    result.vertices.reserve(first.vertices.size());
    for (std::size_t i = 0; i < first.vertices.size(); ++i) {
        const Vertex &a = first.vertices[i], &b = second.vertices[i];
        PosedVertex p;
        p.first = a.offset;
        p.second = b.offset;
        std::copy(std::begin(a.normal), std::end(a.normal), std::begin(p.first_normal));
        std::copy(std::begin(b.normal), std::end(b.normal), std::begin(p.second_normal));
        std::copy(std::begin(a.colour), std::end(a.colour), std::begin(p.colour));
        result.vertices.push_back(p);
    }
    return result;
}

glm::vec3 turn_of(const glm::mat3 &frame) {
    const glm::quat q = glm::quat_cast(frame);
    return glm::vec3(q.x, q.y, q.z) * (q.w < 0 ? -1.0F : 1.0F);
}

void PosedBuffer::upload(const PosedMesh &mesh) {
    if (!array_) {
        array_ = make_vertex_array();
        vertices_ = make_buffer();
        indices_ = make_buffer();
        bodies_ = make_buffer();
    }
    count_ = static_cast<GLsizei>(mesh.indices.size());
    if (count_ == 0) return;
    glBindVertexArray(array_.id());
    glBindBuffer(GL_ARRAY_BUFFER, vertices_.id());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(mesh.vertices.size() * sizeof(PosedVertex)),
                 mesh.vertices.data(), GL_STATIC_DRAW);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_.id());
    glBufferData(GL_ELEMENT_ARRAY_BUFFER,
                 static_cast<GLsizeiptr>(mesh.indices.size() * sizeof(std::uint32_t)), mesh.indices.data(),
                 GL_STATIC_DRAW);
    constexpr GLsizei stride = sizeof(PosedVertex);
    attribute(0, 3, GL_FLOAT, GL_FALSE, stride, offsetof(PosedVertex, first));
    attribute(1, 3, GL_FLOAT, GL_FALSE, stride, offsetof(PosedVertex, second));
    attribute(2, 4, GL_BYTE, GL_TRUE, stride, offsetof(PosedVertex, first_normal));
    attribute(3, 4, GL_BYTE, GL_TRUE, stride, offsetof(PosedVertex, second_normal));
    attribute(4, 4, GL_UNSIGNED_BYTE, GL_TRUE, stride, offsetof(PosedVertex, colour));
    glBindBuffer(GL_ARRAY_BUFFER, bodies_.id());
    static_assert(sizeof(Posture) == 48);
    for (GLuint i = 0; i < 3; ++i) {
        attribute(5 + i, 4, GL_FLOAT, GL_FALSE, sizeof(Posture), 16 * i);
        glVertexAttribDivisor(5 + i, 1);
    }
    glBindVertexArray(0);
}

void PosedBuffer::draw(const std::vector<Posture> &bodies) {
    if (count_ == 0 || bodies.empty()) return;
    glBindVertexArray(array_.id());
    glBindBuffer(GL_ARRAY_BUFFER, bodies_.id());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(bodies.size() * sizeof(Posture)), bodies.data(),
                 GL_STREAM_DRAW);
    glDrawElementsInstanced(GL_TRIANGLES, count_, GL_UNSIGNED_INT, nullptr,
                            static_cast<GLsizei>(bodies.size()));
}

} // namespace render
