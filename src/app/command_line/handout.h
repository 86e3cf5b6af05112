// Hand-outs: every stop of a talk, or step of a scene, on one page to read, print or send. Needs no display.
// Knows no option's spelling.
#pragma once

#include "story/show/talk.h"
#include "story/visitor/visitor.h"

#include <string>

namespace app {

struct HandoutOptions {
    std::string out;
    bool notes = true; // with what is said
    int width = 1280, height = 720;
    story::Theme theme = story::Theme::paper;
    story::Tier tier = story::Tier::high;
};

// Returns the exit code: 0, or 1 with a sentence on stderr.
int make_handout(const story::Talk &talk, const HandoutOptions &options);

} // namespace app
