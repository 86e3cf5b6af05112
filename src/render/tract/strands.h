// The drawn fibres of a tract: where each runs, how thick it is and how it looks along its length, in drawing
// units. Places come from a hash, so that the same tract gives the same picture. Thickness and the room
// between fibres are exaggerated. Knows nothing of camera, light or GL.
#pragma once

#include "story/signal/tract_show.h"

#include <glm/glm.hpp>

#include <cstdint>
#include <vector>

namespace render {

inline constexpr float tract_length = 100; // in drawing units, whatever its length in mm
inline constexpr float bundle_height = 10; // from its middle line, at its middle
inline constexpr float bundle_depth = 14;
inline constexpr float life_stout =
    1.3F; // a bundle of a life is so much stouter: what befalls a part of it is to be seen

// The middle of the bundle at a share of its length, 0..1 (and a little beyond either end).
glm::vec3 bundle_middle(float share);
// How wide the bundle is there, relative to its middle.
float bundle_width(float share);

// Along one strand: a lead-in that fades in, the samples of its light, then the mark at its far end.
inline constexpr int lead_in_points = 3;
inline constexpr int tip_points = 3;
inline constexpr int strand_points = lead_in_points + story::TractShow::samples + tip_points;

struct StrandPoint {
    glm::vec3 place{0};
    float radius = 0.1F;
    glm::vec3 along{1, 0, 0};
    glm::vec3 colour{1};
    float solid = 1; // 0 where it fades in
    float gaps = 0;  // how many nodes of Ranvier lie before it
};

struct Strand {
    int axon = 0; // of the tract
    float depth = 0;
    std::vector<StrandPoint> points; // strand_points
};

// One strand for every axon, nearest the usual eye first. `runs_together`: axons that follow each other lie
// near each other, as in a life, where an attack meets a run of them.
std::vector<Strand> strands_of(const story::TractShow &tract, bool runs_together = false);

} // namespace render
