#include "render/axon/lane_meshes.h"

#include <algorithm>
#include <cmath>

namespace render {

namespace {

constexpr double least_drawn_wraps = 0.45;
constexpr double swells_at = 0.7; // calcium with which an axon is fully swollen
constexpr double lasts = 0.75;    // of its health: below it, what is swollen turns into beads

int rounded(double share, int parts) {
    return static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * parts));
}

AxonShape shape_of(const story::Lane &lane, const story::TissueAt &tissue) {
    AxonShape shape;
    const double swollen = std::clamp(tissue.calcium / swells_at, 0.0, 1.0);
    shape.swollen_32nds = rounded(swollen, 32);
    if (lane.around) {
        const double worn = std::clamp((lasts - lane.around->tissue.health(0)) / lasts, 0.0, 1.0);
        shape.beaded_32nds = rounded(swollen * worn * 1.5, 32);
    }
    return shape;
}

// Inflammation by the lever alone: strongest in the chosen stretch.
double lever_inflammation(const story::Settings &settings, int internode) {
    const bool any = std::find(settings.lesion.begin(), settings.lesion.end(), true) != settings.lesion.end();
    const bool chosen = settings.lesion[static_cast<std::size_t>(internode)];
    return settings.levers.inflammation * (chosen ? 1 : (any ? 0.28 : 0.6));
}

} // namespace

std::optional<int> broken_internode(const story::Lane &lane) {
    if (lane.around && lane.around->tissue.broken_at[0] >= 0) return lane.around->tissue.broken_at[0];
    return lane.present.cut_internode;
}

story::SheathLook InternodeKey::look() const {
    return {.wraps = wraps_64ths / 64.0, .sheaths = sheaths, .repaired = repaired, .chosen = chosen};
}

InternodeKey internode_key(const story::Lane &lane, int internode, Detail detail) {
    const story::SheathLook look = story::sheath_look(lane.axon.cable().fibre, lane.present, internode);
    InternodeKey key;
    key.wraps_64ths = static_cast<int>(std::lround(look.wraps * 64));
    const auto n = static_cast<std::size_t>(internode);
    const bool has_tissue = n < lane.present.tissue.size();
    // Under a lever a sheath that is all but gone is still not a bare axon; what days leave of one is scraps.
    if (key.wraps_64ths == 0 && look.wraps > sim::bare_wraps) key.wraps_64ths = 1;
    if (has_tissue && look.wraps < least_drawn_wraps) key.wraps_64ths = 0;
    key.sheaths = broken_internode(lane) == internode ? torn : look.sheaths;
    key.repaired = look.repaired;
    key.chosen = look.chosen;
    const story::TissueAt tissue = has_tissue ? lane.present.tissue[n] : story::TissueAt{};
    if (is_near(detail))
        key.mitochondria_32nds =
            rounded(has_tissue ? tissue.mitochondria : lane.present.levers.mitochondria, 32);
    if (has_tissue && key.sheaths != torn) key.shape = shape_of(lane, tissue);
    key.inflammation_64ths =
        rounded(std::max(tissue.inflammation, lever_inflammation(lane.present, internode)), 64);
    key.smouldering_32nds = rounded(tissue.smouldering, 32);
    key.detail = detail;
    return key;
}

void LaneMeshes::update(const Curve &curve, const std::vector<InternodeKey> &keys, int first, int last) {
    if (rise_ != curve.rise()) {
        entry_.upload(entry_mesh(curve));
        for (int i = 0; i < internodes; ++i)
            brackets_[static_cast<std::size_t>(i)].upload(bracket_mesh(curve, i));
        rise_ = curve.rise();
    }
    for (int i = first; i <= last; ++i) {
        Piece &piece = pieces_[static_cast<std::size_t>(i)];
        const InternodeKey &key = keys[static_cast<std::size_t>(i)];
        const bool moved = piece.rise != curve.rise();
        const bool other_shape = moved || piece.key.detail != key.detail ||
                                 piece.key.sheaths != key.sheaths || piece.key.shape != key.shape ||
                                 piece.key.trim != key.trim || piece.key.windows != key.windows;
        if (!moved && piece.key == key) continue;
        const auto shaped = [&](Mesh mesh) {
            bring_into_shape(mesh, curve, i, key.shape);
            if (i == internodes - 1) narrow_the_end(mesh);
            return mesh;
        };
        if (other_shape)
            piece.membrane.upload(
                shaped(membrane_mesh(curve, i, key.sheaths, key.detail, key.trim, key.windows)));
        if (other_shape || piece.key.wraps_64ths != key.wraps_64ths || piece.key.repaired != key.repaired)
            piece.sheath.upload(shaped(sheath_mesh(curve, i, key.look(), key.detail, key.trim, key.windows)));
        if (other_shape || piece.key.mitochondria_32nds != key.mitochondria_32nds)
            piece.inside.upload(
                is_near(key.detail) && key.windows
                    ? shaped(inside_mesh(curve, i, key.sheaths, key.mitochondria_32nds / 32.0, key.detail))
                    : Mesh{});
        piece.key = key;
        piece.rise = curve.rise();
    }
}

} // namespace render
