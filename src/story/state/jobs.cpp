#include "story/state/jobs.h"

#include <memory>

namespace story {
namespace {

// The people of a fan of courses or of a trial, one job for each.
struct People {
    PopulationPlan plan;
    int turn = 0;
    bool are_of(const Population &p) const { return p.turn == turn && p.plan == plan; }
};

Job job_for(const std::shared_ptr<const People> &people, const Piece &piece) {
    return [people, piece]() -> Delivery {
        const auto deliver = [&](auto person) -> Delivery {
            return [people, piece, person = std::move(person)](Show &show) {
                if (people->are_of(show.population)) take(show.population, piece, person);
            };
        };
        if (piece.arm < 0) return deliver(sim::run_trial_person(*people->plan.trial, piece.person));
        const sim::CoursePlan &arm = people->plan.arms[static_cast<std::size_t>(piece.arm)];
        return deliver(sim::run_person(arm, piece.person));
    };
}

} // namespace

bool wants_jobs(const Show &show) { return show.population.wanted && !show.population.done(); }

Jobs jobs_of(const Show &show) {
    const auto people = std::make_shared<const People>(People{show.population.plan, show.population.turn});
    Jobs jobs;
    jobs.wanted = [people](const Show &now) { return people->are_of(now.population); };
    for (const Piece &piece : missing(show.population)) jobs.all.push_back(job_for(people, piece));
    return jobs;
}

} // namespace story
