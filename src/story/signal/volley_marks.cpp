#include "story/signal/volley_marks.h"
#include "story/tissue/approach.h"

#include <algorithm>

namespace story {

namespace {

constexpr float rise_per_s = 4, fall_per_s = 3.5F;
constexpr double held_s = 2;                     // once all is over …
constexpr float kept = 0.5F, fades_per_s = 0.5F; // … and then they fade to so much

} // namespace

bool VolleyMarks::settled() const { return over_for_s > held_s + (1 - kept) / fades_per_s; }

void begin_anew(VolleyMarks &marks) {
    std::fill(marks.reached.begin(), marks.reached.end(), -1);
    std::fill(marks.ember.begin(), marks.ember.end(), 0.0F);
}

void follow(VolleyMarks &marks, std::span<const Fate> fates, bool over, double seconds) {
    marks.over_for_s = over ? marks.over_for_s + seconds : 0;
    const float lasting = marks.over_for_s < held_s ? 1.0F : kept;
    const float up = rise_per_s * static_cast<float>(seconds);
    const float down = (over ? fades_per_s : fall_per_s) * static_cast<float>(seconds);
    for (std::size_t a = 0; a < fates.size(); ++a) {
        approach(marks.tip[a], fates[a] == Fate::arrived ? lasting : 0.0F, up, down);
        approach(marks.ember[a], fates[a] == Fate::lost ? lasting : 0.0F, up, down);
    }
}

} // namespace story
