#include "story/show/undo.h"

#include <utility>

namespace story {
namespace {

constexpr std::size_t most_remembered = 50;

Remembered now(const Show &s) {
    Remembered now;
    for (const Lane &lane : s.lanes) {
        now.lanes.push_back(lane.wanted);
        now.around.push_back(lane.around ? std::optional(causes(*lane.around)) : std::nullopt);
    }
    if (s.tract) now.tract = s.tract->wanted;
    if (s.life) now.life_treatments = s.life->treatments;
    return now;
}

void restore(Lane &lane, const Settings &wanted, const std::optional<TissueCauses> &around) {
    lane.wanted = wanted;
    if (!lane.around) return;
    set_causes(*lane.around, *around);
    tell_of_tissue(*lane.around, lane.wanted); // as it is now: its days stay passed
}

} // namespace

void remember(Show &s, std::int64_t gesture) {
    if (gesture != 0 && gesture == s.undo.gesture) return;
    s.undo.gesture = gesture;
    auto &remembered = s.undo.remembered;
    if (remembered.size() == most_remembered) remembered.erase(remembered.begin());
    remembered.push_back(now(s));
}

void take_back(Show &s) {
    if (s.undo.remembered.empty()) {
        if (has_tissue_around(s)) s.notice = "notice.days_stay";
        return;
    }
    const Remembered before = std::move(s.undo.remembered.back());
    s.undo.remembered.pop_back();
    s.undo.gesture = 0;
    if (s.life) { // its one lane comes and goes, and its tissue is that of the day
        treat_life(s, before.life_treatments);
        if (!s.lanes.empty() && !before.lanes.empty()) s.lanes[0].wanted.levers = before.lanes[0].levers;
    } else {
        for (std::size_t i = 0; i < s.lanes.size(); ++i)
            restore(s.lanes[i], before.lanes[i], before.around[i]);
    }
    if (s.tract) wish(*s.tract, before.tract);
}

} // namespace story
