#include "story/cast.h"

namespace story {

Place Cast::node_place() const { return {vessel_middle() - vessel_reach - 1, 1, 0}; }
void advance(Cast &, const sim::Tissue &, const CastCauses &, double, double, double) {}
void fade_over(Cast &, const Cast &) {}

} // namespace story
