#include "sim/tissue/tract_tissue.h"

#include <algorithm>

namespace sim {

TractTissue tract_tissue(const Tissue &tissue) {
    TractTissue out;
    out.segments = tissue.plan().internodes;
    out.wraps.resize(tissue.wraps.size());
    const auto healthy = static_cast<float>(tissue.plan().healthy_wraps);
    std::transform(tissue.wraps.begin(), tissue.wraps.end(), out.wraps.begin(),
                   [healthy](float wraps) { return wraps / healthy; });
    out.channels = tissue.channels;
    out.inflammation = tissue.acute;
    out.broken_at = tissue.broken_at;
    return out;
}

} // namespace sim
