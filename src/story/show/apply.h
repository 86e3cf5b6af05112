// The one place where wishes change a session.
// Knows neither where they come from nor how they are written down.
#pragma once

#include "story/show/command.h"
#include "story/show/session.h"

namespace story {

// Values out of range are brought into it; a wish that makes no sense now is ignored. Never fails.
void apply(Session &session, const Command &command);

} // namespace story
