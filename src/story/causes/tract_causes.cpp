#include "story/causes/tract_causes.h"

namespace story {

std::string_view tract_lever_name(TractLever lever) {
    switch (lever) {
    case TractLever::hurt:
        return "share_of_axons";
    case TractLever::myelin:
        return "wraps_fraction";
    case TractLever::channels:
        return "channels";
    case TractLever::temperature:
        return "temperature_degC";
    }
    return "";
}

std::optional<TractLever> tract_lever_named(std::string_view name) {
    for (const TractLever lever : all_tract_levers)
        if (tract_lever_name(lever) == name) return lever;
    return {};
}

LeverRange tract_lever_range(TractLever lever) {
    if (lever == TractLever::channels) return {0, 0.1};
    if (lever == TractLever::temperature) return {34, 42};
    return {0, 1};
}

double &TractCauses::operator[](TractLever lever) {
    switch (lever) {
    case TractLever::hurt:
        return share_of_axons;
    case TractLever::myelin:
        return wraps_fraction;
    case TractLever::channels:
        return channels;
    case TractLever::temperature:
        break;
    }
    return temperature_degC;
}

double TractCauses::operator[](TractLever lever) const {
    TractCauses copy = *this;
    return copy[lever];
}

bool TractCauses::healthy() const {
    return share_of_axons == 0 && temperature_degC == TractCauses{}.temperature_degC;
}

TractCauses changed(TractCauses causes, const TractChange &change) {
    for (const auto &[lever, value] : change.levers) causes[lever] = value;
    causes.from_mm = change.from_mm.value_or(causes.from_mm);
    causes.to_mm = change.to_mm.value_or(causes.to_mm);
    return causes;
}

sim::TractPlan tract_plan(const SceneTract &tract, const TractCauses &causes) {
    sim::TractPlan plan;
    plan.axons = tract.axons;
    plan.length_mm = tract.length_mm;
    plan.median_diameter_um = tract.median_diameter_um;
    plan.diameter_sigma = tract.diameter_sigma;
    plan.seed = tract.seed;
    plan.temperature_degC = causes.temperature_degC;
    if (causes.share_of_axons > 0)
        plan.lesion = sim::TractPlan::Lesion{causes.share_of_axons, causes.from_mm, causes.to_mm,
                                             causes.wraps_fraction, causes.channels};
    return plan;
}

} // namespace story
