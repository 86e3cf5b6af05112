// Days: how slow time passes in a session whose axons have living tissue, and what commands and steps do to
// it. Knows nothing of tracts and their years (years.h).
#pragma once

#include "story/show/command.h"
#include "story/show/session.h"

namespace story {

// The tissue of one axon that has some, when `step` begins: all that the steps up to it do, and the days of
// those before it passed.
Living living_at(const Scene &scene, std::size_t axon, int step);

// What living tissue means for its axon.
void tell_of_tissue(const Living &living, Settings &settings);

// The same for every axon of the session, and the days of `step` begin to pass. Tissue that has come there by
// itself keeps its cells where they are.
void enter_days(Session &session, int step);

// True when the command was one of these.
bool apply_days(Session &session, const Command &command);

// One tick: days pass, cells move, and every axon is told of its tissue.
void pass_days(Session &session, double seconds);

} // namespace story
