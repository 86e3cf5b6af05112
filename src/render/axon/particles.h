// Small things drawn many times: ions at the nodes, patches of inflammation. Places come from a hash, so that
// the same show gives the same picture. Knows no GL but the buffer the instances go to.
#pragma once

#include "render/axon/lane_meshes.h"
#include "render/space/lens.h"
#include "story/show/glance.h"

#include <glm/glm.hpp>

#include <vector>

namespace render {

struct Particle {
    glm::vec3 place{0};
    float size = 1;
    glm::vec3 colour{1};
    float strength = 1;
};

class Particles {
public:
    void upload(const std::vector<Particle> &particles);
    const Buffer &buffer() const { return buffer_; }
    int count() const { return count_; }

private:
    Buffer buffer_;
    int count_ = 0;
};

// A ball for Na⁺, with so many corners `around`; a diamond for K⁺, a square that faces the viewer for haze;
// and what goes round the first two.
Mesh ball_mesh(int around);
Mesh ball_rim_mesh(int around);
Mesh diamond_mesh();
Mesh diamond_rim_mesh();
Mesh square_mesh();

// Na⁺ comes in and K⁺ goes out at every node in sight by as much as the solver says.
struct Ions {
    std::vector<Particle> sodium, potassium;
};
Ions ions_of(const story::Lane &lane, const Curve &curve, const Lens &view, double wall_s);

// Inflammation, from the back to the front: soft clouds and motes for what came from the blood, small rings
// for what smoulders.
std::vector<Particle> haze_of(const std::vector<InternodeKey> &keys, const Curve &curve, const Lens &view);
std::vector<Particle> grains_of(const std::vector<InternodeKey> &keys, const Curve &curve, const Lens &view);

// Where labels for ions should point.
glm::vec3 sodium_cloud(const Curve &curve, int node);
glm::vec3 potassium_cloud(const Curve &curve, int node);

} // namespace render
