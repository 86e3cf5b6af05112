#include "story/show/show.h"

#include <algorithm>
#include <cmath>

namespace story {
namespace {

constexpr double quiet_speedup = 40; // while nothing travels, time runs this much faster …
constexpr double quiet_slower = 100; // … but never closer to life than this
constexpr double easing_s = 1.5;

} // namespace

Lane &controlled(Show &s) { return s.lanes[static_cast<std::size_t>(s.scene.controlled_axon)]; }
const Lane &controlled(const Show &s) { return s.lanes[static_cast<std::size_t>(s.scene.controlled_axon)]; }

bool has_tissue_around(const Show &s) {
    return std::any_of(s.lanes.begin(), s.lanes.end(), [](const Lane &l) { return l.around.has_value(); });
}

bool can_show(const Show &s, Shown shown) {
    switch (shown) {
    case Shown::axons:
        return s.life || !s.lanes.empty();
    case Shown::tract:
        return s.tract.has_value();
    case Shown::scan:
        return s.life.has_value();
    case Shown::courses:
        return !s.population.plan.arms.empty();
    case Shown::trial:
        break;
    }
    return s.population.plan.trial.has_value();
}

double solver_clock_ms(const Show &s) {
    return shows_lanes(s) ? s.lanes[0].axon.state().time_ms : s.tract->clock_ms;
}

std::optional<double> sent_at_ms(const Show &s) {
    return shows_lanes(s) ? s.lanes[0].signal.sent_at_ms : s.tract->sent_at_ms;
}

double slow_factor(const Show &s) {
    if (s.shown != Shown::axons)
        return s.clock.slower; // at rest nothing is computed: there is nothing to hurry through
    if (any_travels(s) || !s.clock.playing) return s.clock.slower;
    const double hurried = std::max(s.clock.slower / quiet_speedup, quiet_slower);
    if (hurried >= s.clock.slower) return s.clock.slower;
    // What happened is left to be seen: the tail leaves, the hand answers. Then time eases on.
    const double t = std::clamp((s.clock.settled_s - climax_s) / easing_s, 0.0, 1.0);
    return s.clock.slower * std::pow(hurried / s.clock.slower, t * t * (3 - 2 * t));
}

bool any_travels(const Show &s) {
    return std::any_of(s.lanes.begin(), s.lanes.end(),
                       [](const Lane &l) { return l.signal.fate == Fate::travelling; });
}

void treat_life(Show &s, const Treatments &treatments) {
    const TissueMark before = s.life->mark();
    treat(*s.life, treatments);
    const TissueMark now = s.life->mark();
    if (now.steps != before.steps) return; // that day has another past now
    if (s.slow.tract_is_of == before) s.slow.tract_is_of = now;
    if (s.slow.volley_is_of == before) s.slow.volley_is_of = now;
}

const Step &step_of(const Show &s) { return s.scene.steps[static_cast<std::size_t>(s.step)]; }

const std::string &caption(const Show &s, std::string_view language) {
    return step_of(s).caption.in(language);
}

} // namespace story
