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

bool any_lane(const story::Show &show, story::Fate fate) {
    return std::ranges::any_of(show.lanes,
                               [fate](const story::Lane &lane) { return lane.signal.fate == fate; });
}

void let_pass(story::Session &session, double seconds) {
    for (double s = 0; s < seconds; s += story::tick_s) story::advance(session, story::tick_s);
}

// Until what was sent has arrived or is lost.
void let_end(story::Session &session) {
    constexpr double longest_s = 120; // the visitor's time
    const auto on_its_way = [](const story::Show &show) {
        return any_lane(show, story::Fate::travelling) ||
               (show.tract && show.tract->volley == story::Fate::travelling);
    };
    for (double s = 0; s < longest_s && on_its_way(session.show); s += story::tick_s)
        story::advance(session, story::tick_s);
}

// What happened; paper has nothing to press, so what is ready is not said.
std::string outcome(const story::Session &session, const story::Words &words) {
    const story::Show &show = session.show;
    const bool of_a_tract = show.shown == story::Shown::tract && !show.life;
    if (of_a_tract && show.tract->volley == story::Fate::none) return "";
    std::string said = story::status(show, session.visitor.language, words);
    const std::string ready = words.text("status.ready");
    if (const auto at = said.find(ready); at != std::string::npos) said.erase(at, ready.size());
    said.erase(said.find_last_not_of(' ') + 1);
    return said;
}

void draw(Stage &stage, const HandoutOptions &options, const Canvas &canvas, HandoutStop &stop) {
    canvas.bind();
    stage.still(options.width, options.height); // fonts and layout settle on the first
    canvas.bind();
    stop.names = names_in(stage.still(options.width, options.height));
    stop.jpeg = jpeg(canvas.pixels(), options.width, options.height);
}

// Pictured while a signal is on its way, or where it was lost; told when that is over.
HandoutStop stop_of(Stage &stage, const HandoutOptions &options, const Canvas &canvas) {
    constexpr double ember_seen_s = 1.5;
    story::Session &session = stage.session;
    // A chart is drawn by the interface; over a picture only its names are wanted.
    const bool chart =
        session.show.shown == story::Shown::courses || session.show.shown == story::Shown::trial;
    session.visitor.presenting = chart;
    stage.shows = chart ? ui::Shows::everything : ui::Shows::labels;
    HandoutStop stop;
    go_to_moment(stage, usual_moment_ms(session.show.scene), false);
    draw(stage, options, canvas, stop);
    let_end(session);
    if (any_lane(session.show, story::Fate::lost)) {
        let_pass(session, ember_seen_s);
        draw(stage, options, canvas, stop);
    }
    stop.chapter = session.show.scene.title.in(session.visitor.language);
    stop.caption = story::caption(session);
    stop.status = outcome(session, stage.words());
    if (options.notes) stop.notes = story::notes(session);
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
        if (!stage.give(talk, static_cast<int>(i), error)) return fail(error);
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
