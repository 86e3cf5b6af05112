// How a tract comes to the screen: its camera.
// Knows nothing of GL or of how strands are drawn.
#pragma once

#include "render/space/lens.h"

namespace render {

// `with_hand`: leaves room for the hand of a life (tract_hand.h).
Lens tract_lens(const story::Camera &camera, const Frame &frame, bool with_hand = false);

} // namespace render
