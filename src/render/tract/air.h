// The air round a tract: the glow that so many lit fibres together leave around them. Knows how bright they
// are, not which.
#pragma once

#include "render/gl/mesh.h"
#include "render/space/lens.h"

#include <vector>

namespace render {

// `air`: the mean brightness of all fibres, 0..1, at places evenly along the tract. Soft, on the screen; for
// the backdrop's program, added to the picture.
Mesh air_mesh(const std::vector<float> &air, const Lens &view);

} // namespace render
