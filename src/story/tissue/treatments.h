// Treatments in time: the one list by which the tissue of an axon and that of a tract are treated.
// Knows no tissue.
#pragma once

#include "sim/tissue/treatment.h"

#include <vector>

namespace story {

// Sorted by in_order(): whoever gave what first, the product of their effects is the same to the last bit.
using Treatments = std::vector<sim::TreatmentSpan>;
Treatments in_order(Treatments treatments);

bool given_at(const Treatments &treatments, sim::Treatment treatment, double year);
// As up to `year`, and from then on as asked.
Treatments from_now(const Treatments &treatments, sim::Treatment treatment, bool given, double year);

} // namespace story
