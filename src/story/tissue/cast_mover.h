// How the cells of a cast come, walk and work in some days, each kind by its trade.
// Knows no shards and no fading.
#pragma once

#include "sim/tissue/tissue.h"
#include "story/tissue/approach.h"
#include "story/tissue/cast.h"

#include <algorithm>
#include <vector>

namespace story {

// 0..1, the same for the same cell.
inline float chance(std::uint32_t id, std::uint32_t purpose) {
    std::uint32_t x = id * 0x9e3779b9U + purpose * 0x85ebca6bU;
    x = (x ^ (x >> 16)) * 0x7feb352dU;
    x = (x ^ (x >> 15)) * 0x846ca68bU;
    return static_cast<float>((x ^ (x >> 16)) >> 8) / 16777216.0F;
}

// What the cast follows besides the tissue.
struct CastCauses {
    bool b_cells_removed = false, cells_held_back = false, lymphocytes_few = false;
    bool attack_under_way = false; // on `attack_internodes` from `attack_first` on
    int attack_first = 0, attack_internodes = 0;
    const std::vector<float> *growth = nullptr; // as in AxonTissue
};

class CastMover {
public:
    CastMover(Cast &cast, const sim::Tissue &tissue, const CastCauses &causes, double day, double days,
              float seconds);

    // How cells of a kind come to be there.
    void send(CellKind kind);
    void move_cells();

private:
    float at(const std::vector<float> &values, int internode) const {
        return values[tissue_.at(0, internode)];
    }
    int internodes() const { return tissue_.plan().internodes; }
    int count(CellKind kind, Doing doing) const {
        return static_cast<int>(std::count_if(cast_.cells.begin(), cast_.cells.end(), [&](const Cell &c) {
            return c.kind == kind && c.doing == doing;
        }));
    }
    Cell &add(CellKind kind, Doing doing) {
        Cell &c = cast_.cells.emplace_back();
        c.id = cast_.next_id++;
        c.kind = kind;
        c.doing = doing;
        return c;
    }
    Cell &take_from_vessel(CellKind kind);
    void keep(CellKind kind, Doing doing, int wanted);
    std::vector<int> attacked() const;
    Place node_spot(const Cell &cell) const;

    void fill_vessel_and_node();
    void send_attackers();
    void send_microglia();
    void send_opcs();

    void work(Cell &cell); // each kind by its trade
    void drift_on(Cell &cell);
    void attack(Cell &cell);
    void clear(Cell &cell);
    void repair(Cell &cell);

    Cast &cast_;
    const sim::Tissue &tissue_;
    const CastCauses &causes_;
    double day_;
    float days_;
    float drifts_;     // internodes
    float flow_;       // which way the blood goes: away from the lymph node
    int clearing_ = 0; // cells that have had their turn
};

} // namespace story
