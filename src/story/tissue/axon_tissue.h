// The tissue around one axon, in days: immune cells leave a vessel and strip sheaths, debris lies about,
// repair cells come, mitochondria fade, and in the end an axon may break. The state is sim::Tissue with this
// one axon; what one sees doing it is the cast (cast.h). Knows no signal and no screen.
#pragma once

#include "sim/tissue/tissue.h"
#include "story/causes/settings.h"
#include "story/tissue/cast.h"
#include "story/tissue/treatments.h"

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace story {

inline constexpr double youngest_years = 20, oldest_years = 80; // whose tissue it can be

// What a scene says of the tissue around an axon at the start. Shares go from 0 to 1.
struct AxonTissuePlan {
    double age_years = 30; // of the person: repair cells grow slower with age
    std::uint64_t seed = 1;
    int vessel_at = 8; // the internode beside which the vessel lies
    double smouldering = 0, reserve = 1, debris = 0, mitochondria = 1; // along the whole axon
    bool bare = false;     // there was an attack long ago: the internodes beside the vessel lie bare
    bool relapses = false; // attacks also come by chance, as the disease has them
    bool operator==(const AxonTissuePlan &) const = default;
};

// What can be done to the tissue at once, by a visitor's or a scene's hand.
enum class Act {
    attack,            // immune cells come from the vessel
    clear_debris,      // as microglia do, but at once
    wake_repair,       // repair cells work as in youth again, and are there: what research tries to reach
    hurt_mitochondria, // beside the vessel
    restore_energy,    // mitochondria work again, and what harms them is calmed; a broken axon stays broken
};
inline constexpr std::size_t act_count = 5;
std::string_view act_name(Act act); // "attack", …: in scenes, recordings and word keys
std::optional<Act> act_named(std::string_view name);

// What a step changes; what is unset stays.
struct AxonTissueChange {
    std::optional<double> age_years, smouldering, reserve, mitochondria;
    std::vector<Act> acts; // in this order, when the step begins
    std::map<sim::Treatment, bool> treatments;
    bool operator==(const AxonTissueChange &) const = default;
};

inline constexpr int internodes_beside_vessel = 5; // that an attack reaches
inline constexpr double days_to_the_axon = 3;      // from the vessel, for a cell that leaves it
inline constexpr double days_of_arrivals = 6;      // so long cells of one attack keep coming

struct AxonTissue {
    AxonTissuePlan described;
    sim::Tissue tissue;    // one typical axon, steps of a day
    double age_years;      // at the start of the tissue's time
    Treatments treatments; // that are given, each from the day on which it began
    bool repair_woken = false;
    double days_owed = 0;                  // less than one step: for the smooth motion of the cells
    std::vector<double> attacks_under_way; // days at which cells that left the vessel reach the axon
    double arrivals_until = 0;             // day: till then they keep the inflammation at its height
    int attacks_asked = 0, attacks_prevented = 0;
    std::vector<bool> remade;  // per internode: its sheaths are new, until they are stripped again
    std::vector<float> growth; // per internode: share of what a new sheath lacks that came on the last day
    Cast cast;

    explicit AxonTissue(const AxonTissuePlan &plan);
    double day() const { return tissue.day() + days_owed; }
    int first_beside_vessel() const; // internode
    sim::Knobs knobs() const;        // of all treatments given, and of repair cells that were woken
    bool operator==(const AxonTissue &) const = default;
};

void change(AxonTissue &around, const AxonTissueChange &change);
void perform(AxonTissue &around, Act act);
void treat(AxonTissue &around, sim::Treatment treatment, bool given);
bool given(const AxonTissue &around, sim::Treatment treatment); // now
void set_age(AxonTissue &around, double years);                 // at the start of the tissue's time

// What a visitor's undo brings back; acts and days it cannot.
struct TissueCauses {
    Treatments treatments;
    double age_years = 0;
};
TissueCauses causes(const AxonTissue &around);
void set_causes(AxonTissue &around, const TissueCauses &causes);

// Moves on by `days`: whole steps of the tissue, and the cells in between. `seconds`, of the visitor's time:
// for what fades in and out.
void pass(AxonTissue &around, double days, double seconds = 1e9);
// The same tissue, whatever its cells are doing.
bool same_tissue(AxonTissue a, const AxonTissue &b);

// What it means for its axon.
void tell_of_tissue(const AxonTissue &around, Settings &settings);

} // namespace story
