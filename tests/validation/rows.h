// The fourteen rows: each asks the solver about one published result. A row is computed when it is first
// asked for and kept, so that the test of the row and the test of the document share the runs.
#pragma once

#include "validation/row.h"

namespace validation {

inline constexpr int row_count = 14;

// `number` from 1 to `row_count`.
const Row &row(int number);

// The healthy axon.
Row speeds();
Row node_length();
Row diameter();
Row best_sheath();
Row long_internodes();
// Thinned sheaths.
Row thinning();
Row time_over_one_internode();
Row half_a_degree();
Row blocking_temperature_and_trains();
// Channels, and repair.
Row bare_with_channels();
Row long_bare_stretch();
Row remyelination();
Row exposed_potassium_channels();
Row nitric_oxide();

} // namespace validation
