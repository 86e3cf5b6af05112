#include "app/stage/background.h"

namespace app {
namespace {

using Result = std::variant<sim::PersonCourse, sim::TrialPerson>;

Result compute(const story::ManyPlan &plan, const story::Piece &piece) {
    if (piece.arm < 0) return sim::run_trial_person(*plan.trial, piece.person);
    return sim::run_person(plan.arms[static_cast<std::size_t>(piece.arm)], piece.person);
}

void hand_over(story::Many &many, const story::Piece &piece, const Result &result) {
    std::visit([&](const auto &person) { story::take(many, piece, person); }, result);
}

} // namespace

Background::~Background() {
    {
        const std::lock_guard lock(mutex_);
        ends_ = true;
    }
    wake_.notify_one();
    if (thread_.joinable()) thread_.join();
}

void Background::begin(const story::Many &many) {
    plan_ = many.plan;
    turn_ = many.turn;
    const auto missing = story::missing(many);
    {
        const std::lock_guard lock(mutex_);
        ++round_;
        to_compute_ = plan_;
        todo_.assign(missing.begin(), missing.end());
        done_.clear();
    }
    if (!missing.empty() && !thread_.joinable()) thread_ = std::thread([this] { work(); });
    wake_.notify_one();
}

void Background::follow(story::Many &many) {
    if (many.turn != turn_ || many.plan != plan_) begin(many);
    std::vector<std::pair<story::Piece, Result>> done;
    bool idle = false;
    {
        const std::lock_guard lock(mutex_);
        done.swap(done_);
        idle = todo_.empty() && !busy_;
    }
    for (const auto &[piece, result] : done) hand_over(many, piece, result);
    // A scene that was loaded again asks once more for what went to the one before it.
    if (idle && many.wanted && !many.done()) begin(many);
}

void Background::work() {
    std::unique_lock lock(mutex_);
    for (;;) {
        wake_.wait(lock, [this] { return ends_ || !todo_.empty(); });
        if (ends_) return;
        const story::Piece piece = todo_.front();
        todo_.pop_front();
        busy_ = true;
        const int round = round_;
        const story::ManyPlan plan = to_compute_;
        lock.unlock();
        Result result = compute(plan, piece);
        lock.lock();
        busy_ = false;
        if (round == round_) done_.emplace_back(piece, std::move(result));
    }
}

void compute_now(story::Many &many, const sim::Workers &workers) {
    const auto pieces = story::missing(many);
    std::vector<Result> results(pieces.size());
    workers(pieces.size(), [&](std::size_t i) { results[i] = compute(many.plan, pieces[i]); });
    for (std::size_t i = 0; i < pieces.size(); ++i) hand_over(many, pieces[i], results[i]);
}

} // namespace app
