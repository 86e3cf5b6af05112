// Frames: plays a scene with signals running and times every frame. Needs no display.
// Knows no option's spelling.
#pragma once

#include "story/visitor/visitor.h"

#include <string>

namespace app {

struct FramesOptions {
    std::string scene, out;
    int width = 1280, height = 720;
    story::Tier tier = story::Tier::low;
    bool orbit = false;
    double seconds = 10;
    double program_started_s = 0; // steady clock, at the start of main
};

// Returns the exit code: 0, or 1 with a sentence on stderr.
int measure_frames(const FramesOptions &options);

} // namespace app
