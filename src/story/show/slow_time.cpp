#include "story/show/slow_time.h"

#include "story/show/sending.h"
#include "story/show/undo.h"
#include "story/tissue/tissue_along.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace story {
namespace {

constexpr double seconds_between_signals = 3; // that are sent by themselves while days pass
constexpr double rounding_days = 1e-9;
constexpr double rests_after_s = 1; // a day that was not left for so long is one that a signal may be sent on
constexpr double whole_travel = 1;  // of every lever and of all tissue
constexpr double slowest_years_per_s = 0.05, fastest_years_per_s = 4;

void tell(Lane &lane) { tell_of_tissue(*lane.around, lane.wanted); }

// The axon one has dropped into, as it is on the day shown. Where a treatment that acts on it begins or ends,
// its lever goes along; between, the visitor can move it.
void tell_of_life(Show &s) {
    const Life &life = *s.life;
    Settings &wanted = s.lanes[0].wanted;
    const sim::Knobs knobs = sim::knobs_at(life.treatments, life.year());
    if (knobs.kv1_blocked != s.slow.kv1_blocked) wanted.levers.blocker = 0;
    s.slow.kv1_blocked = knobs.kv1_blocked;
    tell_of_tissue(life.tissue, life.axon, life.first_internode, knobs, wanted);
}

void drop_in(Show &s) {
    Life &life = *s.life;
    const std::pair before(life.axon, life.first_internode);
    look_at_axon(life, life.axon_chosen ? life.axon : most_bare_axon(life));
    life.looks_again = !life.arrived();
    if (!s.lanes.empty() && before == std::pair(life.axon, life.first_internode)) {
        tell_of_life(s);
        return;
    }
    // Its energy comes to rest while one looks: to work that out at once would take most of a second.
    s.lanes.clear();
    s.lanes.push_back(make_lane(healthy_settings(internodes_per_axon)));
    s.slow.kv1_blocked = 0;
    tell_of_life(s);
    move_levers(s.lanes[0], whole_travel);
}

// It may have broken beyond what is shown of it: then that is looked at.
void follow_axon(Show &s) {
    const Life &life = *s.life;
    const int broken_at = life.tissue.broken_at[static_cast<std::size_t>(life.axon)];
    const int last = life.first_internode + internodes_per_axon - 1;
    if (broken_at >= 0 && (broken_at < life.first_internode || broken_at > last))
        drop_in(s);
    else
        tell_of_life(s);
}

// Building thousands of axons takes a fraction of a second: only for a signal, or while the visitor rests.
void follow_tract(Show &s) {
    const Life &life = *s.life;
    const bool stale = s.slow.volley_is_of != life.mark();
    if (stale && s.tract->volley == Fate::arrived) forget_signals(*s.tract);
    if (s.shown != Shown::tract || s.slow.tract_is_of == life.mark() || s.tract->volley == Fate::travelling)
        return;
    if (!life.arrived() || life.passing || (!s.sending.waits && life.still_for_s < rests_after_s)) return;
    wish(*s.tract, sim::tract_tissue(life.tissue));
    s.slow.tract_is_of = life.mark();
}

// By the signals of this very day where they are known, else by rule of thumb.
double delivering_share(const Show &s) {
    const bool known = s.tract->volley == Fate::arrived && s.slow.volley_is_of == s.life->mark();
    if (!known) return s.life->delivering;
    return static_cast<double>(s.tract->count(Fate::arrived)) / static_cast<double>(s.tract->axons());
}

void look_at(Show &s, Shown shown) {
    s.shown = shown;
    if (!s.life) return;
    if (shown == Shown::axons)
        drop_in(s);
    else
        s.lanes.clear();
}

void enter_days(Show &s, const StepState &state) {
    s.slow.passes = false;
    s.slow.days_left = 0;
    s.slow.days_per_s = state.days_per_s;
    for (std::size_t i = 0; i < s.scene.axons.size(); ++i) {
        if (!s.scene.axons[i].tissue) continue;
        std::optional<AxonTissue> &around = s.lanes[i].around;
        AxonTissue before = tissue_before(s.scene, i, s.step);
        if (!around || !same_tissue(*around, before)) {
            if (around) fade_over(before.cast, around->cast);
            around = std::move(before);
        }
        begin_step(*around, s.scene, i, s.step);
        tell(s.lanes[i]);
    }
    const double days = step_of(s).pass_days;
    if (!has_tissue_around(s) || days <= 0) return;
    s.slow.passes = true;
    s.slow.days_left = days;
}

void enter_life(Show &s, const StepState &state) {
    if (!s.life) s.life.emplace(*s.scene.life, s.scene.tract->axons);
    treat_life(s, state.treatments);
    go_to_year(*s.life, state.year);
    s.life->passing = state.to_year.has_value();
    s.life->passes_to_year = state.to_year.value_or(s.life->described.years);
    s.life->axon_chosen = state.axon.has_value();
    s.life->axon = state.axon.value_or(s.life->axon);
    s.slow.kv1_blocked = 0;
    for (Lane &lane : s.lanes) {
        lane.wanted.levers = {};
        if (lane.signal.fate != Fate::travelling) forget_signal(lane);
    }
}

// How many days go by in this tick.
double days_of(SlowTime &slow, double seconds) {
    if (!slow.passes) return 0;
    const double days = slow.days_per_s * seconds;
    if (slow.days_left <= 0 || slow.days_left > days + rounding_days) {
        if (slow.days_left > 0) slow.days_left -= days;
        return days;
    }
    slow.passes = false;
    return std::exchange(slow.days_left, 0.0);
}

// Cells move, every axon is told of its tissue, and now and then a signal is sent.
void pass_days(Show &s, double seconds) {
    const double days = days_of(s.slow, seconds);
    for (Lane &lane : s.lanes) {
        if (!lane.around) continue;
        pass(*lane.around, days, seconds);
        tell(lane);
    }
    const bool visitor_waits = s.sending.waits && !s.sending.waits_for_step;
    if (!s.slow.passes || visitor_waits || s.sending.since_s < seconds_between_signals || !can_send(s))
        return;
    send_in_passing(s);
}

void pass_years(Show &s, double seconds) {
    const TissueMark before = s.life->mark();
    advance(*s.life, seconds);
    if (s.shown == Shown::axons) {
        if (s.life->looks_again && s.life->arrived())
            drop_in(s);
        else if (s.life->mark() != before)
            follow_axon(s);
    }
    follow_tract(s);
    advance(s.hand_task, delivering_share(s), seconds);
}

void let_years_pass(Show &s) {
    Life &life = *s.life;
    const bool pass = !life.passing;
    if (pass && life.wanted_year >= life.described.years) go_to_year(life, 0);
    life.passing = pass;
    life.passes_to_year = life.described.years;
    s.clock.playing = s.clock.playing || pass;
}

bool is_harm(Act act) { return act == Act::attack || act == Act::hurt_mitochondria; }

// The lane whose tissue a visitor's hand changes; null where it has none.
Lane *lane_in_hand(Show &s) {
    return has_tissue_around(s) && controlled(s).around ? &controlled(s) : nullptr;
}

} // namespace

void enter_slow_time(Show &s, const StepState &state) {
    enter_days(s, state);
    if (state.population) want(s.population, *state.population);
    if (s.scene.life) enter_life(s, state);
    look_at(s, state.shown);
}

void pass_slow_time(Show &s, double seconds) {
    if (s.life) pass_years(s, seconds);
    if (seconds > 0 && has_tissue_around(s)) pass_days(s, seconds);
}

void let_time_pass(Show &s) {
    if (s.life) return let_years_pass(s);
    if (!has_tissue_around(s)) return;
    s.slow.passes = !s.slow.passes;
    s.slow.days_left = 0;
    if (s.slow.passes) s.clock.playing = true;
}

void set_pace(Show &s, double days_per_s) {
    if (!std::isfinite(days_per_s)) return;
    if (s.life)
        s.life->years_per_s =
            std::clamp(days_per_s / sim::days_per_year, slowest_years_per_s, fastest_years_per_s);
    else if (has_tissue_around(s))
        s.slow.days_per_s = std::clamp(days_per_s, slowest_days_per_s, fastest_days_per_s);
}

void act(Show &s, Act act) {
    if (!has_tissue_around(s)) return;
    s.notice.clear();
    for (Lane &lane : s.lanes) {
        if (!lane.around || (!is_harm(act) && &lane != &controlled(s))) continue;
        const int prevented = lane.around->attacks_prevented;
        perform(*lane.around, act);
        if (lane.around->attacks_prevented > prevented) s.notice = "notice.attack_prevented";
        tell(lane);
    }
}

void set_treatment(Show &s, sim::Treatment treatment, bool given) {
    if (s.life) {
        remember(s, 0);
        treat_life(s, from_now(s.life->treatments, treatment, given, s.life->year()));
        if (!s.lanes.empty()) tell_of_life(s);
        return;
    }
    Lane *lane = lane_in_hand(s);
    if (!lane) return;
    remember(s, 0);
    treat(*lane->around, treatment, given);
    if (treatment == sim::Treatment::fampridine) lane->wanted.levers.blocker = 0; // told of below, if given
    tell(*lane);
}

void set_age(Show &s, double years, std::int64_t gesture) {
    Lane *lane = lane_in_hand(s);
    if (!lane || !std::isfinite(years)) return;
    remember(s, gesture);
    set_age(*lane->around, std::clamp(years, youngest_years, oldest_years));
    tell(*lane);
}

void go_to_year(Show &s, double year) {
    if (s.life && std::isfinite(year)) go_to_year(*s.life, year);
}

void choose_axon(Show &s, int axon) {
    if (!s.life || axon < 0 || axon >= s.life->axons) return;
    s.life->axon = axon;
    s.life->axon_chosen = true;
    if (s.shown == Shown::axons) drop_in(s);
}

void show_as(Show &s, Shown shown) {
    if (shown == s.shown || !can_show(s, shown)) return;
    look_at(s, shown);
    s.sending.waits = s.sending.waits_for_step = false;
}

} // namespace story
