// Settings: the causes a visitor can change on one axon, and what they mean for its cable. All the disease in
// the picture and in the solver comes from here. Knows no time: session.h moves the present settings toward
// the wanted.
#pragma once

#include "sim/axon.h"
#include "sim/energy.h"

#include <array>
#include <string_view>
#include <vector>

namespace story {

enum class Lever { myelin, inflammation, mitochondria, repair };
inline constexpr std::array<Lever, 4> all_levers{Lever::myelin, Lever::inflammation, Lever::mitochondria,
                                                 Lever::repair};
std::string_view lever_name(Lever lever); // "myelin", …: in scenes, commands and word keys

// Each 0..1. myelin: share of the chosen sheaths' wraps left. inflammation: how strong. mitochondria: share
// of their capacity left. repair: how far short thin sheaths have come back on the chosen internodes.
struct Levers {
    double myelin = 1, inflammation = 0, mitochondria = 1, repair = 0;
    double &operator[](Lever lever);
    double operator[](Lever lever) const;
    bool operator==(const Levers &) const = default;
};
double healthy_value(Lever lever); // 1, 0, 1, 0

struct Settings {
    Levers levers;
    std::vector<bool> lesion; // per internode: chosen, so that myelin and repair act on it
    double traffic_Hz = 10;   // how many signals a second the axon is kept busy with; 10 is everyday
    bool operator==(const Settings &) const = default;
};
Settings healthy_settings(int internodes);

// What the solver is told. `sodium_mM`: inside the axon, from sim/energy.h.
sim::CablePlan cable_plan(const sim::Fibre &fibre, const Settings &settings);
sim::EnergyUse energy_use(const sim::Fibre &fibre, const Settings &settings);

// What the picture is told of one internode.
struct SheathLook {
    double wraps = 7; // 0..7, real
    int sheaths = 1;  // 2 once repair has begun on bare axon
    bool repaired = false;
    bool chosen = false;
};
SheathLook sheath_look(const sim::Fibre &fibre, const Settings &settings, int internode);

} // namespace story
