#include "sim/tissue.h"

#include "sim/chance.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cmath>
#include <utility>

namespace sim {
namespace {

constexpr double days_per_year = 365.25;
constexpr float negligible = 1e-6f; // shares below count as none: they would only get slower to compute with

// What random numbers are drawn for: each purpose has a stream of its own.
enum Purpose : std::uint64_t { person_factors, attack_times, attack_places, attack_chances, axon_lives };

struct Person {
    double relapses = 1, smouldering = 1; // factors
};

Person draw_person(const TissuePlan &plan) {
    Chance chance(plan.seed, plan.person, person_factors);
    const double spread = plan.rates.person_spread;
    Person person;
    person.relapses = std::exp(spread * chance.normal() - spread * spread / 2); // 1 in the mean
    person.smouldering = std::exp(spread * chance.normal());                    // 1 in the median
    return person;
}

// All attacks of an untreated life: those that a treatment prevents are left out when their day comes.
std::vector<Attack> draw_attacks(const TissuePlan &plan) {
    std::vector<Attack> attacks;
    const double at_onset = plan.rates.relapses_per_year * draw_person(plan).relapses;
    if (!plan.relapses || at_onset <= 0) return attacks;
    Chance times(plan.seed, plan.person, attack_times);
    Chance places(plan.seed, plan.person, attack_places);
    Chance chances(plan.seed, plan.person, attack_chances);
    for (double year = times.exponential() / at_onset; year < plan.years;
         year += times.exponential() / at_onset) {
        Attack a{.day = year * days_per_year};
        a.axons = std::max(1, static_cast<int>(std::lround(plan.axons * (0.15 + 0.35 * places.uniform()))));
        a.first_axon = places.whole(0, plan.axons - a.axons);
        const int centre = places.whole(0, plan.internodes - 1);
        const int half_width = places.whole(1, 4);
        a.first_internode = std::max(0, centre - half_width);
        a.internodes = std::min(plan.internodes - 1, centre + half_width) - a.first_internode + 1;
        a.chance = chances.uniform();
        if (times.uniform() < std::exp(-year / plan.rates.relapses_fade_years)) attacks.push_back(a);
    }
    return attacks;
}

// What a step needs that is the same everywhere, in the units of the state.
struct Pace {
    float days;
    float acute_left, acute_mean; // share left after the step; its mean over the step
    float smoulder_acute, smoulder_never, smoulder_lesion, smoulder_fades;
    float harm; // of smouldering that is not held back
    float acute_strips, smouldering_strips;
    float repair, remade_wraps, per_remade_wrap, per_healthy_wrap, most_wraps;
    float debris_clears, debris_reach; // how far it gets in the step if it began at full speed
    float reserve_grows, reserve_used;
    float spread, spread_left;
    float acute_hurts, smouldering_hurts, mitochondria_recover;
    float lasting_damage, most_lasting;
    float acute_hazard, calcium_hazard;
    float demand;
};

double repair_share(const TissueRates &r, double age_years) {
    return r.oldest_repair +
           (1 - r.oldest_repair) / (1 + std::exp((age_years - r.repair_half_age) / r.repair_age_slope));
}

Pace pace_of(const Tissue &tissue, const Knobs &knobs, double smouldering_of_person) {
    const TissuePlan &plan = tissue.plan();
    const TissueRates &r = plan.rates;
    const double days = plan.step_days;
    const double source = smouldering_of_person * (r.smoulders + r.smoulders_later * tissue.year() / 20);
    const double debris_half_life =
        r.debris_half_life_days * std::exp((tissue.age_years() - 25) / r.debris_slows_years);
    const double debris_clears = std::log(2.0) / debris_half_life;
    const double acute_left = std::exp(-days / r.acute_days);
    const double remade_wraps = r.repaired_share * plan.healthy_wraps;
    const auto f = [](double x) { return static_cast<float>(x); };
    return {
        .days = f(days),
        .acute_left = f(acute_left),
        .acute_mean = f((1 - acute_left) * r.acute_days / days),
        .smoulder_acute = f(r.acute_smoulders),
        .smoulder_never = f(source * r.background_share),
        .smoulder_lesion = f(source * (1 - r.background_share)),
        .smoulder_fades = f(1 / r.smouldering_days),
        .harm = f(1 - knobs.smouldering_damped),
        .acute_strips = f(r.acute_strips),
        .smouldering_strips = f(r.smouldering_strips),
        .repair = f(repair_share(r, tissue.age_years() - knobs.rejuvenated_years) * knobs.repair_speed /
                    r.repair_days),
        .remade_wraps = f(remade_wraps),
        .per_remade_wrap = f(1 / remade_wraps),
        .per_healthy_wrap = f(1 / plan.healthy_wraps),
        .most_wraps = f(plan.healthy_wraps),
        .debris_clears = f(debris_clears),
        .debris_reach = f((1 - std::exp(-debris_clears * days)) / debris_clears),
        .reserve_grows = f(1 / r.reserve_days),
        .reserve_used = f(r.reserve_used),
        .spread = f(r.spread_channels),
        .spread_left = f(std::exp(-days / r.channels_days)),
        .acute_hurts = f(r.acute_hurts_mitochondria),
        .smouldering_hurts = f(r.smouldering_hurts_mitochondria),
        .mitochondria_recover = f(1 / r.mitochondria_days),
        .lasting_damage = f(r.lasting_damage * knobs.mitochondria_harm),
        .most_lasting = f(r.most_lasting_damage),
        .acute_hazard = f(r.acute_hazard),
        .calcium_hazard = f(r.chronic_hazard * knobs.calcium_harm),
        .demand = f(r.channel_demand),
    };
}

float clamped(float x, float low, float high) {
    const float not_low = x > low ? x : low;
    return not_low < high ? not_low : high;
}

// (1 − e^−x)/x: how far a decay gets in a step against a straight line. To 2e-5 up to x = 1.2.
float lag(float x) {
    return 1 + x * (-0.5f + x * (1.0f / 6 + x * (-1.0f / 24 +
                                                 x * (1.0f / 120 + x * (-1.0f / 720 + x * (1.0f / 5040))))));
}
// (1 − lag(x))/x
float lag_of_lag(float x) {
    return 0.5f +
           x * (-1.0f / 6 + x * (1.0f / 24 + x * (-1.0f / 120 + x * (1.0f / 720 - x * (1.0f / 5040)))));
}

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
    const float bare = clamped(1 - wraps, 0, 1);
    return {capacity * mitochondria * (1 + 0.5f * thinned) * (1 - 0.2f * thinned),
            1 + channel_demand * (0.6f * thinned + (1 + 135 * channels) * bare)};
}

// No calcium comes in while supply is more than this share of demand.
constexpr float starving = 0.83f;

// How much calcium comes in by the exchanger that has turned round, 0..2.
float calcium_of(Energy energy) {
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

// Some internodes of one axon.
struct Stretch {
    int internodes;
    float *acute, *smouldering, *wraps, *debris, *reserve, *channels, *mitochondria, *lasting;
    const float *lesion;
};

// One step of the tissue around an axon. Each quantity moves as it would if what drives it stood still for
// the step: exact for a decay, and nothing overshoots.
void pass(const Stretch &part, const Pace &p, float repairs) {
    float *__restrict acute = part.acute, *__restrict smouldering = part.smouldering,
                      *__restrict wraps = part.wraps, *__restrict debris = part.debris,
                      *__restrict reserve = part.reserve, *__restrict channels = part.channels,
                      *__restrict mitochondria = part.mitochondria, *__restrict lasting = part.lasting;
    const float *__restrict lesion = part.lesion;
    for (int i = 0; i < part.internodes; ++i) {
        const float I = acute[i] * p.acute_mean;
        const float acute_now = acute[i] * p.acute_left;
        acute[i] = acute_now > negligible ? acute_now : 0;

        const float G = smouldering[i];
        const float source = p.smoulder_acute * I + p.smoulder_never + p.smoulder_lesion * lesion[i];
        const float G_rate = source + p.smoulder_fades;
        const float G_now = G + (source - G_rate * G) * p.days * lag(G_rate * p.days);
        smouldering[i] = G_now;
        const float harm = 0.5f * (G + G_now) * p.harm;

        const float w = wraps[i];
        const float clear = clamped(1 - debris[i], 0, 1);
        const float strips = p.acute_strips * I + p.smouldering_strips * harm;
        const float growth =
            repairs * p.repair * clear * clear * (1 - 0.7f * I) * (1 - 0.5f * harm) * reserve[i];
        const float grows = w < p.remade_wraps ? growth : 0;
        const float rate = strips + grows, target = grows * p.remade_wraps;
        const float reach = lag(rate * p.days);
        const float w_mean = w * reach + target * p.days * lag_of_lag(rate * p.days);
        wraps[i] = clamped(w + (target - rate * w) * p.days * reach, 0, p.most_wraps);

        const float D_source = strips * w_mean * p.per_healthy_wrap;
        const float D_now = debris[i] + (D_source - p.debris_clears * debris[i]) * p.debris_reach;
        debris[i] = D_now > negligible ? D_now : 0;

        const float missing = clamped(1 - w_mean * p.per_remade_wrap, 0, 1);
        const float O_rate = p.reserve_grows + p.reserve_used * grows * missing;
        reserve[i] += (p.reserve_grows - O_rate * reserve[i]) * p.days * lag(O_rate * p.days);

        const float spread = p.spread * clamped(1 - wraps[i], 0, 1);
        const float channels_now = spread + (channels[i] - spread) * p.spread_left;
        channels[i] = channels_now > negligible ? channels_now : 0;

        const float damage = p.lasting_damage * (I + harm) * p.days;
        const float lasting_now = lasting[i] + (p.most_lasting - lasting[i]) * damage * lag(damage);
        lasting[i] = lasting_now > lasting[i] ? lasting_now : lasting[i];
        const float m = mitochondria[i];
        const float m_rate = p.acute_hurts * I + p.smouldering_hurts * harm + p.mitochondria_recover;
        mitochondria[i] =
            m + ((1 - lasting[i]) * p.mitochondria_recover - m_rate * m) * p.days * lag(m_rate * p.days);
    }
}

// What this step adds to the hazard in every internode, once it has passed.
void find_hazards(const Stretch &part, const Pace &p, float capacity, float *__restrict hazards) {
    const float *__restrict wraps = part.wraps, *__restrict channels = part.channels,
                            *__restrict mitochondria = part.mitochondria, *__restrict acute = part.acute;
    const float mean_from_end = p.acute_mean / p.acute_left;
    int short_of_energy = 0;
    for (int i = 0; i < part.internodes; ++i) {
        const Energy e =
            energy_of(wraps[i], channels[i], mitochondria[i], capacity, p.demand, p.per_healthy_wrap);
        hazards[i] = p.acute_hazard * acute[i] * mean_from_end * p.days;
        short_of_energy |= e.supply < starving * e.demand;
    }
    if (short_of_energy == 0) return;
    for (int i = 0; i < part.internodes; ++i) {
        const Energy e =
            energy_of(wraps[i], channels[i], mitochondria[i], capacity, p.demand, p.per_healthy_wrap);
        const float x = calcium_of(e);
        hazards[i] += p.calcium_hazard * x * x * p.days;
    }
}

Stretch stretch_of(Tissue &t, int axon, int from) {
    const std::size_t i = t.at(axon, from);
    return {std::min(stretch, t.plan().internodes - from),
            &t.acute[i],
            &t.smouldering[i],
            &t.wraps[i],
            &t.debris[i],
            &t.reserve[i],
            &t.channels[i],
            &t.mitochondria[i],
            &t.lasting[i],
            &t.lesion[i]};
}

// One step of one axon and all around it. It breaks where the hazard is worst at that moment.
void pass_over(Tissue &t, int axon, const Pace &pace) {
    const auto a = static_cast<std::size_t>(axon);
    const bool lives = t.alive(axon);
    float worst = -1;
    int worst_at = 0;
    for (int from = 0; from < t.plan().internodes; from += stretch) {
        const Stretch part = stretch_of(t, axon, from);
        pass(part, pace, lives ? 1.0f : 0.0f); // nothing wraps an axon that is gone
        if (!lives) continue;
        std::array<float, stretch> hazards;
        find_hazards(part, pace, t.capacity[a], hazards.data());
        const auto end = hazards.begin() + part.internodes;
        for (auto h = hazards.begin(); h != end; ++h) t.hazard[a] += *h;
        const auto most = std::max_element(hazards.begin(), end);
        if (*most <= worst) continue;
        worst = *most;
        worst_at = from + static_cast<int>(most - hazards.begin());
    }
    if (!lives || t.hazard[a] < t.endurance[a]) return;
    t.broken_at[a] = static_cast<std::int16_t>(worst_at);
    t.broken_day[a] = static_cast<float>(t.day());
}

} // namespace

TissueRates rates_of(CourseKind kind) {
    TissueRates rates;
    if (kind == CourseKind::relapsing) return rates;
    rates.relapses_per_year = 0.15;
    rates.relapses_fade_years = 20;
    rates.onset_age_years = 40;
    rates.smoulders = 1.2e-3;
    rates.smoulders_later = 2e-3;
    rates.background_share = 0.5;
    rates.lasting_damage = 9e-4;
    return rates;
}

Tissue::Tissue(const TissuePlan &plan)
    : plan_(plan), smouldering_of_person_(draw_person(plan).smouldering), drawn_(draw_attacks(plan)) {
    assert(plan.axons > 0 && plan.internodes > 0 && plan.step_days >= 1 && plan.step_days <= 4);
    const auto axons = static_cast<std::size_t>(plan.axons);
    const std::size_t count = axons * static_cast<std::size_t>(plan.internodes);
    for (auto *nothing : {&acute, &smouldering, &debris, &channels, &lasting, &lesion})
        nothing->assign(count, 0);
    for (auto *whole : {&reserve, &mitochondria}) whole->assign(count, 1);
    wraps.assign(count, static_cast<float>(plan.healthy_wraps));
    hazard.assign(axons, 0);
    broken_at.assign(axons, -1);
    broken_day.assign(axons, 0);
    Chance lives(plan.seed, plan.person, axon_lives);
    for (std::size_t a = 0; a < axons; ++a) {
        endurance.push_back(static_cast<float>(lives.exponential()));
        capacity.push_back(static_cast<float>(plan.rates.energy_capacity *
                                              std::exp(plan.rates.capacity_spread * lives.normal())));
    }
}

void Tissue::attack(const Attack &attack) {
    const int last_axon = std::min(plan_.axons, attack.first_axon + attack.axons);
    const int last = std::min(plan_.internodes, attack.first_internode + attack.internodes);
    for (int a = std::max(0, attack.first_axon); a < last_axon; ++a)
        for (int i = std::max(0, attack.first_internode); i < last; ++i) {
            acute[at(a, i)] = 1;
            lesion[at(a, i)] = 1;
            reserve[at(a, i)] *= static_cast<float>(plan_.rates.reserve_kept_by_attack);
        }
    ++relapses_;
}

void Tissue::step(const Knobs &knobs) {
    for (const double end = day() + plan_.step_days; next_attack_ < drawn_.size(); ++next_attack_) {
        const Attack &next = drawn_[next_attack_];
        if (next.day >= end) break;
        if (next.chance >= knobs.relapses_prevented) attack(next);
    }
    const Pace pace = pace_of(*this, knobs, smouldering_of_person_);
    for (int a = 0; a < plan_.axons; ++a) pass_over(*this, a, pace);
    ++steps_;
}

double Tissue::health(int axon) const {
    if (!alive(axon)) return 0;
    const auto a = static_cast<std::size_t>(axon);
    return std::clamp(1 - static_cast<double>(hazard[a]) / static_cast<double>(endurance[a]), 0.0, 1.0);
}

double Tissue::calcium(int axon, int internode) const {
    const std::size_t i = at(axon, internode);
    return calcium_of(energy_of(
        wraps[i], channels[i], mitochondria[i], capacity[static_cast<std::size_t>(axon)],
        static_cast<float>(plan_.rates.channel_demand), static_cast<float>(1 / plan_.healthy_wraps)));
}

bool Tissue::remade(int axon, int internode) const {
    const std::size_t i = at(axon, internode);
    return lesion[i] > 0 && acute[i] < 0.2f && wraps[i] >= 1 &&
           wraps[i] <= plan_.rates.repaired_share * plan_.healthy_wraps;
}

namespace {
// How much an internode asks of a signal: a run of them that asks for 1 or more lets none through.
double load_of(double wraps, double channels, double acute) {
    constexpr std::array<std::pair<double, double>, 4> by_wraps{
        {{0, 0.40}, {0.2, 0.24}, {0.5, 0.06}, {1, 0}}};
    double load = acute > 0.3 ? 0.12 : 0;
    if (wraps >= 1 || channels >= 0.005) return load;
    std::size_t k = 1;
    while (wraps > by_wraps[k].first) ++k;
    const auto [from, load_from] = by_wraps[k - 1];
    const auto [to, load_to] = by_wraps[k];
    return load + std::lerp(load_from, load_to, (wraps - from) / (to - from));
}
} // namespace

bool Tissue::delivers(int axon) const {
    if (!alive(axon)) return false;
    double run = 0;
    for (std::size_t i = at(axon, 0); i < at(axon + 1, 0); ++i) {
        const double load = load_of(wraps[i], channels[i], acute[i]);
        run = load > 0 ? run + load : 0;
        if (run >= 1) return false;
    }
    return true;
}

double Tissue::alive_share() const {
    return static_cast<double>(
               std::count_if(broken_at.begin(), broken_at.end(), [](auto at) { return at < 0; })) /
           plan_.axons;
}

double Tissue::delivering_share() const {
    int delivering = 0;
    for (int a = 0; a < plan_.axons; ++a) delivering += delivers(a);
    return static_cast<double>(delivering) / plan_.axons;
}

} // namespace sim
