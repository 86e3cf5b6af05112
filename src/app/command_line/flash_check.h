// The flash check: plays a scene as a restless visitor would, at one speed of slow motion, and counts the
// flashes of the whole picture, controls and all. Knows no file.
#pragma once

#include "app/command_line/flashes.h"
#include "app/stage/stage.h"

#include <string>

namespace app {

struct FlashPlay {
    double slower = 4000;
    double seconds_per_step = 8; // at least; as long as days or years pass by themselves, up to 20
    render::Tier tier = render::Tier::low;
};

struct FlashReport {
    WorstSecond general, red;
    std::string general_at, red_at; // where and when, for people
    bool changed = false;           // any spot, by as much as a flash
    bool passed() const { return general.flashes <= most_flashes && red.flashes <= most_flashes; }
};

// From the first step of the stage's scene to its last. Signals are sent as fast as the program lets a
// visitor send them; in the second half of each step everything else is done that a hurried hand can do.
FlashReport check_flashes(Stage &stage, const FlashPlay &play);

} // namespace app
