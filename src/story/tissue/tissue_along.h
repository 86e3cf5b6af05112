// What the slow tissue means for one axon in the window: its state, internode by internode.
// Knows no cell and no life.
#pragma once

#include "sim/tissue/tissue.h"
#include "story/causes/settings.h"

#include <vector>

namespace story {

// Of `count` internodes of an axon, beginning with `first`.
std::vector<TissueAt> tissue_along(const sim::Tissue &tissue, int axon, int first, int count);

} // namespace story
