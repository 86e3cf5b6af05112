#include "app/command_line/film.h"

#include "app/command_line/size.h"
#include "app/command_line/subtitles.h"
#include "app/desktop/encoder.h"
#include "app/desktop/theatre.h"
#include "app/platform/files.h"
#include "app/platform/platform.h"
#include "app/stage/canvas.h"
#include "app/stage/data.h"
#include "app/stage/say.h"
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <sstream>
#include <tuple>
#include <vector>

namespace app {
namespace {

constexpr double seconds_per_word = 0.6; // a reader who takes their time
constexpr double seconds_to_find = 3;    // and the eye first has to find the words
constexpr double seconds_after_events = 1.5;
constexpr double longest_step_s = 180; // forty years pass in a minute

// What happens in a step is still under way.
bool goes_on(const story::Show &s) {
    if (s.sending.waits || s.slow.passes) return true;
    if (s.life && (s.life->passing || !s.life->arrived())) return true;
    if (s.shown == story::Shown::tract) return s.tract->volley == story::Fate::travelling;
    return s.shown == story::Shown::axons &&
           std::any_of(s.lanes.begin(), s.lanes.end(),
                       [](const story::Lane &l) { return l.signal.fate == story::Fate::travelling; });
}

double reading_s(const std::string &text) {
    std::istringstream words(text);
    const auto n = std::distance(std::istream_iterator<std::string>(words), {});
    return seconds_per_word * static_cast<double>(n) + seconds_to_find;
}

// How far it is: a bar where somebody watches, else a line for each step.
class Progress {
public:
    explicit Progress(int steps) : steps_(steps), watched_(somebody_watches()) {}
    ~Progress() {
        if (watched_) std::cerr << "\r" << std::string(60, ' ') << "\r";
    }
    void at(int done, const std::string &id, double share) {
        if (!watched_) {
            if (done != last_) std::cerr << "step " << done + 1 << " of " << steps_ << ": " << id << "\n";
            last_ = done;
            return;
        }
        const double part = (done + share) / steps_;
        if (static_cast<int>(part * 1000) == last_) return;
        last_ = static_cast<int>(part * 1000);
        const auto full = static_cast<std::size_t>(part * 30);
        std::cerr << "\r[" << std::string(full, '#') << std::string(30 - full, '.') << "] "
                  << static_cast<int>(part * 100) << " %, step " << done + 1 << " of " << steps_ << " "
                  << std::flush;
    }

private:
    int steps_, last_ = -1;
    bool watched_;
};

std::optional<int> step_named(const story::Scene &scene, const std::string &id) {
    const auto found = std::find_if(scene.steps.begin(), scene.steps.end(),
                                    [&](const story::Step &s) { return s.id == id; });
    if (found == scene.steps.end()) return {};
    return static_cast<int>(found - scene.steps.begin());
}

struct Film {
    int width = 0, height = 0, frames_per_second = 0;
    int from = 0, to = 0;        // steps
    double seconds_per_step = 0; // 0: as long as each needs
};

// Every fault of the options, a line each; `film` is what they mean.
std::string faults_of(const FilmOptions &o, const story::Scene &scene, Film &film) {
    std::string faults;
    const auto fault = [&faults](const std::string &what) { faults += (faults.empty() ? "" : "\n") + what; };
    const std::string kind = film_kind(o.out);
    if (o.out.empty())
        fault("--out: name the film to write, as in film.mp4");
    else if (kind.empty())
        fault("--out: a film's name ends in .mp4, .webm or .gif; not " + o.out);

    if (!o.subtitles.empty() && subtitles_kind(o.subtitles).empty())
        fault("--subtitles: the file's name ends in .vtt or .srt; not " + o.subtitles);

    const std::string size = size_fault(o.size);
    if (size.empty()) read_size(o.size, film.width, film.height);
    if (!size.empty())
        fault("--size: " + size);
    else if (kind != "gif" && (film.width % 2 != 0 || film.height % 2 != 0))
        fault("--size: both numbers must be even in a film of this kind; not " + o.size);

    const int most = kind == "gif" ? 50 : 60;
    char *end = nullptr;
    const long fps = std::strtol(o.fps.c_str(), &end, 10);
    if (end == o.fps.c_str() || *end != '\0' || fps < 1 || fps > most)
        fault("--fps: write a whole number of pictures per second from 1 to " + std::to_string(most) +
              "; not " + o.fps);
    film.frames_per_second = static_cast<int>(fps);

    if (!o.seconds_per_step.empty()) {
        film.seconds_per_step = std::strtod(o.seconds_per_step.c_str(), &end);
        if (*end != '\0' || !(film.seconds_per_step >= 0.1 && film.seconds_per_step <= 600))
            fault("--seconds-per-step: write a number from 0.1 to 600; not " + o.seconds_per_step);
    }
    film.to = static_cast<int>(scene.steps.size()) - 1;
    for (const auto &[option, id, place] :
         {std::tuple("--from", &o.from, &film.from), std::tuple("--to", &o.to, &film.to)}) {
        if (id->empty()) continue;
        if (const auto step = step_named(scene, *id)) {
            *place = *step;
            continue;
        }
        std::string all;
        for (const story::Step &step : scene.steps) all += " " + step.id;
        fault(std::string(option) + ": there is no step \"" + *id + "\"; use one of" + all);
    }
    if (film.from > film.to) fault("--from: step \"" + o.from + "\" comes after step \"" + o.to + "\"");
    if (!has_ffmpeg())
        fault("films are made by the program ffmpeg, which is not here; install the package ffmpeg");
    return faults;
}

} // namespace

namespace {

// One step, as long as it takes to read it and to see what happens. Returns how many pictures it has; nothing
// when the encoder takes no more.
std::optional<int> film_step(Stage &stage, const Canvas &canvas, const Film &film, int step, Encoder &encoder,
                             Progress &progress) {
    const story::Session &session = stage.session;
    const double reading = film.seconds_per_step > 0
                               ? film.seconds_per_step
                               : reading_s(story::caption(session.show, session.visitor.language));
    const auto frames = [&](double seconds) {
        return static_cast<int>(std::lround(seconds * film.frames_per_second));
    };
    ui::Input input;
    input.width = film.width;
    input.height = film.height;
    int last = frames(reading);
    for (int frame = 0; frame < last; ++frame) {
        // The first picture shows the beginning.
        input.seconds = step == film.from && frame == 0 ? 0 : 1.0 / film.frames_per_second;
        canvas.bind();
        stage.frame(input);
        if (!encoder.add(canvas.pixels())) return {};
        progress.at(step - film.from, story::step_of(session.show).id, double(frame) / last);
        if (film.seconds_per_step <= 0 && goes_on(session.show))
            last = std::max(last, std::min(frame + 1 + frames(seconds_after_events), frames(longest_step_s)));
    }
    return last;
}

} // namespace

int make_film(const FilmOptions &o) {
    std::string error;
    const Theatre theatre = open_unseen_theatre(o.scene, "", error);
    if (!theatre.stage) return fail(error);
    Stage &stage = *theatre.stage;
    stage.gentle = true; // as in the window: nothing changes at once
    Film film;
    const std::string faults = faults_of(o, stage.session.show.scene, film);
    if (!faults.empty()) return fail(faults);
    const Canvas canvas(film.width, film.height);
    if (!canvas.complete()) return fail("--size: this graphics driver cannot draw pictures as large as that");

    const std::string from = stage.session.show.scene.steps[static_cast<std::size_t>(film.from)].id;
    if (film.from > 0 && !stage.open(o.scene, from, error)) return fail(error);
    const auto encoder = Encoder::start(o.out, film.width, film.height, film.frames_per_second, error);
    if (!encoder) return fail(error);
    set_tier_at_once(stage.session.visitor, o.tier);
    stage.shows = ui::Shows::caption;
    canvas.bind();
    stage.still(film.width, film.height); // fonts and layout settle on the first
    Progress progress(film.to - film.from + 1);
    std::vector<Subtitle> subtitles;
    double at_s = 0;
    for (int step = film.from; step <= film.to; ++step) {
        if (step > film.from) stage.apply({.what = story::Do::go_to_step, .index = step});
        const auto pictures = film_step(stage, canvas, film, step, *encoder, progress);
        if (!pictures) break;
        const double end_s = at_s + static_cast<double>(*pictures) / film.frames_per_second;
        const story::Session &session = stage.session;
        std::ranges::copy(sentences_of(story::caption(session.show, session.visitor.language), at_s, end_s),
                          std::back_inserter(subtitles));
        at_s = end_s;
    }
    error = encoder->finish();
    if (error.empty() && !o.subtitles.empty())
        error = write_file(o.subtitles, subtitles_text(subtitles, subtitles_kind(o.subtitles)));
    return error.empty() ? 0 : fail(error);
}

} // namespace app
