#include "sim/tissue/tissue.h"

#include "sim/basics/chance.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <utility>

namespace sim {
namespace {

// What random numbers are drawn for: each purpose has a stream of its own. (A tract has those below 16.)
enum Purpose : std::uint64_t {
    person_factors = 16,
    attack_times,
    attack_places,
    attack_chances,
    axon_endurances,
    axon_capacities
};

struct Person {
    double relapses = 1, smouldering = 1, frailty = 1; // factors
};

Person draw_person(const TissuePlan &plan) {
    Chance chance(plan.seed, plan.person, person_factors);
    const double spread = plan.rates.person_spread;
    Person person;
    person.relapses = std::exp(spread * chance.normal() - spread * spread / 2); // 1 in the mean
    person.smouldering = std::exp(spread * chance.normal());                    // 1 in the median
    person.frailty = std::exp(plan.rates.frailty_spread * chance.normal());
    return person;
}

// All attacks of an untreated life: those that a treatment prevents are left out when their day comes.
std::vector<Attack> draw_attacks(const TissuePlan &plan) {
    std::vector<Attack> attacks;
    const double at_onset = plan.rates.relapses.per_year * draw_person(plan).relapses;
    if (!plan.relapses || at_onset <= 0) return attacks;
    Chance times(plan.seed, plan.person, attack_times);
    Chance places(plan.seed, plan.person, attack_places);
    Chance chances(plan.seed, plan.person, attack_chances);
    for (double year = times.exponential() / at_onset; year < plan.years;
         year += times.exponential() / at_onset) {
        Attack a{.day = year * days_per_year};
        const double share =
            (0.15 + 0.35 * places.uniform()) * std::exp(-year / plan.rates.relapses.shrink_years);
        a.axons = std::max(1, static_cast<int>(std::lround(plan.axons * share)));
        a.first_axon = places.whole(0, plan.axons - a.axons);
        const int centre = places.whole(0, plan.internodes - 1);
        const int half_width = places.whole(1, 4);
        a.first_internode = std::max(0, centre - half_width);
        a.internodes = std::min(plan.internodes - 1, centre + half_width) - a.first_internode + 1;
        a.chance = chances.uniform();
        if (times.uniform() < std::exp(-year / plan.rates.relapses.fade_years)) attacks.push_back(a);
    }
    return attacks;
}

// How much an internode asks of a signal: a run of them that asks for 1 or more lets none through.
float load_of(float wraps, float channels, float acute) {
    constexpr std::array<std::pair<float, float>, 4> by_wraps{
        {{0.0f, 0.40f}, {0.2f, 0.24f}, {0.5f, 0.06f}, {1.0f, 0.0f}}};
    const float load = acute > 0.3f ? 0.12f : 0;
    if (wraps >= 1 || channels >= 0.005f) return load;
    std::size_t k = 1;
    while (wraps > by_wraps[k].first) ++k;
    const auto [from, load_from] = by_wraps[k - 1];
    const auto [to, load_to] = by_wraps[k];
    return load + std::lerp(load_from, load_to, (wraps - from) / (to - from));
}

} // namespace

TissueRates rates_of(CourseKind kind) {
    TissueRates rates;
    if (kind == CourseKind::relapsing) return rates;
    rates.relapses.per_year = 0.15;
    rates.relapses.fade_years = 20;
    rates.onset_age_years = 40;
    rates.smouldering.starts = 1.2e-3;
    rates.smouldering.starts_later = 2e-3;
    rates.smouldering.background_share = 0.5;
    rates.smouldering.strips = 0.0015;
    rates.energy.lasting_damage = 1.02e-3;

    rates.frailty_spread = 1.5;
    return rates;
}

Tissue::Tissue(const TissuePlan &plan)
    : plan_(plan), smouldering_of_person_(draw_person(plan).smouldering),
      frailty_of_person_(draw_person(plan).frailty), drawn_(draw_attacks(plan)) {
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
    Chance endurances(plan.seed, plan.person, axon_endurances);
    Chance capacities(plan.seed, plan.person, axon_capacities);
    for (std::size_t a = 0; a < axons; ++a) {
        endurance.push_back(static_cast<float>(endurances.exponential()));
        capacity.push_back(static_cast<float>(
            plan.rates.energy.capacity * std::exp(plan.rates.energy.capacity_spread * capacities.normal())));
    }
}

void Tissue::attack(const Attack &attack) {
    const int last_axon = std::min(plan_.axons, attack.first_axon + attack.axons);
    const int last = std::min(plan_.internodes, attack.first_internode + attack.internodes);
    for (int a = std::max(0, attack.first_axon); a < last_axon; ++a)
        for (int i = std::max(0, attack.first_internode); i < last; ++i) {
            acute[at(a, i)] = 1;
            lesion[at(a, i)] = 1;
            reserve[at(a, i)] *= static_cast<float>(plan_.rates.relapses.reserve_kept);
        }
    ++relapses_;
}

double Tissue::health(int axon) const {
    if (!alive(axon)) return 0;
    const auto a = static_cast<std::size_t>(axon);
    return std::clamp(1 - static_cast<double>(hazard[a]) / static_cast<double>(endurance[a]), 0.0, 1.0);
}

bool Tissue::remade(int axon, int internode) const {
    const std::size_t i = at(axon, internode);
    return lesion[i] > 0 && acute[i] < 0.2f && wraps[i] >= 1 &&
           wraps[i] <= plan_.rates.repair.repaired_share * plan_.healthy_wraps;
}

bool Tissue::delivers(int axon) const {
    if (!alive(axon)) return false;
    float run = 0;
    for (std::size_t i = at(axon, 0); i < at(axon + 1, 0); ++i) {
        const float load = load_of(wraps[i], channels[i], acute[i]);
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
