#include "story/show/session.h"

#include "story/show/days.h"
#include "story/show/scales.h"
#include "story/show/years.h"
#include "story/signal/lane.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace story {
namespace {

constexpr std::array<std::string_view, 3> theme_names{"dark", "paper", "contrast"};
constexpr std::array<std::string_view, 2> richness_names{"quick", "fine"};
constexpr double lever_seconds = 0.9;          // a lever's whole travel
constexpr double camera_time_constant_s = 0.1; // settled within half a second
constexpr double fade_seconds = 0.35;          // to black and back: never a cut
constexpr double patience_s = 1;               // a signal that waits longer is told of
constexpr double patience_in_a_life = 2.2;     // decades slow signals more than one lesion does
constexpr double tick_s = static_cast<double>(tick_ns) / 1e9;

void approach(double &value, double target, double most) { value += std::clamp(target - value, -most, most); }

void ease(double &value, double target, double share) {
    value += (target - value) * share;
    if (std::abs(target - value) < 1e-4) value = target;
}

// Other colours and another richness come by way of the dark: no flash, no jump.
void fade(Session &s) {
    const bool out = s.black || s.theme != s.theme_wanted || s.richness != s.richness_wanted;
    approach(s.blackness, out ? 1 : 0, tick_s / fade_seconds);
    if (s.blackness < 1) return;
    s.theme = s.theme_wanted;
    s.richness = s.richness_wanted;
}

// Starts as softly as it ends: critically damped. `rate`: the change of `value` per second.
void glide(double &value, double &rate, double target, double near) {
    constexpr double per_s = 14; // within 1 % after half a second
    const double kept = std::exp(-per_s * tick_s), off = value - target, pull = rate + per_s * off;
    value = target + (off + pull * tick_s) * kept;
    rate = (rate - per_s * pull * tick_s) * kept;
    if (std::abs(target - value) >= near || std::abs(rate) >= per_s * near) return;
    value = target;
    rate = 0;
}

void move_camera(Session &s) {
    if (s.less_motion) {
        s.camera = s.camera_wanted;
        s.camera_slides = s.camera_zooms = 0;
        return;
    }
    const double share = 1 - std::exp(-tick_s / camera_time_constant_s);
    ease(s.camera.yaw_deg, s.camera_wanted.yaw_deg, share);
    ease(s.camera.pitch_deg, s.camera_wanted.pitch_deg, share);
    glide(s.camera.along, s.camera_slides, s.camera_wanted.along, 2e-3 * s.camera.span);
    if (s.camera.span == s.camera_wanted.span && s.camera_zooms == 0) return;
    double octave = std::log(s.camera.span); // zoom feels even when it multiplies
    const double wanted = std::log(s.camera_wanted.span);
    glide(octave, s.camera_zooms, wanted, 3e-3);
    s.camera.span = octave == wanted ? s.camera_wanted.span : std::exp(octave);
}

bool levers_settled(const Session &s) {
    if (s.shown == Shown::tract) return settled(*s.tract);
    // While days pass, living tissue never stands still.
    return std::all_of(s.lanes.begin(), s.lanes.end(),
                       [&s](const Lane &l) { return (s.days_pass && l.living) || l.wanted == l.present; });
}

// Or courses, in a scene of axons.
bool shows_lanes(const Session &s) { return s.shown == Shown::axons || !s.tract; }

bool energy_settled(const Session &s) {
    return std::all_of(s.lanes.begin(), s.lanes.end(),
                       [&s](const Lane &l) { return (s.days_pass && l.living) || energy_settled(l); });
}

bool recovered(const Lane &l) {
    return l.fate != Fate::travelling && l.axon.state().time_ms >= l.ready_at_ms;
}

void send_when_ready(Session &s) {
    if (!s.signal_waits) return;
    s.waited_s += tick_s;
    // Energy follows the levers within seconds: a scene's own signal waits for it, so that it shows the
    // step's state.
    if (!can_send(s) || (s.signal_waits_for_energy && !energy_settled(s))) {
        const bool status_says_it = s.shown == Shown::tract;
        if (s.waited_s > patience_s && !status_says_it) s.notice = "notice.wait";
        return;
    }
    s.signal_waits = s.signal_waits_for_energy = false;
    s.notice.clear();
    s.since_sent_s = 0;
    if (s.shown == Shown::tract) {
        send_signals(*s.tract);
        s.volley_is_of = s.tract_is_of;
    } else {
        for (Lane &lane : s.lanes) send_signal(lane);
    }
}

double solver_ms_this_tick(Session &s) {
    if (s.playing) return tick_s * 1000 / slow_factor(s);
    const double ms = std::min(s.single_steps_owed_ms, tick_s * 1000 / s.slower);
    s.single_steps_owed_ms -= ms;
    return ms;
}

void note_arrival(Session &s, std::size_t lane, double share) {
    s.arrivals.push_back({s.ticks, static_cast<int>(lane), share});
}

// Whoever sounds them has had a frame in which to take them.
void forget_old_arrivals(Session &s) {
    constexpr auto kept_ticks = static_cast<std::int64_t>(longest_frame_s / tick_s) + 1;
    std::erase_if(s.arrivals, [&s](const Arrival &a) { return s.ticks - a.tick > kept_ticks; });
}

void move_lanes_on(Session &s, double ms) {
    const auto steps = static_cast<int>(s.solver_ms_owed / solver_step_ms);
    s.solver_ms_owed -= steps * solver_step_ms;
    for (std::size_t l = 0; l < s.lanes.size(); ++l) {
        Lane &lane = s.lanes[l];
        const bool travelled = lane.fate == Fate::travelling;
        use_energy(lane, tick_s, ms);
        for (int i = 0; i < steps; ++i) solver_step(lane, s.trace_first_node, s.trace_second_node);
        show(lane, s.solver_ms_owed / solver_step_ms, tick_s);
        if (travelled && lane.fate == Fate::arrived) note_arrival(s, l, 1);
    }
}

void move_tract_on(Session &s) {
    const auto steps = static_cast<int>(s.solver_ms_owed / sim::Tract::step_ms);
    s.solver_ms_owed -= steps * sim::Tract::step_ms;
    const int before = s.tract->count(Fate::arrived);
    move_on(*s.tract, steps, s.solver_ms_owed / sim::Tract::step_ms, tick_s);
    const int more = s.tract->count(Fate::arrived) - before;
    if (more > 0) note_arrival(s, 0, static_cast<double>(more) / static_cast<double>(s.tract->axons()));
}

// Only what is shown moves on.
void tick(Session &s) {
    ++s.ticks;
    forget_old_arrivals(s);
    move_camera(s);
    fade(s);
    for (Lane &lane : s.lanes) move_levers(lane, tick_s / lever_seconds);
    if (s.shown == Shown::tract) follow_levers(*s.tract, tick_s);
    const bool moves = s.playing || s.single_steps_owed_ms > 0;
    pass_years(s, moves ? tick_s : 0);
    if (!moves) return;

    s.wall_s += tick_s;
    pass_days(s, tick_s);
    s.since_sent_s += tick_s;
    send_when_ready(s);
    const double ms = solver_ms_this_tick(s);
    if (!shows_axons_or_tract(s)) return;
    s.solver_ms_owed += ms;
    if (s.shown == Shown::tract)
        move_tract_on(s);
    else
        move_lanes_on(s, ms);
}

} // namespace

std::optional<Theme> theme_named(std::string_view name) {
    for (std::size_t i = 0; i < theme_names.size(); ++i)
        if (theme_names[i] == name) return static_cast<Theme>(i);
    return {};
}
std::string_view theme_name(Theme theme) { return theme_names[static_cast<std::size_t>(theme)]; }

bool camera_travels(const Session &s) {
    constexpr double hardly = 0.06; // of what is seen
    return std::abs(std::log(s.camera_wanted.span / s.camera.span)) > hardly ||
           std::abs(s.camera_wanted.along - s.camera.along) > hardly * s.camera.span;
}

std::optional<Richness> richness_named(std::string_view name) {
    for (std::size_t i = 0; i < richness_names.size(); ++i)
        if (richness_names[i] == name) return static_cast<Richness>(i);
    return {};
}
std::string_view richness_name(Richness richness) {
    return richness_names[static_cast<std::size_t>(richness)];
}

Camera first_camera(const Session &s, View view) {
    if (shows_lanes(s)) return camera_for(view, s.look_at_internode);
    const TractCauses &causes = s.tract->wanted;
    return tract_camera_for(view, (causes.from_mm + causes.to_mm) / 2 / s.tract->described.length_mm);
}

double slow_factor(const Session &s) {
    if (s.shown != Shown::axons)
        return s.slower; // at rest nothing is computed: there is nothing to hurry through
    const bool travels =
        std::any_of(s.lanes.begin(), s.lanes.end(), [](const Lane &l) { return l.fate == Fate::travelling; });
    return travels || !s.playing ? s.slower : std::max(s.slower / quiet_speedup, quiet_slower);
}

bool can_send(const Session &s) {
    if (!shows_axons_or_tract(s) || !year_settled(s)) return false;
    if (s.shown == Shown::tract)
        return s.since_sent_s >= min_seconds_between_volleys && levers_settled(s) &&
               s.tract->volley != Fate::travelling;
    return s.since_sent_s >= min_seconds_between_signals && levers_settled(s) &&
           std::all_of(s.lanes.begin(), s.lanes.end(), recovered);
}

double solver_clock_ms(const Session &s) {
    return shows_lanes(s) ? s.lanes[0].axon.state().time_ms : s.tract->clock_ms;
}

std::optional<double> sent_at_ms(const Session &s) {
    return shows_lanes(s) ? s.lanes[0].sent_at_ms : s.tract->sent_at_ms;
}

bool can_show(const Session &s, Shown shown) {
    switch (shown) {
    case Shown::axons:
        return s.life || !s.lanes.empty();
    case Shown::tract:
        return s.tract.has_value();
    case Shown::scan:
        return s.life.has_value();
    case Shown::courses:
        return !s.many.plan.arms.empty();
    case Shown::trial:
        break;
    }
    return s.many.plan.trial.has_value();
}

Lane &controlled(Session &s) { return s.lanes[static_cast<std::size_t>(s.scene.controlled_axon)]; }
const Lane &controlled(const Session &s) {
    return s.lanes[static_cast<std::size_t>(s.scene.controlled_axon)];
}

Session start(const Scene &scene, std::string language, int step) {
    assert((scene.tract || !scene.axons.empty()) && !scene.steps.empty());
    Session s;
    s.scene = scene;
    s.language = std::move(language);
    for (std::size_t i = 0; i < scene.axons.size(); ++i)
        s.lanes.push_back(make_lane(settings_at(scene, i, step)));
    if (scene.tract)
        s.tract.emplace(*scene.tract, causes_at(scene, step), scene.life ? patience_in_a_life : 1);
    enter_step(s, step);
    s.camera = s.camera_wanted;
    return s;
}

Settings settings_at(const Scene &scene, std::size_t axon, int step) {
    const SceneAxon &described = scene.axons[axon];
    Settings settings = healthy_settings(internodes_per_axon);
    settings.levers = described.levers;
    settings.repair_sheaths = described.repair_sheaths;
    settings.cut_internode = described.cut_internode;
    for (const int i : described.lesion) settings.lesion[static_cast<std::size_t>(i)] = true;
    const int last = std::clamp(step, 0, static_cast<int>(scene.steps.size()) - 1);
    for (int k = 0; k <= last; ++k) {
        for (const AxonChange &change : scene.steps[static_cast<std::size_t>(k)].changes) {
            if (change.axon != static_cast<int>(axon)) continue;
            for (const auto &[lever, value] : change.levers) settings.levers[lever] = value;
            settings.repair_sheaths = change.repair_sheaths.value_or(settings.repair_sheaths);
            if (change.cut_internode) settings.cut_internode = change.cut_internode;
            if (!change.lesion) continue;
            settings.lesion.assign(internodes_per_axon, false);
            for (const int i : *change.lesion) settings.lesion[static_cast<std::size_t>(i)] = true;
        }
    }
    if (described.tissue) tell_of_tissue(living_at(scene, axon, last), settings);
    return settings;
}

TractCauses causes_at(const Scene &scene, int step) {
    TractCauses causes = scene.tract ? scene.tract->causes : TractCauses{};
    const int last = std::clamp(step, 0, static_cast<int>(scene.steps.size()) - 1);
    for (int k = 0; k <= last; ++k) causes = changed(causes, scene.steps[static_cast<std::size_t>(k)].tract);
    return causes;
}

void enter_step(Session &s, int step) {
    s.step = std::clamp(step, 0, static_cast<int>(s.scene.steps.size()) - 1);
    s.undo.clear();
    s.undo_gesture = 0;
    s.playing = true;
    s.notice.clear();
    s.slower = 4000;
    s.view = View::whole;
    double look_at = 7;
    for (int k = 0; k <= s.step; ++k) { // what a step does not say stays as the steps before left it
        const Step &at = s.scene.steps[static_cast<std::size_t>(k)];
        s.slower = at.slower.value_or(s.slower);
        s.view = at.view.value_or(s.view);
        if (at.look_at_internode) look_at = *at.look_at_internode;
    }
    s.look_at_internode = look_at;
    if (s.tract) {
        wish(*s.tract, causes_at(s.scene, s.step));
        if (s.tract->volley != Fate::travelling) forget_signals(*s.tract);
    }
    for (std::size_t i = 0; i < s.scene.axons.size(); ++i) {
        s.lanes[i].wanted = settings_at(s.scene, i, s.step);
        // A signal that is on its way stays on its way, and the next one waits for it.
        if (s.lanes[i].fate != Fate::travelling) forget_signal(s.lanes[i]);
    }
    enter_days(s, s.step);
    enter_years(s, s.step);
    set_view(s, s.view);
    // The levers that are pointed out are in sight.
    const auto &tried = s.scene.steps[static_cast<std::size_t>(s.step)].try_levers;
    if (!tried.empty()) s.more_levers_open = std::none_of(tried.begin(), tried.end(), is_main);
    s.signal_waits = s.signal_waits_for_energy = s.scene.steps[static_cast<std::size_t>(s.step)].send_signal;
    s.waited_s = 0;
}

void advance(Session &s, double seconds) {
    if (!(seconds > 0)) return;
    s.wall_ns_owed += std::llround(std::min(seconds, longest_frame_s) * 1e9);
    while (s.wall_ns_owed >= tick_ns) {
        s.wall_ns_owed -= tick_ns;
        tick(s);
    }
}

const std::string &caption(const Session &s) {
    return s.scene.steps[static_cast<std::size_t>(s.step)].caption.in(s.language);
}

std::optional<double> trace_delay_ms(const Lane &lane, int first_node, int second_node) {
    if (!lane.sent_at_ms) return {};
    const auto &times = lane.axon.state().last_arrival_ms;
    const double first = times[static_cast<std::size_t>(first_node)];
    const double second = times[static_cast<std::size_t>(second_node)];
    if (first < *lane.sent_at_ms || second < *lane.sent_at_ms) return {};
    return second - first;
}

} // namespace story
