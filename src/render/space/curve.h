// The drawn axon: where along its line nodes and internodes lie, in drawing units: node and thickness are
// exaggerated (real: a node is 1 µm, an internode 139 µm). Knows nothing of camera or signal.
#pragma once

#include "story/scene/scene.h"

#include <glm/glm.hpp>

#include <vector>

namespace render {

inline constexpr int internodes = story::internodes_per_axon;
inline constexpr float internode_length = 6.6F;
inline constexpr float node_length = 1.0F;
inline constexpr float pitch_length = internode_length + node_length;
inline constexpr float axon_length =
    pitch_length * internodes;                             // centre of the first node to that of the last
inline constexpr float entry_length = 1.2F * pitch_length; // drawn before the first node, fading in
inline constexpr float tail_length = 0.55F * pitch_length; // light runs on so far, into the hand

// Where its end turns up and away from the viewer.
inline constexpr float bends_from = 12.1F * pitch_length, bends_to = 14.6F * pitch_length;

inline constexpr float axon_radius = 0.52F;
inline constexpr float sheath_inner_radius = 0.60F;
inline constexpr float wrap_thickness = 0.075F;
inline float sheath_radius(double wraps) {
    return sheath_inner_radius + wrap_thickness * static_cast<float>(wraps);
}

inline float node_at(int node) { return pitch_length * static_cast<float>(node); }
inline float internode_start(int internode) { return node_at(internode) + node_length / 2; }

struct Spot {
    glm::vec3 centre{0};
    glm::vec3 along{1, 0, 0}; // unit, all three at right angles
    glm::vec3 up{0, 1, 0};
    glm::vec3 front{0, 0, 1}; // where the windows open
    // A point of the surface: angle from `front`, growing upward.
    glm::vec3 out(float angle) const;
};

class Curve {
public:
    // `rise`: how far the end of the axon bends upward in the picture; the rest of the bend goes into depth.
    explicit Curve(float rise);
    Spot at(float s) const;
    float rise() const { return rise_; }

private:
    float rise_;
    std::vector<Spot> spots_; // evenly spaced
};

} // namespace render
