// The shape of a hurt axon: swollen, strung with beads, or broken in two with a rounded end on either side.
// Knows nothing of what hurts it.
#pragma once

#include "render/gl/mesh.h"
#include "render/space/curve.h"

namespace render {

// Of one internode; small changes that cannot be seen are rounded away.
struct AxonShape {
    int swollen_32nds = 0;
    int beaded_32nds = 0;
    bool operator==(const AxonShape &) const = default;
};

inline constexpr float gap_length = 2.8F; // between the ends of a broken axon, drawing units
// Where internode `internode` is broken.
inline float gap_from(int internode) {
    return internode_start(internode) + (internode_length - gap_length) / 2;
}
inline float gap_to(int internode) { return gap_from(internode) + gap_length; }

// How much thicker than a healthy one the axon is at `s` of `internode`.
float extra_radius(const AxonShape &shape, int internode, float s);

// The radius of a broken axon at its end, `distance` before the tip; beyond the bulb `radius`.
float stump_radius(float distance, float radius);
inline constexpr float stump_length = 1.9F; // over which it differs

// The last internode narrows toward what it moves. Of `mesh`, which was made for it.
void narrow_the_end(Mesh &mesh);

// Brings what was made for a healthy axon into shape: what lies outside moves out, what lies inside widens.
void bring_into_shape(Mesh &mesh, const Curve &curve, int internode, const AxonShape &shape);

} // namespace render
