// Quiet: whether a show goes on by itself, or waits for its visitor. Then nobody need draw it again. Blood
// that flows and cells that drift are company, not events: they rest with it.
#pragma once

#include "story/show/show.h"
#include "story/visitor/camera.h"

namespace story {

// True where nothing is under way: no signal, no days, no lever, no camera, no computing. Where pumps are in
// sight, and where the hand of a life grips and taps, something always is. A show that is paused is quiet
// once it has what its visitor asked for.
bool quiet(const Show &show, const Eye &eye);

} // namespace story
