// The catalogue: the scenes one can go to, and which of them is open.
// Knows no scene from inside.
#pragma once

#include "story/text/text.h"

#include <optional>
#include <string>
#include <vector>

namespace story {

struct SceneTitle {
    std::string id;
    Text title;
};

struct PlaceOfStep {
    int scene = 0, step = 0;
};

struct Catalogue {
    std::vector<SceneTitle> scenes;  // in the order of a talk
    int place = -1;                  // of the open one; −1: it is not among them
    std::optional<int> wanted;       // place of the scene that is to be opened: whoever has files does it
    int wanted_step = 0;             // and of its step
    std::optional<PlaceOfStep> back; // from where somebody went deeper, to come back to
};

std::optional<int> place_of(const Catalogue &catalogue, const std::string &id);

} // namespace story
