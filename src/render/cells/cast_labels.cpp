#include "render/cells/cast_labels.h"

#include "render/axon/axon_shape.h"
#include "render/axon/lane_meshes.h"
#include "render/cells/cast_places.h"
#include "render/cells/cell_meshes.h"

#include <algorithm>

namespace render {

namespace {

using story::CellKind;
using story::Doing;

constexpr float well_seen = 0.5F;
constexpr int well_swollen = 8; // 32nds

// The same one as long as it is there, so that the label stays with it.
template <class Wanted>
std::vector<glm::vec3> places_of(const story::Cast &cast, const CastPlaces &places, const Lens &view,
                                 const Wanted &wanted) {
    std::vector<std::pair<std::uint32_t, glm::vec3>> found;
    for (const story::Cell &cell : cast.cells) {
        if (cell.seen < well_seen || !wanted(cell)) continue;
        glm::vec3 place = places.of(cell);
        if (makes_sheaths(cell.kind))
            place += places.standing(cell)[1] * (repair_cell_middle.y * size_of(cell.kind, view));
        found.emplace_back(cell.id, place);
    }
    std::sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<glm::vec3> result;
    for (const auto &[id, place] : found) result.push_back(place);
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

// Those near the axon first.
auto blood_cell(CellKind kind, bool near_axon) {
    return [kind, near_axon](const story::Cell &cell) {
        return cell.kind == kind && cell.doing != Doing::held_back && (cell.place.out < 0.6F) == near_axon;
    };
}

std::vector<glm::vec3> blood_cells(const story::Cast &cast, const CastPlaces &places, const Lens &view,
                                   CellKind kind) {
    std::vector<glm::vec3> result = places_of(cast, places, view, blood_cell(kind, true));
    const std::vector<glm::vec3> others = places_of(cast, places, view, blood_cell(kind, false));
    result.insert(result.end(), others.begin(), others.end());
    return result;
}

} // namespace

std::vector<Named> named_in_cast(const story::Lane &lane, const Curve &curve, const Lens &view,
                                 std::size_t lanes) {
    const story::Cast &cast = lane.around->cast;
    const CastPlaces places(lane, curve, view, lanes);
    const auto of_kind = [&](CellKind kind) {
        return places_of(cast, places, view, [kind](const story::Cell &cell) { return cell.kind == kind; });
    };
    std::vector<glm::vec3> node;
    if (places.lymph_node().seen > well_seen) node.push_back(places.lymph_node().at(lymph_node_top));
    // Beside the cells that drift by.
    std::vector<glm::vec3> vessel;
    for (const float share : {-0.30F, 0.24F, -0.10F, 0.08F})
        vessel.push_back(places.vessel().at(share * places.vessel().half_length, 0.75F, 0.3F));
    return {
        {"label.t_cell", blood_cells(cast, places, view, CellKind::t_cell), -0.5F, -1, 0xE39A92},
        {"label.lymph_node", node, -0.6F, -1, 0xC9B68F},
        {"label.opc", of_kind(CellKind::opc), 0.5F, -1, 0x45B387},
        {"label.debris", shards_of(cast, places), 0.3F, 1, 0xA8A29D},
        {"label.microglia", of_kind(CellKind::microglia), -0.7F, -1, 0xB7ABDD},
        {"label.b_cell", blood_cells(cast, places, view, CellKind::b_cell), 0.6F, -1, 0xE3A9CB},
        {"label.oligodendrocyte", of_kind(CellKind::oligodendrocyte), -0.4F, -1, 0x45B387},
        {"label.vessel", vessel, -0.4F, -1, 0xC98A80},
    };
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
