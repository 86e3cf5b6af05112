// Where the cells of a cast are shown: each where its kind puts it, but outside the vessel aside from bodies
// it would stand in, or straight before. Remembers nothing from frame to frame, so that nothing jumps. Knows
// no kind in particular.
#pragma once

#include "render/cells/cell_look.h"

#include <vector>

namespace render {

// One for each cell of the cast, in its order.
std::vector<PlacedCell> placed_cells(const story::Cast &cast, const CastPlaces &places, const Lens &view);

} // namespace render
