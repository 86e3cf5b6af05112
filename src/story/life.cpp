#include "story/life.h"

namespace story {

Life::Life(const LifePlan &plan, int tract_axons)
    : described(plan), axons(tract_axons), treatments(plan.treatments),
      tissue({.rates = sim::rates_of(plan.kind), .axons = tract_axons, .internodes = tissue_internodes}),
      look(tissue) {}
bool Life::arrived() const { return true; }
bool Life::treated(sim::Treatment) const { return false; }
void go_to_year(Life &, double) {}
void treat(Life &, const std::vector<sim::TreatmentSpan> &) {}
void treat_from_now(Life &, sim::Treatment, bool) {}
void advance(Life &, double) {}
int most_bare_axon(const Life &) { return 0; }
void look_at_axon(Life &, int) {}

} // namespace story
