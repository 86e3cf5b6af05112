#include "app/stage/job_runner.h"

#include "app/platform/platform.h"

#include <utility>
#include <vector>

namespace app {
namespace {

class AtOnce : public JobRunner {
public:
    explicit AtOnce(sim::Workers workers) : workers_(std::move(workers)) {}

    void follow(story::Show &show) override {
        const std::vector<story::Job> jobs = story::jobs_of(show).all;
        std::vector<story::Delivery> deliveries(jobs.size());
        workers_(jobs.size(), [&](std::size_t i) { deliveries[i] = jobs[i](); });
        for (const story::Delivery &deliver : deliveries) deliver(show);
    }

private:
    sim::Workers workers_;
};

class InSlices : public JobRunner {
public:
    explicit InSlices(double seconds) : seconds_(seconds) {}

    void follow(story::Show &show) override {
        if (next_ == jobs_.all.size() || !jobs_.wanted(show)) {
            jobs_ = story::jobs_of(show);
            next_ = 0;
        }
        const double until = steady_seconds() + seconds_;
        while (next_ < jobs_.all.size()) {
            jobs_.all[next_++]()(show);
            if (steady_seconds() >= until) return;
        }
    }

private:
    double seconds_;
    story::Jobs jobs_;
    std::size_t next_ = 0;
};

} // namespace

std::unique_ptr<JobRunner> jobs_at_once(sim::Workers workers) {
    return std::make_unique<AtOnce>(std::move(workers));
}

std::unique_ptr<JobRunner> jobs_in_slices(double seconds) { return std::make_unique<InSlices>(seconds); }

} // namespace app
