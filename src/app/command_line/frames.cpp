#include "app/command_line/commands.h"
#include "app/desktop/gl_window.h"
#include "app/stage/canvas.h"
#include "app/stage/files.h"
#include "app/stage/moving_scale.h"
#include "app/stage/stage.h"

#include <algorithm>
#include <cmath>
#include <epoxy/gl.h>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <numeric>
#include <sys/resource.h>
#include <unistd.h>
#include <utility>

namespace app {
namespace {

// The session's time moves on by as much with every frame, so that each run has the same work to do, on a
// busy machine too.
constexpr double frame_s = 1.0 / 60;

double peak_memory_mb() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

double memory_mb() { // resident
    std::ifstream pages("/proc/self/statm");
    double all = 0, resident = 0;
    pages >> all >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1024 * 1024);
}

// The visitor of this measurement: sends a signal whenever the axon can carry one, goes through the steps,
// and with `orbit` swings the camera slowly from side to side.
void visit(Stage &stage, const FramesOptions &o, double t) {
    story::Session &s = stage.session;
    const int steps = static_cast<int>(s.scene.steps.size());
    const int step = std::min(steps - 1, static_cast<int>(t / o.seconds * steps));
    if (step != s.step) stage.apply({.what = story::Do::go_to_step, .index = step});
    if (story::can_send(s)) stage.apply({.what = story::Do::send_signal});
    if (o.orbit) stage.apply({.what = story::Do::orbit, .value = 0.25 * std::cos(t * 0.7)});
}

double percentile(const std::vector<double> &sorted, double share) {
    if (sorted.empty()) return 0;
    const auto at = static_cast<std::size_t>(std::ceil(share * static_cast<double>(sorted.size()))) - 1;
    return sorted[std::min(at, sorted.size() - 1)];
}

} // namespace

int measure_frames(const FramesOptions &o) {
    std::string error;
    auto words = read_words(error);
    if (!words) return fail(error);
    auto session = open_scene(o.scene, "", error);
    if (!session) return fail(error);
    const auto window = GlWindow::create(64, 64, false, error);
    if (!window) return fail(error);
    const auto stage = Stage::create(std::move(*session), std::move(*words), error);
    if (!stage) return fail(error);
    const Canvas canvas(o.width, o.height);
    if (!canvas.complete())
        return fail("--size: this graphics driver cannot draw a picture as large as that");

    stage->gentle = true;
    ui::Input input;
    input.width = o.width;
    input.height = o.height;
    input.seconds = 0;
    canvas.bind();
    stage->frame(input, o.tier);
    glFinish();
    const double first_picture_s = steady_seconds() - o.program_started_s;

    input.seconds = frame_s;
    std::vector<double> frame_ms, cpu_ms, resting_frame_ms;
    std::vector<double> resting_ms, moving_ms; // parts of cpu_ms
    MovingScale moving_scale;
    double memory_at_first_mb = 0;
    double last = steady_seconds(), cpu_last = processor_seconds();
    for (double t = 0; t < o.seconds || frame_ms.size() < 3; t += frame_s) {
        visit(*stage, o, t);
        const story::Camera before = stage->session.camera;
        canvas.bind();
        stage->frame(input, o.tier);
        glFinish();
        const double now = steady_seconds(), cpu_now = processor_seconds();
        frame_ms.push_back((now - std::exchange(last, now)) * 1000);
        cpu_ms.push_back((cpu_now - std::exchange(cpu_last, cpu_now)) * 1000);
        if (window->software()) moving_scale.see(cpu_ms.back(), stage->picture_moved());
        stage->moving_scale = moving_scale.now();
        if (memory_at_first_mb == 0 && t >= o.seconds / 10) memory_at_first_mb = memory_mb();
        const bool resting = before == stage->session.camera && !o.orbit;
        if (resting) resting_frame_ms.push_back(frame_ms.back());
        (resting ? resting_ms : moving_ms).push_back(cpu_ms.back());
    }
    const double all_cpu_ms = std::accumulate(cpu_ms.begin(), cpu_ms.end(), 0.0);
    for (auto *list : {&frame_ms, &cpu_ms, &resting_frame_ms, &resting_ms, &moving_ms})
        std::sort(list->begin(), list->end());
    const nlohmann::ordered_json report{
        {"median_ms", percentile(frame_ms, 0.5)},
        {"resting_median_ms", percentile(resting_frame_ms, 0.5)},
        {"worst_1_percent_ms", percentile(frame_ms, 0.99)},
        {"longest_ms", frame_ms.back()},
        {"cpu_ms", all_cpu_ms / static_cast<double>(cpu_ms.size())},
        {"cpu_median_ms", percentile(cpu_ms, 0.5)},
        {"cpu_resting_median_ms", percentile(resting_ms, 0.5)},
        {"cpu_moving_median_ms", percentile(moving_ms, 0.5)},
        {"cpu_worst_1_percent_ms", percentile(cpu_ms, 0.99)},
        {"first_picture_s", first_picture_s},
        {"peak_memory_mb", peak_memory_mb()},
        {"memory_after_a_tenth_mb", memory_at_first_mb},
        {"memory_at_the_end_mb", memory_mb()},
        {"driver", window->driver()},
        {"tier", o.tier == render::Tier::high ? "high" : "low"},
        {"frames", frame_ms.size()},
    };
    const std::string text = report.dump(2) + "\n";
    if (o.out.empty())
        error = print(text);
    else
        error = write_file(o.out, text);
    return error.empty() ? 0 : fail(error);
}

} // namespace app
