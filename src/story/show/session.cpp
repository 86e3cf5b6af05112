#include "story/show/session.h"

#include "story/scene/step_state.h"
#include "story/show/scales.h"
#include "story/show/sending.h"
#include "story/show/slow_time.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace story {
namespace {

constexpr double lever_seconds = 0.9;      // a lever's whole travel
constexpr double patience_in_a_life = 2.2; // decades slow signals more than one lesion does

double solver_ms_this_tick(Show &s) {
    if (s.clock.playing) return tick_s * 1000 / slow_factor(s);
    const double ms = std::min(s.clock.single_steps_owed_ms, tick_s * 1000 / s.clock.slower);
    s.clock.single_steps_owed_ms -= ms;
    return ms;
}

void note_arrival(Show &s, std::size_t lane, double share) {
    s.sending.arrivals.push_back({s.clock.ticks, static_cast<int>(lane), share});
}

// Whoever sounds them has had a frame in which to take them.
void forget_old_arrivals(Show &s) {
    constexpr auto kept_ticks = static_cast<std::int64_t>(longest_frame_s / tick_s) + 1;
    std::erase_if(s.sending.arrivals, [&s](const Arrival &a) { return s.clock.ticks - a.tick > kept_ticks; });
}

void move_lanes_on(Show &s, double ms) {
    const auto steps = static_cast<int>(s.clock.solver_ms_owed / solver_step_ms);
    s.clock.solver_ms_owed -= steps * solver_step_ms;
    for (std::size_t l = 0; l < s.lanes.size(); ++l) {
        Lane &lane = s.lanes[l];
        const bool travelled = lane.signal.fate == Fate::travelling;
        use_energy(lane, tick_s, ms);
        for (int i = 0; i < steps; ++i) solver_step(lane);
        show(lane, s.clock.solver_ms_owed / solver_step_ms, tick_s);
        if (travelled && lane.signal.fate == Fate::arrived) note_arrival(s, l, 1);
    }
}

void move_tract_on(Show &s) {
    const auto steps = static_cast<int>(s.clock.solver_ms_owed / sim::Tract::step_ms);
    s.clock.solver_ms_owed -= steps * sim::Tract::step_ms;
    const int before = s.tract->count(Fate::arrived);
    move_on(*s.tract, steps, s.clock.solver_ms_owed / sim::Tract::step_ms, tick_s);
    const int more = s.tract->count(Fate::arrived) - before;
    if (more > 0) note_arrival(s, 0, static_cast<double>(more) / static_cast<double>(s.tract->axons()));
}

// Only what is shown moves on.
void tick(Show &s) {
    forget_old_arrivals(s);
    for (Lane &lane : s.lanes) move_levers(lane, tick_s / lever_seconds);
    if (s.shown == Shown::tract) follow_levers(*s.tract, tick_s);
    const bool moves = s.clock.playing || s.clock.single_steps_owed_ms > 0;
    if (moves) s.clock.wall_s += tick_s;
    pass_slow_time(s, moves ? tick_s : 0);
    if (!moves) return;

    send_when_ready(s, tick_s);
    s.clock.settled_s = any_travels(s) ? 0 : s.clock.settled_s + tick_s;
    const bool levers_move =
        std::any_of(s.lanes.begin(), s.lanes.end(), [](const Lane &l) { return l.wanted != l.present; });
    if (levers_move || s.sending.waits) s.clock.settled_s = std::max(s.clock.settled_s, climax_s);
    const double ms = solver_ms_this_tick(s);
    if (!shows_axons_or_tract(s)) return;
    s.clock.solver_ms_owed += ms;
    if (s.shown == Shown::tract)
        move_tract_on(s);
    else
        move_lanes_on(s, ms);
}

void forget_to_leave(Session &s) {
    if (s.visitor.leaving_s <= 0) return;
    s.visitor.leaving_s -= tick_s;
    if (s.visitor.leaving_s <= 0 && s.show.notice == "notice.quit_again") s.show.notice.clear();
}

void tick(Session &s) {
    ++s.show.clock.ticks;
    move(s.eye, s.visitor.less_motion, tick_s);
    fade(s.visitor, tick_s);
    forget_to_leave(s);
    call_now_and_then(s.kiosk, s.show);
    tick(s.show);
}

Lane lane_at(const Scene &scene, const StepState &state, std::size_t axon, int step) {
    Settings settings = state.axons[axon];
    if (scene.axons[axon].tissue) tell_of_tissue(tissue_at(scene, axon, step), settings);
    return make_lane(settings);
}

Show show_at(const Scene &scene, int step) {
    assert((scene.tract || !scene.axons.empty()) && !scene.steps.empty());
    Show s;
    s.scene = scene;
    const StepState state = state_at(scene, step);
    for (std::size_t i = 0; i < scene.axons.size(); ++i) s.lanes.push_back(lane_at(scene, state, i, step));
    if (scene.tract) s.tract.emplace(*scene.tract, state.tract, scene.life ? patience_in_a_life : 1);
    return s;
}

// The clock, the levers and the signals of a step.
void enter(Show &s, const StepState &state) {
    s.undo = {};
    s.notice.clear();
    s.clock.playing = true;
    s.clock.slower = state.slower;
    s.goal = state.goal;
    if (s.tract) {
        wish(*s.tract, state.tract);
        if (s.tract->volley != Fate::travelling) forget_signals(*s.tract);
    }
    for (std::size_t i = 0; i < s.scene.axons.size(); ++i) {
        s.lanes[i].wanted = state.axons[i];
        // A signal that is on its way stays on its way, and the next one waits for it.
        if (s.lanes[i].signal.fate != Fate::travelling) forget_signal(s.lanes[i]);
    }
    enter_slow_time(s, state);
    s.sending.waits = s.sending.waits_for_step = step_of(s).send_signal;
    s.sending.waited_s = 0;
}

// What a step asks to try is in sight; what a visitor has opened stays open.
void open_drawer_for_step(Session &s) {
    const Step &step = step_of(s.show);
    Folds &folds = s.visitor.folds;
    if (!step.try_levers.empty() || !step.try_tract_levers.empty() || step.opens_drawer) {
        if (std::exchange(folds.levers, true)) return;
        folds.levers_by_step = true;
        folds.more_levers = false;
    } else if (std::exchange(folds.levers_by_step, false)) {
        folds.levers = false;
    }
}

} // namespace

Session start(const Scene &scene, int step) {
    Session s;
    s.show = show_at(scene, std::clamp(step, 0, static_cast<int>(scene.steps.size()) - 1));
    enter_step(s, step);
    s.eye.camera = s.eye.wanted;
    return s;
}

void open_scene(Session &s, const Scene &scene, int step) {
    Session fresh = start(scene, step);
    fresh.show.clock.ticks = s.show.clock.ticks;
    s.show = std::move(fresh.show);
    s.eye = fresh.eye;
    s.visitor.panel = Panel::none;
    s.visitor.black = false;
    s.catalogue.place = place_of(s.catalogue, scene.id).value_or(-1);
    s.catalogue.wanted.reset();
    open_drawer_for_step(s);
}

void enter_step(Session &s, int step) {
    s.show.step = std::clamp(step, 0, static_cast<int>(s.show.scene.steps.size()) - 1);
    const StepState state = state_at(s.show.scene, s.show.step);
    enter(s.show, state);
    s.eye.look_at_internode = state.look_at_internode;
    s.eye.span = state.span;
    s.eye.turn = state.turn;
    s.eye.wipe = state.wipe;
    set_view(s.show, s.eye, state.view);
    open_drawer_for_step(s);
}

void advance(Session &s, double seconds) {
    if (!(seconds > 0)) return;
    std::int64_t &owed_ns = s.show.clock.wall_ns_owed;
    owed_ns += std::llround(std::min(seconds, longest_frame_s) * 1e9);
    while (owed_ns >= tick_ns) {
        owed_ns -= tick_ns;
        tick(s);
    }
}

} // namespace story
