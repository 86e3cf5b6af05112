// The axon itself: its membrane, and what one sees inside through the windows (mitochondria, microtubules).
// Knows nothing of myelin but where its windows are.
#pragma once

#include "render/axon/sheath_mesh.h"
#include "render/space/membrane_shape.h"

namespace render {

// Node `internode` and the membrane up to the next node. Without windows from afar, or where it is torn:
// there it ends in two stumps.
Mesh membrane_mesh(const Curve &curve, int internode, int sheaths, Detail detail, const Trim &trim = {},
                   bool windows = true);

// What lies before the first node. After the last sheath there is nothing: it ends in the hand, or another
// goal.
Mesh entry_mesh(const Curve &curve);

// `mitochondria`: 1 they work … tired, paler … failing, swollen, with few folds … 0 gone: a grey shadow.
Mesh inside_mesh(const Curve &curve, int internode, int sheaths, double mitochondria, Detail detail);

// The middle of the mitochondrion that a label should point at, and of the opening it is seen through.
glm::vec3 mitochondrion_offset(const Curve &curve, int internode, int sheaths, float &s);

} // namespace render
