#include "render/node/scale_labels.h"

#include "render/axon/lane_meshes.h"
#include "render/node/node_ions.h"
#include "render/node/patch_life.h"
#include "render/node/scale_bar.h"

#include <cmath>

namespace render {

namespace {

bool has_sheath(const story::Lane &lane, int internode) {
    return goes_round(internode_key(lane, internode, Detail::far).look());
}

// In the cut through the axon: above or below its middle.
glm::vec3 in_cut(const Spot &spot, float along, float height) {
    return spot.centre + spot.along * along + spot.up * height + spot.front * cut_depth;
}

std::vector<glm::vec3> seats_of(const PatchFrame &frame, Protein protein, const glm::vec3 &offset) {
    std::vector<glm::vec3> places;
    for (int rank = 0; rank < sodium_channels; ++rank)
        for (const Seat &seat : seats)
            if (seat.protein == protein && seat.rank == rank)
                places.push_back(frame.world(glm::vec3(seat.x, patch_height(seat.x, 0), 0) + offset));
    return places;
}

} // namespace

std::vector<Named> named_on_node(const story::Lane &lane, const Curve &curve, const Lens &view) {
    const Spot spot = curve.at(node_at(view.node));
    std::vector<Named> named;
    named.push_back({"label.node", {spot.centre + spot.out(1.9F) * 0.47F}, -0.1F, -1, 0xFEB800});
    const bool after = has_sheath(lane, view.node), before = has_sheath(lane, view.node - 1);
    if (before || after) {
        const float side = after ? 1.0F : -1.0F;
        named.push_back({"label.paranode", {in_cut(spot, side * 0.70F, 0.60F)}, side, -0.6F, 0xE3A98C});
        const float other = before ? -1.0F : 1.0F;
        named.push_back({"label.sheath", {in_cut(spot, other * 1.0F, 0.86F)}, other, -0.8F, 0xF0D8C4});
    }
    named.push_back({"label.membrane", {in_cut(spot, -0.38F, cut_height())}, -0.7F, -0.7F, 0x7FA5EC});
    named.push_back({"label.mitochondrion", {in_cut(spot, 0.66F, -0.13F)}, 0.6F, 1, 0xE67C3D});
    named.push_back({"label.sodium", {sodium_outside(spot)}, 0.7F, -0.7F, 0xFDFF8A});
    named.push_back({"label.potassium", {potassium_inside(spot)}, -0.7F, 0.8F, 0xB378FA});
    named.push_back({"label.node_scale", {node_bar(curve, view.node, view).middle()}, 0, 1, 0xC9D8EE});
    return named;
}

std::vector<Named> named_in_patch(const story::Lane &, const Curve &curve, const Lens &view) {
    const PatchFrame frame = patch_frame(curve, view.node);
    std::vector<Named> named;
    named.push_back({"label.sodium_channel",
                     seats_of(frame, Protein::sodium_channel, {0.017F, 0.020F, 0.002F}), -0.3F, -1,
                     0xD8C46E});
    named.push_back(
        {"label.pump", seats_of(frame, Protein::pump, {-0.017F, -0.046F, 0.012F}), -0.2F, 1, 0xE08A55});
    named.push_back({"label.potassium_channel",
                     seats_of(frame, Protein::potassium_channel, {0.016F, 0.014F, 0.002F}), 0.5F, -1,
                     0x9A6EDB});
    named.push_back({"label.sodium", {frame.world(sodium_crowd)}, 0.6F, -0.8F, 0xFDFF8A});
    named.push_back({"label.potassium", {frame.world(potassium_crowd)}, -0.6F, 0.8F, 0xB378FA});
    named.push_back({"label.membrane",
                     {frame.world({-0.15F, 0.018F, 0.004F}), frame.world({0.15F, 0.018F, 0.004F})},
                     -0.8F,
                     -0.8F,
                     0x7FA5EC});
    named.push_back({"label.atp", {frame.world(atp_crowd)}, 0.5F, 1, 0xE67C3D});
    named.push_back({"label.mitochondrion", {frame.world(patch_mitochondrion)}, -0.8F, 0.7F, 0xE67C3D});
    named.push_back(
        {"label.membrane_scale", {membrane_bar(curve, view.node).middle()}, 0.7F, 0.7F, 0xC9D8EE});
    return named;
}

} // namespace render
