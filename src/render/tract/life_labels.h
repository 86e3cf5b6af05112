// What is named in the tract of a life, and which of its fibres lies under a finger. Knows the strands as
// they were drawn last; draws nothing.
#pragma once

#include "render/tract/tract_painter.h"
#include "story/visitor/anchor.h"

#include <optional>
#include <vector>

namespace render {

// The glance must be at the tract of a life.
std::vector<story::Anchor> life_anchors(const story::Glance &glance, const Frame &frame,
                                        const StrandSight &sight, const std::vector<int> &axon_of);
std::optional<Pick> pick_in_life(const story::Glance &glance, const Frame &frame, const StrandSight &sight,
                                 const std::vector<int> &axon_of, float x, float y);

} // namespace render
