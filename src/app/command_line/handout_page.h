// A hand-out as one HTML file that needs no other: for each stop its picture, its caption, what happened and
// what is said, then the sources. Printed, no stop is torn in two. Knows no scene and draws nothing.
#pragma once

#include "story/scene/scene.h"
#include "story/text/words.h"

#include <string>
#include <vector>

namespace app {

struct HandoutStop {
    std::string chapter;                      // title of its scene
    std::string caption{}, status{}, notes{}; // in the language; notes "": none
    std::vector<std::string> names{};         // of what the picture shows
    std::string jpeg{};                       // bytes
};

struct Handout {
    std::string title, language, date; // "2026-12-01"
    std::vector<HandoutStop> stops;
    std::vector<story::Source> sources;
};

std::string handout_page(const Handout &handout, const story::Words &words);

} // namespace app
