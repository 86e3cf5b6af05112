// An opened node of Ranvier: the axon's membrane and the ends of both sheaths, cut lengthwise so that the
// loops of the wraps, the axon's inside and the membrane itself can be seen. Knows no signal.
#pragma once

#include "render/lane_meshes.h"

namespace render {

inline constexpr float membrane_thickness = 0.045F; // drawn; in life two hundredths of this
inline constexpr float cut_depth = 0.10F; // the cut's distance from the axon's middle, toward the viewer

// What its meshes depend on. Without a node nothing is opened.
struct NodeKey {
    int node = -1;
    int open_128ths = 0; // 0 closed: looks as it does from farther off … 128 cut
    InternodeKey before, after;
    bool operator==(const NodeKey &) const = default;
};

// How far to either side of the node it is drawn in place of the axon's other meshes.
struct NodeReach {
    float before = 0, after = 0;
};
NodeReach node_reach(const NodeKey &key);

struct NodeMeshes {
    Mesh membrane, sheath, inside;
    Mesh rods; // microtubules: a vertex's centre is on the rod's line
};
NodeMeshes node_meshes(const Curve &curve, const NodeKey &key);

// In the middle of the cut through the membrane at the node: above the axon's middle, drawing units.
float cut_height();

} // namespace render
