#include "story/tissue/tissue_along.h"

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

} // namespace story
