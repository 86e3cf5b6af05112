#include "sim/axon/chain.h"

namespace sim {
namespace {

// Compartment after the passive stretch that begins at `first`.
std::size_t end_of_stretch(const std::vector<Compartment> &all, std::size_t first) {
    std::size_t end = first;
    while (end < all.size() && !all[end].active && all[end].part != Part::node) ++end;
    return end;
}

} // namespace

const Modes *ModesShelf::find(std::span<const Compartment> stretch, const Compartment &left,
                              bool with_right_node) {
    std::vector<double> key{with_right_node ? 1.0 : 0.0, left.axial_uS, left.periaxonal_uS};
    for (const Compartment &c : stretch)
        key.insert(key.end(), {c.grounded ? 1.0 : 0.0, c.membrane_nF, c.internode_leak_uS, c.myelin_nF,
                               c.myelin_uS, c.axial_uS, c.periaxonal_uS});
    auto &modes = shelf_[std::move(key)];
    if (!modes) modes = std::make_unique<const Modes>(modes_of(stretch, left, with_right_node));
    return modes.get();
}

Ends ends_of(const Link &link, double stage_ms) {
    if (!link.modes) return {link.axial_uS, link.axial_uS, 0};
    Ends ends{link.modes->end_uS, 0, 0};
    // The modes give back within the same implicit half: s drive² / (1 + s rate) per mV.
    const auto add = [&](const Mode &mode, double sign) {
        const double back = stage_ms * mode.drive * mode.drive / (1 + stage_ms * mode.rate_per_ms);
        ends.self_uS -= back;
        ends.across_uS += sign * back;
        ends.leak_nA_per_mV += mode.drive * mode.leak / mode.rate_per_ms;
    };
    for (const Mode &mode : link.modes->even) add(mode, 1);
    for (const Mode &mode : link.modes->odd) add(mode, -1);
    return ends;
}

Chain eliminate(const Cable &cable, ModesShelf &shelf) {
    const auto &all = cable.compartments;
    Chain chain;
    chain.stations.push_back(0);
    while (true) {
        const auto at = static_cast<std::size_t>(chain.stations.back());
        const std::size_t first = at + 1;
        if (first == all.size()) break;
        const std::size_t end = end_of_stretch(all, first);
        const bool to_the_end = end == all.size();
        const std::span stretch(all.data() + first, end - first);

        Link link;
        const bool between_grounds = all[at].grounded && (to_the_end || all[end].grounded);
        if (!stretch.empty() && between_grounds && has_modes(stretch, all[at], !to_the_end)) {
            link.modes = shelf.find(stretch, all[at], !to_the_end);
            chain.links.push_back(link);
            if (to_the_end) break;
            chain.stations.push_back(static_cast<int>(end));
        } else {
            link.axial_uS = all[at].axial_uS;
            if (!all[at].grounded && !all[first].grounded) link.periaxonal_uS = all[at].periaxonal_uS;
            chain.links.push_back(link);
            chain.stations.push_back(static_cast<int>(first));
        }
    }
    return chain;
}

} // namespace sim
