// Plays a recording with no window, at once, and says on stdout how it ended.
// Knows no option's spelling.
#pragma once

#include <string>

namespace app {

// `seconds`: when to stop; 0: a little after the last command. Returns the exit code: 0, or 1 with a sentence
// on stderr.
int play_unseen(const std::string &file, double seconds);

} // namespace app
