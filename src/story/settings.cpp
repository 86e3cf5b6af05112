#include "story/settings.h"

#include "story/scene.h"

#include <algorithm>
#include <cassert>

namespace story {
namespace {

constexpr double repaired_wraps = 3; // new sheaths are thin …
constexpr int repaired_sheaths = 2;  // … and short
constexpr double sodium_lost_at_full_inflammation = 0.5;
constexpr int core_compartments_on_screen = 8; // half of the reference's: +0.03 % of velocity

} // namespace

std::string_view lever_name(Lever lever) {
    switch (lever) {
    case Lever::myelin:
        return "myelin";
    case Lever::inflammation:
        return "inflammation";
    case Lever::mitochondria:
        return "mitochondria";
    case Lever::repair:
        return "repair";
    }
    return "";
}

double &Levers::operator[](Lever lever) {
    switch (lever) {
    case Lever::myelin:
        return myelin;
    case Lever::inflammation:
        return inflammation;
    case Lever::mitochondria:
        return mitochondria;
    case Lever::repair:
        break;
    }
    return repair;
}

double Levers::operator[](Lever lever) const {
    Levers copy = *this;
    return copy[lever];
}

double healthy_value(Lever lever) { return Levers{}[lever]; }

Settings healthy_settings(int internodes) {
    Settings settings;
    settings.lesion.assign(static_cast<std::size_t>(internodes), false);
    return settings;
}

SheathLook sheath_look(const sim::Fibre &fibre, const Settings &settings, int internode) {
    SheathLook look;
    look.wraps = fibre.wraps;
    look.chosen = settings.lesion[static_cast<std::size_t>(internode)];
    if (!look.chosen) return look;
    look.wraps = fibre.wraps * settings.levers.myelin;
    if (settings.levers.repair > 0 && look.wraps < repaired_wraps) {
        look.repaired = true;
        look.sheaths = repaired_sheaths;
        look.wraps += settings.levers.repair * (repaired_wraps - look.wraps);
    }
    return look;
}

sim::CablePlan cable_plan(const sim::Fibre &fibre, const Settings &settings) {
    const auto internodes = static_cast<int>(settings.lesion.size());
    sim::CablePlan plan = sim::healthy_plan(fibre, internodes + 1);
    plan.core_compartments = core_compartments_on_screen;
    for (int i = 0; i < internodes; ++i) {
        const SheathLook look = sheath_look(fibre, settings, i);
        sim::Internode &internode = plan.internodes[static_cast<std::size_t>(i)];
        internode.wraps = look.wraps;
        internode.sheaths = look.sheaths;
        if (look.repaired) internode.new_node_channels = settings.levers.repair;
    }
    const double sodium = 1 - sodium_lost_at_full_inflammation * settings.levers.inflammation;
    std::fill(plan.node_sodium.begin(), plan.node_sodium.end(), sodium);
    return plan;
}

sim::EnergyUse energy_use(const sim::Fibre &fibre, const Settings &settings) {
    double thinned = 0; // averaged over the internodes
    double bare = 0;
    const auto internodes = static_cast<int>(settings.lesion.size());
    for (int i = 0; i < internodes; ++i) {
        const double wraps = sheath_look(fibre, settings, i).wraps;
        thinned += std::clamp(1 - wraps / fibre.wraps, 0.0, 1.0) / internodes;
        bare += std::clamp(1 - wraps, 0.0, 1.0) / internodes;
    }
    sim::EnergyUse use;
    use.mitochondria = settings.levers.mitochondria;
    use.demyelination = thinned;
    use.firing_rate_Hz = settings.traffic_Hz;
    use.sodium_per_spike = 1 + 0.6 * thinned + bare; // fitted to the fast model: docs/model.md
    return use;
}

} // namespace story
