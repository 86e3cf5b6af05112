#include "app/command_line/frames.h"

#include "app/desktop/theatre.h"
#include "app/platform/files.h"
#include "app/platform/platform.h"
#include "app/stage/canvas.h"
#include "app/stage/moving_scale.h"
#include "app/stage/say.h"
#include "render/gl/gl.h"
#include "story/show/sending.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>
#include <utility>
#include <vector>

namespace app {
namespace {

// The session's time moves on by as much with every frame, so that each run has the same work to do, on a
// busy machine too.
constexpr double frame_s = 1.0 / 60;

// The visitor of this measurement: sends a signal whenever the axon can carry one, goes through the steps,
// and with `orbit` swings the camera slowly from side to side.
void visit(Stage &stage, const FramesOptions &o, double t) {
    const story::Show &show = stage.session.show;
    const int steps = static_cast<int>(show.scene.steps.size());
    const int step = std::min(steps - 1, static_cast<int>(t / o.seconds * steps));
    if (step != show.step) stage.apply({.what = story::Do::go_to_step, .index = step});
    if (story::can_send(show)) stage.apply({.what = story::Do::send_signal});
    if (o.orbit) stage.apply({.what = story::Do::orbit, .value = 0.25 * std::cos(t * 0.7)});
}

struct Times {
    std::vector<double> frame_ms, cpu_ms, resting_frame_ms;
    std::vector<double> resting_ms, moving_ms; // parts of cpu_ms
    double memory_at_first_mb = 0;

    double all_cpu_ms() const { return std::accumulate(cpu_ms.begin(), cpu_ms.end(), 0.0); }
    void sort() {
        for (auto *list : {&frame_ms, &cpu_ms, &resting_frame_ms, &resting_ms, &moving_ms})
            std::sort(list->begin(), list->end());
    }
};

double percentile(const std::vector<double> &sorted, double share) {
    if (sorted.empty()) return 0;
    const auto at = static_cast<std::size_t>(std::ceil(share * static_cast<double>(sorted.size()))) - 1;
    return sorted[std::min(at, sorted.size() - 1)];
}

Times time_frames(const Theatre &theatre, const Canvas &canvas, const FramesOptions &o, ui::Input input) {
    Stage &stage = *theatre.stage;
    Times times;
    MovingScale moving_scale;
    input.seconds = frame_s;
    double last = steady_seconds(), cpu_last = processor_seconds();
    for (double t = 0; t < o.seconds || times.frame_ms.size() < 3; t += frame_s) {
        visit(stage, o, t);
        const story::Camera before = stage.session.eye.camera;
        canvas.bind();
        stage.frame(input);
        glFinish();
        const double now = steady_seconds(), cpu_now = processor_seconds();
        times.frame_ms.push_back((now - std::exchange(last, now)) * 1000);
        times.cpu_ms.push_back((cpu_now - std::exchange(cpu_last, cpu_now)) * 1000);
        if (theatre.window->software()) moving_scale.see(times.cpu_ms.back(), stage.picture_moved());
        stage.moving_scale = moving_scale.now();
        if (times.memory_at_first_mb == 0 && t >= o.seconds / 10) times.memory_at_first_mb = memory_mb();
        const bool resting = before == stage.session.eye.camera && !o.orbit;
        if (resting) times.resting_frame_ms.push_back(times.frame_ms.back());
        (resting ? times.resting_ms : times.moving_ms).push_back(times.cpu_ms.back());
    }
    return times;
}

} // namespace

int measure_frames(const FramesOptions &o) {
    std::string error;
    const Theatre theatre = open_unseen_theatre(o.scene, "", error);
    if (!theatre.stage) return fail(error);
    Stage &stage = *theatre.stage;
    const Canvas canvas(o.width, o.height);
    if (!canvas.complete())
        return fail("--size: this graphics driver cannot draw a picture as large as that");

    stage.gentle = true;
    set_tier_at_once(stage.session.visitor, o.tier);
    ui::Input input;
    input.width = o.width;
    input.height = o.height;
    input.seconds = 0;
    canvas.bind();
    stage.frame(input);
    glFinish();
    const double first_picture_s = steady_seconds() - o.program_started_s;

    Times times = time_frames(theatre, canvas, o, input);
    const double mean_cpu_ms = times.all_cpu_ms() / static_cast<double>(times.cpu_ms.size());
    times.sort();
    const nlohmann::ordered_json report{
        {"median_ms", percentile(times.frame_ms, 0.5)},
        {"resting_median_ms", percentile(times.resting_frame_ms, 0.5)},
        {"worst_1_percent_ms", percentile(times.frame_ms, 0.99)},
        {"longest_ms", times.frame_ms.back()},
        {"cpu_ms", mean_cpu_ms},
        {"cpu_median_ms", percentile(times.cpu_ms, 0.5)},
        {"cpu_resting_median_ms", percentile(times.resting_ms, 0.5)},
        {"cpu_moving_median_ms", percentile(times.moving_ms, 0.5)},
        {"cpu_worst_1_percent_ms", percentile(times.cpu_ms, 0.99)},
        {"first_picture_s", first_picture_s},
        {"peak_memory_mb", peak_memory_mb()},
        {"memory_after_a_tenth_mb", times.memory_at_first_mb},
        {"memory_at_the_end_mb", memory_mb()},
        {"driver", theatre.window->driver()},
        {"tier", story::tier_name(o.tier)},
        {"frames", times.frame_ms.size()},
    };
    const std::string text = report.dump(2) + "\n";
    error = o.out.empty() ? print(text) : write_file(o.out, text);
    return error.empty() ? 0 : fail(error);
}

} // namespace app
