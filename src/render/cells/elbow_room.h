// Where the cells of a cast are shown: each where its kind puts it, and no body inside another or straight
// before it. A function of the cast alone, so that nothing jumps. Knows no kind in particular.
#pragma once

#include "render/cells/cell_look.h"

#include <vector>

namespace render {

// One for each cell of the cast, in its order.
std::vector<PlacedCell> placed_cells(const story::Cast &cast, const CastPlaces &places, const Lens &view);

} // namespace render
