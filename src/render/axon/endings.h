// How signals end: where one was lost its light turns from gold to a dull ember that stays, and sparks sink;
// the fibre beyond goes dim; where one arrived a ring opens round the hand. Knows where and how long ago, not
// why.
#pragma once

#include "render/axon/particles.h"

#include <optional>
#include <vector>

namespace render {

// Along the axon, where its signal was lost. None while none was, or where it had not come far enough to be
// seen.
std::optional<float> stop_of(const story::LaneSignal &signal);

// No message comes to what lies beyond: it sinks into the distance.
struct PutOut {
    int from = -1; // internode
    int sixteenths = 0;
    bool operator==(const PutOut &) const = default;
    // By s, for the shader: where that begins, where it is done, how far it goes.
    glm::vec3 along() const;
};
// `at_once`: whoever shows it fades it.
PutOut put_out_of(const story::LaneSignal &signal, bool at_once);

// For the program of haze. `moves`: sparks sink; else only the ember itself is there.
std::vector<Particle> ember_of(const story::Lane &lane, const Curve &curve, const Lens &view, bool moves);

// For the program of grain: nothing but for a moment after an arrival.
std::vector<Particle> arrival_of(const story::Lane &lane, const Curve &curve, const Lens &view);

} // namespace render
