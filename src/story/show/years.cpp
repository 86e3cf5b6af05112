#include "story/show/years.h"

#include "story/show/scales.h"
#include "story/show/undo.h"
#include "story/tissue/tissue_along.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace story {
namespace {

constexpr double rests_after_s = 1; // a day that was not left for so long is one that a signal may be sent on
constexpr double whole_travel = 1;  // of every lever and of all tissue
constexpr double slowest_years_per_s = 0.05, fastest_years_per_s = 4;

// Where the steps up to one are in a life.
struct Asked {
    std::vector<sim::TreatmentSpan> treatments;
    double year = 0;
    std::optional<double> to_year;
    std::optional<int> axon;
};

Asked asked_at(const Scene &scene, int step) {
    Asked asked;
    asked.treatments = scene.life->treatments;
    for (int k = 0; k <= step; ++k) {
        const LifeChange &change = scene.steps[static_cast<std::size_t>(k)].life;
        if (change.treatments) asked.treatments = *change.treatments;
        asked.year = change.year.value_or(asked.to_year.value_or(asked.year));
        asked.to_year = change.to_year;
        if (change.axon) asked.axon = change.axon;
    }
    return asked;
}

// The axon one has dropped into, as it is on the day shown.
void tell_of_tissue(const Life &life, Settings &settings) {
    settings.tissue = tissue_along(life.tissue, life.axon, life.first_internode, internodes_per_axon);
    const int broken_at = life.tissue.broken_at[static_cast<std::size_t>(life.axon)];
    settings.cut_internode.reset();
    if (broken_at >= 0) settings.cut_internode = broken_at - life.first_internode;
}

void drop_in(Session &s) {
    Life &life = *s.life;
    const std::pair before(life.axon, life.first_internode);
    look_at_axon(life, life.axon_chosen ? life.axon : most_bare_axon(life));
    life.looks_again = !life.arrived();
    if (!s.lanes.empty() && before == std::pair(life.axon, life.first_internode)) {
        tell_of_tissue(life, s.lanes[0].wanted);
        return;
    }
    // Its energy comes to rest while one looks: to work that out at once would take most of a second.
    s.lanes.clear();
    s.lanes.push_back(make_lane(healthy_settings(internodes_per_axon)));
    tell_of_tissue(life, s.lanes[0].wanted);
    move_levers(s.lanes[0], whole_travel);
}

// It may have broken beyond what is shown of it: then that is looked at.
void follow_axon(Session &s) {
    const Life &life = *s.life;
    const int broken_at = life.tissue.broken_at[static_cast<std::size_t>(life.axon)];
    const int last = life.first_internode + internodes_per_axon - 1;
    if (broken_at >= 0 && (broken_at < life.first_internode || broken_at > last))
        drop_in(s);
    else
        tell_of_tissue(life, s.lanes[0].wanted);
}

// Building thousands of axons takes a fraction of a second: only for a signal, or while the visitor rests.
void follow_tract(Session &s) {
    const Life &life = *s.life;
    const bool stale = s.volley_is_of != life.mark();
    if (stale && s.tract->volley == Fate::arrived) forget_signals(*s.tract);
    if (s.shown != Shown::tract || s.tract_is_of == life.mark() || s.tract->volley == Fate::travelling)
        return;
    if (!life.arrived() || life.passing || (!s.signal_waits && life.still_for_s < rests_after_s)) return;
    wish(*s.tract, sim::tract_tissue(life.tissue));
    s.tract_is_of = life.mark();
}

// By the signals of this very day where they are known, else by rule of thumb.
double delivering_share(const Session &s) {
    const bool known = s.tract->volley == Fate::arrived && s.volley_is_of == s.life->mark();
    if (!known) return s.life->delivering;
    return static_cast<double>(s.tract->count(Fate::arrived)) / static_cast<double>(s.tract->axons());
}

void show(Session &s, Shown shown) {
    s.shown = shown;
    if (!s.life) return;
    if (shown == Shown::axons)
        drop_in(s);
    else
        s.lanes.clear();
}

void choose_axon(Session &s, int axon) {
    if (axon < 0 || axon >= s.life->axons) return;
    s.life->axon = axon;
    s.life->axon_chosen = true;
    if (s.shown == Shown::axons) drop_in(s);
}

void let_years_pass(Session &s) {
    Life &life = *s.life;
    const bool pass = !life.passing;
    if (pass && life.wanted_year >= life.described.years) go_to_year(life, 0);
    life.passing = pass;
    life.passes_to_year = life.described.years;
    s.playing = s.playing || pass;
}

void give_treatment(Session &s, sim::Treatment treatment, bool given) {
    remember(s, 0);
    treat_life(s, treatments_from_now(*s.life, treatment, given));
}

bool apply_to_life(Session &s, const Command &c) {
    Life &life = *s.life;
    switch (c.what) {
    case Do::go_to_year:
        if (std::isfinite(c.value)) go_to_year(life, c.value);
        return true;
    case Do::let_time_pass:
        let_years_pass(s);
        return true;
    case Do::set_pace:
        if (std::isfinite(c.value))
            life.years_per_s =
                std::clamp(c.value / sim::days_per_year, slowest_years_per_s, fastest_years_per_s);
        return true;
    case Do::set_treatment:
        give_treatment(s, c.treatment, c.value > 0.5);
        return true;
    case Do::choose_axon:
        choose_axon(s, c.index);
        return true;
    // Its lesions are those of its life.
    case Do::set_tract_lever:
        return c.tract_lever != TractLever::temperature;
    case Do::set_lever:
        return is_left_to_tissue(c.lever);
    case Do::toggle_internode:
    case Do::clear_lesion:
    case Do::cut_axon:
    case Do::set_repair_sheaths:
        return true;
    default:
        return false;
    }
}

} // namespace

void enter_years(Session &s, int step) {
    Shown shown = s.tract ? Shown::tract : Shown::axons;
    std::optional<ManyPlan> many;
    for (int k = 0; k <= step; ++k) {
        const Step &at = s.scene.steps[static_cast<std::size_t>(k)];
        shown = at.shown.value_or(shown);
        if (at.many) many = at.many;
    }
    if (many) want(s.many, *many);
    if (s.scene.life && !s.life) s.life.emplace(*s.scene.life, s.scene.tract->axons);
    if (s.life) {
        const Asked asked = asked_at(s.scene, step);
        treat_life(s, asked.treatments);
        go_to_year(*s.life, asked.year);
        s.life->passing = asked.to_year.has_value();
        s.life->passes_to_year = asked.to_year.value_or(s.life->described.years);
        s.life->axon_chosen = asked.axon.has_value();
        s.life->axon = asked.axon.value_or(s.life->axon);
        for (Lane &lane : s.lanes) {
            lane.wanted.levers = {};
            if (lane.fate != Fate::travelling) forget_signal(lane);
        }
    }
    show(s, shown);
}

bool apply_years(Session &s, const Command &c) {
    switch (c.what) {
    case Do::show:
        if (c.shown == s.shown || !can_show(s, c.shown)) return true;
        show(s, c.shown);
        s.signal_waits = s.signal_waits_for_energy = false;
        set_view(s, s.view);
        return true;
    case Do::repeat_many:
        repeat(s.many);
        return true;
    case Do::cancel_many:
        cancel(s.many);
        return true;
    default:
        return s.life && apply_to_life(s, c);
    }
}

void pass_years(Session &s, double seconds) {
    if (!s.life) return;
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

bool year_settled(const Session &s) {
    if (!s.life) return true;
    const bool told = s.shown != Shown::tract || s.tract_is_of == s.life->mark();
    return told && s.life->arrived() && !s.life->passing;
}

void treat_life(Session &s, const std::vector<sim::TreatmentSpan> &treatments) {
    const TissueMark before = s.life->mark();
    treat(*s.life, treatments);
    const TissueMark now = s.life->mark();
    if (now.steps != before.steps) return; // that day has another past now
    if (s.tract_is_of == before) s.tract_is_of = now;
    if (s.volley_is_of == before) s.volley_is_of = now;
}

} // namespace story
