// What is named at the scales below one axon: on an opened node and in a patch of its membrane. Knows the
// places, not the plates.
#pragma once

#include "render/cells/cast_labels.h"
#include "render/space/lens.h"
#include "story/show/glance.h"

#include <vector>

namespace render {

// Most important first; each with the places where it can be pointed at.
std::vector<Named> named_on_node(const story::Lane &lane, const Curve &curve, const Lens &view);
std::vector<Named> named_in_patch(const story::Lane &lane, const Curve &curve, const Lens &view);

} // namespace render
