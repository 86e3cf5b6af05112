// The marks a volley leaves on a tract: a light at the far end of every axon whose signal arrived, an ember
// where a signal ended on its way. Knows what became of each signal; knows no axon and no time beyond what it
// is given.
#pragma once

#include "story/signal/fate.h"

#include <cstddef>
#include <span>
#include <vector>

namespace story {

struct VolleyMarks {
    // Per axon, 0..1. Both fade to a part once the volley has been over for a moment.
    std::vector<float> tip, ember;
    std::vector<int> reached; // per axon: the farthest sample that was lit, −1 for none
    double over_for_s = 0;    // the visitor's time since the volley was over

    explicit VolleyMarks(std::size_t axons) : tip(axons, 0.0F), ember(axons, 0.0F), reached(axons, -1) {}
    bool settled() const; // they fade no more
};

// Another volley begins. Lights at far ends fade by themselves; an ember cannot move.
void begin_anew(VolleyMarks &marks);
// Moves on by `seconds` of the visitor's time. `fates`: of each axon's signal; `over`: the volley is.
void follow(VolleyMarks &marks, std::span<const Fate> fates, bool over, double seconds);

} // namespace story
