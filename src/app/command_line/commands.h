// The commands of the command line, each the whole of what it does. All return the exit code: 0, or 1 with a
// sentence on stderr. None needs a display.
#pragma once

#include "render/picture/renderer.h"
#include "story/show/command.h"

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
    bool signal = false;      // send one even if the step does not
    bool transparent = false; // for slides: neither background nor controls; with `labels` these
    bool labels = false;
    bool bare = false; // no interface
    int width = 1280, height = 720;
    double text_scale = 1;
    story::Theme theme = story::Theme::dark;
    bool presenting = false;
    render::Tier tier = render::Tier::low;
};
int make_picture(const PictureOptions &options);

// Numbers and sizes arrive as they were written, so that every fault is named at once.
struct FilmOptions {
    std::string scene, out, size = "1280x720", fps = "30", from, to; // `from`, `to`: ids of steps
    std::string seconds_per_step; // "": long enough to read the step's words and to see what happens
    render::Tier tier = render::Tier::low;
};
int make_film(const FilmOptions &options);

// "1280x720". False when it is no size that a picture can have.
bool read_size(const std::string &text, int &width, int &height);
std::string size_fault(const std::string &text); // a sentence, "" for a good one

// A picture of every step of a scene into a folder, when a signal is on its way: what is done where there is
// no display. Of `each` counts what is the same for all.
int make_pictures(PictureOptions each, const std::string &folder);

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

struct FlashesOptions {
    std::vector<std::string> scenes;
    double seconds_per_step = 8;
    render::Tier tier = render::Tier::low;
};
// Every scene at every speed of slow motion; a line each on stdout. Returns 1 too when one flashes too often.
int find_flashes(const FlashesOptions &options);

// Plays a recording with no window, at once, and says on stdout how it ended.
int play_headless(const std::string &file, double seconds);

double steady_seconds();

} // namespace app
