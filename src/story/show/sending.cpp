#include "story/show/sending.h"

#include <algorithm>

namespace story {
namespace {

constexpr double patience_s = 1; // a signal that waits longer is told of

// While days pass, the tissue around an axon never stands still.
bool never_rests(const Show &s, const Lane &lane) { return s.slow.passes && lane.around; }

bool levers_settled(const Show &s) {
    if (s.shown == Shown::tract) return settled(*s.tract);
    return std::all_of(s.lanes.begin(), s.lanes.end(),
                       [&s](const Lane &l) { return never_rests(s, l) || l.wanted == l.present; });
}

// What the step does has been done: its days have passed, and energy, which follows within seconds, is where
// they lead.
bool step_is_shown(const Show &s) {
    return !s.slow.passes &&
           std::all_of(s.lanes.begin(), s.lanes.end(), [](const Lane &l) { return energy_settled(l); });
}

bool recovered(const Lane &l) {
    return l.signal.fate != Fate::travelling && l.axon.state().time_ms >= l.signal.ready_at_ms;
}

void send(Show &s) {
    s.sending.waits = s.sending.waits_for_step = false;
    s.notice.clear();
    s.sending.since_s = 0;
    if (s.shown == Shown::tract) {
        send_signals(*s.tract);
        s.slow.volley_is_of = s.slow.tract_is_of;
    } else {
        for (Lane &lane : s.lanes) send_signal(lane);
    }
}

// The day shown stays, and the tract, where it is shown, has its tissue.
bool year_settled(const Show &s) {
    if (!s.life) return true;
    const bool told = s.shown != Shown::tract || s.slow.tract_is_of == s.life->mark();
    return told && s.life->arrived() && !s.life->passing;
}

} // namespace

bool can_send(const Show &s) {
    if (!shows_axons_or_tract(s) || !year_settled(s)) return false;
    if (s.shown == Shown::tract)
        return s.sending.since_s >= min_seconds_between_volleys && levers_settled(s) &&
               s.tract->volley != Fate::travelling;
    return s.sending.since_s >= min_seconds_between_signals && levers_settled(s) &&
           std::all_of(s.lanes.begin(), s.lanes.end(), recovered);
}

void send_in_passing(Show &s) {
    const bool waits = s.sending.waits, waits_for_step = s.sending.waits_for_step;
    send(s);
    s.sending.waits = waits;
    s.sending.waits_for_step = waits_for_step;
}

void wish_to_send(Show &s) {
    if (!shows_axons_or_tract(s)) return;
    s.clock.playing = true;
    if (s.life) s.life->passing = false; // it is sent through the tissue of this day
    if (!s.sending.waits || s.sending.waits_for_step) s.sending.waited_s = 0;
    s.sending.waits = true;
    s.sending.waits_for_step = false; // a visitor's own comes at once, in its place
}

void send_when_ready(Show &s, double seconds) {
    s.sending.since_s += seconds;
    if (!s.sending.waits) return;
    s.sending.waited_s = s.slow.passes ? 0 : s.sending.waited_s + seconds;
    if (can_send(s) && (!s.sending.waits_for_step || step_is_shown(s))) return send(s);
    const bool status_says_it = s.shown == Shown::tract;
    if (s.sending.waited_s > patience_s && !status_says_it) s.notice = "notice.wait";
}

} // namespace story
