#include "story/causes/settings.h"

#include <algorithm>
#include <cmath>

namespace story {
namespace {

constexpr double repaired_wraps = 3; // new sheaths are thin …
constexpr double loosest_seal = 1e-3;
constexpr double most_channels = 0.1; // share of a node's density
constexpr double most_potassium_S_cm2 = 0.05;
constexpr double channels_lost_to_dispersal = 0.7; // at a node between two chosen internodes
constexpr double first_new_wraps = 1;          // from here on tissue counts as remade, and new nodes fill up
constexpr double fewest_channels = 5e-4;       // fewer make no difference, and cost as much to compute
constexpr int core_compartments_on_screen = 8; // half of the reference's: +0.03 % of velocity

SheathLook look_of_tissue(const sim::Fibre &fibre, const TissueAt &at) {
    SheathLook look;
    look.wraps = fibre.wraps * at.wraps;
    look.repaired = at.remade;
    look.sheaths = at.remade ? 2 : 1;
    return look;
}

sim::Internode internode_of_tissue(const sim::Fibre &fibre, const TissueAt &at, const Levers &levers) {
    const SheathLook look = look_of_tissue(fibre, at);
    sim::Internode internode{.wraps = look.wraps, .sheaths = look.sheaths};
    if (at.channels >= fewest_channels) internode.channels = at.channels;
    if (at.remade)
        internode.new_node_channels =
            std::clamp((look.wraps - first_new_wraps) / (repaired_wraps - first_new_wraps), 0.0, 1.0);
    internode.potassium_S_cm2 = most_potassium_S_cm2 * levers.potassium;
    internode.potassium_block = levers.blocker;
    return internode;
}

sim::CablePlan plan_of_tissue(const sim::Fibre &fibre, const Settings &settings) {
    const auto internodes = static_cast<int>(settings.tissue.size());
    sim::CablePlan plan = sim::healthy_plan(fibre, internodes + 1);
    for (int i = 0; i < internodes; ++i) {
        const TissueAt &at = settings.tissue[static_cast<std::size_t>(i)];
        plan.internodes[static_cast<std::size_t>(i)] = internode_of_tissue(fibre, at, settings.levers);
        sim::inflame(plan, i, 1, at.inflammation);
    }
    return plan;
}

sim::CablePlan plan_of_levers(const sim::Fibre &fibre, const Settings &settings) {
    const auto internodes = static_cast<int>(settings.lesion.size());
    const Levers &levers = settings.levers;
    sim::CablePlan plan = sim::healthy_plan(fibre, internodes + 1);
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

} // namespace

Settings healthy_settings(int internodes) {
    Settings settings;
    settings.lesion.assign(static_cast<std::size_t>(internodes), false);
    return settings;
}

SheathLook sheath_look(const sim::Fibre &fibre, const Settings &settings, int internode) {
    if (!settings.tissue.empty())
        return look_of_tissue(fibre, settings.tissue[static_cast<std::size_t>(internode)]);
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
    sim::CablePlan plan =
        settings.tissue.empty() ? plan_of_levers(fibre, settings) : plan_of_tissue(fibre, settings);
    plan.core_compartments = core_compartments_on_screen;
    plan.cut_internode = settings.cut_internode;
    return plan;
}

} // namespace story
