// Years: how slow time passes in a session with a life, what commands and steps do to it, and how the tract,
// or the one axon one looks at, is told of its tissue. Knows nothing of the living tissue of lanes (days.h).
#pragma once

#include "story/command.h"
#include "story/session.h"

namespace story {

// The life, and what is shown of it, as the steps up to `step` say.
void enter_years(Session &session, int step);

// True when the command was one of these.
bool apply_years(Session &session, const Command &command);

// One tick.
void pass_years(Session &session, double seconds);

} // namespace story
