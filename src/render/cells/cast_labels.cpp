#include "render/cells/cast_labels.h"

#include "render/axon/axon_shape.h"
#include "render/axon/lane_meshes.h"
#include "render/cells/cast_places.h"
#include "render/cells/cell_looks.h"
#include "render/cells/elbow_room.h"
#include "render/cells/scenery_meshes.h"

#include <algorithm>
#include <tuple>

namespace render {

namespace {

constexpr float well_seen = 0.5F;
constexpr int well_swollen = 8; // 32nds

constexpr int only_passing = 75; // added to the rank of a kind that does nothing here yet

// Those to be named, the first first; and in which turn that one is.
struct Cells {
    int turn = 0;
    std::vector<glm::vec3> places;
};

// The same one as long as it is there, so that the label stays with it.
Cells cells_of(const CellRow &row, const std::vector<PlacedCell> &placed, const CastPlaces &places) {
    struct Found {
        int turn;
        std::uint32_t id;
        glm::vec3 place;
    };
    const CellLabel &label = row.look.label;
    std::vector<Found> found;
    for (const PlacedCell &one : placed) {
        const story::Cell &cell = one.cell;
        if (cell.kind != row.kind || cell.seen < well_seen) continue;
        const int turn = label.turn(cell);
        if (turn == not_named) continue;
        found.push_back({turn, cell.id, label.at(one, places)});
    }
    std::sort(found.begin(), found.end(),
              [](const Found &a, const Found &b) { return std::tie(a.turn, a.id) < std::tie(b.turn, b.id); });
    Cells result;
    if (!found.empty()) result.turn = found.front().turn;
    for (const Found &one : found) result.places.push_back(one.place);
    return result;
}

// Those below the axon first: there is room for a name.
std::vector<glm::vec3> shards_of(const story::Cast &cast, const CastPlaces &places) {
    std::vector<glm::vec3> result;
    for (const bool below : {true, false})
        for (const story::Shard &shard : cast.shards)
            if (shard.size >= well_seen && (shard.place.aside > 0.8F) == below)
                result.push_back(places.of(shard));
    return result;
}

} // namespace

std::vector<Named> named_in_cast(const story::Lane &lane, const Curve &curve, const Lens &view,
                                 std::size_t lanes) {
    const story::Cast &cast = lane.around->cast;
    const CastPlaces places(lane, curve, view, lanes);
    std::vector<glm::vec3> node;
    if (places.lymph_node().seen > well_seen) node.push_back(places.lymph_node().at(lymph_node_top));
    // Beside the cells that drift by.
    std::vector<glm::vec3> vessel;
    for (const float share : {-0.30F, 0.24F, -0.10F, 0.08F})
        vessel.push_back(places.vessel().at(share * places.vessel().half_length, 0.75F, 0.3F));
    struct Ranked {
        int rank; // among the labels of cells
        Named named;
    };
    std::vector<Ranked> all{
        {20, {"label.lymph_node", node, -0.6F, -1, 0xC9B68F}},
        {40, {"label.debris", shards_of(cast, places), 0.3F, 1, 0xA8A29D}},
        {80, {"label.vessel", vessel, -0.4F, -1, 0xC98A80}},
    };
    const std::vector<PlacedCell> placed = placed_cells(cast, places, view);
    for (const CellRow &row : cell_looks()) {
        const CellLabel &label = row.look.label;
        Cells cells = cells_of(row, placed, places);
        all.push_back(
            {label.rank + (cells.turn > 0 ? only_passing : 0),
             {label.key, std::move(cells.places), label.prefer.value.x, label.prefer.value.y, label.rgb}});
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Ranked &a, const Ranked &b) { return a.rank < b.rank; });
    std::vector<Named> result;
    for (Ranked &one : all) result.push_back(std::move(one.named));
    return result;
}

std::vector<Named> named_on_axon(const story::Lane &lane, const Curve &curve, const Lens &view) {
    std::vector<Named> all;
    const auto on_top = [&](float s, float radius) {
        const Spot spot = curve.at(s);
        return spot.centre + spot.out(0.9F) * (radius * view.fat);
    };
    if (const auto broken = broken_internode(lane)) {
        const bool for_good = lane.around && lane.around->tissue.broken_at[0] >= 0;
        const float middle = (gap_from(*broken) + gap_to(*broken)) / 2;
        all.push_back({for_good ? "label.broken" : "label.cut", {on_top(middle, 0)}, 0.3F, 1, 0xE67F7F});
    }
    Named swollen{"label.swollen", {}, 0.4F, 1, 0x7FA8F0};
    for (int i = view.first; i <= view.last; ++i) {
        const InternodeKey key = internode_key(lane, i, Detail::far);
        if (key.shape.swollen_32nds < well_swollen || key.sheaths == torn) continue;
        const float s = internode_start(i) + 0.5F * internode_length;
        swollen.places.push_back(on_top(s, axon_radius + extra_radius(key.shape, i, s)));
    }
    all.push_back(swollen);
    return all;
}

} // namespace render
