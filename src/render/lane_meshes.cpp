#include "render/lane_meshes.h"

#include <cmath>

namespace render {

story::SheathLook InternodeKey::look() const {
    return {.wraps = wraps_64ths / 64.0, .sheaths = sheaths, .repaired = repaired, .chosen = chosen};
}

InternodeKey internode_key(const story::Lane &lane, int internode, Detail detail) {
    const story::SheathLook look = story::sheath_look(lane.axon.cable().fibre, lane.present, internode);
    InternodeKey key;
    key.wraps_64ths = static_cast<int>(std::lround(look.wraps * 64));
    // A sheath that is all but gone is still not a bare axon.
    if (key.wraps_64ths == 0 && look.wraps > sim::bare_wraps) key.wraps_64ths = 1;
    key.sheaths = look.sheaths;
    key.repaired = look.repaired;
    key.chosen = look.chosen;
    if (is_near(detail))
        key.mitochondria_32nds = static_cast<int>(std::lround(lane.present.levers.mitochondria * 32));
    key.detail = detail;
    return key;
}

void LaneMeshes::update(const Curve &curve, const std::vector<InternodeKey> &keys, int first, int last) {
    if (rise_ != curve.rise()) {
        entry_.upload(end_mesh(curve, -1));
        tail_.upload(end_mesh(curve, 1));
        for (int i = 0; i < internodes; ++i)
            brackets_[static_cast<std::size_t>(i)].upload(bracket_mesh(curve, i));
        rise_ = curve.rise();
    }
    for (int i = first; i <= last; ++i) {
        Piece &piece = pieces_[static_cast<std::size_t>(i)];
        const InternodeKey &key = keys[static_cast<std::size_t>(i)];
        const bool moved = piece.rise != curve.rise();
        const bool other_shape = moved || piece.key.detail != key.detail || piece.key.sheaths != key.sheaths;
        if (!moved && piece.key == key) continue;
        if (other_shape) piece.membrane.upload(membrane_mesh(curve, i, key.sheaths, key.detail));
        if (other_shape || piece.key.wraps_64ths != key.wraps_64ths || piece.key.repaired != key.repaired)
            piece.sheath.upload(sheath_mesh(curve, i, key.look(), key.detail));
        if (other_shape || piece.key.mitochondria_32nds != key.mitochondria_32nds)
            piece.inside.upload(is_near(key.detail) ? inside_mesh(curve, i, key.sheaths,
                                                                  key.mitochondria_32nds / 32.0, key.detail)
                                                    : Mesh{});
        piece.key = key;
        piece.rise = curve.rise();
    }
}

} // namespace render
