// A theatre: a GL window, seen or unseen, and the stage in it. How every front that draws begins.
// Knows nothing of what becomes of the pictures.
#pragma once

#include "app/desktop/gl_window.h"
#include "app/stage/stage.h"

#include <memory>
#include <string>

namespace app {

struct Theatre {
    std::unique_ptr<GlWindow> window;
    std::unique_ptr<Stage> stage; // null: it could not be opened
};

// For somebody who watches, in a window of that size.
Theatre open_theatre(const std::string &scene, int width, int height, std::string &error);

// Without any screen: for pictures and films. `step`: where it begins, "" at the first. In both, on failure
// there is no stage, and every fault is in `error`.
Theatre open_unseen_theatre(const std::string &scene, const std::string &step, std::string &error);

} // namespace app
