// Ions about an opened node: a crowd outside and inside, and streams across its membrane that move on only as
// the solver's charge does. Knows no GL.
#pragma once

#include "render/axon/particles.h"
#include "render/node/node_mesh.h"
#include "story/signal/node_now.h"

namespace render {

// How time passes for the viewer.
struct Pace {
    double wall_s = 0;     // what drifts by itself has drifted as long as this
    double slower = 16000; // than life
    // How often each ion that streams crosses the membrane, per signal: the faster signals pass, the fewer
    // are drawn on their way, or they would flicker.
    double journeys() const { return slower / 8000; }
};

// Where one of each is always to be found.
glm::vec3 sodium_outside(const Spot &spot);
glm::vec3 potassium_inside(const Spot &spot);

// `opened` 0..1: they grow as the node opens.
Ions node_ions(const Curve &curve, int node, const story::NodeNow &now, float opened, const Pace &pace);

} // namespace render
