#include "app/command_line/program.h"

#include "app/command_line/commands.h"
#include "app/desktop/gl_window.h"
#include "app/desktop/window.h"

#include <CLI/CLI.hpp>
#include <cmath>
#include <cstdlib>
#include <iostream>
#include <sstream>

namespace app {

namespace {
constexpr int largest_side_px = 8192;
} // namespace

bool read_size(const std::string &text, int &width, int &height) {
    int end = 0;
    return std::sscanf(text.c_str(), "%5dx%5d%n", &width, &height, &end) == 2 &&
           end == static_cast<int>(text.size()) && width >= 64 && height >= 64 && width <= largest_side_px &&
           height <= largest_side_px;
}

std::string size_fault(const std::string &text) {
    int width = 0;
    int height = 0;
    if (read_size(text, width, height)) return "";
    return "write width x height in px, each from 64 to 8192, as in 1280x720; not " + text;
}

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

struct Options {
    std::string scene = "message";
    std::string size = "1280x720";
    std::string tier;
    std::string theme = "dark";
    std::string camera = "rest";
    std::vector<std::string> files;
    std::string recording;
    WindowOptions window;
    PictureOptions picture;
    MeasureOptions measure;
    FramesOptions frames;
    FlashesOptions flashes;
    FilmOptions film;
    double seconds = 0;
};

render::Tier tier_of(const std::string &name) {
    return name == "high" ? render::Tier::high : render::Tier::low;
}

int show_window(Options &o) {
    if (!has_display()) {
        o.picture.scene = o.scene;
        const int code =
            o.recording.empty() ? make_pictures(o.picture, "out") : play_headless(o.recording, o.seconds);
        if (code == 0 && o.recording.empty())
            std::cout << "No display was found: the steps of \"" << o.scene
                      << "\" are in out/ as pictures.\n";
        return code;
    }
    o.window.scene = o.scene;
    o.window.play = o.recording;
    o.window.seconds = o.seconds;
    read_size(o.size, o.window.width, o.window.height);
    o.window.theme = *story::theme_named(o.theme);
    if (!o.tier.empty())
        o.window.richness = o.tier == "high" ? story::Richness::fine : story::Richness::quick;
    return run_window(o.window);
}

int run(int argc, char **argv) {
    const double started = steady_seconds();
    Options o;
    CLI::App program{"Myelight: see how a nerve carries a message, and what multiple sclerosis does to it."};
    program.set_version_flag("--version", "myelight " MYELIGHT_VERSION);
    program.require_subcommand(0, 1);
    const CLI::Validator size([](std::string &text) { return size_fault(text); }, "WxH");
    const CLI::Validator seconds = between(0, 1e5);
    const CLI::IsMember tiers({"low", "high"});

    program.add_option("SCENE", o.scene, "Scene to open: an id of scenes/, or a file")->capture_default_str();
    program.add_option("--size", o.size, "Size of the window, px")->check(size)->capture_default_str();
    program.add_option("--tier", o.tier, "How richly to draw; by default as this machine draws with ease")
        ->check(tiers);
    const CLI::IsMember themes({"dark", "paper", "contrast"});
    program
        .add_option("--theme", o.theme,
                    "Colours: for a dark room, a bright one, or all the contrast there is")
        ->check(themes);
    program.add_option("--record", o.window.record, "Write every command given in the window to this file");

    auto *check =
        program.add_subcommand("check", "Name every fault of scene, words, experiment and recording files");
    check->add_option("FILE", o.files, "Files to check")->required();

    auto *picture =
        program.add_subcommand("picture", "Draw one moment of a scene into a PNG file, without a window");
    picture->add_option("SCENE", o.scene, "Scene: an id or a file")->required();
    picture->add_option("--step", o.picture.step, "Id of the step; by default the first");
    picture
        ->add_option("--at-ms", o.picture.at_ms,
                     "Moment, in ms of the axon's own time, after the step's signal was sent (or after the "
                     "step began)")
        ->check(between(0, 1000))
        ->capture_default_str();
    picture->add_flag("--signal", o.picture.signal, "Send a signal even if the step does not");
    picture->add_option("--size", o.size, "Size, px")->check(size)->capture_default_str();
    picture->add_option("--tier", o.tier, "low or high; by default low")->check(tiers);
    picture->add_option("--theme", o.theme, "dark, paper or contrast; by default dark")->check(themes);
    picture->add_flag("--present", o.picture.presenting, "As in the presenter's view");
    picture->add_option("--text-scale", o.picture.text_scale, "Size of the text, 1 to 2")
        ->check(between(1, 2))
        ->capture_default_str();
    auto *transparent = picture->add_flag("--transparent", o.picture.transparent,
                                          "For slides: without background and controls");
    picture->add_flag("--labels", o.picture.labels, "Keep the labels of a transparent picture")
        ->needs(transparent);
    picture->add_option("--out", o.picture.out, "PNG file to write")->required();
    picture->add_option("--tree", o.picture.tree, "JSON file for the tree of everything shown")
        ->excludes(transparent);

    auto *film =
        program.add_subcommand("film", "Make a film of a scene, step by step (needs the program ffmpeg)");
    film->add_option("SCENE", o.scene, "Scene: an id or a file")->required();
    film->add_option("--out", o.film.out, "Film to write: its name ends in .mp4, .webm or .gif");
    film->add_option("--size", o.film.size, "Size, px")->capture_default_str();
    film->add_option("--fps", o.film.fps, "Pictures per second")->capture_default_str();
    film->add_option("--from", o.film.from, "Id of the first step; by default the scene's first");
    film->add_option("--to", o.film.to, "Id of the last step; by default the scene's last");
    film->add_option("--seconds-per-step", o.film.seconds_per_step,
                     "How long each step is; by default long enough to read it and to see what happens");
    film->add_option("--tier", o.tier, "low or high; by default low")->check(tiers);

    auto *measured =
        program.add_subcommand("measure", "Run an experiment file: the physics, without a window");
    measured->add_option("EXPERIMENT", o.measure.experiment, "Experiment file (docs/experiments.md)")
        ->required();
    measured->add_option("--out", o.measure.out, "JSON file for the result; by default standard output");
    measured->add_option("--trace", o.measure.trace, "CSV file for the voltage at the reported nodes");

    auto *play =
        program.add_subcommand("play", "Play recorded commands; without a display, say how they end");
    play->add_option("COMMANDS", o.recording, "Recording made with --record")->required();
    play->add_option("--seconds", o.seconds, "Stop after this many seconds")->check(seconds);

    auto *frames = program.add_subcommand("frames", "Play a scene with signals running and time every frame");
    frames->add_option("SCENE", o.scene, "Scene: an id or a file")->required();
    frames->add_option("--size", o.size, "Size, px")->check(size)->capture_default_str();
    frames->add_option("--tier", o.tier, "low or high; by default low")->check(tiers);
    frames->add_option("--camera", o.camera, "rest or orbit")
        ->check(CLI::IsMember({"rest", "orbit"}))
        ->capture_default_str();
    frames->add_option("--seconds", o.seconds, "How long; by default 10")->check(seconds);
    frames->add_option("--out", o.frames.out, "JSON file for the result; by default standard output");

    auto *flashes = program.add_subcommand("flashes", "Play scenes hurriedly at every speed and count the "
                                                      "flashes: more than three in a second are a fault");
    flashes->add_option("SCENE", o.flashes.scenes, "Scenes: ids or files")->required();
    flashes->add_option("--tier", o.tier, "low or high; by default low")->check(tiers);
    flashes->add_option("--seconds-per-step", o.flashes.seconds_per_step, "How long each step is played")
        ->check(between(1, 60))
        ->capture_default_str();

    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return program.exit(error) == 0 ? 0 : 1;
    }
    if (check->parsed()) return check_files(o.files);
    if (measured->parsed()) return measure(o.measure);
    if (picture->parsed()) {
        o.picture.scene = o.scene;
        o.picture.tier = tier_of(o.tier);
        o.picture.theme = *story::theme_named(o.theme);
        read_size(o.size, o.picture.width, o.picture.height);
        return make_picture(o.picture);
    }
    if (film->parsed()) {
        o.film.scene = o.scene;
        o.film.tier = tier_of(o.tier);
        return make_film(o.film);
    }
    if (frames->parsed()) {
        o.frames.scene = o.scene;
        o.frames.tier = tier_of(o.tier);
        o.frames.orbit = o.camera == "orbit";
        o.frames.seconds = o.seconds > 0 ? o.seconds : 10;
        o.frames.program_started_s = started;
        read_size(o.size, o.frames.width, o.frames.height);
        return measure_frames(o.frames);
    }
    if (flashes->parsed()) {
        o.flashes.tier = tier_of(o.tier);
        return find_flashes(o.flashes);
    }
    return show_window(o);
}

} // namespace

int run_program(int argc, char **argv) {
    try {
        return run(argc, argv);
    } catch (const std::bad_alloc &) {
        return fail("there is not enough memory for this; use a smaller picture or a shorter experiment");
    } catch (const std::exception &error) {
        return fail(std::string("this should not have happened: ") + error.what());
    }
}

} // namespace app
