// The bodies that are not part of the axon: an oligodendrocyte and a hand, as meshes. Knows nothing of where
// they stand.
#pragma once

#include "render/gl/mesh.h"

#include <array>
#include <functional>

namespace render {

// Stands on the plane y = 0 with its feet; about 2.6 high, 7 wide; `variant` 0..2.
Mesh oligodendrocyte_mesh(int variant, bool fine);
inline constexpr int oligodendrocyte_variants = 3;
inline constexpr glm::vec3 oligodendrocyte_middle{0.1F, 0.84F, -0.3F};

// By variant. They take a tenth of a second: who can has them made ahead.
using BodyMeshes = std::array<Mesh, oligodendrocyte_variants>;
using MakeBodies = std::function<BodyMeshes(bool fine)>;
BodyMeshes make_bodies(bool fine);

// Wrist at the origin, fingers up along y, palm to z; about 3 high. A vertex's s: 0 palm … 1 finger, 2 thumb.
// With `taps` the index finger stands freer, and its vertices have less, by up to `index_mark`.
Mesh hand_mesh(bool fine, bool taps = false);
inline constexpr float index_mark = 0.4F;
inline constexpr float knuckle_height = 1.62F;
inline constexpr glm::vec3 thumb_root{-0.42F, 0.75F, 0.12F};

} // namespace render
