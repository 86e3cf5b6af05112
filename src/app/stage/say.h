// What the program says to whoever started it.
// Knows no command.
#pragma once

#include <string>

namespace app {

void say(const std::string &sentence); // one line on stderr, "myelight: …"
int fail(const std::string &sentence); // on stderr; returns 1

std::string print(const std::string &text); // to standard output; a sentence when that failed

} // namespace app
