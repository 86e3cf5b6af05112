#include "story/tissue/many.h"

#include <algorithm>
#include <utility>

namespace story {
namespace {

constexpr int trial_arm = -1;

template <class T> bool all_there(const std::vector<std::optional<T>> &people) {
    return std::all_of(people.begin(), people.end(), [](const auto &person) { return person.has_value(); });
}

template <class T> std::vector<T> values(const std::vector<std::optional<T>> &people) {
    std::vector<T> out;
    for (const auto &person : people) out.push_back(*person);
    return out;
}

template <class T> std::size_t there(const std::vector<std::optional<T>> &people) {
    return static_cast<std::size_t>(
        std::count_if(people.begin(), people.end(), [](const auto &person) { return person.has_value(); }));
}

// Forgets what was there.
void begin(Many &many, const ManyPlan &plan) {
    ManyPlan described = std::move(many.described);
    const int turn = many.turn + 1;
    many = {};
    many.described = std::move(described);
    many.plan = plan;
    many.turn = turn;
    many.wanted = true;
    for (const sim::CoursePlan &arm : plan.arms)
        many.people.emplace_back(static_cast<std::size_t>(arm.people));
    if (plan.trial) many.trial_people.resize(static_cast<std::size_t>(plan.trial->people));
}

} // namespace

void want(Many &many, const ManyPlan &plan) {
    if (many.wanted && many.described == plan) return;
    begin(many, plan);
    many.described = plan;
}

void repeat(Many &many) {
    ManyPlan plan = many.plan;
    for (sim::CoursePlan &arm : plan.arms) ++arm.seed;
    if (plan.trial) ++plan.trial->seed;
    if (!plan.arms.empty() || plan.trial) begin(many, plan);
}

void cancel(Many &many) {
    if (many.done()) return;
    many.wanted = false;
    ++many.turn;
}

bool Many::done() const {
    return wanted && trial.has_value() == plan.trial.has_value() &&
           std::all_of(people.begin(), people.end(), [](const auto &arm) { return all_there(arm); });
}

double Many::progress() const {
    std::size_t all = trial_people.size(), have = there(trial_people);
    for (const auto &arm : people) {
        all += arm.size();
        have += there(arm);
    }
    return all == 0 ? 1.0 : static_cast<double>(have) / static_cast<double>(all);
}

std::vector<Piece> missing(const Many &many) {
    std::vector<Piece> out;
    if (!many.wanted) return out;
    for (std::size_t arm = 0; arm < many.people.size(); ++arm)
        for (std::size_t i = 0; i < many.people[arm].size(); ++i)
            if (!many.people[arm][i]) out.push_back({many.turn, static_cast<int>(arm), static_cast<int>(i)});
    for (std::size_t i = 0; i < many.trial_people.size(); ++i)
        if (!many.trial_people[i]) out.push_back({many.turn, trial_arm, static_cast<int>(i)});
    return out;
}

void take(Many &many, const Piece &piece, const sim::PersonCourse &course) {
    if (piece.turn != many.turn) return;
    const auto arm = static_cast<std::size_t>(piece.arm);
    many.people[arm][static_cast<std::size_t>(piece.person)] = course;
}

void take(Many &many, const Piece &piece, const sim::TrialPerson &person) {
    if (piece.turn != many.turn) return;
    many.trial_people[static_cast<std::size_t>(piece.person)] = person;
    if (all_there(many.trial_people)) many.trial = summarise(*many.plan.trial, values(many.trial_people));
}

} // namespace story
