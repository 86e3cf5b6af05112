// A lever: one cause that a visitor or a scene can change on an axon, with its name, its range and where it
// stands in health. Knows nothing of what it does to the axon: settings.h does.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace story {

enum class Lever {
    myelin,
    inflammation,
    mitochondria,
    repair,
    heat,
    traffic,
    seal,
    channels,
    dispersal,
    potassium,
    blocker,
};

// Where the levers stand; the values are those of health. All go from 0 to 1 but the last two.
struct Levers {
    double myelin = 1;       // share of the chosen sheaths' wraps left
    double inflammation = 0; // how strong, along the whole axon
    double mitochondria = 1; // share of their capacity left
    double repair = 0;       // how far short thin sheaths have come back on the chosen internodes
    double seal = 1;     // how tightly the ends of the chosen sheaths hold: each third is a tenth of the seal
    double channels = 0; // how far sodium gates have spread along the chosen internodes
    double dispersal = 0; // how far the nodes between two chosen internodes have scattered their gates
    double potassium = 0; // how many potassium gates (Kv1) the chosen internodes expose where they are bare
    double blocker = 0;   // how many of those a drug (4-AP) blocks
    double heat_degC = 37;
    double traffic_Hz = 10; // how many signals a second the axon is asked to carry; 10 is everyday
    double &operator[](Lever lever);
    double operator[](Lever lever) const;
    bool operator==(const Levers &) const = default;
};

enum class LeverUnit { share, degrees, per_second };

struct LeverFacts {
    Lever lever;
    std::string_view name; // "myelin", …: in scenes, commands and word keys
    double low, high;      // as far as a visitor can move it
    double Levers::*value;
    LeverUnit unit;
    bool needs_a_place;     // acts on the chosen internodes only
    bool is_left_to_tissue; // its part in the disease is played by the tissue, where there is some
};

// In the order in which they are shown; the first four are always at hand.
inline constexpr std::array<LeverFacts, 11> all_lever_facts{{
    {Lever::myelin, "myelin", 0, 1, &Levers::myelin, LeverUnit::share, true, true},
    {Lever::inflammation, "inflammation", 0, 1, &Levers::inflammation, LeverUnit::share, false, true},
    {Lever::mitochondria, "mitochondria", 0, 1, &Levers::mitochondria, LeverUnit::share, false, true},
    {Lever::repair, "repair", 0, 1, &Levers::repair, LeverUnit::share, true, true},
    {Lever::heat, "heat", 34, 42, &Levers::heat_degC, LeverUnit::degrees, false, false},
    {Lever::traffic, "traffic", 1, 100, &Levers::traffic_Hz, LeverUnit::per_second, false, false},
    {Lever::seal, "seal", 0, 1, &Levers::seal, LeverUnit::share, true, true},
    {Lever::channels, "channels", 0, 1, &Levers::channels, LeverUnit::share, true, true},
    {Lever::dispersal, "dispersal", 0, 1, &Levers::dispersal, LeverUnit::share, true, true},
    // These two also act where tissue has left the axon bare.
    {Lever::potassium, "potassium", 0, 1, &Levers::potassium, LeverUnit::share, true, false},
    {Lever::blocker, "blocker", 0, 1, &Levers::blocker, LeverUnit::share, false, false},
}};
static_assert(
    [] {
        for (std::size_t i = 0; i < all_lever_facts.size(); ++i)
            if (all_lever_facts[i].lever != static_cast<Lever>(i)) return false;
        return all_lever_facts.size() == static_cast<std::size_t>(Lever::blocker) + 1; // the last
    }(),
    "every Lever needs a row, in the order of the enumeration");

const LeverFacts &facts(Lever lever);
std::optional<Lever> lever_named(std::string_view name);
std::string lever_names(); // "myelin, inflammation, …": for messages
double healthy_value(Lever lever);

// Where a slider stands for `value`, 0..1, and back. Traffic moves by factors, the others evenly.
double slider_position(Lever lever, double value);
double value_at(Lever lever, double slider_position);

} // namespace story
