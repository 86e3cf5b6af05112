// The sodium–potassium pump: one body through the membrane, whose groove opens to one side or the other, with
// three lobes in the axon and a cap outside. Knows nothing of why it turns.
#pragma once

#include "render/node/patch_mesh.h"

#include <array>

namespace render {

// Its shape, in steps too small to see; each made once, for it takes a good part of a frame's time.
class PumpShapes {
public:
    const Mesh &at(float outward);

private:
    static constexpr int steps = 32;
    std::array<Mesh, steps + 1> made_;
};

// At `middle`. `outward`: 0 open to the inside, its lobes apart … 1 to the outside, its lobes together.
// Shape after Morth et al. 2007, doi:10.1038/nature06419, simplified.
void add_pump_body(Mesh &mesh, PumpShapes &shapes, const PatchFrame &frame, const glm::vec3 &middle,
                   float outward, const glm::vec3 &colour);

} // namespace render
