#include "story/tissue/living.h"

#include "sim/basics/chance.h"
#include "story/tissue/tissue_along.h"

#include <algorithm>
#include <cmath>

namespace story {
namespace {

constexpr std::array<std::string_view, act_count> act_names{"attack", "clear_debris", "wake_repair",
                                                            "hurt_mitochondria", "restore_energy"};
constexpr double youth_years = 25;    // woken repair cells work as at that age …
constexpr double woken_speed = 1.5;   // … and faster: both a what-if
constexpr float woken_reserve = 0.8F; // so many of them are there
// Starved so far that signals fail within seconds of the visitor's time, and the axon in some months.
constexpr float starved_mitochondria = 0.08F, hurt_mitochondria = 0.5F, hurt_smouldering = 0.4F;
constexpr float endurance = 2.5F; // chance gives one axon in twelve as much: it leaves time to help
constexpr float reserve_of_long_bare = 0.2F; // repair has failed there, or it would not be bare
constexpr float still_remade_wraps = 0.9F;
constexpr std::uint64_t whether_prevented = 200; // what chance is asked for, apart from the tissue's own
constexpr int days_to_settle = 8;                // of the cells, before one looks
constexpr double rounding_days = 1e-9;

sim::TissuePlan tissue_plan(const LivingPlan &plan) {
    sim::TissuePlan tissue{
        .rates = {}, .axons = 1, .internodes = internodes_per_axon, .step_days = 1, .seed = plan.seed};
    tissue.rates.onset_age_years = plan.age_years;
    tissue.relapses = plan.relapses;
    return tissue;
}

void fill(std::vector<float> &all, double value) {
    std::fill(all.begin(), all.end(), static_cast<float>(value));
}

// So that they stay like this.
void set_mitochondria(sim::Tissue &tissue, double share) {
    fill(tissue.mitochondria, share);
    fill(tissue.lasting, 1 - share);
}

void lay_bare(sim::Tissue &tissue, int first) {
    for (int i = first; i < first + internodes_beside_vessel; ++i) {
        const std::size_t at = tissue.at(0, i);
        tissue.wraps[at] = 0;
        tissue.reserve[at] = std::min(tissue.reserve[at], reserve_of_long_bare);
        tissue.lesion[at] = 1;
        tissue.channels[at] = static_cast<float>(tissue.plan().rates.energy.spread_channels);
    }
}

// Worst in the middle. For good, unless energy is restored.
void hurt_mitochondria_beside_vessel(Living &living) {
    const int first = living.first_beside_vessel();
    for (int i = first; i < first + internodes_beside_vessel; ++i) {
        const std::size_t at = living.tissue.at(0, i);
        const bool middle = i == first + internodes_beside_vessel / 2;
        const float left = middle ? starved_mitochondria : hurt_mitochondria;
        float &works = living.tissue.mitochondria[at];
        float &lasting = living.tissue.lasting[at];
        float &smouldering = living.tissue.smouldering[at];
        works = std::min(works, left);
        lasting = std::max(lasting, 1 - left);
        smouldering = std::max(smouldering, hurt_smouldering);
    }
}

void ask_for_attack(Living &living) {
    sim::Chance chance(living.described.seed, static_cast<std::uint64_t>(living.attacks_asked++),
                       whether_prevented);
    if (chance.uniform() < living.knobs().relapses_prevented)
        ++living.attacks_prevented;
    else
        living.attacks_under_way.push_back(living.day() + days_to_the_axon);
}

bool given(const Living &living, sim::Treatment treatment) {
    return living.treated[static_cast<std::size_t>(treatment)];
}

// The attack whose cells have left the vessel and not come yet, if there is one.
void find_attack(const Living &living, CastCauses &causes) {
    const auto report = [&](int first, int count) {
        causes.attack_under_way = true;
        causes.attack_first = first;
        causes.attack_internodes = count;
    };
    if (!living.attacks_under_way.empty())
        return report(living.first_beside_vessel(), internodes_beside_vessel);
    const double prevented = living.knobs().relapses_prevented;
    for (const sim::Attack &drawn : living.tissue.drawn_attacks())
        if (drawn.day >= living.day() && drawn.day < living.day() + days_to_the_axon &&
            drawn.chance >= prevented)
            return report(drawn.first_internode, drawn.internodes);
}

CastCauses cast_causes(const Living &living) {
    CastCauses causes{.b_cells_removed = given(living, sim::Treatment::ocrelizumab),
                      .cells_held_back = given(living, sim::Treatment::siponimod),
                      .lymphocytes_few = given(living, sim::Treatment::cladribine),
                      .growth = &living.growth};
    find_attack(living, causes);
    return causes;
}

// The cells that arrive today: of an attack that begins, or of one that goes on.
void attack_today(Living &living) {
    sim::Tissue &tissue = living.tissue;
    auto &under_way = living.attacks_under_way;
    const int first = living.first_beside_vessel();
    const auto arrives = [&](double day) { return day < tissue.day() + tissue.plan().step_days; };
    for (auto count = std::count_if(under_way.begin(), under_way.end(), arrives); count > 0; --count) {
        tissue.attack(
            {.day = tissue.day(), .first_internode = first, .internodes = internodes_beside_vessel});
        living.arrivals_until = tissue.day() + days_of_arrivals;
    }
    std::erase_if(under_way, arrives);
    if (tissue.day() < living.arrivals_until)
        std::fill_n(tissue.acute.begin() + first, internodes_beside_vessel, 1.0F);
}

void pass_one_day(Living &living) {
    attack_today(living);
    sim::Tissue &tissue = living.tissue;
    living.growth = tissue.wraps;
    tissue.step(living.knobs());
    const auto whole =
        static_cast<float>(tissue.plan().rates.repair.repaired_share * tissue.plan().healthy_wraps);
    for (int i = 0; i < internodes_per_axon; ++i) {
        const std::size_t at = tissue.at(0, i);
        const float before = living.growth[at];
        living.growth[at] = before < whole ? (tissue.wraps[at] - before) / (whole - before) : 0;
        living.remade[at] =
            tissue.remade(0, i) || (living.remade[at] && tissue.wraps[at] > still_remade_wraps);
    }
}

} // namespace

std::string_view act_name(Act act) { return act_names[static_cast<std::size_t>(act)]; }

std::optional<Act> act_named(std::string_view name) {
    for (std::size_t i = 0; i < act_count; ++i)
        if (act_names[i] == name) return static_cast<Act>(i);
    return {};
}

Living::Living(const LivingPlan &plan)
    : described(plan), tissue(tissue_plan(plan)), age_years(plan.age_years),
      remade(internodes_per_axon, false), growth(internodes_per_axon, 0.0F) {
    // Where there are many, chance gives every axon another lot; this one's is always the same.
    tissue.capacity[0] = static_cast<float>(tissue.plan().rates.energy.capacity);
    tissue.endurance[0] = endurance;
    fill(tissue.smouldering, plan.smouldering);
    fill(tissue.reserve, plan.reserve);
    fill(tissue.debris, plan.debris);
    set_mitochondria(tissue, plan.mitochondria);
    if (plan.bare) lay_bare(tissue, first_beside_vessel());
    cast.vessel_at = plan.vessel_at;
    for (int i = 0; i < days_to_settle; ++i) advance(cast, tissue, cast_causes(*this), 0, 1, 1e9);
}

int Living::first_beside_vessel() const {
    return std::clamp(described.vessel_at - internodes_beside_vessel / 2, 0,
                      internodes_per_axon - internodes_beside_vessel);
}

sim::Knobs Living::knobs() const {
    sim::Knobs knobs;
    for (const sim::TreatmentFacts &t : sim::all_treatments)
        if (given(*this, t.treatment)) knobs = together(knobs, t.knobs);
    if (repair_woken)
        knobs = together(knobs, {.repair_speed = woken_speed,
                                 .rejuvenated_years = std::max(0.0, tissue.age_years() - youth_years)});
    return knobs;
}

void change(Living &living, const LivingChange &change) {
    if (change.age_years) set_age(living, *change.age_years);
    if (change.smouldering) fill(living.tissue.smouldering, *change.smouldering);
    if (change.reserve) fill(living.tissue.reserve, *change.reserve);
    if (change.mitochondria) set_mitochondria(living.tissue, *change.mitochondria);
    for (const auto &[treatment, is_given] : change.treatments) treat(living, treatment, is_given);
    for (const Act act : change.acts) perform(living, act);
}

void perform(Living &living, Act act) {
    sim::Tissue &tissue = living.tissue;
    switch (act) {
    case Act::attack:
        return ask_for_attack(living);
    case Act::clear_debris:
        return fill(tissue.debris, 0);
    case Act::wake_repair:
        living.repair_woken = true;
        for (float &reserve : tissue.reserve) reserve = std::max(reserve, woken_reserve);
        return;
    case Act::hurt_mitochondria:
        return hurt_mitochondria_beside_vessel(living);
    case Act::restore_energy:
        set_mitochondria(tissue, 1);
        return fill(tissue.smouldering, 0);
    }
}

void treat(Living &living, sim::Treatment treatment, bool is_given) {
    living.treated[static_cast<std::size_t>(treatment)] = is_given;
}

void set_age(Living &living, double years) {
    living.age_years = years;
    living.tissue.set_onset_age(years);
}

LivingCauses causes(const Living &living) { return {living.treated, living.age_years}; }

void set_causes(Living &living, const LivingCauses &causes) {
    living.treated = causes.treated;
    set_age(living, causes.age_years);
}

void pass(Living &living, double days, double seconds) {
    const double whole = days;
    do {
        const double part = std::min(days, 1 - living.days_owed);
        days -= part;
        living.days_owed += part;
        if (living.days_owed > 1 - rounding_days) {
            living.days_owed = 0;
            pass_one_day(living);
        }
        advance(living.cast, living.tissue, cast_causes(living), living.day(), part,
                whole > 0 ? seconds * part / whole : seconds);
    } while (days > rounding_days);
}

bool same_tissue(Living a, const Living &b) {
    if (std::abs(a.days_owed - b.days_owed) >= rounding_days) return false;
    a.days_owed = b.days_owed;
    a.cast = b.cast;
    return a == b;
}

std::vector<TissueAt> tissue_along(const Living &living) {
    std::vector<TissueAt> along = tissue_along(living.tissue, 0, 0, internodes_per_axon);
    for (std::size_t i = 0; i < along.size(); ++i) along[i].remade = living.remade[i];
    return along;
}

} // namespace story
