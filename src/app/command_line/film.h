// Films: a scene, step by step, as a file that the program ffmpeg makes. Needs no display.
// Knows no option's spelling.
#pragma once

#include "story/visitor/visitor.h"

#include <string>

namespace app {

// Numbers and sizes arrive as they were written, so that every fault is named at once.
struct FilmOptions {
    std::string scene, out, size = "1280x720", fps = "30", from, to; // `from`, `to`: ids of steps
    std::string subtitles;                                           // a file for them, "": none
    std::string seconds_per_step; // "": long enough to read the step's words and to see what happens
    story::Tier tier = story::Tier::low;
};

// Returns the exit code: 0, or 1 with a sentence for every fault on stderr.
int make_film(const FilmOptions &options);

} // namespace app
