// Years: how slow time passes in a session with a life, what commands and steps do to it, and how the tract,
// or the one axon one looks at, is told of its tissue. Knows nothing of the living tissue of lanes (days.h).
#pragma once

#include "story/show/command.h"
#include "story/show/session.h"

namespace story {

// The life, and what is shown of it, as the steps up to `step` say.
void enter_years(Session &session, int step);

// True when the command was one of these.
bool apply_years(Session &session, const Command &command);

// One tick: 0 `seconds` while time stands still, when the day only goes where it is wanted.
void pass_years(Session &session, double seconds);

// The day shown stays, and the tract, where it is shown, has its tissue.
bool year_settled(const Session &session);

// See treat() in life.h. What was sent through the tissue of the day shown stays true of it.
void treat_life(Session &session, const std::vector<sim::TreatmentSpan> &treatments);

} // namespace story
