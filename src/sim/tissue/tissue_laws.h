// The laws by which the slow tissue moves in one step (docs/model.md): inflammation, myelin, energy, and when
// an axon breaks. Knows no chance, no attack and no treatment but its knobs.
#pragma once

#include "sim/tissue/tissue.h"

namespace sim {

// What a step needs that is the same everywhere, in the units of the state.
struct InflammationPace {
    float acute_left, acute_mean; // share left after the step; its mean over the step
    float smoulder_acute, smoulder_never, smoulder_lesion, smoulder_fades;
    float harm; // of smouldering that is not held back
};

struct MyelinPace {
    float acute_strips, smouldering_strips;
    float remade_wraps, per_remade_wrap, per_healthy_wrap, most_wraps;
};

struct RepairPace {
    float speed;
    float debris_left, debris_mean; // of what was there before the step; of what is shed during it
    float reserve_grows, reserve_used;
};

struct WearPace {
    float spread, spread_left; // of channels
    float acute_hurts, smouldering_hurts, mitochondria_recover;
    float lasting_damage, most_lasting;
};

struct DangerPace {
    float acute_hazard, calcium_hazard; // of the whole step; the first for what is left at its end
    float demand;                       // of channels
};

struct Pace {
    float days;
    InflammationPace inflammation;
    MyelinPace myelin;
    RepairPace repair;
    WearPace wear;
    DangerPace danger;
};

struct PersonFactors {
    double smouldering = 1; // on what begins to smoulder of itself
    double frailty = 1;     // on the lasting damage to mitochondria
};
Pace pace_of(const Tissue &tissue, const Knobs &knobs, const PersonFactors &person);

// One step of one axon and all around it. Where an axon is gone, the tissue around it lives on.
void pass_over(Tissue &tissue, int axon, const Pace &pace);

float calcium_at(const Tissue &tissue, int axon, int internode);

} // namespace sim
