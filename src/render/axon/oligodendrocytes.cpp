#include "render/axon/oligodendrocytes.h"

#include "render/axon/axon_shape.h"
#include "render/axon/bodies.h"
#include "render/axon/lane_meshes.h"
#include "render/gl/numbers.h"

#include <algorithm>
#include <cmath>

namespace render {

std::vector<CellPlace> oligodendrocytes_of(const story::Lane &lane, const Curve &curve, const Lens &view,
                                           std::size_t lanes) {
    std::vector<CellPlace> cells;
    if (view.near() && lanes > 1) return cells; // there is no room above
    for (int node = 1; node <= 11; node += 2) { // one of them is at the node that most close views show
        // A cell lives as long as the sheaths it keeps.
        double wraps = 7;
        float alive = 1;
        for (int i = node - 1; i <= node; ++i) {
            const double left = internode_key(lane, i, Detail::far).look().wraps;
            wraps = std::min(wraps, left);
            // New sheaths, thinner than half of a healthy one, belong to new cells: the cast has those.
            const bool stripped = lane.around && lane.around->tissue.lesion[lane.around->tissue.at(0, i)] > 0;
            alive = std::min(
                alive, std::clamp((static_cast<float>(left) - (stripped ? 3.6F : 0.4F)) / 1.8F, 0.0F, 1.0F));
        }
        CellPlace cell;
        if (alive <= 0.02F) continue;
        // Close to, so small that the whole cell has room above the sheath.
        const float above = 0.585F * view.rect.h / view.px_per_unit() - sheath_radius(7) * view.fat;
        const float grown = glm::mix(std::clamp(above / 1.5F, 0.62F, 1.12F), 2.27F, view.far_off);
        cell.size = grown * alive * (1 - 0.12F * view.far_off * scattered(node));
        const float s = node_at(node) - 0.35F + (scattered(node + 9) - 0.5F) * 2.0F * view.far_off;
        const Spot spot = curve.at(s);
        const float stand = sheath_radius(wraps) * view.fat - 0.03F * cell.size - 0.08F * (1 - view.far_off);
        cell.foot = spot.centre + spot.out(1.62F) * stand;
        if (!view.sees(cell.foot + glm::vec3(0, 1, 0) * cell.size, 3.6F * cell.size)) continue;
        cell.variant = (node / 2) % oligodendrocyte_variants;
        cell.s = s;
        cells.push_back(cell);
    }
    return cells;
}

} // namespace render
