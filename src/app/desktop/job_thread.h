// The job thread: one thread that does what a show wants to have computed, while the window goes on drawing.
// Knows nothing of what it computes.
#pragma once

#include "app/stage/job_runner.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace app {

class JobThread : public JobRunner {
public:
    JobThread() = default;
    ~JobThread() override; // waits for the job that is being done: a fraction of a second
    JobThread(const JobThread &) = delete;
    JobThread &operator=(const JobThread &) = delete;

    void follow(story::Show &show) override;

private:
    void begin(const story::Show &show);
    void work();

    // Of the frame's thread alone.
    std::thread thread_;
    story::Jobs jobs_; // the latest wanted

    std::mutex mutex_; // of all that follows
    std::condition_variable wake_;
    bool ends_ = false;
    bool busy_ = false; // a job is being done
    int round_ = 0;     // of what is wanted: results of an earlier round are thrown away
    std::deque<story::Job> todo_;
    std::vector<story::Delivery> done_;
};

} // namespace app
