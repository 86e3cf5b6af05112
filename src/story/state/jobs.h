// Jobs: what a show wants to have computed in the background, as values. Whoever has threads runs them there;
// whoever has none runs some between two frames. Knows no thread.
#pragma once

#include "story/show/show.h"

#include <functional>
#include <vector>

namespace story {

// Takes what a job has found over into the show, if the show still wants it.
using Delivery = std::function<void(Show &show)>;

// Needs nothing but what it holds, so that it can run anywhere; takes a fraction of a second.
using Job = std::function<Delivery()>;

struct Jobs {
    std::vector<Job> all;                         // in the order in which they are best done
    std::function<bool(const Show &show)> wanted; // false: the show wants others by now
};

bool wants_jobs(const Show &show); // anything at all
// All that is wanted and not yet there.
Jobs jobs_of(const Show &show);

} // namespace story
