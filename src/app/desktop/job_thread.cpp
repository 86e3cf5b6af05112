#include "app/desktop/job_thread.h"

#include <utility>

namespace app {

JobThread::~JobThread() {
    {
        const std::lock_guard lock(mutex_);
        ends_ = true;
    }
    wake_.notify_one();
    if (thread_.joinable()) thread_.join();
}

void JobThread::begin(const story::Show &show) {
    jobs_ = story::jobs_of(show);
    const bool any = !jobs_.all.empty();
    {
        const std::lock_guard lock(mutex_);
        ++round_;
        todo_.assign(jobs_.all.begin(), jobs_.all.end());
        done_.clear();
    }
    if (any && !thread_.joinable()) thread_ = std::thread([this] { work(); });
    wake_.notify_one();
}

void JobThread::follow(story::Show &show) {
    if (!jobs_.wanted || !jobs_.wanted(show)) begin(show);
    std::vector<story::Delivery> done;
    bool idle = false;
    {
        const std::lock_guard lock(mutex_);
        done.swap(done_);
        idle = todo_.empty() && !busy_;
    }
    for (const story::Delivery &deliver : done) deliver(show);
    // A scene that was loaded again asks once more for what went to the one before it.
    if (idle && story::wants_jobs(show)) begin(show);
}

void JobThread::work() {
    std::unique_lock lock(mutex_);
    for (;;) {
        wake_.wait(lock, [this] { return ends_ || !todo_.empty(); });
        if (ends_) return;
        const story::Job job = std::move(todo_.front());
        todo_.pop_front();
        busy_ = true;
        const int round = round_;
        lock.unlock();
        story::Delivery delivery = job();
        lock.lock();
        busy_ = false;
        if (round == round_) done_.push_back(std::move(delivery));
    }
}

} // namespace app
