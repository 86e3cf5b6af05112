// A mesh with two poses, drawn many times: each vertex has two places, and every instance stands anywhere
// between them, so that cells change their shape without a jump. Knows nothing of which body it is.
#pragma once

#include "render/gl/mesh.h"

#include <functional>
#include <vector>

namespace render {

struct PosedVertex {
    glm::vec3 first{0}, second{0};
    std::int8_t first_normal[4] = {0, 0, 127, 127}; // xyz, and how open to light
    std::int8_t second_normal[4] = {0, 0, 127, 127};
    std::uint8_t colour[4] = {255, 255, 255, 255};
};

struct PosedMesh {
    std::vector<PosedVertex> vertices;
    std::vector<std::uint32_t> indices;
};

// `mesh` with every point, and its normal, where `move` takes it.
using Move = std::function<glm::vec3(const glm::vec3 &)>;
Mesh moved(Mesh mesh, const Move &move);

// Of two meshes with the same vertices in the same order. What they have at their centres is left out.
PosedMesh posed(const Mesh &first, const Mesh &second);

// One body of the picture.
struct Posture {
    glm::vec3 place{0};
    float size = 1;
    glm::vec3 turn{0}; // x, y, z of a rotation's quaternion whose w is not negative
    float pose = 0;    // 0 the first … 1 the second
    glm::vec3 tint{1};
    float seen = 1; // 0 unseen … 1
};
glm::vec3 turn_of(const glm::mat3 &frame); // of a frame's three axes

class PosedBuffer {
public:
    void upload(const PosedMesh &mesh);
    void draw(const std::vector<Posture> &bodies); // binds
    bool empty() const { return count_ == 0; }

private:
    VertexArray array_;
    Buffer vertices_, indices_, bodies_;
    GLsizei count_ = 0;
};

} // namespace render
