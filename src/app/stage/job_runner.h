// Job runners: who does what a show wants to have computed, and when. Once a frame each hands over what is
// there. Knows no window and no picture.
#pragma once

#include "sim/basics/workers.h"
#include "story/state/jobs.h"

#include <memory>

namespace app {

class JobRunner {
public:
    virtual ~JobRunner() = default;
    virtual void follow(story::Show &show) = 0;
};

// All of it before the frame, so that no picture shows an unfinished chart.
std::unique_ptr<JobRunner> jobs_at_once(sim::Workers workers);

// Some between two frames, for as long as `seconds` at least: where there are no threads.
std::unique_ptr<JobRunner> jobs_in_slices(double seconds);

} // namespace app
