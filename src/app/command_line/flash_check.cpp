#include "app/command_line/flash_check.h"

#include "app/desktop/theatre.h"
#include "app/stage/canvas.h"
#include "app/stage/say.h"
#include <algorithm>
#include <cmath>
#include <iterator>
#include <sstream>

namespace app {
namespace {

constexpr int width = 480;
constexpr int height = 270;
constexpr int spot_px = 4; // 11 px of a picture of 1280 × 720: a node of Ranvier, seen whole
constexpr int frames_per_second = 25;
constexpr double longest_check_s = 20;

bool time_passes(const story::Show &s) { return s.slow.passes || (s.life && s.life->passing); }

// What a hand can do in a hurry, now at one end and now at the other.
void fidget(Stage &stage, int frame) {
    using story::Do;
    const story::Show &s = stage.session.show;
    const bool other = frame / frames_per_second % 2 == 1;
    const bool every_second = frame % frames_per_second == 0;
    if (s.tract && !s.life && every_second) // the fibres start afresh, and the waiting signals with them
        stage.apply({.what = Do::set_tract_lever,
                     .tract_lever = story::TractLever::hurt,
                     .value = other ? 0.4 : 0.2});
    const bool around = !s.lanes.empty() && story::controlled(s).around;
    if ((around || s.life) && !time_passes(s)) {
        stage.apply({.what = Do::set_pace, .value = around ? story::fastest_days_per_s : 1e9});
        stage.apply({.what = Do::let_time_pass});
    }
    if (around && every_second)
        stage.apply({.what = Do::act, .act = other ? story::Act::restore_energy : story::Act::attack});
    if (around || s.life || s.lanes.empty()) return;
    if (every_second)
        stage.apply({.what = Do::set_lever, .lever = story::Lever::myelin, .value = other ? 1.0 : 0.4});
    if (frame % 5 == 0) stage.apply({.what = Do::toggle_internode, .index = 7});
}

// What is lit when, as one sentence has it.
struct Diary {
    struct Entry {
        int first_frame = 0;
        std::string step;
    };
    std::vector<Entry> entries;

    std::string place(const WorstSecond &worst) const {
        if (worst.flashes == 0) return "";
        const auto after = std::find_if(entries.begin(), entries.end(),
                                        [&](const Entry &e) { return e.first_frame > worst.frame; });
        const Entry &at = *std::prev(after);
        std::ostringstream text;
        text << "at (" << worst.x << ", " << worst.y << ") of " << width << "x" << height << ", step \""
             << at.step << "\", " << (worst.frame - at.first_frame) / double{frames_per_second}
             << " s after it began";
        return text.str();
    }
};

std::string sentence(const std::string &scene, double slower, const FlashReport &report) {
    std::ostringstream text;
    text << scene << ", " << slower << " times slower: at worst " << report.general.flashes << " general and "
         << report.red.flashes << " red flashes in a second";
    if (report.general.flashes > most_flashes) text << "\n  too many: general " << report.general_at;
    if (report.red.flashes > most_flashes) text << "\n  too many: red " << report.red_at;
    return text.str();
}

} // namespace

FlashReport check_flashes(Stage &stage, const FlashPlay &play) {
    stage.gentle = true; // as in the window
    set_tier_at_once(stage.session.visitor, play.tier);
    const Canvas canvas(width, height);
    Flashes flashes(width, height, spot_px, frames_per_second);
    Diary diary;
    ui::Input input;
    input.width = width;
    input.height = height;
    input.seconds = 1.0 / frames_per_second;
    const int shortest = static_cast<int>(std::ceil(play.seconds_per_step * frames_per_second));
    for (int step = 0; step < static_cast<int>(stage.session.show.scene.steps.size()); ++step) {
        stage.apply({.what = story::Do::go_to_step, .index = step});
        diary.entries.push_back(
            {flashes.frames(), stage.session.show.scene.steps[static_cast<std::size_t>(step)].id});
        bool by_itself = true; // time passes as the scene has it
        for (int frame = 0, end = shortest; frame < end; ++frame) {
            by_itself = by_itself && time_passes(stage.session.show);
            if (by_itself)
                end = std::min(std::max(end, frame + shortest / 2),
                               static_cast<int>(longest_check_s) * frames_per_second);
            stage.apply({.what = story::Do::set_slower, .value = play.slower});
            stage.apply({.what = story::Do::send_signal});
            if (frame >= end - shortest / 2) fidget(stage, frame);
            canvas.bind();
            stage.frame(input);
            flashes.see(canvas.pixels());
        }
    }
    return {flashes.general(), flashes.red(), diary.place(flashes.general()), diary.place(flashes.red()),
            flashes.changed()};
}

int find_flashes(const FlashesOptions &options) {
    bool passed = true;
    for (const std::string &scene : options.scenes)
        for (const double slower : story::slower_choices) {
            std::string error;
            const Theatre theatre = open_unseen_theatre(scene, "", error);
            if (!theatre.stage) return fail(error);
            const FlashReport report =
                check_flashes(*theatre.stage, {slower, options.seconds_per_step, options.tier});
            error = print(sentence(theatre.stage->session.show.scene.id, slower, report) + "\n");
            if (!error.empty()) return fail(error);
            passed = passed && report.passed();
        }
    return passed ? 0 : 1;
}

} // namespace app
