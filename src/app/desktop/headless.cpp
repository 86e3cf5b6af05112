#include "app/desktop/headless.h"

namespace app {

Headless open_headless(const std::string &scene, const std::string &step, std::string &error) {
    Headless h;
    auto words = read_words(error);
    if (!words) return h;
    auto session = open_scene(scene, step, error);
    if (!session) return h;
    h.window = GlWindow::create(64, 64, false, error);
    if (!h.window) return h;
    h.stage = Stage::create(std::move(*session), std::move(*words), error);
    return h;
}

} // namespace app
