#include "app/command_line/handout.h"

#include "app/command_line/handout_page.h"
#include "app/command_line/picture.h"
#include "app/desktop/theatre.h"
#include "app/platform/files.h"
#include "app/platform/platform.h"
#include "app/stage/canvas.h"
#include "app/stage/say.h"
#include "story/show/glance.h"
#include "story/state/status.h"

#include <algorithm>

namespace app {
namespace {

// What the picture names, in reading order.
std::vector<std::string> names_in(const ui::Tree &tree) {
    std::vector<std::string> names;
    for (const ui::Item &item : tree.items)
        if (item.id.starts_with("label.") && std::ranges::find(names, item.name) == names.end())
            names.push_back(item.name);
    return names;
}

// Goes to the moment that tells most of a stop: where a signal is lost, when that has happened.
bool open_stop(Stage &stage, const story::Talk &talk, int at, std::string &error) {
    constexpr double all_over_ms = 12, seen_s = 1.5;
    if (!stage.give(talk, at, error)) return false;
    go_to_moment(stage, all_over_ms, false);
    const auto lost = [](const story::Lane &lane) { return lane.signal.fate == story::Fate::lost; };
    if (std::ranges::any_of(stage.session.show.lanes, lost)) {
        for (double s = 0; s < seen_s; s += story::tick_s) story::advance(stage.session, story::tick_s);
        return true;
    }
    if (!stage.give(talk, at, error)) return false;
    go_to_moment(stage, usual_moment_ms(stage.session.show.scene), false);
    return true;
}

HandoutStop stop_of(Stage &stage, const HandoutOptions &options, const Canvas &canvas) {
    story::Session &session = stage.session;
    // A chart is drawn by the interface; over a picture only its names are wanted.
    const bool chart =
        session.show.shown == story::Shown::courses || session.show.shown == story::Shown::trial;
    session.visitor.presenting = chart;
    stage.shows = chart ? ui::Shows::everything : ui::Shows::labels;
    const std::string &language = session.visitor.language;
    canvas.bind();
    stage.still(options.width, options.height); // fonts and layout settle on the first
    canvas.bind();
    HandoutStop stop;
    stop.names = names_in(stage.still(options.width, options.height));
    stop.chapter = session.show.scene.title.in(language);
    stop.caption = story::caption(session);
    stop.status = story::status(session.show, language, stage.words());
    // Paper has nothing to press.
    const std::string ready = stage.words().text("status.ready");
    if (const auto at = stop.status.find(ready); at != std::string::npos) stop.status.erase(at, ready.size());
    if (options.notes) stop.notes = story::notes(session);
    stop.jpeg = jpeg(canvas.pixels(), options.width, options.height);
    return stop;
}

} // namespace

int make_handout(const story::Talk &talk, const HandoutOptions &options) {
    std::string error;
    const Theatre theatre = open_unseen_theatre(talk.stops.front().scene, talk.stops.front().step, error);
    if (!theatre.stage) return fail(error);
    Stage &stage = *theatre.stage;
    const Canvas canvas(options.width, options.height);
    if (!canvas.complete()) return fail("--size: this graphics driver cannot draw as large as that");
    set_theme_at_once(stage.session.visitor, options.theme);
    set_tier_at_once(stage.session.visitor, options.tier);
    Handout handout;
    handout.language = stage.session.visitor.language;
    handout.title = talk.title.in(handout.language);
    handout.date = today();
    for (std::size_t i = 0; i < talk.stops.size(); ++i) {
        if (!open_stop(stage, talk, static_cast<int>(i), error)) return fail(error);
        handout.stops.push_back(stop_of(stage, options, canvas));
        if (!stage.picture_complete) return fail("--size: this machine cannot draw as large as that");
        for (const story::Source &source : stage.session.show.scene.sources)
            if (std::ranges::find(handout.sources, source) == handout.sources.end())
                handout.sources.push_back(source);
    }
    error = write_file(options.out, handout_page(handout, stage.words()));
    return error.empty() ? 0 : fail(error);
}

} // namespace app
