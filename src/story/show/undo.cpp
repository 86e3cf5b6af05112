#include "story/show/undo.h"

#include "story/show/days.h"

#include "story/show/years.h"

#include <algorithm>
#include <utility>

namespace story {
namespace {

constexpr std::size_t most_undo = 50;

} // namespace

void remember(Session &s, std::int64_t gesture) {
    if (gesture != 0 && gesture == s.undo_gesture) return;
    s.undo_gesture = gesture;
    Remembered now;
    for (const Lane &lane : s.lanes) {
        now.lanes.push_back(lane.wanted);
        now.living.push_back(lane.living ? std::optional(causes(*lane.living)) : std::nullopt);
    }
    if (s.tract) now.tract = s.tract->wanted;
    if (s.life) now.life_treatments = s.life->treatments;
    if (s.undo.size() == most_undo) s.undo.erase(s.undo.begin());
    s.undo.push_back(std::move(now));
}

void take_back(Session &s) {
    if (s.undo.empty()) return;
    const Remembered &before = s.undo.back();
    if (s.life) { // its one lane comes and goes, and its tissue is that of the day
        treat_life(s, before.life_treatments);
        if (!s.lanes.empty() && !before.lanes.empty()) s.lanes[0].wanted.levers = before.lanes[0].levers;
    } else {
        for (std::size_t i = 0; i < s.lanes.size(); ++i) {
            s.lanes[i].wanted = before.lanes[i];
            if (!s.lanes[i].living) continue;
            set_causes(*s.lanes[i].living, *before.living[i]);
            tell_of_tissue(*s.lanes[i].living, s.lanes[i].wanted); // as it is now: its days stay passed
        }
    }
    if (s.tract) wish(*s.tract, before.tract);
    s.undo.pop_back();
    s.undo_gesture = 0;
}

} // namespace story
