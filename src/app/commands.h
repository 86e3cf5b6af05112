// The commands of the command line, each the whole of what it does. All return the exit code: 0, or 1 with a
// sentence on stderr. None needs a display.
#pragma once

#include "render/renderer.h"
#include "story/command.h"

#include <optional>
#include <string>
#include <vector>

namespace app {

void say(const std::string &sentence);      // one line on stderr, "myelight: …"
std::string print(const std::string &text); // to standard output; a sentence when that failed
// A sentence when two of `files` ("" is none) are one: nothing that is read or written may be overwritten.
std::string same_file(const std::vector<std::string> &files);
int fail(const std::string &sentence); // the same; returns 1
std::optional<story::Recording> read_recording(const std::string &file, std::string &error);

int check_files(const std::vector<std::string> &files);

struct PictureOptions {
    std::string scene, step, out, tree;
    double at_ms = 0;
    bool signal = false; // send one even if the step does not
    int width = 1280, height = 720;
    double text_scale = 1;
    story::Theme theme = story::Theme::dark;
    bool presenting = false;
    render::Tier tier = render::Tier::low;
};
int make_picture(const PictureOptions &options);

// A picture of every step of a scene into a folder: what is done where there is no display.
int make_pictures(const std::string &scene, const std::string &folder);

struct MeasureOptions {
    std::string experiment, out, trace;
};
int measure(const MeasureOptions &options);

struct FramesOptions {
    std::string scene, out;
    int width = 1280, height = 720;
    render::Tier tier = render::Tier::low;
    bool orbit = false;
    double seconds = 10;
    double program_started_s = 0; // steady clock, at the start of main
};
int measure_frames(const FramesOptions &options);

// Plays a recording with no window, at once, and says on stdout how it ended.
int play_headless(const std::string &file, double seconds);

double steady_seconds();

} // namespace app
