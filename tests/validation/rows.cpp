#include "validation/rows.h"

#include <array>
#include <cassert>

namespace validation {
namespace {

// Computed at the first call, then kept.
template <Row (*compute)()> const Row &kept() {
    static const Row computed = compute();
    return computed;
}

} // namespace

const Row &row(int number) {
    using Kept = const Row &(*)();
    static constexpr std::array<Kept, row_count> all{kept<speeds>,
                                                     kept<node_length>,
                                                     kept<diameter>,
                                                     kept<best_sheath>,
                                                     kept<thinning>,
                                                     kept<time_over_one_internode>,
                                                     kept<half_a_degree>,
                                                     kept<blocking_temperature_and_trains>,
                                                     kept<bare_with_channels>,
                                                     kept<long_bare_stretch>,
                                                     kept<remyelination>,
                                                     kept<exposed_potassium_channels>,
                                                     kept<nitric_oxide>,
                                                     kept<long_internodes>};
    assert(number >= 1 && number <= row_count);
    return all[static_cast<std::size_t>(number - 1)]();
}

} // namespace validation
