#include "story/state/status.h"

#include <algorithm>
#include <cmath>

namespace story {
namespace {

constexpr double shortest_told_ms = 0.005; // of a delay between two axons
constexpr double salty_mM = 16;            // from here on sodium has its part in a signal's loss

std::string ms(double value) { return number(value, 2); }

std::string about_one(const Lane &lane, const Words &words) {
    switch (lane.signal.fate) {
    case Fate::none:
        return words.text("status.ready");
    case Fate::travelling:
        return words.text(lane.signal.faint ? "status.fading" : "status.travelling");
    case Fate::arrived:
        return words.text("status.arrived", {{"ms", ms(*lane.signal.arrival_ms)}});
    case Fate::lost:
        break;
    }
    if (const auto &cut = lane.present.cut_internode; cut && lane.signal.lit_internode >= *cut)
        return words.text(lane.present.tissue.empty() ? "status.lost_at_cut" : "status.lost_at_break",
                          {{"sheath", std::to_string(*cut + 1)}});
    if (lane.signal.lit_internode < 0) return words.text("status.never_started");
    const char *key = lane.signal.sodium_when_lost_mM > salty_mM ? "status.lost_in_salt" : "status.lost";
    return words.text(key, {{"sheath", std::to_string(lane.signal.lit_internode + 1)}});
}

std::string about_two(const Show &s, std::string_view language, const Words &words) {
    const Lane &a = s.lanes[0];
    const Lane &b = s.lanes[1];
    const std::string &a_name = s.scene.axons[0].name.in(language);
    const std::string &b_name = s.scene.axons[1].name.in(language);
    if (a.signal.fate == Fate::none && b.signal.fate == Fate::none) return words.text("status.ready");
    if (a.signal.fate == Fate::arrived && b.signal.fate == Fate::arrived) {
        if (std::abs(*a.signal.arrival_ms - *b.signal.arrival_ms) < shortest_told_ms)
            return words.text("status.both_at_once");
        const bool a_first = *a.signal.arrival_ms <= *b.signal.arrival_ms;
        return words.text("status.both_arrived",
                          {{"first", a_first ? a_name : b_name},
                           {"second", a_first ? b_name : a_name},
                           {"ms", ms(a_first ? *b.signal.arrival_ms - *a.signal.arrival_ms
                                             : *a.signal.arrival_ms - *b.signal.arrival_ms)}});
    }
    if (a.signal.fate == Fate::lost && b.signal.fate == Fate::lost) return words.text("status.both_lost");
    if (a.signal.fate == Fate::arrived || b.signal.fate == Fate::arrived) {
        const bool a_arrived = a.signal.fate == Fate::arrived;
        const Lane &other = a_arrived ? b : a;
        return words.text(other.signal.fate == Fate::lost ? "status.one_arrived" : "status.one_still_travels",
                          {{"arrived", a_arrived ? a_name : b_name}, {"other", a_arrived ? b_name : a_name}});
    }
    return words.text("status.travelling");
}

// In the order in which they came; then those that did not.
std::string about_race(const Show &s, std::string_view language, const Words &words) {
    struct Runner {
        const Lane *lane;
        std::string name;
    };
    std::vector<Runner> runners;
    for (std::size_t i = 0; i < s.lanes.size(); ++i)
        runners.push_back({&s.lanes[i], s.scene.axons[i].name.in(language)});
    std::stable_sort(runners.begin(), runners.end(), [](const Runner &a, const Runner &b) {
        return a.lane->signal.arrival_ms.value_or(1e9) < b.lane->signal.arrival_ms.value_or(1e9);
    });
    const std::optional<double> first_ms = runners.front().lane->signal.arrival_ms;
    if (!first_ms)
        return words.text(runners.front().lane->signal.fate == Fate::none ? "status.ready"
                                                                          : "status.travelling");
    std::string said = words.text("status.race_first", {{"axon", runners.front().name}});
    for (std::size_t i = 1; i < runners.size(); ++i) {
        const Lane &lane = *runners[i].lane;
        const char *key = lane.signal.arrival_ms           ? "status.race_later"
                          : lane.signal.fate == Fate::lost ? "status.race_lost"
                                                           : "status.race_travels";
        said += " " + words.text(key, {{"axon", runners[i].name},
                                       {"ms", ms(lane.signal.arrival_ms.value_or(*first_ms) - *first_ms)}});
    }
    return said;
}

std::string about_tract(const TractShow &tract, const Words &words) {
    const std::string all = number(static_cast<double>(tract.axons()));
    if (!settled(tract)) return words.text("status.tract_prepares");
    const std::string arrived = number(tract.count(Fate::arrived));
    if (tract.volley == Fate::none) return words.text("status.tract_ready", {{"all", all}});
    if (tract.volley == Fate::travelling)
        return words.text("status.tract_travelling", {{"arrived", arrived}, {"all", all}});
    const auto half = half_arrived_ms(tract);
    if (!half) return words.text("status.tract_none_arrived", {{"all", all}});
    return words.text("status.tract_over", {{"arrived", arrived}, {"all", all}, {"ms", ms(*half)}});
}

std::string about_year(const Life &life, const Words &words) {
    const std::string year = number(std::floor(life.year()));
    if (!life.arrived()) return words.text("status.years_prepare", {{"year", year}});
    return words.text("status.life", {{"year", year},
                                      {"alive", number(std::round(life.tissue.alive_share() * life.axons))},
                                      {"all", number(life.axons)}});
}

// Of signals only where they were sent on the day shown, or are to be sent.
std::string about_tract_of_life(const Show &s, const Words &words) {
    const std::string year = about_year(*s.life, words);
    const bool of_today = s.tract->volley != Fate::none && s.slow.volley_is_of == s.life->mark();
    if (s.sending.waits) return year + " " + words.text("status.tract_prepares");
    return year + " " + (of_today ? about_tract(*s.tract, words) : words.text("status.one_of_many"));
}

std::string about_axon_of_life(const Show &s, const Words &words) {
    const Life &life = *s.life;
    const std::string where =
        words.text("status.one_fibre", {{"fibre", number(life.axon + 1)}, {"all", number(life.axons)}});
    return about_year(life, words) + " " + where + " " + about_one(s.lanes[0], words);
}

std::string about_population(const Show &s, const Words &words) {
    if (!s.population.wanted) return words.text("status.many_cancelled");
    if (!s.population.done())
        return words.text("status.many_prepares",
                          {{"percent", number(std::floor(s.population.progress() * 100))}});
    return words.text(s.shown == Shown::trial ? "status.trial" : "status.courses");
}

bool does(const AxonTissue &around, Doing doing) {
    return std::any_of(around.cast.cells.begin(), around.cast.cells.end(),
                       [doing](const Cell &c) { return c.doing == doing; });
}

float most(const std::vector<float> &values) { return *std::max_element(values.begin(), values.end()); }

// New covering that one can see.
bool some_wrapped(const AxonTissue &around) {
    constexpr double seen = 0.5;
    for (std::size_t i = 0; i < around.remade.size(); ++i)
        if (around.remade[i] && around.tissue.wraps[i] > seen) return true;
    return false;
}

// What goes on in the tissue, the weightiest first; nothing in health.
const char *tissue_key(const AxonTissue &around) {
    constexpr float inflamed = 0.3F, strewn = 0.15F, starved = 0.5F, bare = 0.5F;
    const sim::Tissue &tissue = around.tissue;
    if (!tissue.alive(0)) return "status.axon_lost";
    if (!around.attacks_under_way.empty()) return "status.cells_come";
    if (most(tissue.acute) > inflamed) return "status.cells_strip";
    for (int i = 0; i < tissue.plan().internodes; ++i)
        if (tissue.calcium(0, i) > double{starved}) return "status.axon_swells";
    if (does(around, Doing::wrapping))
        return some_wrapped(around) ? "status.cells_wrap" : "status.cells_gather";
    if (most(tissue.debris) > strewn) return "status.debris";
    if (does(around, Doing::stalled)) return "status.cells_stall";
    if (std::count(around.remade.begin(), around.remade.end(), true) > 0) return "status.remade";
    const bool some_bare = *std::min_element(tissue.wraps.begin(), tissue.wraps.end()) < bare;
    return some_bare ? "status.bare" : nullptr;
}

std::string about_tissue(const AxonTissue &around, bool alone, const Words &words) {
    const std::string day = words.text("status.day", {{"day", number(std::floor(around.day()))}});
    const char *key = alone ? tissue_key(around) : nullptr; // of two axons, each has its own
    return key ? day + " " + words.text(key) : day;
}

} // namespace

std::string status(const Show &s, std::string_view language, const Words &words) {
    if (s.shown == Shown::courses || s.shown == Shown::trial) return about_population(s, words);
    if (s.shown == Shown::scan) return about_year(*s.life, words) + " " + words.text("scan.drawing");
    if (s.shown == Shown::tract) return s.life ? about_tract_of_life(s, words) : about_tract(*s.tract, words);
    if (s.life) return about_axon_of_life(s, words);
    std::string signal = s.lanes.size() == 1   ? about_one(s.lanes[0], words)
                         : s.lanes.size() == 2 ? about_two(s, language, words)
                                               : about_race(s, language, words);
    if (controlled(s).around)
        signal = about_tissue(*controlled(s).around, s.lanes.size() == 1, words) + " " + signal;
    const double traffic = controlled(s).present.levers.traffic_Hz;
    const double everyday = healthy_value(Lever::traffic);
    if (traffic == everyday) return signal;
    const bool all_arrive = controlled(s).energy.traffic.latest().delivered;
    const char *key = traffic < everyday ? "status.rests"
                      : all_arrive       ? "status.traffic"
                                         : "status.traffic_lost";
    return words.text(key, {{"signals", number(traffic)}}) + " " + signal;
}

} // namespace story
