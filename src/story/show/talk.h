// A talk: steps of scenes in the order in which somebody wants to tell them, what is said with each, and how
// far it is. Opens no scene: it names them.
#pragma once

#include "story/scene/scene.h"
#include "story/show/command.h"

#include <string>
#include <vector>

namespace story {

// Something to do at a stop besides going on: a button's words, and what it wishes.
struct Offer {
    Text name;
    std::vector<Command> commands;
    bool operator==(const Offer &) const = default;
};

struct Stop {
    std::string scene;  // an id, or a file
    std::string step;   // its id
    Text notes{};       // what is said; none: the step's own
    double seconds = 0; // how long it is meant to take; 0: not said
    Text caption{};     // in place of the step's own
    std::vector<Offer> offers{};
    bool touch_sheaths = false; // a kiosk's visitor may choose sheaths in the picture
    bool operator==(const Stop &) const = default;
};

struct Talk {
    Text title;
    std::vector<Stop> stops; // none: no talk is given
    int at = 0;              // the present one
    bool over = false;       // somebody wished to go on from the last
    bool given() const { return !stops.empty(); }
    bool is_last() const { return at + 1 >= static_cast<int>(stops.size()); }
    const Stop *now() const { return given() ? &stops[static_cast<std::size_t>(at)] : nullptr; }
    bool operator==(const Talk &) const = default;
};

// How long the stops are meant to take, s: those before the present one, with it, and all. Where a stop does
// not say, `usual_stop_s`.
inline constexpr double usual_stop_s = 30;
struct Pace {
    double before_s = 0, through_s = 0, all_s = 0;
};
Pace pace_of(const Talk &talk);

// Every step of a scene, which goes by the name `scene_name`.
Talk talk_of(const std::string &scene_name, const Scene &scene);

} // namespace story
