// A mitochondrion, cut open, as its health has it: at work, tired, failing or gone. Knows no axon but the
// line that it lies beside.
#pragma once

#include "render/axon/sheath_mesh.h"

namespace render {

// From a point of the line: along, up, toward the viewer.
struct Mitochondrion {
    float x = 0, y = 0, z = 0;
    float half_length = 0.4F, radius = 0.1F;
    float tilt = 0;
    float fold_spacing = 0.094F;
};

// `health`: 1 it works … tired, paler … failing, swollen, with few folds … 0 gone: a grey shadow.
void add_mitochondrion(Mesh &mesh, const Curve &curve, float s, const Mitochondrion &body, float health,
                       Detail detail);

} // namespace render
