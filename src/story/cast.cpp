#include "story/cast.h"

namespace story {

void advance(Cast &, const sim::Tissue &, const CastCauses &, double, double) {}

} // namespace story
