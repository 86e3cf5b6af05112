// What moves a tissue on: see tissue.h; its laws are in tissue_laws.h.
#include "sim/tissue/tissue_laws.h"

namespace sim {

void Tissue::step(const Knobs &knobs) {
    for (const double end = day() + plan_.step_days; next_attack_ < drawn_.size(); ++next_attack_) {
        Attack &next = drawn_[next_attack_];
        if (next.day >= end) break;
        next.happened = next.chance >= knobs.relapses_prevented;
        if (next.happened) attack(next);
    }
    const Pace pace = pace_of(*this, knobs, {smouldering_of_person_, frailty_of_person_});
    for (int a = 0; a < plan_.axons; ++a) pass_over(*this, a, pace);
    ++steps_;
}

double Tissue::calcium(int axon, int internode) const { return calcium_at(*this, axon, internode); }

} // namespace sim
