// The slow tissue: what happens around axons over days and years. Per internode inflammation, myelin, debris,
// repair cells, channels, mitochondria; per axon whether it still lives. A coherent caricature, not a
// prediction (docs/model.md says how sure we are of each law). Where an axon is gone, its own numbers stand
// still and nothing wraps it any more; the tissue around it lives on. Knows no signal, no screen and no
// clock: it moves in whole steps of days.
#pragma once

#include "sim/tissue/treatment.h"

#include <cstdint>
#include <vector>

namespace sim {

inline constexpr double days_per_year = 365.25;

// TissueRates gathers every rate of the model; the values are those of `relapsing`. What ends in _days or
// _years is a time constant unless said otherwise; a rate without a unit in its name is per day; shares go
// from 0 to 1. Where they are from, and how sure we are: docs/model.md.
struct RelapseRates {
    double per_year = 1.25; // at onset
    double fade_years = 9.5;
    double shrink_years = 12;   // later attacks reach fewer axons: the share falls by e in so many years
    double reserve_kept = 0.85; // share of the repair cells that an attack leaves
    bool operator==(const RelapseRates &) const = default;
};

// Of inflammation that came from the blood. What it does is per unit of inflammation.
struct AcuteRates {
    double days = 10;
    double strips = 0.25; // of the wraps
    double hurts_mitochondria = 0.02;
    double smoulders = 0.05; // stays behind as smouldering inflammation
    double hazard = 0.0012;  // of breaking
    bool operator==(const AcuteRates &) const = default;
};

// Of inflammation that stays.
struct SmoulderingRates {
    double starts = 2e-4, starts_later = 1.4e-3; // of itself; the second is what 20 years add
    double days = 4000;
    double background_share = 0.06; // of it where there never was a lesion
    double strips = 0.004;          // of the wraps, per unit of inflammation
    double hurts_mitochondria = 0.0015;
    bool operator==(const SmoulderingRates &) const = default;
};

// Of clearing away debris and wrapping anew.
struct RepairRates {
    double debris_half_life_days = 20, debris_slows_years = 40; // × e^{(age − 25)/40}
    double days = 60;
    double repaired_share = 0.5; // of the healthy wraps: as thick as new sheaths become
    double oldest = 0.03, half_age_years = 42, age_slope_years = 5; // share of youth's
    double reserve_days = 400, reserve_used = 0.35;                 // share that remaking a sheath uses up
    bool operator==(const RepairRates &) const = default;
};

// Of what makes energy and what uses it up.
struct EnergyRates {
    // Supply and demand, in units of a healthy internode's demand.
    double capacity = 2, capacity_spread = 0.30 /* of the logarithm */, channel_demand = 0.22;
    double spread_channels = 0.02, channels_days = 14; // share of a node's, along a bare axon
    double mitochondria_days = 60;
    double lasting_damage = 5.5e-4, most_lasting_damage = 0.6; // the second is a share
    double chronic_hazard = 0.0042;                            // of breaking, where supply falls short
    bool operator==(const EnergyRates &) const = default;
};

struct TissueRates {
    double onset_age_years = 30;
    // Of the logarithm, between people: of relapses and of smouldering; of how much harm to mitochondria
    // lasts.
    double person_spread = 0.5, frailty_spread = 0;
    RelapseRates relapses;
    AcuteRates acute;
    SmoulderingRates smouldering;
    RepairRates repair;
    EnergyRates energy;
    bool operator==(const TissueRates &) const = default;
};
TissueRates rates_of(CourseKind kind);

struct TissuePlan {
    TissueRates rates{};
    int axons = 40;
    int internodes = 24;
    double healthy_wraps = 7;
    double step_days = 4; // 1 to 4
    double years = 40;    // for how long relapses are drawn
    std::uint64_t seed = 1;
    std::uint64_t person = 0; // another person of the same plan
    bool relapses = true;     // false: attacks come only by `attack`
    bool operator==(const TissuePlan &) const = default;
};

// An attack from the blood, around one vessel.
struct Attack {
    double day = 0;
    int first_axon = 0, axons = 1;
    int first_internode = 0, internodes = 5;
    double chance = 1;     // 0..1: prevented by treatments that prevent a larger share than this; 1: never
    bool happened = false; // of one that was drawn: its day came, and no treatment prevented it
    bool operator==(const Attack &) const = default;
};

class Tissue {
public:
    explicit Tissue(const TissuePlan &plan);

    // One step of `plan.step_days`. Never allocates. Attacks that were drawn for these days happen if `knobs`
    // lets them.
    void step(const Knobs &knobs = {});
    // By a visitor's or a scene's hand, at once, on top of those drawn.
    void attack(const Attack &attack);
    // Another person's age, as it would have been at the start of the tissue's time.
    void set_onset_age(double years) { plan_.rates.onset_age_years = years; }

    const TissuePlan &plan() const { return plan_; }
    double day() const { return static_cast<double>(steps_) * plan_.step_days; }
    double year() const { return day() / days_per_year; }
    double age_years() const { return plan_.rates.onset_age_years + year(); }
    std::int64_t steps() const { return steps_; }
    int relapses() const { return relapses_; }                          // that happened so far
    const std::vector<Attack> &drawn_attacks() const { return drawn_; } // in order of their days
    std::size_t at(int axon, int internode) const {
        return static_cast<std::size_t>(axon) * static_cast<std::size_t>(plan_.internodes) +
               static_cast<std::size_t>(internode);
    }

    // Per internode, axon by axon; see at(). Shares go from 0 to 1. A visitor's hand may set them (debris
    // that is cleared, energy that is restored), within what the comment says.
    std::vector<float> acute;        // inflammation that came from the blood (I)
    std::vector<float> smouldering;  // inflammation that stays (G)
    std::vector<float> wraps;        // of myelin, 0 … plan.healthy_wraps
    std::vector<float> debris;       // of broken myelin (D)
    std::vector<float> reserve;      // of repair cells (O)
    std::vector<float> channels;     // share of a node's channels spread along it (φ)
    std::vector<float> mitochondria; // what they can do now (m), 0 … 1 − lasting
    std::vector<float> lasting;      // lasting damage to them (μ)
    std::vector<float> lesion;       // 1 where there ever was one, else 0
    // Per axon.
    std::vector<float> capacity; // how much energy it can make: 2 in the middle of many axons
    std::vector<float> hazard;   // summed up so far; the axon breaks when it reaches `endurance`. Never falls
    std::vector<float> endurance;
    std::vector<std::int16_t> broken_at; // the internode where it broke, for good; −1: it lives
    std::vector<float> broken_day;       // and when; of no meaning while it lives

    bool alive(int axon) const { return broken_at[static_cast<std::size_t>(axon)] < 0; }
    // 1 untouched … 0 broken: how much of what the axon can endure is left.
    double health(int axon) const;
    // How much calcium comes in where sodium has piled up, 0..2: the pump starves (0 in health).
    double calcium(int axon, int internode) const;
    // Whether a sheath of an internode was remade: thinner and shorter than it was.
    bool remade(int axon, int internode) const;
    // Whether a signal would come through, by rule of thumb (the fast model says it truly): alive, and no
    // stretch too bare.
    bool delivers(int axon) const;
    double alive_share() const;
    double delivering_share() const;
    bool operator==(const Tissue &) const = default;

private:
    TissuePlan plan_;
    std::int64_t steps_ = 0;
    int relapses_ = 0;
    std::size_t next_attack_ = 0;
    double smouldering_of_person_ = 1, frailty_of_person_ = 1; // factors
    std::vector<Attack> drawn_;
};

} // namespace sim
