#include "story/show/command.h"

#include "story/show/days.h"
#include "story/show/scales.h"
#include "story/show/undo.h"
#include "story/show/years.h"

#include <algorithm>
#include <cmath>

namespace story {
namespace {

constexpr double step_time_ms = 0.03; // what one press of "a little further" shows
constexpr double most_pitch_deg = 75;
constexpr double most_yaw_deg = 70;
constexpr int default_lesion_first = 6; // where a lesion is made when none was chosen
constexpr int default_lesion_count = 5;

double finite(double value, double fallback) { return std::isfinite(value) ? value : fallback; }

void set_lever(Session &s, const Command &c) {
    if (s.lanes.empty()) return;
    remember(s, c.gesture);
    Settings &wanted = controlled(s).wanted;
    const LeverFacts &f = facts(c.lever);
    wanted.levers[c.lever] = std::clamp(finite(c.value, healthy_value(c.lever)), f.low, f.high);
    if (!wanted.tissue.empty()) return; // acts wherever the tissue has left the axon bare
    if (!needs_a_place(c.lever) || std::count(wanted.lesion.begin(), wanted.lesion.end(), true) > 0) return;
    for (int i = 0; i < default_lesion_count; ++i)
        wanted.lesion[static_cast<std::size_t>(default_lesion_first + i)] = true;
}

void set_tract_lever(Session &s, const Command &c) {
    if (!s.tract) return;
    remember(s, c.gesture);
    const LeverRange range = tract_lever_range(c.tract_lever);
    TractCauses causes = s.tract->wanted;
    causes[c.tract_lever] = std::clamp(finite(c.value, causes[c.tract_lever]), range.low, range.high);
    wish(*s.tract, causes);
}

void toggle_internode(Session &s, const Command &c) {
    if (s.lanes.empty()) return;
    Settings &wanted = controlled(s).wanted;
    if (c.index < 0 || c.index >= static_cast<int>(wanted.lesion.size())) return;
    remember(s, c.gesture);
    auto chosen = wanted.lesion[static_cast<std::size_t>(c.index)];
    wanted.lesion[static_cast<std::size_t>(c.index)] = !chosen;
}

void clear_lesion(Session &s) {
    if (s.lanes.empty()) return;
    remember(s, 0);
    Settings &wanted = controlled(s).wanted;
    wanted.lesion.assign(wanted.lesion.size(), false);
}

// What is cut stays cut: only Undo, Reset and another step bring back an axon that was not.
void cut_axon(Session &s, const Command &c) {
    if (s.lanes.empty()) return;
    Settings &wanted = controlled(s).wanted;
    if (wanted.cut_internode || c.index < 0 || c.index >= static_cast<int>(wanted.lesion.size())) return;
    remember(s, 0);
    wanted.cut_internode = c.index;
}

void set_repair_sheaths(Session &s, const Command &c) {
    if (s.lanes.empty()) return;
    remember(s, 0);
    controlled(s).wanted.repair_sheaths = std::clamp(c.index, 2, 3);
}

void open_scene(Session &s, int place) {
    if (place >= 0 && place < static_cast<int>(s.catalogue.size())) s.scene_wanted = place;
}

void go_to(Session &s, int step) {
    if (s.black) { // while the picture is black, any wish to move only brings it back
        s.black = false;
        return;
    }
    const int steps = static_cast<int>(s.scene.steps.size());
    if (step >= steps && s.place_in_catalogue + 1 < static_cast<int>(s.catalogue.size()))
        open_scene(s, s.place_in_catalogue + 1);
    if (step < 0) open_scene(s, s.place_in_catalogue - 1);
    step = std::clamp(step, 0, steps - 1);
    if (step != s.step) enter_step(s, step);
}

void go_to_scale(Session &s, int way) {
    const auto scale = next_scale(s, way);
    if (!scale) return;
    if (scale->shown != s.shown) apply(s, {.what = Do::show, .shown = scale->shown});
    set_view(s, scale->view);
}

void reset(Session &s) {
    remember(s, 0);
    auto undo = std::move(s.undo);
    const int step = s.step;
    enter_step(s, step);
    s.undo = std::move(undo);
    s.signal_waits = s.signal_waits_for_energy = false;
    s.panel = Panel::none;
    s.sound = 0;
}

// Where there is tissue, it sees to that.
bool is_left_to_tissue(const Session &s, const Command &c) {
    if (s.lanes.empty() || controlled(s).wanted.tissue.empty()) return false;
    return (c.what == Do::set_lever && is_left_to_tissue(c.lever)) || c.what == Do::toggle_internode ||
           c.what == Do::clear_lesion || c.what == Do::cut_axon || c.what == Do::set_repair_sheaths;
}

} // namespace

void apply(Session &s, const Command &c) {
    if (is_left_to_tissue(s, c)) return;
    if (apply_days(s, c) || apply_years(s, c)) return;
    Camera &camera = s.camera_wanted;
    switch (c.what) {
    case Do::send_signal:
        if (!shows_axons_or_tract(s)) return;
        s.playing = true;
        if (s.life) s.life->passing = false; // it is sent through the tissue of this day
        if (!s.signal_waits) s.waited_s = 0;
        s.signal_waits = true;
        return;
    case Do::play_pause:
        s.playing = !s.playing;
        s.single_steps_owed_ms = 0;
        return;
    case Do::step_time:
        s.playing = false;
        s.single_steps_owed_ms = step_time_ms;
        return;
    case Do::set_slower:
        s.slower = std::clamp(finite(c.value, 4000), slower_choices.front(), slower_choices.back());
        return;
    case Do::set_lever:
        set_lever(s, c);
        return;
    case Do::set_tract_lever:
        set_tract_lever(s, c);
        return;
    case Do::toggle_internode:
        toggle_internode(s, c);
        return;
    case Do::clear_lesion:
        clear_lesion(s);
        return;
    case Do::cut_axon:
        cut_axon(s, c);
        return;
    case Do::set_repair_sheaths:
        set_repair_sheaths(s, c);
        return;
    case Do::act:
    case Do::set_treatment:
    case Do::set_age:
    case Do::let_time_pass:
    case Do::set_pace:
    case Do::go_to_year:
    case Do::show:
    case Do::choose_axon:
    case Do::repeat_many:
    case Do::cancel_many:
        return; // makes no sense here: days.h and years.h take these where it does
    case Do::undo:
        take_back(s);
        return;
    case Do::reset:
        reset(s);
        return;
    case Do::next_step:
        go_to(s, s.step + 1);
        return;
    case Do::previous_step:
        go_to(s, s.step - 1);
        return;
    case Do::go_to_step:
        go_to(s, c.index);
        return;
    case Do::open_scene:
        open_scene(s, c.index);
        return;
    case Do::set_view:
        set_view(s, c.view);
        return;
    case Do::go_closer:
        go_to_scale(s, 1);
        return;
    case Do::go_farther:
        go_to_scale(s, -1);
        return;
    case Do::orbit:
        camera.yaw_deg = std::clamp(camera.yaw_deg + finite(c.value, 0), -most_yaw_deg, most_yaw_deg);
        camera.pitch_deg =
            std::clamp(camera.pitch_deg + finite(c.value2, 0), -most_pitch_deg, most_pitch_deg);
        return;
    case Do::zoom:
        zoom(s, c.value);
        return;
    case Do::slide:
        camera.along = std::clamp(camera.along + finite(c.value, 0), 0.0, double{internodes_per_axon});
        return;
    case Do::reset_view:
        camera = first_camera(s, s.view);
        return;
    case Do::toggle_panel:
        s.panel = s.panel == c.panel ? Panel::none : c.panel;
        s.black = false; // what is asked for is shown
        return;
    case Do::close_panel:
        s.panel = Panel::none;
        return;
    case Do::toggle_levers:
        s.levers_open = !s.levers_open;
        return;
    case Do::toggle_more_levers:
        s.more_levers_open = !s.more_levers_open;
        return;
    case Do::toggle_trace:
        s.trace_open = !s.trace_open;
        return;
    case Do::toggle_sheaths:
        s.sheaths_open = !s.sheaths_open;
        return;
    case Do::toggle_more:
        s.more_open = !s.more_open;
        return;
    case Do::toggle_sheet:
        s.sheet_open = !s.sheet_open;
        return;
    case Do::black:
        s.black = !s.black;
        s.panel = Panel::none;
        return;
    case Do::fullscreen:
        s.fullscreen = !s.fullscreen;
        return;
    case Do::present:
        s.fullscreen = s.presenting = !s.presenting;
        s.sheet_open = false;
        return;
    case Do::text_scale:
        s.text_scale = std::clamp(finite(c.value, 1), 1.0, 2.0);
        return;
    case Do::set_theme:
        s.theme_wanted = c.theme;
        return;
    case Do::set_richness:
        s.richness_wanted = c.richness;
        return;
    case Do::toggle_motion:
        s.less_motion = !s.less_motion;
        return;
    case Do::set_sound:
        s.sound = std::clamp(c.index, 0, loudest);
        return;
    case Do::quit:
        s.quit = true;
        return;
    }
}

} // namespace story
