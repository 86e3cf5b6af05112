// The looks of all kinds of cell, one row for each.
// Knows nothing of what they look like.
#pragma once

#include "render/cells/cell_look.h"

#include <span>

namespace render {

struct CellRow {
    story::CellKind kind;
    const CellLook &look;
};

std::span<const CellRow> cell_looks(); // in the order of story::CellKind
const CellLook &look_of(story::CellKind kind);

} // namespace render
