// The catalogue: the scenes one can go to, which of them is open, and the talk that leads through them.
// Knows no scene from inside.
#pragma once

#include "story/show/talk.h"

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

// "Step `number` of `of`".
struct PlaceLeft {
    int number = 1, of = 1;
};

// A scene that is to be opened: whoever has files does it.
struct WantedScene {
    std::string scene;  // its id, or a file
    std::string step{}; // the id of its step; "": the one at `place`
    int place = 0;      // −1: its last
    bool operator==(const WantedScene &) const = default;
};

struct Catalogue {
    std::vector<SceneTitle> scenes; // in an order that makes sense
    int place = -1;                 // of the open one; −1: it is not among them
    std::string open;               // the name that it was asked for by
    std::optional<WantedScene> wanted;
    std::optional<PlaceOfStep> back; // from where somebody went deeper, to come back to
    Talk talk;
    std::optional<PlaceLeft> left; // where a show that broke off was: somebody may go on there
    bool resumes = false;          // … and wishes to: whoever has files does it
    // Whether the next step is the talk's: not while somebody looks deeper.
    bool follows_talk() const { return talk.given() && !back; }
};

std::optional<int> place_of(const Catalogue &catalogue, const std::string &id);

} // namespace story
