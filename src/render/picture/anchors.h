// Anchors and touch: where on the screen the named things of the picture are, and which internode lies under
// a point. Knows the lenses, not the pixels; places no text.
#pragma once

#include "render/gl/frame.h"
#include "story/show/glance.h"

#include <optional>
#include <vector>

namespace render {

std::vector<story::Anchor> anchors_of(const story::Glance &glance, const Frame &frame);
std::optional<Pick> pick_of(const story::Glance &glance, const Frame &frame, float x, float y);

} // namespace render
