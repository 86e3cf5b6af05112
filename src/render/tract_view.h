// How a tract comes to the screen: its camera, and what is named in it.
// Knows nothing of GL or of how strands are drawn.
#pragma once

#include "render/view.h"
#include "story/anchor.h"

#include <vector>

namespace render {

// `with_hand`: leaves room for the hand of a life (tract_hand.h).
View tract_view(const story::Camera &camera, const Frame &frame, bool with_hand = false);

// The session must show a tract.
std::vector<story::Anchor> tract_anchors(const story::Session &session, const Frame &frame);

} // namespace render
