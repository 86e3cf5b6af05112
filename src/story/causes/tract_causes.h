// The causes a visitor can change on a tract, and what a scene says of one: how many axons, how thick, what
// is done to them. Knows no time and no computed state; sim/tract/tract.h turns it into signals.
#pragma once

#include "sim/tract/tract.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>

namespace story {

enum class TractLever { hurt, myelin, channels, temperature };
inline constexpr std::array<TractLever, 4> all_tract_levers{TractLever::hurt, TractLever::myelin,
                                                            TractLever::channels, TractLever::temperature};
// "share_of_axons", "wraps_fraction", "channels", "temperature_degC": in scenes, commands and recordings.
std::string_view tract_lever_name(TractLever lever);
std::optional<TractLever> tract_lever_named(std::string_view name);

struct LeverRange {
    double low = 0, high = 1;
};
LeverRange tract_lever_range(TractLever lever);

struct TractCauses {
    double share_of_axons = 0; // that are hurt, 0..1
    double wraps_fraction = 0; // of each hurt axon's own wraps, left between `from_mm` and `to_mm`; 0 is bare
    double channels = 0;       // φ there, as in sim::Internode
    double temperature_degC = 37;
    double from_mm = 2, to_mm = 2.7;
    double &operator[](TractLever lever);
    double operator[](TractLever lever) const;
    bool operator==(const TractCauses &) const = default;
    bool healthy() const; // nothing is hurt, at the body's own temperature
};

// What a scene says of its tract. Units in the names.
struct SceneTract {
    int axons = 2000;
    double length_mm = 5;
    double median_diameter_um = 0.8;
    double diameter_sigma = 0.35; // of the logarithm
    std::uint64_t seed = 1;
    TractCauses causes; // at the start
    bool operator==(const SceneTract &) const = default;
};

// What a step changes; what is unset stays.
struct TractChange {
    std::map<TractLever, double> levers;
    std::optional<double> from_mm, to_mm;
    bool operator==(const TractChange &) const = default;
};
TractCauses changed(TractCauses causes, const TractChange &change);

sim::TractPlan tract_plan(const SceneTract &tract, const TractCauses &causes);

// The least and most of what may be shown in the window: each frame pays for every axon.
inline constexpr int most_axons_in_window = 4000;
inline constexpr double least_tract_mm = 1;
inline constexpr double most_tract_mm = 10;

} // namespace story
