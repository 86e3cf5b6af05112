#include "story/tissue/population.h"

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
void begin(Population &population, const PopulationPlan &plan) {
    PopulationPlan described = std::move(population.described);
    const int turn = population.turn + 1;
    population = {};
    population.described = std::move(described);
    population.plan = plan;
    population.turn = turn;
    population.wanted = true;
    for (const sim::CoursePlan &arm : plan.arms)
        population.people.emplace_back(static_cast<std::size_t>(arm.people));
    if (plan.trial) population.trial_people.resize(static_cast<std::size_t>(plan.trial->people));
}

} // namespace

void want(Population &population, const PopulationPlan &plan) {
    if (population.wanted && population.described == plan) return;
    begin(population, plan);
    population.described = plan;
}

void repeat(Population &population) {
    PopulationPlan plan = population.plan;
    for (sim::CoursePlan &arm : plan.arms) ++arm.seed;
    if (plan.trial) ++plan.trial->seed;
    if (!plan.arms.empty() || plan.trial) begin(population, plan);
}

void cancel(Population &population) {
    if (population.done()) return;
    population.wanted = false;
    ++population.turn;
}

bool Population::done() const {
    return wanted && trial.has_value() == plan.trial.has_value() &&
           std::all_of(people.begin(), people.end(), [](const auto &arm) { return all_there(arm); });
}

double Population::progress() const {
    std::size_t all = trial_people.size(), have = there(trial_people);
    for (const auto &arm : people) {
        all += arm.size();
        have += there(arm);
    }
    return all == 0 ? 1.0 : static_cast<double>(have) / static_cast<double>(all);
}

std::vector<Piece> missing(const Population &population) {
    std::vector<Piece> out;
    if (!population.wanted) return out;
    for (std::size_t arm = 0; arm < population.people.size(); ++arm)
        for (std::size_t i = 0; i < population.people[arm].size(); ++i)
            if (!population.people[arm][i])
                out.push_back({population.turn, static_cast<int>(arm), static_cast<int>(i)});
    for (std::size_t i = 0; i < population.trial_people.size(); ++i)
        if (!population.trial_people[i]) out.push_back({population.turn, trial_arm, static_cast<int>(i)});
    return out;
}

void take(Population &population, const Piece &piece, const sim::PersonCourse &course) {
    if (piece.turn != population.turn) return;
    const auto arm = static_cast<std::size_t>(piece.arm);
    population.people[arm][static_cast<std::size_t>(piece.person)] = course;
}

void take(Population &population, const Piece &piece, const sim::TrialPerson &person) {
    if (piece.turn != population.turn) return;
    population.trial_people[static_cast<std::size_t>(piece.person)] = person;
    if (all_there(population.trial_people))
        population.trial = summarise(*population.plan.trial, values(population.trial_people));
}

} // namespace story
