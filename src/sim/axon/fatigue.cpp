#include "sim/axon/fatigue.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <map>

namespace sim {
namespace {

constexpr int law_steps_per_s = 1000;
constexpr int answers = 80; // the fast model is asked anew for every eightieth of a full shortage, 0.1 mV

// What a signal does on this tissue, by how far its potentials have shifted: asked once for each shift.
class Answers {
public:
    Answers(const CablePlan &plan, const Conditions &conditions, const Asking &asking)
        : plan_(plan), conditions_(conditions), traffic_(plan, asking),
          health_pC_(total_pC(carried_in_health(plan, asking))) {}

    struct Answer {
        double sodium = 0; // relative to health
        bool delivered = false;
    };
    const Answer &at(double sodium_mM) {
        const double most_mV = potential_shift(most_sodium_mM).potassium_and_leak_mV;
        const double shift_mV = potential_shift(sodium_mM).potassium_and_leak_mV;
        const int nearest = static_cast<int>(std::lround(shift_mV / most_mV * answers));
        const auto found = known_.find(nearest);
        return found != known_.end() ? found->second : known_.emplace(nearest, ask(nearest)).first->second;
    }

private:
    Answer ask(int nearest) {
        const double share = static_cast<double>(nearest) / answers;
        const PotentialShift full = potential_shift(most_sodium_mM);
        Conditions c = conditions_;
        c.potassium_and_leak_shift_mV = share * full.potassium_and_leak_mV;
        c.sodium_shift_mV = share * full.sodium_mV;
        traffic_.follow(plan_, c);
        traffic_.finish();
        // A pulse too weak for a healthy axon costs nothing that could be compared with health.
        const double relative = health_pC_ > 0 ? std::max(0.0, total_pC(traffic_.latest())) / health_pC_ : 0;
        return {relative, traffic_.latest().delivered};
    }

    CablePlan plan_;
    Conditions conditions_;
    Traffic traffic_;
    double health_pC_ = 1;
    std::map<int, Answer> known_;
};

} // namespace

FatigueCourse run_trains(const CablePlan &plan, const Conditions &conditions, const Asking &asking,
                         const EnergyPlan &energy) {
    assert(!energy.trains.empty());
    Answers answers_of(plan, conditions, asking);
    FatigueCourse course;
    double sodium_mM = energy.start_sodium_mM;
    std::int64_t step = 0;
    std::int64_t next_report = 0;
    const auto report_steps =
        std::max<std::int64_t>(1, std::llround(energy.report_every_s * law_steps_per_s));
    const auto report = [&](double rate_Hz) {
        const auto &answer = answers_of.at(sodium_mM);
        course.points.push_back({static_cast<double>(step) / law_steps_per_s, rate_Hz, sodium_mM,
                                 potential_shift(sodium_mM), answer.sodium, answer.delivered});
    };
    for (const Train &train : energy.trains) {
        const auto steps = std::llround(train.seconds * law_steps_per_s);
        std::int64_t delivering = 0;
        for (std::int64_t i = 0; i < steps; ++i, ++step) {
            if (step == next_report) {
                report(train.rate_Hz);
                next_report += report_steps;
            }
            const auto &answer = answers_of.at(sodium_mM);
            delivering += answer.delivered ? 1 : 0;
            const EnergyUse use = energy_use(plan, energy.mitochondria, train.rate_Hz, answer.sodium);
            sodium_mM = advance_sodium(sodium_mM, use, 1.0 / law_steps_per_s);
        }
        course.signals_asked += train.rate_Hz * static_cast<double>(steps) / law_steps_per_s;
        course.signals_delivered += train.rate_Hz * static_cast<double>(delivering) / law_steps_per_s;
    }
    report(energy.trains.back().rate_Hz);
    course.shift = potential_shift(sodium_mM);
    return course;
}

} // namespace sim
