#include "story/life.h"

namespace story {

Life::Life(const LifePlan &plan, int tract_axons)
    : described(plan), axons(tract_axons), treatments(plan.treatments),
      tissue({.rates = sim::rates_of(plan.kind), .axons = tract_axons, .internodes = tissue_internodes}) {}
bool Life::arrived() const { return true; }
void go_to_year(Life &, double) {}
void treat(Life &, const std::vector<sim::TreatmentSpan> &) {}
void advance(Life &, double) {}

} // namespace story
