// The goals: what stands at the end of an axon in place of a hand, as meshes that light up when a signal
// arrives. Signs for what the signal is for, not anatomy. Knows nothing of where they stand.
#pragma once

#include "render/gl/mesh.h"
#include "story/scene/view.h"

namespace render {

// Stands on the origin, up along y, its face to z; about as large as a hand. Any goal but the hand. No vertex
// bends.
Mesh goal_mesh(story::Goal goal, bool fine);
// The word that names it: "label.hand".
const char *goal_label(story::Goal goal);

} // namespace render
