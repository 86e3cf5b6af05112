// The flash check: plays a scene as a restless visitor would, at one speed of slow motion, and counts the
// flashes of the whole picture, controls and all. Knows no file.
#pragma once

#include "app/stage/flashes.h"
#include "app/stage/stage.h"

#include <string>
#include <vector>

namespace app {

struct FlashPlay {
    double slower = 4000;
    double seconds_per_step = 8; // at least; as long as days or years pass by themselves, up to 20
    story::Tier tier = story::Tier::low;
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

struct FlashesOptions {
    std::vector<std::string> scenes;
    double seconds_per_step = 8;
    story::Tier tier = story::Tier::low;
};
// Every scene at every speed of slow motion; a line each on stdout. Returns 1 when one flashes too often, and
// with a sentence on stderr.
int find_flashes(const FlashesOptions &options);

} // namespace app
