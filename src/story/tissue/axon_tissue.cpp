#include "story/tissue/axon_tissue.h"

#include "sim/basics/chance.h"
#include "story/tissue/cast_days.h"
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

sim::TissuePlan tissue_plan(const AxonTissuePlan &plan) {
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
void hurt_mitochondria_beside_vessel(AxonTissue &around) {
    const int first = around.first_beside_vessel();
    for (int i = first; i < first + internodes_beside_vessel; ++i) {
        const std::size_t at = around.tissue.at(0, i);
        const bool middle = i == first + internodes_beside_vessel / 2;
        const float left = middle ? starved_mitochondria : hurt_mitochondria;
        float &works = around.tissue.mitochondria[at];
        float &lasting = around.tissue.lasting[at];
        float &smouldering = around.tissue.smouldering[at];
        works = std::min(works, left);
        lasting = std::max(lasting, 1 - left);
        smouldering = std::max(smouldering, hurt_smouldering);
    }
}

void ask_for_attack(AxonTissue &around) {
    sim::Chance chance(around.described.seed, static_cast<std::uint64_t>(around.attacks_asked++),
                       whether_prevented);
    if (chance.uniform() < around.knobs().relapses_prevented)
        ++around.attacks_prevented;
    else
        around.attacks_under_way.push_back(around.day() + days_to_the_axon);
}

// The attack whose cells have left the vessel and not come yet, if there is one.
void find_attack(const AxonTissue &around, CastCauses &causes) {
    const auto report = [&](int first, int count) {
        causes.attack_under_way = true;
        causes.attack_first = first;
        causes.attack_internodes = count;
    };
    if (!around.attacks_under_way.empty())
        return report(around.first_beside_vessel(), internodes_beside_vessel);
    const double prevented = around.knobs().relapses_prevented;
    for (const sim::Attack &drawn : around.tissue.drawn_attacks())
        if (drawn.day >= around.day() && drawn.day < around.day() + days_to_the_axon &&
            drawn.chance >= prevented)
            return report(drawn.first_internode, drawn.internodes);
}

CastCauses cast_causes(const AxonTissue &around) {
    CastCauses causes{.b_cells_removed = given(around, sim::Treatment::ocrelizumab),
                      .cells_held_back = given(around, sim::Treatment::siponimod),
                      .lymphocytes_few = given(around, sim::Treatment::cladribine),
                      .growth = &around.growth};
    find_attack(around, causes);
    return causes;
}

// The cells that arrive today: of an attack that begins, or of one that goes on.
void attack_today(AxonTissue &around) {
    sim::Tissue &tissue = around.tissue;
    auto &under_way = around.attacks_under_way;
    const int first = around.first_beside_vessel();
    const auto arrives = [&](double day) { return day < tissue.day() + tissue.plan().step_days; };
    for (auto count = std::count_if(under_way.begin(), under_way.end(), arrives); count > 0; --count) {
        tissue.attack(
            {.day = tissue.day(), .first_internode = first, .internodes = internodes_beside_vessel});
        around.arrivals_until = tissue.day() + days_of_arrivals;
    }
    std::erase_if(under_way, arrives);
    if (tissue.day() < around.arrivals_until)
        std::fill_n(tissue.acute.begin() + first, internodes_beside_vessel, 1.0F);
}

void pass_one_day(AxonTissue &around) {
    attack_today(around);
    sim::Tissue &tissue = around.tissue;
    around.growth = tissue.wraps;
    tissue.step(around.knobs());
    const auto whole =
        static_cast<float>(tissue.plan().rates.repair.repaired_share * tissue.plan().healthy_wraps);
    for (int i = 0; i < internodes_per_axon; ++i) {
        const std::size_t at = tissue.at(0, i);
        const float before = around.growth[at];
        around.growth[at] = before < whole ? (tissue.wraps[at] - before) / (whole - before) : 0;
        around.remade[at] =
            tissue.remade(0, i) || (around.remade[at] && tissue.wraps[at] > still_remade_wraps);
    }
}

} // namespace

std::string_view act_name(Act act) { return act_names[static_cast<std::size_t>(act)]; }

std::optional<Act> act_named(std::string_view name) {
    for (std::size_t i = 0; i < act_count; ++i)
        if (act_names[i] == name) return static_cast<Act>(i);
    return {};
}

AxonTissue::AxonTissue(const AxonTissuePlan &plan)
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

int AxonTissue::first_beside_vessel() const {
    return std::clamp(described.vessel_at - internodes_beside_vessel / 2, 0,
                      internodes_per_axon - internodes_beside_vessel);
}

sim::Knobs AxonTissue::knobs() const {
    sim::Knobs knobs = sim::knobs_at(treatments, tissue.year());
    if (repair_woken)
        knobs = together(knobs, {.repair_speed = woken_speed,
                                 .rejuvenated_years = std::max(0.0, tissue.age_years() - youth_years)});
    return knobs;
}

void change(AxonTissue &around, const AxonTissueChange &change) {
    if (change.age_years) set_age(around, *change.age_years);
    if (change.smouldering) fill(around.tissue.smouldering, *change.smouldering);
    if (change.reserve) fill(around.tissue.reserve, *change.reserve);
    if (change.mitochondria) set_mitochondria(around.tissue, *change.mitochondria);
    for (const auto &[treatment, is_given] : change.treatments) treat(around, treatment, is_given);
    for (const Act act : change.acts) perform(around, act);
}

void perform(AxonTissue &around, Act act) {
    sim::Tissue &tissue = around.tissue;
    switch (act) {
    case Act::attack:
        return ask_for_attack(around);
    case Act::clear_debris:
        return fill(tissue.debris, 0);
    case Act::wake_repair:
        around.repair_woken = true;
        for (float &reserve : tissue.reserve) reserve = std::max(reserve, woken_reserve);
        return;
    case Act::hurt_mitochondria:
        return hurt_mitochondria_beside_vessel(around);
    case Act::restore_energy:
        set_mitochondria(tissue, 1);
        return fill(tissue.smouldering, 0);
    }
}

void treat(AxonTissue &around, sim::Treatment treatment, bool is_given) {
    const double now = around.tissue.year();
    around.treatments = from_now(around.treatments, treatment, is_given, now);
    std::erase_if(around.treatments, [now](const sim::TreatmentSpan &span) { return span.to_year <= now; });
}

bool given(const AxonTissue &around, sim::Treatment treatment) {
    return given_at(around.treatments, treatment, around.tissue.year());
}

void set_age(AxonTissue &around, double years) {
    around.age_years = years;
    around.tissue.set_onset_age(years);
}

TissueCauses causes(const AxonTissue &around) { return {around.treatments, around.age_years}; }

void set_causes(AxonTissue &around, const TissueCauses &causes) {
    around.treatments = causes.treatments;
    set_age(around, causes.age_years);
}

void pass(AxonTissue &around, double days, double seconds) {
    const double whole = days;
    do {
        const double part = std::min(days, 1 - around.days_owed);
        days -= part;
        around.days_owed += part;
        if (around.days_owed > 1 - rounding_days) {
            around.days_owed = 0;
            pass_one_day(around);
        }
        advance(around.cast, around.tissue, cast_causes(around), around.day(), part,
                whole > 0 ? seconds * part / whole : seconds);
    } while (days > rounding_days);
}

bool same_tissue(AxonTissue a, const AxonTissue &b) {
    if (std::abs(a.days_owed - b.days_owed) >= rounding_days) return false;
    a.days_owed = b.days_owed;
    a.cast = b.cast;
    return a == b;
}

void tell_of_tissue(const AxonTissue &around, Settings &settings) {
    tell_of_tissue(around.tissue, 0, 0, around.knobs(), settings);
    for (std::size_t i = 0; i < settings.tissue.size(); ++i) settings.tissue[i].remade = around.remade[i];
}

} // namespace story
