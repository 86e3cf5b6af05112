// The one way from the slow tissue to an axon in the window: what it means for its internodes, its energy,
// the channels it has exposed, and whether it is broken. Knows no cell and no life.
#pragma once

#include "sim/tissue/tissue.h"
#include "story/causes/settings.h"

#include <vector>

namespace story {

// Of `count` internodes of an axon, beginning with `first`.
std::vector<TissueAt> tissue_along(const sim::Tissue &tissue, int axon, int first, int count);

// Settings of that axon, of which the internodes from `first` on are in the window. `knobs`: of the
// treatments given.
void tell_of_tissue(const sim::Tissue &tissue, int axon, int first, const sim::Knobs &knobs,
                    Settings &settings);

} // namespace story
