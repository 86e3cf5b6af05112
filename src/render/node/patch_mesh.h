// A patch of a node's membrane in section: two leaves of lipids, and the bodies of the channels in it, each
// with its pore. Lengths are drawing units, in a frame of their own: x along the axon, y out of it, z toward
// the viewer, 0 in the middle of the cut. Knows no gate that moves and no ion.
#pragma once

#include "render/node/node_mesh.h"

#include <array>

namespace render {

enum class Protein { sodium_channel, potassium_channel, pump };

struct Seat {
    float x = 0;
    Protein protein = Protein::sodium_channel;
    int rank = 0; // of its kind: those of low rank open first
};
// What sits in the cut.
inline constexpr std::array<Seat, 11> seats{{{-0.50F, Protein::sodium_channel, 6},
                                             {-0.40F, Protein::potassium_channel, 2},
                                             {-0.30F, Protein::sodium_channel, 3},
                                             {-0.20F, Protein::potassium_channel, 0},
                                             {-0.10F, Protein::sodium_channel, 0},
                                             {0, Protein::pump, 0},
                                             {0.10F, Protein::sodium_channel, 1},
                                             {0.20F, Protein::sodium_channel, 2},
                                             {0.30F, Protein::potassium_channel, 1},
                                             {0.40F, Protein::sodium_channel, 4},
                                             {0.50F, Protein::sodium_channel, 5}}};
// How high the membrane's middle lies at `x`, so far `behind` the cut: it is round, and waisted at the node.
float patch_height(float x, float behind);

inline constexpr int sodium_channels = 7, potassium_channels = 3;

// The frame's place and axes at a node.
struct PatchFrame {
    glm::vec3 origin{0};
    float s = 0; // every part of the patch is lit as its node is
    Spot spot;
    glm::vec3 world(const glm::vec3 &local) const {
        return origin + spot.along * local.x + spot.up * local.y + spot.front * local.z;
    }
};
PatchFrame patch_frame(const Curve &curve, int node);

// Bodies grow from their own places: a mesh's `centre` is where, its offset what is scaled.
// Those at the cut, and those of the surface behind it.
struct Lipids {
    Mesh front, back;
};
Lipids lipid_meshes(const PatchFrame &frame, Detail detail);
Mesh channel_bodies(const PatchFrame &frame, Detail detail);

// One body in a mesh of bodies; `axes` to the frame.
void add_ellipsoid(Mesh &mesh, const PatchFrame &frame, const glm::vec3 &middle, const glm::mat3 &axes,
                   const glm::vec3 &radii, const Look &look, int around = 12);

glm::vec3 protein_colour(Protein protein);

} // namespace render
