#include "render/cells/cell_looks.h"

namespace render {

using story::CellKind;

// Where each is.
extern const CellLook t_cell_look, b_cell_look;       // blood_cells.cpp
extern const CellLook microglia_look;                 // microglia.cpp
extern const CellLook opc_look, oligodendrocyte_look; // repair_cells.cpp

namespace {

constexpr CellRow cell_rows[] = {
    {CellKind::t_cell, t_cell_look},
    {CellKind::b_cell, b_cell_look},
    {CellKind::microglia, microglia_look},
    {CellKind::opc, opc_look},
    {CellKind::oligodendrocyte, oligodendrocyte_look},
};

constexpr bool in_order() {
    int number = 0;
    for (const CellRow &row : cell_rows)
        if (static_cast<int>(row.kind) != number++) return false;
    return true;
}
static_assert(std::size(cell_rows) == story::cell_kinds, "every kind of cell has its row");
static_assert(in_order(), "the rows stand as the kinds do");

} // namespace

std::span<const CellRow> cell_looks() { return cell_rows; }

const CellLook &look_of(CellKind kind) { return cell_rows[static_cast<std::size_t>(kind)].look; }

} // namespace render
