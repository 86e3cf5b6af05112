#include "story/causes/lever.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace story {

double &Levers::operator[](Lever lever) { return this->*facts(lever).value; }
double Levers::operator[](Lever lever) const { return this->*facts(lever).value; }

const LeverFacts &facts(Lever lever) {
    const LeverFacts &found = all_lever_facts[static_cast<std::size_t>(lever)];
    assert(found.lever == lever);
    return found;
}

std::optional<Lever> lever_named(std::string_view name) {
    for (const LeverFacts &f : all_lever_facts)
        if (f.name == name) return f.lever;
    return {};
}

std::string lever_names() {
    std::string list;
    for (const LeverFacts &f : all_lever_facts) list += (list.empty() ? "" : ", ") + std::string(f.name);
    return list;
}

double healthy_value(Lever lever) { return Levers{}[lever]; }

double slider_position(Lever lever, double value) {
    const LeverFacts &f = facts(lever);
    value = std::clamp(value, f.low, f.high);
    if (f.unit == LeverUnit::per_second) return std::log(value / f.low) / std::log(f.high / f.low);
    return (value - f.low) / (f.high - f.low);
}

double value_at(Lever lever, double position) {
    const LeverFacts &f = facts(lever);
    position = std::clamp(position, 0.0, 1.0);
    if (f.unit == LeverUnit::per_second) return f.low * std::pow(f.high / f.low, position);
    return f.low + position * (f.high - f.low);
}

} // namespace story
