// Measurements of the physics, and checks of files: what needs no picture at all.
// Knows no option's spelling.
#pragma once

#include <string>
#include <vector>

namespace app {

struct MeasureOptions {
    std::string experiment, out, trace;
};

// Both return the exit code: 0, or 1 with a sentence for every fault on stderr.
int measure(const MeasureOptions &options);
int check_files(const std::vector<std::string> &files);

} // namespace app
