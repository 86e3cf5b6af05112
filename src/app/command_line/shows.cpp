#include "app/command_line/options.h"
#include "app/command_line/play.h"
#include "app/desktop/gl_window.h"
#include "app/desktop/kept_counters.h"
#include "app/desktop/safe_page.h"
#include "app/desktop/supervisor.h"
#include "app/platform/platform.h"
#include "app/stage/data.h"
#include "app/stage/say.h"
#include "app/stage/scenes.h"
#include "story/text/meant.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <iostream>

namespace app {
namespace {

void offer_window(CLI::App &program, Options &o) {
    program.add_option("SCENE", o.scene, "Scene to open: an id of scenes/, or a file")->capture_default_str();
    program.add_option("--size", o.size, "Size of the window, px")->check(a_size())->capture_default_str();
    program.add_option("--tier", o.tier, "How richly to draw; by default as this machine draws with ease")
        ->check(a_tier());
    program
        .add_option("--theme", o.theme,
                    "Colours: for a dark room, a bright one, or all the contrast there is")
        ->check(a_theme());
    program.add_option("--record", o.window.record, "Write every command given in the window to this file");
    program.add_option("--out", o.out_folder, "Folder for pictures of all steps, where there is no display")
        ->capture_default_str();
}

Paths window_paths(const Options &o) {
    return {{o.recording.empty() ? scene_path(o.scene).string() : o.recording}, {o.window.record}};
}

// Without a display the steps become pictures, and a recording says how it ends.
int show_unseen(Options &o) {
    if (!o.window.record.empty())
        return fail(
            "--record: no display was found, so no window opens and nothing can be recorded; leave it out");
    if (!o.recording.empty()) return play_unseen(o.recording, o.seconds);
    o.picture.scene = o.scene;
    o.picture.out = o.out_folder;
    o.picture.tier = o.tier_or_low();
    o.picture.theme = *story::theme_named(o.theme);
    read_size(o.size, o.picture.width, o.picture.height);
    const int code = make_pictures({o.picture});
    std::error_code error;
    if (code == 0)
        std::cout << "No display was found: the steps of \"" << o.scene << "\" are as pictures in "
                  << std::filesystem::absolute(o.out_folder, error).string() << "\n";
    return code;
}

int show_window(Options &o) {
    if (!has_display()) return show_unseen(o);
    o.window.scene = o.scene;
    o.window.play = o.recording;
    o.window.seconds = o.seconds;
    read_size(o.size, o.window.width, o.window.height);
    o.window.theme = *story::theme_named(o.theme);
    o.window.tier = story::tier_named(o.tier);
    return run_window(o.window);
}

void offer_play(CLI::App &play, Options &o) {
    play.add_option("COMMANDS", o.recording, "Recording made with --record")->required();
    play.add_option("--seconds", o.seconds, "Stop after this many seconds")->check(between(0, longest_s));
}

void offer_present(CLI::App &present, Options &o) {
    present
        .add_option("TALK", o.talk, "A talk: a file or the name of one of talks/; or a scene: all its steps")
        ->capture_default_str();
    present.add_option("--step", o.picture.step, "Id of the step to begin with; by default the first");
    present.add_flag(
        "--speaker", o.window.speaks,
        "With the speaker's page: notes, time and what comes next (key V); the audience's picture is on "
        "another display, where there is one");
    present.add_flag(
        "--audience-window", o.window.audience_window,
        "With --speaker, on a single display: the audience's picture in a window of its own, to be "
        "shared in a call");
    present.add_option("--size", o.size, "Size of the window, px")->check(a_size())->capture_default_str();
    present.add_option("--tier", o.tier, "low or high; by default as this machine draws with ease")
        ->check(a_tier());
    present.add_option("--theme", o.theme, "dark, paper or contrast; by default dark")->check(a_theme());
}

Paths talk_paths(const Options &o) { return {{talk_file(o.talk)}, {}}; }

int present(Options &o) {
    std::string error;
    const auto talk = read_talk(o.talk, error);
    if (!talk) return fail(error);
    const auto begin = talk->stops.begin(), end = talk->stops.end();
    const auto stop = o.picture.step.empty() ? begin : std::find_if(begin, end, [&](const story::Stop &s) {
        return s.step == o.picture.step;
    });
    if (stop == end) {
        std::vector<std::string> ids;
        for (const story::Stop &s : talk->stops) ids.push_back(s.step);
        error = "--step: the talk has no step \"" + o.picture.step + "\"; " +
                story::did_you_mean(o.picture.step, ids) + "use one of";
        for (const std::string &id : ids) error += " " + id;
        return fail(error);
    }
    if (!has_display()) return fail("present: no display was found, so there is no window to present in");
    o.window.talk = *talk;
    o.window.talk_name = o.talk;
    o.window.stop = static_cast<int>(stop - begin);
    o.scene = stop->scene;
    return show_window(o);
}

void offer_kiosk(CLI::App &kiosk, Options &o) {
    kiosk.add_option("--config", o.kiosk,
                     "A kiosk's file (docs/kiosk.md); by default the one that comes with it");
    kiosk.add_flag("--counters", o.counters,
                   "Write how often somebody came, by day, to standard output as CSV, and end");
    kiosk.add_flag("--supervise", o.supervise, "Begin it anew when it fails or shows nothing any more");
    kiosk.add_option("--tier", o.tier, "How richly to draw; by default as this machine draws with ease")
        ->check(a_tier());
    kiosk.add_option("--seconds", o.seconds, "Leave after this many seconds")->check(between(0, longest_s));
}

Paths kiosk_paths(const Options &o) {
    return {o.kiosk.empty() ? std::vector<std::string>{} : std::vector{o.kiosk}, {}};
}

// Every fault of its files is said before anything is shown.
int stand_at_an_event(Options &o) {
    std::string error;
    if (o.counters) {
        const auto counters = read_counters(error);
        if (counters) error = print(story::to_csv(*counters));
        return error.empty() ? 0 : fail(error);
    }
    o.window.kiosk = read_kiosk(o.kiosk, error);
    if (!o.window.kiosk) return fail(error);
    if (!has_display()) return fail("kiosk: no display was found, so there is no window to show it in");
    o.scene = o.window.kiosk->attract.scene;
    if (!o.supervise) return show_window(o);
    return supervise(
        [&o](std::function<void()> beat) {
            o.window.beat = std::move(beat);
            return show_window(o);
        },
        show_safe_page);
}

constexpr std::array that_show{
    CommandRow{"present", "Give a talk, on the full screen, in large print", offer_present, talk_paths,
               present},
    CommandRow{"kiosk", "Stand at an event by itself: nobody can leave it but the staff", offer_kiosk,
               kiosk_paths, stand_at_an_event},
    CommandRow{"play", "Play recorded commands; without a display, say how they end", offer_play,
               window_paths, show_window},
};

} // namespace

const CommandRow window_row{"", "", offer_window, window_paths, show_window};
std::span<const CommandRow> shows() { return that_show; }

} // namespace app
