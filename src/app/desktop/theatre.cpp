#include "app/desktop/theatre.h"

#include "app/desktop/job_thread.h"
#include "app/desktop/workers.h"
#include "app/stage/scenes.h"

namespace app {

Theatre open_theatre(const std::string &scene, int width, int height, std::string &error) {
    Theatre theatre;
    if (!read_scene(scene, error)) return theatre; // said before a window opens
    theatre.window = GlWindow::create(width, height, true, error);
    if (theatre.window) theatre.stage = Stage::create(scene, "", std::make_unique<JobThread>(), error);
    return theatre;
}

Theatre open_unseen_theatre(const std::string &scene, const std::string &step, std::string &error) {
    Theatre theatre;
    if (!read_scene(scene, error)) return theatre;
    theatre.window = GlWindow::create(64, 64, false, error);
    if (theatre.window) theatre.stage = Stage::create(scene, step, jobs_at_once(threads()), error);
    return theatre;
}

} // namespace app
