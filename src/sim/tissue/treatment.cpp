#include "sim/tissue/treatment.h"

#include <algorithm>

namespace sim {
namespace {

constexpr std::string_view looked_at = "2026-11";

double both(double share, double other) { return 1 - (1 - share) * (1 - other); }

} // namespace

// Ocrelizumab was tried against interferon beta-1a, which prevents about a third of relapses against placebo
// (PRISMS 1998: 33 %); against it, relapses fell by 46 and 47 % (OPERA I and II).
constexpr double ocrelizumab_prevents = 1 - (1 - 0.33) * (1 - 0.465); // 0.64

// Shares of relapses prevented are all against placebo. Spots that light up on a scan yield more (of
// ocrelizumab 94 to 95 % against interferon): they are not felt attacks and not counted here. How much of the
// smouldering inflammation yields is not known: it is chosen so that real_trials come out (docs/model.md).
// The rest is illustrative.
constexpr std::array<TreatmentFacts, treatment_count> all_treatments{{
    {Treatment::ocrelizumab,
     "ocrelizumab",
     {.relapses_prevented = ocrelizumab_prevents, .smouldering_damped = 0.15},
     Evidence::established,
     looked_at,
     "OPERA: Hauser et al. 2017, New England Journal of Medicine 376:221; with PRISMS 1998, Lancet 352:1498",
     "https://doi.org/10.1056/NEJMoa1601277"},
    {Treatment::siponimod,
     "siponimod",
     {.relapses_prevented = 0.55, .smouldering_damped = 0.05},
     Evidence::established,
     looked_at,
     "EXPAND: Kappos et al. 2018, Lancet 391:1263",
     "https://doi.org/10.1016/S0140-6736(18)30475-6"},
    // In advanced MS its effect is not known; ChariotMS is expected to report in 2027.
    {Treatment::cladribine,
     "cladribine",
     {.relapses_prevented = 0.58},
     Evidence::established,
     looked_at,
     "CLARITY: Giovannoni et al. 2010, New England Journal of Medicine 362:416",
     "https://doi.org/10.1056/NEJMoa0902533"},
    {Treatment::repair,
     "repair",
     {.repair_speed = 1.5, .rejuvenated_years = 5},
     Evidence::unproven,
     looked_at,
     "ReBUILD (clemastine): Green et al. 2017, Lancet 390:2481; CCMR-Two NCT05131828; PIPE-307 NCT06083753; "
     "TRAP-MS NCT03109288",
     "https://doi.org/10.1016/S0140-6736(17)32346-2"},
    {Treatment::protection,
     "protection",
     {.mitochondria_harm = 0.7, .calcium_harm = 0.8},
     Evidence::unproven,
     looked_at,
     "Lipoic acid: Spain et al. 2017, Neurology: Neuroimmunology & Neuroinflammation 4:e374; 2026, Neurology "
     "106:e214454",
     "https://doi.org/10.1212/NXI.0000000000000374"},
    {Treatment::fampridine,
     "fampridine",
     {.kv1_blocked = 0.7},
     Evidence::supported,
     looked_at,
     "Goodman et al. 2009, Lancet 373:732",
     "https://doi.org/10.1016/S0140-6736(09)60442-6"},
    {Treatment::simvastatin,
     "simvastatin",
     {},
     Evidence::negative_trial,
     looked_at,
     "MS-STAT2: Chataway et al. 2025, Lancet 406:1611",
     "https://doi.org/10.1016/S0140-6736(25)01039-6"},
}};

constexpr std::array<RealTrial, 3> real_trials{{
    {"EXPAND", 2018, "secondary progressive MS", Treatment::siponimod, CourseKind::relapsing, 0.32, 0.26,
     0.79, "Kappos et al. 2018, Lancet 391:1263", "https://doi.org/10.1016/S0140-6736(18)30475-6", 18, 0.09},
    {"ORATORIO", 2017, "early primary progressive MS", Treatment::ocrelizumab,
     CourseKind::primary_progressive, 0.393, 0.329, 0.76,
     "Montalban et al. 2017, New England Journal of Medicine 376:209",
     "https://doi.org/10.1056/NEJMoa1606468", 6, 0.11},
    {"ORATORIO-HAND", 2026, "primary progressive MS", Treatment::ocrelizumab, CourseKind::primary_progressive,
     0.404, 0.327, 0.70, "Giovannoni et al. 2026, Lancet 407:2195",
     "https://clinicaltrials.gov/study/NCT04035005", 8, 0.09},
}};

const RealTrial *real_trial(Treatment treatment, CourseKind kind) {
    const auto found = std::find_if(real_trials.begin(), real_trials.end(), [&](const RealTrial &t) {
        return t.treatment == treatment && t.kind == kind;
    });
    return found == real_trials.end() ? nullptr : &*found;
}

const TreatmentFacts &facts(Treatment treatment) {
    return all_treatments[static_cast<std::size_t>(treatment)];
}

std::optional<Treatment> treatment_named(std::string_view name) {
    for (const TreatmentFacts &t : all_treatments)
        if (t.name == name) return t.treatment;
    return {};
}

Knobs together(const Knobs &a, const Knobs &b) {
    return {.relapses_prevented = both(a.relapses_prevented, b.relapses_prevented),
            .smouldering_damped = both(a.smouldering_damped, b.smouldering_damped),
            .repair_speed = a.repair_speed * b.repair_speed,
            .rejuvenated_years = std::max(a.rejuvenated_years, b.rejuvenated_years),
            .mitochondria_harm = a.mitochondria_harm * b.mitochondria_harm,
            .calcium_harm = a.calcium_harm * b.calcium_harm,
            .kv1_blocked = both(a.kv1_blocked, b.kv1_blocked)};
}

Knobs knobs_at(std::span<const TreatmentSpan> spans, double year) {
    Knobs knobs;
    for (const TreatmentFacts &t : all_treatments) {
        const auto covers = [&](const TreatmentSpan &span) {
            return span.treatment == t.treatment && year >= span.from_year && year < span.to_year;
        };
        if (std::any_of(spans.begin(), spans.end(), covers)) knobs = together(knobs, t.knobs);
    }
    return knobs;
}

} // namespace sim
