// Headless: a scene on a stage behind which no screen stands, for pictures and films.
// Knows nothing of what becomes of them.
#pragma once

#include "app/desktop/gl_window.h"
#include "app/stage/stage.h"

#include <memory>
#include <string>

namespace app {

struct Headless {
    std::unique_ptr<GlWindow> window;
    std::unique_ptr<Stage> stage; // null: it could not be opened
};

// `step`: where it begins, "" at the first. On failure no stage, and every fault in `error`.
Headless open_headless(const std::string &scene, const std::string &step, std::string &error);

} // namespace app
