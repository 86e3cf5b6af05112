// The state of GL that passes share, by name.
// Knows nothing of what is drawn.
#pragma once

#include "story/visitor/anchor.h"

#include <vector>

namespace render {

// Depth written, blending off. What is `covered` is as if something stood before it: nothing is drawn there.
void clear_depth(const std::vector<story::Rect> &covered);

void only_opaque();
// Colours come multiplied by their cover; the picture itself stays opaque. Depth is tested, not written.
void over_the_picture();
// Whether the processor draws, not a graphics card.
bool drawn_in_software();
// Then a driver holds all triangles until they are drawn: draws them. Else nothing.
void finish_in_software();

// For whoever draws next.
void leave_nothing_set();

} // namespace render
