// The cast of one lane as it is shown in one frame: who is there, where, seen from where, and when.
// Knows no kind of cell and draws nothing.
#pragma once

#include "render/axon/drawn_light.h"
#include "render/cells/cast_places.h"
#include "render/gl/posed_mesh.h"

namespace render {

// How something with this number sways, each `choice` in its own time.
struct Sway {
    std::uint32_t id;
    float seconds;
    float operator()(std::uint32_t choice, float per_s) const;
    glm::vec3 drift() const;
};

// x along `along`, turned about it.
glm::mat3 frame_along(const glm::vec3 &along, float turn);

struct CastStage {
    const story::Cast &cast;
    const CastPlaces &places;
    const Lens &view;
    float seconds;
    const DrawnLight &light; // of the signal …
    std::size_t lane;        // … on this axon

    // 0..1: how brightly a passing signal lights what is there.
    float lit(const story::Place &place) const;
    Sway sway(std::uint32_t id) const { return {id, seconds}; }
    // A body there, in the first pose and unturned.
    Posture at(const glm::vec3 &place, float size, float seen) const;
};

} // namespace render
