#include "app/command_line/command_line.h"

#include "app/command_line/film.h"
#include "app/command_line/flash_check.h"
#include "app/command_line/frames.h"
#include "app/command_line/measure.h"
#include "app/command_line/picture.h"
#include "app/command_line/play.h"
#include "app/command_line/size.h"
#include "app/desktop/gl_window.h"
#include "app/desktop/kept_counters.h"
#include "app/desktop/safe_page.h"
#include "app/desktop/supervisor.h"
#include "app/desktop/window.h"
#include "app/platform/cleanup.h"
#include "app/platform/platform.h"
#include "app/stage/data.h"
#include "app/stage/paths.h"
#include "app/stage/say.h"
#include "app/stage/scenes.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <sstream>

namespace app {
namespace {

// A check for a number from `low` to `high`; refuses nan and inf too.
CLI::Validator between(double low, double high) {
    std::ostringstream range;
    range << low << " to " << high;
    const auto fault = [low, high, said = range.str()](std::string &text) -> std::string {
        char *end = nullptr;
        const double value = std::strtod(text.c_str(), &end);
        if (end != text.c_str() && *end == '\0' && value >= low && value <= high) return "";
        return "write a number from " + said + "; not " + text;
    };
    return CLI::Validator(fault, "NUMBER");
}
const double longest_s = 1e5;

CLI::Validator a_size() {
    return {[](std::string &text) { return size_fault(text); }, "WxH"};
}
CLI::IsMember a_tier() { return CLI::IsMember({"low", "high"}); }
CLI::IsMember a_theme() { return CLI::IsMember({"dark", "paper", "contrast"}); }

struct Options {
    std::string scene = "tour";
    std::string talk = "tour";
    std::string kiosk;
    bool supervise = false, counters = false;
    std::string size = "1280x720";
    std::string tier;
    std::string theme = "dark";
    std::string camera = "rest";
    std::vector<std::string> files;
    std::string recording;
    std::string out_folder = "out";
    WindowOptions window;
    PictureOptions picture;
    MeasureOptions measure;
    FramesOptions frames;
    FlashesOptions flashes;
    FilmOptions film;
    double seconds = 0;
    double started_s = 0; // steady clock

    story::Tier tier_or_low() const { return story::tier_named(tier).value_or(story::Tier::low); }
};

// Each command: what it offers, and what it does with what was chosen.

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

void offer_check(CLI::App &check, Options &o) {
    check.add_option("FILE", o.files, "Files to check")->required();
}
Paths check_paths(const Options &o) { return {o.files, {}}; }
int check(Options &o) { return check_files(o.files); }

void offer_picture(CLI::App &picture, Options &o) {
    picture.add_option("SCENE", o.scene, "Scene: an id or a file")->required();
    picture.add_option("--step", o.picture.step, "Id of the step; by default the first");
    picture
        .add_option("--at-ms", o.picture.at_ms,
                    "Moment, in ms of the axon's own time, after the step's signal was sent (or after the "
                    "step began)")
        ->check(between(0, 1000))
        ->capture_default_str();
    picture.add_flag("--signal", o.picture.signal, "Send a signal even if the step does not");
    picture.add_option("--size", o.size, "Size, px")->check(a_size())->capture_default_str();
    picture.add_option("--tier", o.tier, "low or high; by default low")->check(a_tier());
    picture.add_option("--theme", o.theme, "dark, paper or contrast; by default dark")->check(a_theme());
    picture.add_flag("--present", o.picture.presenting, "As in the presenter's view");
    picture.add_option("--text-scale", o.picture.text_scale, "Size of the text, 1 to 2")
        ->check(between(1, 2))
        ->capture_default_str();
    auto *transparent = picture.add_flag("--transparent", o.picture.transparent,
                                         "For slides: without background and controls");
    picture.add_flag("--labels", o.picture.labels, "Keep the labels of a transparent picture")
        ->needs(transparent);
    picture.add_option("--out", o.picture.out, "PNG file to write")->required();
    picture.add_option("--tree", o.picture.tree, "JSON file for the tree of everything shown")
        ->excludes(transparent);
}

Paths picture_paths(const Options &o) {
    return {{scene_path(o.scene).string()}, {o.picture.out, o.picture.tree}};
}

int draw_picture(Options &o) {
    o.picture.scene = o.scene;
    o.picture.tier = o.tier_or_low();
    o.picture.theme = *story::theme_named(o.theme);
    read_size(o.size, o.picture.width, o.picture.height);
    return make_picture(o.picture);
}

void offer_film(CLI::App &film, Options &o) {
    film.add_option("SCENE", o.scene, "Scene: an id or a file")->required();
    film.add_option("--out", o.film.out, "Film to write: its name ends in .mp4, .webm or .gif");
    film.add_option("--subtitles", o.film.subtitles,
                    "File for the captions with their times: its name ends in .vtt or .srt");
    film.add_option("--size", o.film.size, "Size, px")->capture_default_str();
    film.add_option("--fps", o.film.fps, "Pictures per second")->capture_default_str();
    film.add_option("--from", o.film.from, "Id of the first step; by default the scene's first");
    film.add_option("--to", o.film.to, "Id of the last step; by default the scene's last");
    film.add_option("--seconds-per-step", o.film.seconds_per_step,
                    "How long each step is; by default long enough to read it and to see what happens");
    film.add_option("--tier", o.tier, "low or high; by default low")->check(a_tier());
}

Paths film_paths(const Options &o) {
    return {{scene_path(o.scene).string()}, {o.film.out, o.film.subtitles}};
}

int film(Options &o) {
    o.film.scene = o.scene;
    o.film.tier = o.tier_or_low();
    return make_film(o.film);
}

void offer_measure(CLI::App &measured, Options &o) {
    measured.add_option("EXPERIMENT", o.measure.experiment, "Experiment file (docs/experiments.md)")
        ->required();
    measured.add_option("--out", o.measure.out, "JSON file for the result; by default standard output");
    measured.add_option("--trace", o.measure.trace, "CSV file for the voltage at the reported nodes");
}
Paths experiment_paths(const Options &o) {
    return {{o.measure.experiment}, {o.measure.out, o.measure.trace}};
}
int run_experiment(Options &o) { return measure(o.measure); }

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

Paths talk_paths(const Options &o) {
    std::error_code code;
    const auto path = talk_path(o.talk);
    return {{std::filesystem::exists(path, code) ? path.string() : scene_path(o.talk).string()}, {}};
}

int present(Options &o) {
    std::string error;
    const auto talk = read_talk(o.talk, error);
    if (!talk) return fail(error);
    const auto begin = talk->stops.begin(), end = talk->stops.end();
    const auto stop = o.picture.step.empty() ? begin : std::find_if(begin, end, [&](const story::Stop &s) {
        return s.step == o.picture.step;
    });
    if (stop == end) {
        error = "--step: the talk has no step \"" + o.picture.step + "\"; use one of";
        for (const story::Stop &s : talk->stops) error += " " + s.step;
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

void offer_frames(CLI::App &frames, Options &o) {
    frames.add_option("SCENE", o.scene, "Scene: an id or a file")->required();
    frames.add_option("--size", o.size, "Size, px")->check(a_size())->capture_default_str();
    frames.add_option("--tier", o.tier, "low or high; by default low")->check(a_tier());
    frames.add_option("--camera", o.camera, "rest or orbit")
        ->check(CLI::IsMember({"rest", "orbit"}))
        ->capture_default_str();
    frames.add_option("--seconds", o.seconds, "How long; by default 10")->check(between(0, longest_s));
    frames.add_option("--out", o.frames.out, "JSON file for the result; by default standard output");
}

Paths frames_paths(const Options &o) { return {{scene_path(o.scene).string()}, {o.frames.out}}; }

int time_frames(Options &o) {
    o.frames.scene = o.scene;
    o.frames.tier = o.tier_or_low();
    o.frames.orbit = o.camera == "orbit";
    o.frames.seconds = o.seconds > 0 ? o.seconds : 10;
    o.frames.program_started_s = o.started_s;
    read_size(o.size, o.frames.width, o.frames.height);
    return measure_frames(o.frames);
}

void offer_flashes(CLI::App &flashes, Options &o) {
    flashes.add_option("SCENE", o.flashes.scenes, "Scenes: ids or files")->required();
    flashes.add_option("--tier", o.tier, "low or high; by default low")->check(a_tier());
    flashes.add_option("--seconds-per-step", o.flashes.seconds_per_step, "How long each step is played")
        ->check(between(1, 60))
        ->capture_default_str();
}

Paths flashes_paths(const Options &o) { return {o.flashes.scenes, {}}; }

int count_flashes(Options &o) {
    o.flashes.tier = o.tier_or_low();
    return find_flashes(o.flashes);
}

// A new command is a row here.
struct CommandRow {
    const char *name, *help;
    void (*offer)(CLI::App &command, Options &options);
    Paths (*paths)(const Options &options);
    int (*run)(Options &options);
};
constexpr std::array<CommandRow, 9> commands{{
    {"check", "Name every fault of scene, talk, words, experiment and recording files", offer_check,
     check_paths, check},
    {"picture", "Draw one moment of a scene into a PNG file, without a window", offer_picture, picture_paths,
     draw_picture},
    {"film", "Make a film of a scene, step by step (needs the program ffmpeg)", offer_film, film_paths, film},
    {"measure", "Run an experiment file: the physics, without a window", offer_measure, experiment_paths,
     run_experiment},
    {"present", "Give a talk, on the full screen, in large print", offer_present, talk_paths, present},
    {"kiosk", "Stand at an event by itself: nobody can leave it but the staff", offer_kiosk, kiosk_paths,
     stand_at_an_event},
    {"play", "Play recorded commands; without a display, say how they end", offer_play, window_paths,
     show_window},
    {"frames", "Play a scene with signals running and time every frame", offer_frames, frames_paths,
     time_frames},
    {"flashes",
     "Play scenes hurriedly at every speed and count the flashes: more than three in a second are a fault",
     offer_flashes, flashes_paths, count_flashes},
}};

int run(int argc, char **argv) {
    Options o;
    o.started_s = steady_seconds();
    CLI::App program{"Myelight: see how a nerve carries a message, and what multiple sclerosis does to it."};
    program.set_version_flag("--version", "myelight " MYELIGHT_VERSION);
    program.require_subcommand(0, 1);
    offer_window(program, o);
    for (const CommandRow &row : commands) row.offer(*program.add_subcommand(row.name, row.help), o);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return program.exit(error) == 0 ? 0 : 1;
    }
    const auto row = std::find_if(commands.begin(), commands.end(), [&](const CommandRow &command) {
        return program.got_subcommand(command.name);
    });
    const bool window = row == commands.end();
    const std::string faults = faults_of(window ? window_paths(o) : row->paths(o));
    if (!faults.empty()) return fail(faults);
    clean_up_on_signals();
    return window ? show_window(o) : row->run(o);
}

} // namespace

int run_command_line(int argc, char **argv) {
    try {
        return run(argc, argv);
    } catch (const std::bad_alloc &) {
        return fail("there is not enough memory for this; use a smaller picture or a shorter experiment");
    } catch (const std::exception &error) {
        return fail(std::string("this should not have happened: ") + error.what());
    }
}

} // namespace app
