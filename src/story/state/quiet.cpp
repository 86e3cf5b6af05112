#include "story/state/quiet.h"

#include "story/state/jobs.h"

#include <algorithm>
#include <cmath>

namespace story {
namespace {

constexpr double faint = 0.01;      // light, ions, a hand's way: less is not seen
constexpr double ember_glows_s = 4; // where a signal was lost
constexpr double pumps_seen_span = close_view_span * 0.9;

bool is_there(const Eye &eye) {
    const auto close = [](double a, double b) { return std::abs(a - b) < 1e-3 * (1 + std::abs(b)); };
    return close(eye.camera.yaw_deg, eye.wanted.yaw_deg) &&
           close(eye.camera.pitch_deg, eye.wanted.pitch_deg) && close(eye.camera.along, eye.wanted.along) &&
           close(eye.camera.span, eye.wanted.span);
}

bool all_faint(const auto &values) {
    return std::all_of(values.begin(), values.end(), [](auto v) { return v < faint; });
}

bool quiet(const Lane &lane) {
    if (lane.signal.fate == Fate::lost && lane.signal.lost_for_s < ember_glows_s) return false;
    return lane.signal.fate != Fate::travelling && lane.wanted == lane.present && energy_settled(lane) &&
           lane.hand.closed < faint && lane.hand.closes_s == 0 && all_faint(lane.light.shown()) &&
           all_faint(lane.ions.sodium_in) && all_faint(lane.ions.potassium_out);
}

bool quiet(const TractShow &tract) {
    return tract.volley != Fate::travelling && settled(tract) &&
           (tract.volley != Fate::arrived || tract.marks.settled()) && all_faint(tract.light);
}

// What a lever, a year or another tissue asked for is there; this goes on in a pause, too.
bool follows_no_hand(const Show &s) {
    if (s.life && (!s.life->arrived() || s.life->look.moving)) return false;
    if (s.shown == Shown::tract) return settled(*s.tract);
    return s.shown != Shown::axons ||
           std::all_of(s.lanes.begin(), s.lanes.end(), [](const Lane &l) { return l.wanted == l.present; });
}

} // namespace

bool quiet(const Show &s, const Eye &eye) {
    if (!is_there(eye) || wants_jobs(s) || !follows_no_hand(s)) return false;
    if (!s.clock.playing) return s.clock.single_steps_owed_ms == 0;
    if (s.sending.waits || s.slow.passes || (s.life && s.life->passing)) return false;
    switch (s.shown) {
    case Shown::axons:
        return eye.camera.span > pumps_seen_span &&
               std::all_of(s.lanes.begin(), s.lanes.end(), [](const Lane &l) { return quiet(l); });
    case Shown::tract:
        return !s.life && quiet(*s.tract); // the hand of a life grips and taps
    default:
        return true;
    }
}

} // namespace story
