#include "app/command_line/commands.h"
#include "app/desktop/headless.h"
#include "app/desktop/workers.h"
#include "app/stage/background.h"
#include "app/stage/canvas.h"
#include "app/stage/files.h"
#include "app/stage/tree_json.h"

#include <algorithm>
#include <iostream>

namespace app {
namespace {

constexpr double longest_wait_s = 180;          // energy settles within seconds, 40 years pass in a minute
constexpr double at_ms_of_pictures = 0.35;      // when a signal is on its way
constexpr double at_ms_of_tract_pictures = 1.1; // when most are
constexpr double tick_s = static_cast<double>(story::tick_ns) / 1e9;

// A signal is to be sent, or years are on their way to where the step wants them.
bool waits(const story::Session &session) {
    return session.signal_waits || (session.life && (session.life->passing || !session.life->arrived()));
}

// Moves on until `at_ms` of the axon's own time after the signal, or after the step began if there is none.
void advance_to(story::Session &session, double at_ms, bool send) {
    compute_now(session.many, threads());
    for (double waited = 0; waits(session) && waited < longest_wait_s; waited += tick_s)
        story::advance(session, tick_s);
    if (send) story::apply(session, {.what = story::Do::send_signal});
    for (double waited = 0; waits(session) && waited < longest_wait_s; waited += tick_s)
        story::advance(session, tick_s);
    if (!story::shows_axons_or_tract(session)) return;
    const auto time = [&] { return story::solver_clock_ms(session); };
    const double from = story::sent_at_ms(session).value_or(time());
    // The slowest motion gives the finest choice of a moment.
    const double slower = session.slower;
    session.slower = story::slower_choices.back();
    while (time() - from < at_ms) story::advance(session, tick_s);
    session.slower = slower;
}

std::string write_transparent_picture(Stage &stage, const PictureOptions &o, const Canvas &canvas) {
    if (stage.session.shown == story::Shown::courses || stage.session.shown == story::Shown::trial)
        return "--transparent: this step shows a chart, which needs its background; choose another step";
    stage.shows = o.labels ? ui::Shows::labels : ui::Shows::nothing;
    const auto before = [&](render::Ground ground) {
        stage.ground = ground;
        canvas.bind();
        stage.still(o.width, o.height, o.tier);
        return canvas.pixels();
    };
    before(render::Ground::black); // fonts and layout settle on the first
    const std::vector<std::uint8_t> on_black = before(render::Ground::black);
    const std::vector<std::uint8_t> on_white = before(render::Ground::white);
    if (!stage.picture_complete)
        return "--size: this machine cannot draw a picture as large as that; choose a smaller one";
    return write_file(o.out, png(cut_out(on_black, on_white), o.width, o.height, 4));
}

std::string write_picture(Stage &stage, const PictureOptions &o) {
    const Canvas canvas(o.width, o.height);
    if (!canvas.complete())
        return "--size: this graphics driver cannot draw a picture of " + std::to_string(o.width) + "x" +
               std::to_string(o.height) + "; choose a smaller one";
    stage.session.text_scale = o.text_scale;
    stage.session.presenting = o.presenting;
    stage.session.theme = stage.session.theme_wanted = o.theme;
    if (o.transparent) return write_transparent_picture(stage, o, canvas);
    if (o.bare) stage.shows = ui::Shows::nothing;
    canvas.bind();
    stage.still(o.width, o.height, o.tier); // fonts and layout settle on the first
    canvas.bind();
    const ui::Tree tree = stage.still(o.width, o.height, o.tier);
    if (!stage.picture_complete)
        return "--size: this machine cannot draw a picture as large as that; choose a smaller one";
    std::string error = write_file(o.out, png(canvas.pixels(), o.width, o.height));
    if (error.empty() && !o.tree.empty()) error = write_file(o.tree, tree_json(tree));
    return error;
}

} // namespace

int make_picture(const PictureOptions &options) {
    std::string error = same_file({scene_path(options.scene).string(), options.out, options.tree});
    if (!error.empty()) return fail(error);
    const Headless h = open_headless(options.scene, options.step, error);
    if (!h.stage) return fail(error);
    advance_to(h.stage->session, options.at_ms, options.signal);
    error = write_picture(*h.stage, options);
    return error.empty() ? 0 : fail(error);
}

int make_pictures(PictureOptions each, const std::string &folder) {
    std::string error;
    const Headless h = open_headless(each.scene, "", error);
    if (!h.stage) return fail(error);
    const story::Session &session = h.stage->session;
    const std::string id = session.scene.id;
    for (int i = 0; i < static_cast<int>(session.scene.steps.size()); ++i) {
        const std::string step = session.scene.steps[static_cast<std::size_t>(i)].id;
        auto fresh = open_scene(each.scene, step, error);
        if (!fresh) return fail(error);
        h.stage->session = std::move(*fresh);
        each.out = folder + "/" + id + "_" + std::to_string(i + 1) + "_" + step + ".png";
        advance_to(h.stage->session, session.tract ? at_ms_of_tract_pictures : at_ms_of_pictures, false);
        error = write_picture(*h.stage, each);
        if (!error.empty()) return fail(error);
    }
    return 0;
}

std::optional<story::Recording> read_recording(const std::string &file, std::string &error) {
    const auto text = read_text(file, error);
    if (!text) return {};
    story::Faults faults;
    auto recording = story::parse_recording(*text, faults);
    if (faults.empty()) return recording;
    error = fault_lines(file, faults);
    return {};
}

int play_headless(const std::string &file, double seconds) {
    std::string error;
    const auto recording = read_recording(file, error);
    if (!recording) return fail(error);
    const Headless h = open_headless(recording->scene, "", error);
    if (!h.stage) return fail(error);
    const double last = recording->commands.empty() ? 0 : recording->commands.back().at_s;
    const double until = seconds > 0 ? seconds : last + 3;
    h.stage->to_play = recording->commands;
    const Canvas canvas(640, 360);
    ui::Input input;
    input.width = canvas.width();
    input.height = canvas.height();
    input.seconds = 1.0 / 30;
    for (double t = 0; t < until && !h.stage->session.quit; t += input.seconds) {
        canvas.bind();
        compute_now(h.stage->session.many, threads());
        h.stage->frame(input, render::Tier::low);
        if (!h.stage->session.scene_wanted) continue;
        const auto place = static_cast<std::size_t>(*h.stage->session.scene_wanted);
        auto next = open_scene(h.stage->session.catalogue[place].id, "", error);
        if (!next) return fail(error);
        next->ticks = h.stage->session.ticks;
        h.stage->session = std::move(*next);
    }
    const story::Session &s = h.stage->session;
    std::cout << s.scene.id << ", step " << s.step + 1 << " of " << s.scene.steps.size() << ", after "
              << recording->commands.size() << " commands: " << story::status(s, h.stage->words) << "\n";
    return 0;
}

} // namespace app
