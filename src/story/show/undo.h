// Undo: what a visitor changed is remembered before each change, and taken back one change at a time.
// The commands (verbs.h) call it; it knows none of them.
#pragma once

#include "story/show/show.h"

#include <cstdint>

namespace story {

// To be called before a change. `gesture`: equal and not 0 in a drag, which is one change.
void remember(Show &show, std::int64_t gesture);
void take_back(Show &show); // days that passed stay passed, and says so when nothing else is left

} // namespace story
