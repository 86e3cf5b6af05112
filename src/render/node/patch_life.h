// A patch at work: the gates of its channels, its pump and the ions about it, where the state of the node has
// them. The same state gives the same picture. Lengths and frame as in patch_mesh.h.
#pragma once

#include "render/axon/particles.h"
#include "render/node/node_ions.h"
#include "render/node/patch_mesh.h"
#include "render/node/pump.h"
#include "story/signal/node_now.h"

#include <vector>

namespace render {

// How far a channel is open: 0 shut … 1. Of `count` drawn channels as many are open as the share says.
float sodium_open(const story::NodeNow &now, int rank);
float sodium_stopped(const story::NodeNow &now, int rank); // its ball plugs it
float potassium_open(const story::NodeNow &now, int rank);

// Gates with balls on their chains, and the pump.
struct MovingParts {
    Mesh gates, pump;
};
MovingParts moving_parts(const PatchFrame &frame, const story::NodeNow &now, PumpShapes &shapes);

struct PatchIons {
    std::vector<Particle> sodium, potassium, atp;
};
PatchIons patch_ions(const PatchFrame &frame, const story::NodeNow &now, const Pace &pace);

// Where labels point.
inline constexpr glm::vec3 sodium_crowd{0.13F, 0.085F, 0}, potassium_crowd{-0.06F, -0.085F, 0},
    atp_crowd{0.062F, -0.078F, 0};
inline constexpr glm::vec3 patch_mitochondrion{-0.17F, -0.118F, -0.05F};
inline constexpr float patch_mitochondrion_scale = 0.16F;

} // namespace render
