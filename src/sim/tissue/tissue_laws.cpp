#include "sim/tissue/tissue_laws.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numeric>

namespace sim {
namespace {

constexpr float negligible = 1e-6f; // shares below count as none: they would only get slower to compute with

double repair_share(const RepairRates &r, double age_years) {
    return r.oldest + (1 - r.oldest) / (1 + std::exp((age_years - r.half_age_years) / r.age_slope_years));
}

float clamped(float x, float low, float high) {
    const float not_low = x > low ? x : low;
    return not_low < high ? not_low : high;
}

float positive(float x) { return x > 0 ? x : 0; }

// (1 − e^−x)/x: how far a decay gets in a step against a straight line. To 5e-5 up to x = 1.1.
float lag(float x) {
    return 1 +
           x * (-1.0f / 2 +
                x * (1.0f / 6 + x * (-1.0f / 24 + x * (1.0f / 120 + x * (-1.0f / 720 + x * (1.0f / 5040))))));
}
// lag(x), to 5e-5 up to x = 0.1
float short_lag(float x) { return 1 + x * (-1.0f / 2 + x * (1.0f / 6)); }

// The natural logarithm of a positive, ordinary number, to 1e-7 of 1.
float ln(float x) {
    const std::int32_t bits = std::bit_cast<std::int32_t>(x);
    const std::int32_t power = (bits - 0x3f3504f3) >> 23; // 0x3f3504f3: √½
    const float m = std::bit_cast<float>(bits - (power << 23));
    const float s = (m - 1) / (m + 1), s2 = s * s;
    const float series = 2 + s2 * (2.0f / 3 + s2 * (2.0f / 5 + s2 * (2.0f / 7)));
    return static_cast<float>(power) * 0.69314718f + s * series;
}

struct Energy {
    float supply, demand;
};

Energy energy_of(float wraps, float channels, float mitochondria, float capacity, float channel_demand,
                 float per_healthy_wrap) {
    const float thinned = 1 - wraps * per_healthy_wrap;
    const float bare = positive(1 - wraps);
    return {capacity * mitochondria * (1 + 0.5f * thinned) * (1 - 0.2f * thinned),
            1 + channel_demand * (0.6f * thinned + (1 + 135 * channels) * bare)};
}

// No calcium comes in while supply is more than this share of demand.
constexpr float starving = 0.83f;

// How much calcium comes in by the exchanger that has turned round, 0..2.
inline float calcium_of(Energy energy) {
    constexpr float pumped = 0.457f;        // 10 mM of sodium where supply is twice the demand
    constexpr float mV = 26.73f * 3;        // of three sodium for one calcium
    constexpr float ln_145_15 = 2.2686835f; // ln (145 mM / 15 mM)
    const float busy = pumped * energy.demand;
    const float idle = energy.supply - busy, least_idle = busy * (0.03f / 0.97f);
    const float odds = busy / (idle > least_idle ? idle : least_idle);
    const float exchanger_mV = mV * (ln_145_15 - ln(odds) * (1.0f / 3)) - 251;
    const float rest_mV = -82 + 22 * clamped(2 - 2 * energy.supply / energy.demand, 0, 1);
    return clamped((rest_mV - exchanger_mV) * 0.02f, 0, 2);
}

constexpr int stretch = 64; // internodes that are worked on between looks at the axon
using Numbers = std::array<float, stretch>;

// The functions below take some internodes of one axon a step further. Each quantity moves as it would if
// what drives it stood still for the step: exact for a decay, and nothing overshoots. Pace comes by value, so
// that the compiler sees that no internode changes it.

// `acute_mean` and `harm_mean`: over the step, of what came from the blood and of what smoulders.
void inflame(const Pace p, int internodes, const float *__restrict lesion, float *__restrict acute,
             float *__restrict smouldering, float *__restrict acute_mean, float *__restrict harm_mean) {
    const InflammationPace here = p.inflammation;
    for (int i = 0; i < internodes; ++i) {
        const float mean = acute[i] * here.acute_mean, left = acute[i] * here.acute_left;
        acute_mean[i] = mean;
        acute[i] = left > negligible ? left : 0;

        const float before = smouldering[i];
        const float source =
            here.smoulder_acute * mean + here.smoulder_never + here.smoulder_lesion * lesion[i];
        const float rate = source + here.smoulder_fades;
        const float after = before + (source - rate * before) * p.days * short_lag(rate * p.days);
        smouldering[i] = after;
        harm_mean[i] = 0.5f * (before + after) * here.harm;
    }
}

// Strips sheaths, clears debris and wraps anew, the last not around an axon that is gone.
void wrap(const Pace p, int internodes, bool lives, const float *__restrict acute,
          const float *__restrict harm, float *__restrict wraps, float *__restrict debris,
          float *__restrict reserve) {
    const float repair = lives ? p.repair.speed : 0;
    for (int i = 0; i < internodes; ++i) {
        const float w = wraps[i];
        const float clear = positive(1 - debris[i]);
        const float strips = p.myelin.acute_strips * acute[i] + p.myelin.smouldering_strips * harm[i];
        const float growth =
            repair * clear * clear * (1 - 0.7f * acute[i]) * (1 - 0.5f * harm[i]) * reserve[i];
        const float grows = w < p.myelin.remade_wraps ? growth : 0;
        const float rate = strips + grows;
        const float after = w + (grows * p.myelin.remade_wraps - rate * w) * p.days * lag(rate * p.days);
        wraps[i] = after < p.myelin.most_wraps ? after : p.myelin.most_wraps;

        const float missing = p.myelin.remade_wraps - 0.5f * (w + after);
        const float grown = grows * missing * p.days;
        const float shed = (w + grown - after) * p.myelin.per_healthy_wrap; // no myelin gets lost
        const float left = debris[i] * p.repair.debris_left + shed * p.repair.debris_mean;
        debris[i] = left > negligible ? left : 0;

        const float reserve_rate =
            p.repair.reserve_grows + p.repair.reserve_used * grows * missing * p.myelin.per_remade_wrap;
        reserve[i] +=
            (p.repair.reserve_grows - reserve_rate * reserve[i]) * p.days * short_lag(reserve_rate * p.days);
    }
}

// Spreads channels along bare axon and wears mitochondria down.
void wear(const Pace p, int internodes, const float *__restrict acute, const float *__restrict harm,
          const float *__restrict wraps, float *__restrict channels, float *__restrict lasting,
          float *__restrict mitochondria) {
    for (int i = 0; i < internodes; ++i) {
        const float target = p.wear.spread * positive(1 - wraps[i]);
        const float spread = target + (channels[i] - target) * p.wear.spread_left;
        channels[i] = spread > negligible ? spread : 0;

        const float damage = p.wear.lasting_damage * (acute[i] + harm[i]) * p.days;
        const float more = (p.wear.most_lasting - lasting[i]) * damage * short_lag(damage);
        lasting[i] += positive(more);
        const float rate =
            p.wear.acute_hurts * acute[i] + p.wear.smouldering_hurts * harm[i] + p.wear.mitochondria_recover;
        const float recovers = (1 - lasting[i]) * p.wear.mitochondria_recover;
        mitochondria[i] += (recovers - rate * mitochondria[i]) * p.days * short_lag(rate * p.days);
    }
}

// What the step adds to the hazard in each internode, once all else has moved.
void endanger(const Pace p, int internodes, float capacity, const float *__restrict acute,
              const float *__restrict wraps, const float *__restrict channels,
              const float *__restrict mitochondria, float *__restrict hazards) {
    int any_starves = 0;
    for (int i = 0; i < internodes; ++i) {
        const Energy e = energy_of(wraps[i], channels[i], mitochondria[i], capacity, p.danger.demand,
                                   p.myelin.per_healthy_wrap);
        hazards[i] = p.danger.acute_hazard * acute[i];
        any_starves |= e.supply < starving * e.demand;
    }
    if (any_starves == 0) return;
    for (int i = 0; i < internodes; ++i) {
        const float calcium = calcium_of(energy_of(wraps[i], channels[i], mitochondria[i], capacity,
                                                   p.danger.demand, p.myelin.per_healthy_wrap));
        hazards[i] += p.danger.calcium_hazard * calcium * calcium;
    }
}

// The hazards of `n` internodes of an axon from `from` on.
Numbers hazards_of(const Tissue &t, int axon, int from, int n, const Pace &pace) {
    const std::size_t i = t.at(axon, from);
    Numbers hazards;
    endanger(pace, n, t.capacity[static_cast<std::size_t>(axon)], &t.acute[i], &t.wraps[i], &t.channels[i],
             &t.mitochondria[i], hazards.data());
    return hazards;
}

int most_endangered(const Tissue &t, int axon, const Pace &pace) {
    float worst = -1;
    int place = 0;
    for (int i = 0; i < t.plan().internodes; ++i) {
        const float hazard = hazards_of(t, axon, i, 1, pace)[0];
        if (hazard <= worst) continue;
        worst = hazard;
        place = i;
    }
    return place;
}

} // namespace

namespace {

float single(double x) { return static_cast<float>(x); }

// `source`: what begins to smoulder of itself, where there was a lesion and where there never was one.
InflammationPace inflammation_pace(const TissueRates &r, const Knobs &knobs, double source, double acute_left,
                                   double acute_mean) {
    return {.acute_left = single(acute_left),
            .acute_mean = single(acute_mean),
            .smoulder_acute = single(r.acute.smoulders),
            .smoulder_never = single(source * r.smouldering.background_share),
            .smoulder_lesion = single(source * (1 - r.smouldering.background_share)),
            .smoulder_fades = single(1 / r.smouldering.days),
            .harm = single(1 - knobs.smouldering_damped)};
}

MyelinPace myelin_pace(const TissueRates &r, double healthy_wraps) {
    const double remade_wraps = r.repair.repaired_share * healthy_wraps;
    return {.acute_strips = single(r.acute.strips),
            .smouldering_strips = single(r.smouldering.strips),
            .remade_wraps = single(remade_wraps),
            .per_remade_wrap = single(1 / remade_wraps),
            .per_healthy_wrap = single(1 / healthy_wraps),
            .most_wraps = single(healthy_wraps)};
}

RepairPace repair_pace(const RepairRates &r, const Knobs &knobs, double age_years, double days) {
    const double debris_half_life =
        r.debris_half_life_days * std::exp((age_years - 25) / r.debris_slows_years);
    const double debris_clears = std::log(2.0) / debris_half_life;
    const double debris_left = std::exp(-debris_clears * days);
    return {.speed =
                single(repair_share(r, age_years - knobs.rejuvenated_years) * knobs.repair_speed / r.days),
            .debris_left = single(debris_left),
            .debris_mean = single((1 - debris_left) / (debris_clears * days)),
            .reserve_grows = single(1 / r.reserve_days),
            .reserve_used = single(r.reserve_used)};
}

WearPace wear_pace(const TissueRates &r, const Knobs &knobs, double frailty, double days) {
    return {.spread = single(r.energy.spread_channels),
            .spread_left = single(std::exp(-days / r.energy.channels_days)),
            .acute_hurts = single(r.acute.hurts_mitochondria),
            .smouldering_hurts = single(r.smouldering.hurts_mitochondria),
            .mitochondria_recover = single(1 / r.energy.mitochondria_days),
            .lasting_damage = single(r.energy.lasting_damage * frailty * knobs.mitochondria_harm),
            .most_lasting = single(r.energy.most_lasting_damage)};
}

} // namespace

Pace pace_of(const Tissue &tissue, const Knobs &knobs, const PersonFactors &person) {
    const TissuePlan &plan = tissue.plan();
    const TissueRates &r = plan.rates;
    const double days = plan.step_days;
    const double source =
        person.smouldering * (r.smouldering.starts + r.smouldering.starts_later * tissue.year() / 20);
    const double acute_left = std::exp(-days / r.acute.days);
    const double acute_mean = (1 - acute_left) * r.acute.days / days;
    return {.days = single(days),
            .inflammation = inflammation_pace(r, knobs, source, acute_left, acute_mean),
            .myelin = myelin_pace(r, plan.healthy_wraps),
            .repair = repair_pace(r.repair, knobs, tissue.age_years(), days),
            .wear = wear_pace(r, knobs, person.frailty, days),
            .danger = {.acute_hazard = single(r.acute.hazard * days * acute_mean / acute_left),
                       .calcium_hazard = single(r.energy.chronic_hazard * knobs.calcium_harm * days),
                       .demand = single(r.energy.channel_demand)}};
}

void pass_over(Tissue &t, int axon, const Pace &pace) {
    const auto a = static_cast<std::size_t>(axon);
    const bool lives = t.alive(axon);
    Numbers acute, harm;
    for (int from = 0; from < t.plan().internodes; from += stretch) {
        const std::size_t i = t.at(axon, from);
        const int n = std::min(stretch, t.plan().internodes - from);
        inflame(pace, n, &t.lesion[i], &t.acute[i], &t.smouldering[i], acute.data(), harm.data());
        wrap(pace, n, lives, acute.data(), harm.data(), &t.wraps[i], &t.debris[i], &t.reserve[i]);
        if (!lives) continue;
        wear(pace, n, acute.data(), harm.data(), &t.wraps[i], &t.channels[i], &t.lasting[i],
             &t.mitochondria[i]);
        const Numbers hazards = hazards_of(t, axon, from, n, pace);
        t.hazard[a] = std::accumulate(hazards.begin(), hazards.begin() + n, t.hazard[a]);
    }
    if (!lives || t.hazard[a] < t.endurance[a]) return;
    t.broken_at[a] = static_cast<std::int16_t>(most_endangered(t, axon, pace));
    t.broken_day[a] = static_cast<float>(t.day());
}

float calcium_at(const Tissue &t, int axon, int internode) {
    const std::size_t i = t.at(axon, internode);
    return calcium_of(energy_of(t.wraps[i], t.channels[i], t.mitochondria[i],
                                t.capacity[static_cast<std::size_t>(axon)],
                                static_cast<float>(t.plan().rates.energy.channel_demand),
                                static_cast<float>(1 / t.plan().healthy_wraps)));
}

} // namespace sim
