#include "story/tissue/tissue_along.h"

#include <algorithm>

namespace story {

std::vector<TissueAt> tissue_along(const sim::Tissue &tissue, int axon, int first, int count) {
    std::vector<TissueAt> out;
    for (int i = first; i < first + count; ++i) {
        const std::size_t at = tissue.at(axon, i);
        out.push_back({.wraps = double{tissue.wraps[at]} / tissue.plan().healthy_wraps,
                       .channels = double{tissue.channels[at]},
                       .inflammation = double{tissue.acute[at]},
                       .smouldering = double{tissue.smouldering[at]},
                       .debris = double{tissue.debris[at]},
                       .mitochondria = double{tissue.mitochondria[at]},
                       .calcium = tissue.calcium(axon, i),
                       .remade = tissue.remade(axon, i)});
    }
    return out;
}

void tell_of_tissue(const sim::Tissue &tissue, int axon, int first, const sim::Knobs &knobs,
                    Settings &settings) {
    const auto a = static_cast<std::size_t>(axon);
    settings.tissue = tissue_along(tissue, axon, first, internodes_per_axon);
    double weakest = 1;
    for (const TissueAt &at : settings.tissue) weakest = std::min(weakest, at.mitochondria);
    const double capacity = double{tissue.capacity[a]} / tissue.plan().rates.energy.capacity;
    settings.levers.mitochondria = std::clamp(weakest * capacity, 0.0, 1.0);
    settings.levers.blocker = std::max(settings.levers.blocker, knobs.kv1_blocked);
    settings.cut_internode.reset();
    if (!tissue.alive(axon)) settings.cut_internode = tissue.broken_at[a] - first;
}

} // namespace story
