#include "story/session.h"

namespace story {
namespace {

constexpr double salty_mM = 16; // from here on sodium has its part in a signal's loss

std::string ms(double value) { return number(value, 2); }

std::string about_one(const Lane &lane, const Words &words) {
    switch (lane.fate) {
    case Fate::none:
        return words.text("status.ready");
    case Fate::travelling:
        return words.text("status.travelling");
    case Fate::arrived:
        return words.text("status.arrived", {{"ms", ms(*lane.arrival_ms)}});
    case Fate::lost:
        break;
    }
    if (const auto &cut = lane.present.cut_internode; cut && lane.lit_internode >= *cut)
        return words.text("status.lost_at_cut", {{"sheath", std::to_string(*cut + 1)}});
    if (lane.lit_internode < 0) return words.text("status.never_started");
    const char *key = lane.sodium_when_lost_mM > salty_mM ? "status.lost_in_salt" : "status.lost";
    return words.text(key, {{"sheath", std::to_string(lane.lit_internode + 1)}});
}

std::string about_two(const Session &s, const Words &words) {
    const Lane &a = s.lanes[0];
    const Lane &b = s.lanes[1];
    const std::string &a_name = s.scene.axons[0].name.in(s.language);
    const std::string &b_name = s.scene.axons[1].name.in(s.language);
    if (a.fate == Fate::none && b.fate == Fate::none) return words.text("status.ready");
    if (a.fate == Fate::arrived && b.fate == Fate::arrived) {
        const bool a_first = *a.arrival_ms <= *b.arrival_ms;
        return words.text("status.both_arrived", {{"first", a_first ? a_name : b_name},
                                                  {"second", a_first ? b_name : a_name},
                                                  {"ms", ms(a_first ? *b.arrival_ms - *a.arrival_ms
                                                                    : *a.arrival_ms - *b.arrival_ms)}});
    }
    if (a.fate == Fate::lost && b.fate == Fate::lost) return words.text("status.both_lost");
    if (a.fate == Fate::arrived || b.fate == Fate::arrived) {
        const bool a_arrived = a.fate == Fate::arrived;
        const Lane &other = a_arrived ? b : a;
        return words.text(other.fate == Fate::lost ? "status.one_arrived" : "status.one_still_travels",
                          {{"arrived", a_arrived ? a_name : b_name}, {"other", a_arrived ? b_name : a_name}});
    }
    return words.text("status.travelling");
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

} // namespace

std::string status(const Session &s, const Words &words) {
    if (s.tract) return about_tract(*s.tract, words);
    const std::string signal = s.lanes.size() == 1 ? about_one(s.lanes[0], words) : about_two(s, words);
    const double traffic = controlled(s).present.levers.traffic_Hz;
    const double everyday = healthy_value(Lever::traffic);
    if (traffic == everyday) return signal;
    const bool all_arrive = controlled(s).traffic.latest().delivered;
    const char *key = traffic < everyday ? "status.rests"
                      : all_arrive       ? "status.traffic"
                                         : "status.traffic_lost";
    return words.text(key, {{"signals", number(traffic)}}) + " " + signal;
}

} // namespace story
