// Paths: all files that a command reads and writes, looked at before any work is done, so that nothing that
// was to be read is overwritten and nothing that was made cannot be kept. Knows no command.
#pragma once

#include <string>
#include <vector>

namespace app {

struct Paths {
    std::vector<std::string> reads, writes; // "" is none
};

// A line for every file that is written and also read, or written twice (whatever names it has: links are
// followed), that is part of the program, or that cannot be written at all; "" when all is well.
std::string faults_of(const Paths &paths);

} // namespace app
