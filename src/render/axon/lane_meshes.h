// The meshes of one lane, kept until an internode looks different.
// Knows the axon's looks, not its signal.
#pragma once

#include "render/axon/axon_mesh.h"
#include "render/axon/axon_shape.h"
#include "story/show/glance.h"

#include <array>
#include <optional>
#include <vector>

namespace render {

// What one internode's meshes, and the haze about it, depend on; small changes that cannot be seen are
// rounded away.
struct InternodeKey {
    int wraps_64ths = -1;
    int sheaths = 1; // or `torn`
    bool repaired = false;
    bool chosen = false;
    int mitochondria_32nds = 0;
    AxonShape shape;
    int inflammation_64ths = 0;
    int smouldering_32nds = 0;
    Detail detail = Detail::far;
    bool windows = true;
    Trim trim; // where an opened node is drawn in its place
    bool operator==(const InternodeKey &) const = default;
    story::SheathLook look() const;
};
std::optional<int> broken_internode(const story::Lane &lane);
InternodeKey internode_key(const story::Lane &lane, int internode, Detail detail);

class LaneMeshes {
public:
    struct Piece {
        InternodeKey key;
        float rise = -1;
        MeshBuffer membrane, sheath, inside;
    };
    // Rebuilds the internodes first … last where they changed.
    void update(const Curve &curve, const std::vector<InternodeKey> &keys, int first, int last);

    const Piece &piece(int internode) const { return pieces_[static_cast<std::size_t>(internode)]; }
    const MeshBuffer &entry() const { return entry_; }
    const MeshBuffer &bracket(int internode) const { return brackets_[static_cast<std::size_t>(internode)]; }

private:
    std::array<Piece, internodes> pieces_;
    std::array<MeshBuffer, internodes> brackets_;
    MeshBuffer entry_;
    float rise_ = -1;
};

} // namespace render
