#include "story/show/days.h"

#include "story/show/undo.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace story {
namespace {

constexpr double days_per_s_at_first = 4;
constexpr double seconds_between_signals = 3; // that are sent by themselves while days pass
constexpr double rounding_days = 1e-9;

bool lives(const Session &s) {
    return std::any_of(s.lanes.begin(), s.lanes.end(), [](const Lane &l) { return l.living.has_value(); });
}

// What `step` does when it begins.
void begin_step(Living &living, const Scene &scene, std::size_t axon, int step) {
    for (const AxonChange &c : scene.steps[static_cast<std::size_t>(step)].changes)
        if (c.axon == static_cast<int>(axon)) change(living, c.tissue);
}

// All that the steps before `step` do, and their days.
Living living_before(const Scene &scene, std::size_t axon, int step) {
    Living living(*scene.axons[axon].tissue);
    for (int k = 0; k < step; ++k) {
        begin_step(living, scene, axon, k);
        pass(living, scene.steps[static_cast<std::size_t>(k)].pass_days);
    }
    return living;
}

void tell(Lane &lane) { tell_of_tissue(*lane.living, lane.wanted); }

bool is_harm(Act act) { return act == Act::attack || act == Act::hurt_mitochondria; }

// Harm comes to every axon, help to the one that the visitor holds.
void act(Session &s, Act act) {
    s.notice.clear();
    for (Lane &lane : s.lanes) {
        if (!lane.living || (!is_harm(act) && &lane != &controlled(s))) continue;
        const int prevented = lane.living->attacks_prevented;
        perform(*lane.living, act);
        if (lane.living->attacks_prevented > prevented) s.notice = "notice.attack_prevented";
        tell(lane);
    }
}

void set_treatment(Session &s, const Command &c) {
    Lane &lane = controlled(s);
    if (!lane.living) return;
    remember(s, 0);
    treat(*lane.living, c.treatment, c.value > 0.5);
    if (c.treatment == sim::Treatment::fampridine) lane.wanted.levers.blocker = 0; // told of below, if given
    tell(lane);
}

void set_age(Session &s, const Command &c) {
    Lane &lane = controlled(s);
    if (!lane.living || !std::isfinite(c.value)) return;
    remember(s, c.gesture);
    set_age(*lane.living, std::clamp(c.value, youngest_years, oldest_years));
    tell(lane);
}

void let_days_pass(Session &s) {
    s.days_pass = !s.days_pass;
    s.days_to_pass = 0;
    if (s.days_pass) s.playing = true;
}

// How many days go by in this tick.
double days_of(Session &s, double seconds) {
    if (!s.days_pass) return 0;
    const double days = s.days_per_s * seconds;
    if (s.days_to_pass <= 0 || s.days_to_pass > days + rounding_days) {
        if (s.days_to_pass > 0) s.days_to_pass -= days;
        return days;
    }
    s.days_pass = false;
    return std::exchange(s.days_to_pass, 0.0);
}

} // namespace

Living living_at(const Scene &scene, std::size_t axon, int step) {
    Living living = living_before(scene, axon, step);
    begin_step(living, scene, axon, step);
    return living;
}

void tell_of_tissue(const Living &living, Settings &settings) {
    settings.tissue = tissue_along(living);
    double weakest = 1;
    for (const TissueAt &at : settings.tissue) weakest = std::min(weakest, at.mitochondria);
    const double capacity = double{living.tissue.capacity[0]} / living.tissue.plan().rates.energy.capacity;
    settings.levers.mitochondria = std::clamp(weakest * capacity, 0.0, 1.0);
    settings.levers.blocker = std::max(settings.levers.blocker, living.knobs().kv1_blocked);
    settings.cut_internode.reset();
    if (!living.tissue.alive(0)) settings.cut_internode = living.tissue.broken_at[0];
}

void enter_days(Session &s, int step) {
    s.days_pass = false;
    s.days_to_pass = 0;
    s.days_per_s = days_per_s_at_first;
    for (int k = 0; k <= step; ++k)
        s.days_per_s = s.scene.steps[static_cast<std::size_t>(k)].days_per_s.value_or(s.days_per_s);
    for (std::size_t i = 0; i < s.scene.axons.size(); ++i) {
        if (!s.scene.axons[i].tissue) continue;
        std::optional<Living> &living = s.lanes[i].living;
        Living before = living_before(s.scene, i, step);
        if (!living || !same_tissue(*living, before)) {
            if (living) fade_over(before.cast, living->cast);
            living = std::move(before);
        }
        begin_step(*living, s.scene, i, step);
        tell(s.lanes[i]);
    }
    const double days = s.scene.steps[static_cast<std::size_t>(step)].pass_days;
    if (!lives(s) || days <= 0) return;
    s.days_pass = true;
    s.days_to_pass = days;
}

bool apply_days(Session &s, const Command &c) {
    if (!lives(s)) return false;
    switch (c.what) {
    case Do::act:
        act(s, c.act);
        return true;
    case Do::set_treatment:
        set_treatment(s, c);
        return true;
    case Do::set_age:
        set_age(s, c);
        return true;
    case Do::let_time_pass:
        let_days_pass(s);
        return true;
    case Do::set_pace:
        if (std::isfinite(c.value))
            s.days_per_s = std::clamp(c.value, slowest_days_per_s, fastest_days_per_s);
        return true;
    case Do::undo:
        if (!s.undo.empty()) return false;
        s.notice = "notice.days_stay";
        return true;
    default:
        return false;
    }
}

void pass_days(Session &s, double seconds) {
    if (!lives(s)) return;
    const double days = days_of(s, seconds);
    for (Lane &lane : s.lanes) {
        if (!lane.living) continue;
        pass(*lane.living, days, seconds);
        tell(lane);
    }
    if (!s.days_pass || s.signal_waits || s.since_sent_s < seconds_between_signals || !can_send(s)) return;
    s.signal_waits = true;
    s.waited_s = 0;
}

} // namespace story
