// What the program says to whoever started it, and the faults of what they asked for.
// Knows no command.
#pragma once

#include <string>
#include <vector>

namespace app {

void say(const std::string &sentence); // one line on stderr, "myelight: …"
int fail(const std::string &sentence); // on stderr; returns 1

std::string print(const std::string &text); // to standard output; a sentence when that failed
// A sentence when two of `files` ("" is none) are one: nothing that is read or written may be overwritten.
std::string same_file(const std::vector<std::string> &files);

} // namespace app
