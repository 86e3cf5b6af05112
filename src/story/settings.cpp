#include "story/settings.h"

#include "story/scene.h"

#include <algorithm>
#include <cmath>

namespace story {
namespace {

constexpr double repaired_wraps = 3; // new sheaths are thin …
constexpr double loosest_seal = 1e-3;
constexpr double most_channels = 0.1; // share of a node's density
constexpr double most_potassium_S_cm2 = 0.05;
constexpr double channels_lost_to_dispersal = 0.7; // at a node between two chosen internodes
constexpr int core_compartments_on_screen = 8;     // half of the reference's: +0.03 % of velocity

} // namespace

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
        look.sheaths = settings.repair_sheaths;
        look.wraps += settings.levers.repair * (repaired_wraps - look.wraps);
    }
    return look;
}

sim::CablePlan cable_plan(const sim::Fibre &fibre, const Settings &settings) {
    const auto internodes = static_cast<int>(settings.lesion.size());
    const Levers &levers = settings.levers;
    sim::CablePlan plan = sim::healthy_plan(fibre, internodes + 1);
    plan.core_compartments = core_compartments_on_screen;
    plan.cut_internode = settings.cut_internode;
    for (int i = 0; i < internodes; ++i) {
        const SheathLook look = sheath_look(fibre, settings, i);
        sim::Internode &internode = plan.internodes[static_cast<std::size_t>(i)];
        internode.wraps = look.wraps;
        internode.sheaths = look.sheaths;
        if (look.repaired) internode.new_node_channels = levers.repair;
        if (!look.chosen) continue;
        internode.seal = std::pow(loosest_seal, 1 - levers.seal);
        internode.channels = most_channels * levers.channels;
        internode.potassium_S_cm2 = most_potassium_S_cm2 * levers.potassium;
        internode.potassium_block = levers.blocker;
        if (i > 0 && settings.lesion[static_cast<std::size_t>(i - 1)])
            plan.node_channels[static_cast<std::size_t>(i)] =
                1 - channels_lost_to_dispersal * levers.dispersal;
    }
    sim::inflame(plan, 0, internodes, levers.inflammation);
    return plan;
}

} // namespace story
