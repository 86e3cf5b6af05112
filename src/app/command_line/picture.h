// Pictures: one moment of a scene as a PNG file, or one of every step. Needs no display.
// Knows no option's spelling.
#pragma once

#include "app/stage/stage.h"
#include "story/visitor/visitor.h"

#include <string>
#include <vector>

namespace app {

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
    story::Tier tier = story::Tier::low;
};

// Moves on until `at_ms` of the axon's own time after the signal, or after the step began if there is none.
void go_to_moment(Stage &stage, double at_ms, bool send);
// When there is most to be seen.
double usual_moment_ms(const story::Scene &scene);

// Both return the exit code: 0, or 1 with a sentence on stderr.
int make_picture(const PictureOptions &options);
// A picture of every step of a scene, when a signal is on its way: what is done where there is no display.
// The steps are played once, and drawn as each of `kinds` (all of the same scene) asks for; its `out` is a
// folder.
int make_pictures(const std::vector<PictureOptions> &kinds);

} // namespace app
