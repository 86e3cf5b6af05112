// An opened node of Ranvier: the axon's membrane and the ends of both sheaths, cut lengthwise so that the
// loops of the wraps, the axon's inside and the membrane itself can be seen. Knows no signal.
#pragma once

#include "render/axon/lane_meshes.h"

namespace render {

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

} // namespace render
