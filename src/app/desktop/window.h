// The window: SDL's events become input, frames keep going until the visitor leaves.
// Knows no physics and no layout.
#pragma once

#include "story/files/recording.h"
#include "story/show/kiosk.h"
#include "story/show/talk.h"
#include "story/visitor/visitor.h"

#include <functional>
#include <optional>
#include <string>

namespace app {

struct WindowOptions {
    std::string scene;
    int width = 1280, height = 720;
    std::optional<story::Tier> tier; // unset: as this machine draws with ease
    story::Theme theme = story::Theme::dark;
    std::string record;           // file for the commands given, "" for none
    std::string play;             // recording to play, "" for none
    double seconds = 0;           // leave after that long; 0: when the visitor does
    story::Talk talk{};           // to be given, in the presenter's view; without stops: none is
    std::string talk_name{};      // as it was asked for
    int stop = 0;                 // where it begins
    bool speaks = false;          // with the speaker's page
    bool audience_window = false; // see SpeakerView
    std::optional<story::Kiosk> kiosk{};
    std::function<void()> beat{}; // called with every picture that is shown
};

// Returns the exit code.
int run_window(const WindowOptions &options);

// A recording's file. On failure nothing, and every fault in `error`.
std::optional<story::Recording> read_recording(const std::string &file, std::string &error);

} // namespace app
