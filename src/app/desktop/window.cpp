#include "app/desktop/window.h"

#include "app/command_line/commands.h"
#include "app/desktop/gl_window.h"
#include "app/desktop/sdl_input.h"
#include "app/desktop/sound.h"
#include "app/stage/background.h"
#include "app/stage/drawing_speed.h"
#include "app/stage/files.h"
#include "app/stage/moving_scale.h"
#include "app/stage/stage.h"

#include <SDL.h>
#include <algorithm>
#include <utility>

namespace app {
namespace {

// A scene's file that is edited while it is shown is shown anew; a faulty edit leaves the old one on the
// screen.
class Reload {
public:
    explicit Reload(std::filesystem::path path) : path_(std::move(path)) { changed(); }

    void follow(Stage &stage) {
        if (++frames_ % 30 != 0 || !changed()) return;
        std::string error;
        const std::string step = stage.session.scene.steps[static_cast<std::size_t>(stage.session.step)].id;
        auto session = open_scene(path_.string(), step, error);
        if (!session) session = open_scene(path_.string(), "", error);
        if (!session) {
            say(error);
            stage.session.notice = "notice.faulty_scene";
            return;
        }
        carry_over(stage.session, *session);
        stage.session = std::move(*session);
    }

    // What belongs to the visitor and not to the scene.
    static void carry_over(const story::Session &from, story::Session &to) {
        to.text_scale = from.text_scale;
        to.theme = from.theme;
        to.theme_wanted = from.theme_wanted;
        to.richness = from.richness;
        to.richness_wanted = from.richness_wanted;
        to.less_motion = from.less_motion;
        to.sound = from.sound;
        to.fullscreen = from.fullscreen;
        to.presenting = from.presenting;
        to.levers_open = from.levers_open;
        to.more_levers_open = from.more_levers_open;
        to.trace_open = from.trace_open;
        to.sheet_open = from.sheet_open;
        to.more_open = from.more_open;
        to.sheaths_open = from.sheaths_open;
        to.ticks = from.ticks;
    }

private:
    bool changed() {
        std::error_code code;
        const auto now = std::filesystem::last_write_time(path_, code);
        const bool is_new = !code && now != seen_;
        if (is_new) seen_ = now;
        return is_new;
    }

    std::filesystem::path path_;
    std::filesystem::file_time_type seen_{};
    int frames_ = 0;
};

void open_wanted_scene(Stage &stage, Reload &reload) {
    const auto wanted = static_cast<std::size_t>(*stage.session.scene_wanted);
    stage.session.scene_wanted.reset();
    if (wanted >= stage.session.catalogue.size()) return;
    const auto path = scene_path(stage.session.catalogue[wanted].id);
    std::string error;
    auto session = open_scene(path.string(), "", error);
    if (!session) {
        say(error);
        return;
    }
    Reload::carry_over(stage.session, *session);
    stage.session = std::move(*session);
    reload = Reload(path);
}

void follow_fullscreen(GlWindow &window, const story::Session &session, bool &now) {
    if (session.fullscreen == now) return;
    now = session.fullscreen;
    SDL_SetWindowFullscreen(window.sdl(), now ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
}

double seconds_since(Uint64 &last) {
    const Uint64 now = SDL_GetPerformanceCounter();
    const double seconds =
        static_cast<double>(now - last) / static_cast<double>(SDL_GetPerformanceFrequency());
    last = now;
    return seconds;
}

} // namespace

int run_window(const WindowOptions &options) {
    std::string error;
    // Better to know now that the recording cannot be kept than at the end of the show.
    if (!options.record.empty()) error = write_file(options.record, story::to_json({options.scene, {}}));
    if (!error.empty()) return fail(error);
    const auto recording = options.play.empty() ? story::Recording{} : read_recording(options.play, error);
    if (!recording) return fail(error);
    const std::string scene = options.play.empty() ? options.scene : recording->scene;
    auto words = read_words(error);
    if (!words) return fail(error);
    auto session = open_scene(scene, "", error);
    if (!session) return fail(error);
    auto window = GlWindow::create(options.width, options.height, true, error);
    if (!window) return fail(error);
    auto stage = Stage::create(std::move(*session), std::move(*words), error);
    if (!stage) return fail(error);
    stage->gentle = true;
    stage->to_play = recording->commands;
    stage->recording.scene = scene; // as it was asked for: a file stays a file
    stage->records = !options.record.empty();

    stage->session.theme = stage->session.theme_wanted = options.theme;
    stage->session.richness = stage->session.richness_wanted =
        options.richness ? *options.richness : richness_for(measure_drawing());
    MovingScale moving_scale;
    double cpu_s = processor_seconds();
    SdlInput events(window->sdl());
    Reload reload(scene_path(scene));
    Background background;
    Sound sound;
    bool fullscreen = false;
    double shown_s = 0;
    Uint64 last = SDL_GetPerformanceCounter();
    while (!stage->session.quit) {
        ui::Input input = events.poll();
        if (events.closed()) break;
        input.seconds = seconds_since(last);
        shown_s += input.seconds;
        if (options.seconds > 0 && shown_s >= options.seconds) break;
        background.follow(stage->session.many);
        stage->frame(input, tier_of(stage->session.richness));
        window->swap();
        sound.follow(stage->session);
        const double cpu_before_s = std::exchange(cpu_s, processor_seconds());
        if (window->software()) moving_scale.see((cpu_s - cpu_before_s) * 1000, stage->picture_moved());
        stage->moving_scale = moving_scale.now();
        follow_fullscreen(*window, stage->session, fullscreen);
        if (stage->session.scene_wanted) open_wanted_scene(*stage, reload);
        reload.follow(*stage);
    }
    if (options.record.empty()) return 0;
    error = write_file(options.record, story::to_json(stage->recording));
    return error.empty() ? 0 : fail(error);
}

} // namespace app
