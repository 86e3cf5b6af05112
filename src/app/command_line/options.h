// What can be chosen on the command line, and the commands it is chosen for. A new command is a row of
// `shows` or `makes`.
#pragma once

#include "app/command_line/film.h"
#include "app/command_line/flash_check.h"
#include "app/command_line/frames.h"
#include "app/command_line/handout.h"
#include "app/command_line/measure.h"
#include "app/command_line/picture.h"
#include "app/command_line/size.h"
#include "app/desktop/window.h"
#include "app/stage/paths.h"

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <span>
#include <sstream>
#include <string>
#include <vector>

namespace app {

// A check for a number from `low` to `high`; refuses nan and inf too.
inline CLI::Validator between(double low, double high) {
    std::ostringstream range;
    range << low << " to " << high;
    const auto fault = [low, high, said = range.str()](std::string &text) -> std::string {
        char *end = nullptr;
        const double value = std::strtod(text.c_str(), &end);
        if (end != text.c_str() && *end == '\0' && value >= low && value <= high) return "";
        return "write a number from " + said + "; not " + text;
    };
    return CLI::Validator(fault, "NUMBER");
}
inline constexpr double longest_s = 1e5;

inline CLI::Validator a_size() {
    return {[](std::string &text) { return size_fault(text); }, "WxH"};
}
inline CLI::IsMember a_tier() { return CLI::IsMember({"low", "high"}); }
inline CLI::IsMember a_theme() { return CLI::IsMember({"dark", "paper", "contrast"}); }

struct Options {
    std::string scene = "tour";
    std::string talk = "tour";
    std::string kiosk;
    bool supervise = false, counters = false;
    std::string size = "1280x720";
    std::string tier;
    std::string theme = "dark";
    std::string camera = "rest";
    std::vector<std::string> files;
    std::string recording;
    std::string out_folder = "out";
    WindowOptions window;
    PictureOptions picture;
    MeasureOptions measure;
    FramesOptions frames;
    FlashesOptions flashes;
    FilmOptions film;
    HandoutOptions handout;
    std::string handout_theme = "paper";
    bool without_notes = false;
    double seconds = 0;
    double started_s = 0; // steady clock

    story::Tier tier_or_low() const { return story::tier_named(tier).value_or(story::Tier::low); }
};

// Each command: what it offers, which files it reads and writes, what it does with what was chosen. It gives
// the exit code.
struct CommandRow {
    const char *name, *help;
    void (*offer)(CLI::App &command, Options &options);
    Paths (*paths)(const Options &options);
    int (*run)(Options &options);
};
extern const CommandRow window_row;  // without a command's name
std::span<const CommandRow> shows(); // what opens a window
std::span<const CommandRow> makes(); // what needs none

} // namespace app
