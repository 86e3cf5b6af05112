#include "sim/tissue.h"
#include "sim/course.h"

// Not written yet: enough to link.
namespace sim {
TissueRates rates_of(CourseKind) { return {}; }
Tissue::Tissue(const TissuePlan &plan) : plan_(plan) {
    const auto n = static_cast<std::size_t>(plan.axons) * static_cast<std::size_t>(plan.internodes);
    for (auto *v : {&acute, &smouldering, &debris, &channels, &lasting, &lesion}) v->assign(n, 0.0F);
    wraps.assign(n, 7.0F);
    reserve = mitochondria = std::vector<float>(n, 1.0F);
    capacity = endurance = std::vector<float>(static_cast<std::size_t>(plan.axons), 1.0F);
    hazard.assign(capacity.size(), 0.0F);
    broken_at.assign(capacity.size(), -1);
}
void Tissue::step(const Knobs &) { ++steps_; }
void Tissue::attack(const Attack &) {}
double Tissue::health(int) const { return 1; }
double Tissue::calcium(int, int) const { return 0; }
bool Tissue::remade(int, int) const { return false; }
bool Tissue::delivers(int axon) const { return alive(axon); }
double Tissue::alive_share() const { return 1; }
double Tissue::delivering_share() const { return 1; }
PersonCourse run_person(const CoursePlan &, int) { return {}; }
CourseResult summarise(const CoursePlan &, const std::vector<PersonCourse> &) { return {}; }
CourseResult run_courses(const CoursePlan &, const Workers &) { return {}; }
TrialPerson run_trial_person(const TrialPlan &, int) { return {}; }
TrialResult summarise(const TrialPlan &, const std::vector<TrialPerson> &) { return {}; }
TrialResult run_trial(const TrialPlan &, const Workers &) { return {}; }
const std::array<TreatmentFacts, treatment_count> all_treatments{};
const TreatmentFacts &facts(Treatment treatment) {
    return all_treatments[static_cast<std::size_t>(treatment)];
}
std::optional<Treatment> treatment_named(std::string_view) { return {}; }
Knobs together(const Knobs &a, const Knobs &) { return a; }
Knobs knobs_at(std::span<const TreatmentSpan>, double) { return {}; }
} // namespace sim
