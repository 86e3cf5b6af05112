#include "app/command_line/picture.h"

#include "app/desktop/theatre.h"
#include "app/platform/files.h"
#include "app/stage/canvas.h"
#include "app/stage/data.h"
#include "app/stage/say.h"
#include "app/stage/tree_json.h"
#include "story/show/apply.h"

#include <algorithm>

namespace app {
namespace {

constexpr double longest_wait_s = 180; // energy settles within seconds, 40 years pass in a minute

// A signal is to be sent, or years are on their way to where the step wants them.
bool waits(const story::Show &show) {
    return show.sending.waits ||
           (show.life && (show.life->passing || !show.life->arrived() || show.life->look.moving));
}

void wait(story::Session &session) {
    for (double waited = 0; waits(session.show) && waited < longest_wait_s; waited += story::tick_s)
        story::advance(session, story::tick_s);
}

} // namespace

double usual_moment_ms(const story::Scene &scene) {
    constexpr double of_axons = 0.35, of_a_tract = 1.1; // a signal is on its way; most of them are
    return scene.tract ? of_a_tract : of_axons;
}

void go_to_moment(Stage &stage, double at_ms, bool send) {
    story::Session &session = stage.session;
    stage.follow_jobs();
    wait(session);
    if (send) story::apply(session, {.what = story::Do::send_signal});
    wait(session);
    if (!story::shows_axons_or_tract(session.show)) return;
    const auto time = [&] { return story::solver_clock_ms(session.show); };
    const double from = story::sent_at_ms(session.show).value_or(time());
    // The slowest motion gives the finest choice of a moment.
    double &slower = session.show.clock.slower;
    const double before = std::exchange(slower, story::slower_choices.back());
    while (time() - from < at_ms) story::advance(session, story::tick_s);
    slower = before;
}

namespace {

std::string write_transparent_picture(Stage &stage, const PictureOptions &o, const Canvas &canvas) {
    if (stage.session.show.shown == story::Shown::courses || stage.session.show.shown == story::Shown::trial)
        return "--transparent: this step shows a chart, which needs its background; choose another step";
    stage.shows = o.labels ? ui::Shows::labels : ui::Shows::nothing;
    const auto before = [&](render::Ground ground) {
        stage.ground = ground;
        canvas.bind();
        stage.still(o.width, o.height);
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
    story::Visitor &visitor = stage.session.visitor;
    visitor.text_scale = o.text_scale;
    visitor.presenting = o.presenting;
    set_theme_at_once(visitor, o.theme);
    set_tier_at_once(visitor, o.tier);
    if (o.transparent) return write_transparent_picture(stage, o, canvas);
    stage.shows = o.bare ? ui::Shows::nothing : ui::Shows::everything;
    canvas.bind();
    stage.still(o.width, o.height); // fonts and layout settle on the first
    canvas.bind();
    const ui::Tree tree = stage.still(o.width, o.height);
    if (!stage.picture_complete)
        return "--size: this machine cannot draw a picture as large as that; choose a smaller one";
    std::string error = write_file(o.out, png(canvas.pixels(), o.width, o.height));
    if (error.empty() && !o.tree.empty()) error = write_file(o.tree, tree_json(tree));
    return error;
}

} // namespace

int make_picture(const PictureOptions &options) {
    std::string error;
    const Theatre theatre = open_unseen_theatre(options.scene, options.step, error);
    if (!theatre.stage) return fail(error);
    go_to_moment(*theatre.stage, options.at_ms, options.signal);
    error = write_picture(*theatre.stage, options);
    return error.empty() ? 0 : fail(error);
}

int make_pictures(const std::vector<PictureOptions> &kinds) {
    std::string error;
    const std::string &name = kinds.front().scene;
    const Theatre theatre = open_unseen_theatre(name, "", error);
    if (!theatre.stage) return fail(error);
    Stage &stage = *theatre.stage;
    const story::Scene scene = stage.session.show.scene;
    for (std::size_t i = 0; i < scene.steps.size(); ++i) {
        const std::string &step = scene.steps[i].id;
        if (!stage.open(name, step, error)) return fail(error);
        go_to_moment(stage, usual_moment_ms(scene), false);
        for (PictureOptions kind : kinds) {
            kind.out += "/" + scene.id + "_" + std::to_string(i + 1) + "_" + step + ".png";
            error = write_picture(stage, kind);
            if (!error.empty()) return fail(error);
        }
    }
    return 0;
}

} // namespace app
