// Days: how slow time passes in a session whose axons have living tissue, and what commands and steps do to
// it. Knows nothing of tracts and their years (years.h).
#pragma once

#include "story/command.h"
#include "story/session.h"

namespace story {

// The tissue of every axon as the steps up to `step` say: their causes, and the days of all but the last
// passed.
void enter_days(Session &session, int step);

// True when the command was one of these.
bool apply_days(Session &session, const Command &command);

// One tick: days pass, cells move, and every axon is told of its tissue.
void pass_days(Session &session, double seconds);

} // namespace story
