// The cast: the cells and fragments one sees around an axon, each somewhere and doing something. How many
// there are follows the tissue; where they walk is for the picture. Knows no drawing.
#pragma once

#include <cstdint>
#include <vector>

namespace story {

enum class CellKind {
    t_cell, // lymphocytes: come with the blood, and attack
    b_cell,
    microglia,       // immune cells that live in the brain: clear debris
    opc,             // oligodendrocyte precursor cell: comes to a bare axon …
    oligodendrocyte, // … and matures into this, which makes sheaths and keeps them
};

// What cells of a kind are there for.
enum class Trade { attack, clear, repair, no_kind };

// A switch without default: a new kind does not compile until it has its trade here.
constexpr Trade trade_of(CellKind kind) {
    switch (kind) {
    case CellKind::t_cell:
    case CellKind::b_cell:
        return Trade::attack;
    case CellKind::microglia:
        return Trade::clear;
    case CellKind::opc:
    case CellKind::oligodendrocyte:
        return Trade::repair;
    }
    return Trade::no_kind; // a number past the last kind
}
constexpr bool of_the_blood(CellKind kind) { return trade_of(kind) == Trade::attack; }
constexpr bool makes_sheaths(CellKind kind) { return trade_of(kind) == Trade::repair; }

// How many kinds there are, counted from those that have a trade.
inline constexpr int cell_kinds = [] {
    int count = 0;
    while (trade_of(static_cast<CellKind>(count)) != Trade::no_kind) ++count;
    return count;
}();

enum class Doing {
    in_vessel, // carried along with the blood
    held_back, // kept in a lymph node by a treatment
    leaving,   // through the vessel's wall
    walking,
    stripping, // a sheath
    clearing,  // debris
    resting,   // microglia: arms spread, watching
    wrapping,  // a new sheath, as far as `grown`
    stalled,   // a repair cell that is there and does not mature
    fading,    // dies or goes away
};

// Places around an axon: `along` in internodes from its start (as story::Camera), `out` 0 on the sheath … 1
// at the vessel's middle, `aside` −1 away from the viewer … 1 toward. The vessel runs beside the axon, along
// it: its cells drift at `out` about 1, `aside` about 0, from vessel_reach before its middle to as far
// beyond.
struct Place {
    float along = 0, out = 0, aside = 0;
    bool operator==(const Place &) const = default;
};

struct Cell {
    std::uint32_t id = 0; // stays the same as long as it is there: its shape follows from it
    CellKind kind = CellKind::t_cell;
    Doing doing = Doing::in_vessel;
    Place place;
    int internode = -1; // that it works on or walks to
    float seen = 0;     // 0..1: fades in and out, never pops
    float grown = 0;    // of a repair cell: 0 just come … 1 a mature oligodendrocyte whose sheath is done
    float curled = 0;   // of a repair cell that does not mature: how far its arms have rolled up, 0..1
    bool operator==(const Cell &) const = default;
};

// A fragment of broken myelin.
struct Shard {
    std::uint32_t id = 0;
    Place place;
    float size = 1; // 0..1: shrinks as it is cleared
    bool operator==(const Shard &) const = default;
};

inline constexpr float vessel_reach = 3.5F; // internodes
inline constexpr int shards_at_most = 6;    // per internode

struct Cast {
    std::vector<Cell> cells;
    std::vector<Shard> shards;
    double lymph_node = 0; // 0..1: whether the lymph node is shown, with the cells it holds back
    int vessel_at = 8;     // internode
    std::uint32_t next_id = 1;
    float vessel_middle() const { return static_cast<float>(vessel_at) + 0.5F; }
    // The middle of the lymph node: where the vessel's blood comes from.
    Place node_place() const;
    bool operator==(const Cast &) const = default;
};

// After a jump in time: the cells of before fade away where they are, and those of now fade in.
void fade_over(Cast &now, const Cast &before);

} // namespace story
