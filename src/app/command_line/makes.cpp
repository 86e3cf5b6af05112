#include "app/command_line/new_scene.h"
#include "app/command_line/options.h"
#include "app/stage/say.h"
#include "app/stage/scenes.h"

#include <array>

namespace app {
namespace {

void offer_check(CLI::App &check, Options &o) {
    check.add_option("FILE", o.files, "Files to check")->required();
}
Paths check_paths(const Options &o) { return {o.files, {}}; }
int check(Options &o) { return check_files(o.files); }

void offer_new(CLI::App &begun, Options &o) {
    begun
        .add_option("NAME", o.scene,
                    "Its id, of small letters, digits and underscores: the file is NAME.json")
        ->required();
}
Paths new_paths(const Options &o) { return {{}, {new_scene_file(o.scene)}}; }
int begin_scene(Options &o) { return write_new_scene(o.scene); }

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

void offer_handout(CLI::App &handout, Options &o) {
    handout
        .add_option("TALK", o.talk, "A talk: a file or the name of one of talks/; or a scene: all its steps")
        ->required();
    handout.add_option("--out", o.handout.out, "HTML file to write; a browser shows and prints it")
        ->required();
    handout.add_flag("--without-notes", o.without_notes, "For listeners: without what the speaker says");
    handout.add_option("--size", o.size, "Size of each picture, px")->check(a_size())->capture_default_str();
    handout.add_option("--theme", o.handout_theme, "dark, paper or contrast; by default paper")
        ->check(a_theme());
    handout.add_option("--tier", o.tier, "low or high; by default high")->check(a_tier());
}

Paths handout_paths(const Options &o) { return {{talk_file(o.talk)}, {o.handout.out}}; }

// A talk's own scenes are read too; and what is written is no PDF, whatever it is called.
std::string handout_faults(const story::Talk &talk, const std::string &out) {
    if (!out.ends_with(".html") && !out.ends_with(".htm"))
        return "--out: a hand-out is HTML, so its name ends in .html; for a PDF, print it from a browser";
    Paths paths{{}, {out}};
    for (const story::Stop &stop : talk.stops) paths.reads.push_back(scene_path(stop.scene).string());
    return faults_of(paths);
}

int hand_out(Options &o) {
    std::string error;
    const auto talk = read_talk(o.talk, error);
    if (talk) error = handout_faults(*talk, o.handout.out);
    if (!error.empty()) return fail(error);
    o.handout.notes = !o.without_notes;
    o.handout.theme = *story::theme_named(o.handout_theme);
    o.handout.tier = story::tier_named(o.tier).value_or(story::Tier::high);
    read_size(o.size, o.handout.width, o.handout.height);
    return make_handout(*talk, o.handout);
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

constexpr std::array that_make{
    CommandRow{"check", "Name every fault of scene, talk, words, experiment and recording files", offer_check,
               check_paths, check},
    CommandRow{"new", "Begin a scene of your own: a small one that is good, to be changed", offer_new,
               new_paths, begin_scene},
    CommandRow{"picture", "Draw one moment of a scene into a PNG file, without a window", offer_picture,
               picture_paths, draw_picture},
    CommandRow{"film", "Make a film of a scene, step by step (needs the program ffmpeg)", offer_film,
               film_paths, film},
    CommandRow{"handout", "Put a talk on one page, with its pictures, notes and sources, to print or to send",
               offer_handout, handout_paths, hand_out},
    CommandRow{"measure", "Run an experiment file: the physics, without a window", offer_measure,
               experiment_paths, run_experiment},
    CommandRow{"frames", "Play a scene with signals running and time every frame", offer_frames, frames_paths,
               time_frames},
    CommandRow{
        "flashes",
        "Play scenes hurriedly at every speed and count the flashes: more than three in a second are a fault",
        offer_flashes, flashes_paths, count_flashes},
};

} // namespace

std::span<const CommandRow> makes() { return that_make; }

} // namespace app
