// A scene to begin with: a file that is good as it is, to be changed line by line.
// Knows no option's spelling.
#pragma once

#include <string>

namespace app {

// "mine" → "mine.json", in the folder one stands in.
std::string new_scene_file(const std::string &name);

// Writes it where nothing is yet, and says how to go on. Returns the exit code: 0, or 1 with a sentence on
// stderr.
int write_new_scene(const std::string &name);

} // namespace app
