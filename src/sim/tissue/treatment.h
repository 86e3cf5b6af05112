// A treatment: what it changes in the slow tissue (tissue.h) and how sure research is that it helps. A
// treatment has no effect here where the evidence says none. Knows no dose, no person and no time.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>

namespace sim {

// What treatments change; the values are those of no treatment.
struct Knobs {
    double relapses_prevented = 0; // share of the felt attacks that placebo would have let happen, 0..1
    double smouldering_damped = 0; // share of the resident inflammation's harm that is held back, 0..1
    double repair_speed = 1;       // factor on how fast sheaths are remade
    double rejuvenated_years = 0;  // repair cells work as if the person were that much younger
    double mitochondria_harm = 1;  // factor on the lasting damage to mitochondria
    double calcium_harm = 1;       // factor on the chronic loss of axons
    double kv1_blocked = 0;        // share of exposed Kv1 channels that are closed: acts on the fast model
    bool operator==(const Knobs &) const = default;
};

enum class Treatment { ocrelizumab, siponimod, cladribine, repair, protection, fampridine, simvastatin };

enum class Evidence {
    established,   // large trials agree
    supported,     // smaller trials, or for other stages of the disease
    unproven,      // being studied
    negative_trial // a large trial found no benefit
};

// Which disease: relapsing: attacks, and recovery between them. Primary progressive: hardly any attacks; a
// steady loss from the start.
enum class CourseKind { relapsing, primary_progressive };

struct TreatmentFacts {
    Treatment treatment;
    std::string_view name; // in files: "ocrelizumab"
    Knobs knobs;
    Evidence evidence;
    std::string_view as_of;  // "2026-11": when the evidence was last looked at
    std::string_view source; // "ORATORIO: Montalban et al. 2017, New England Journal of Medicine 376:209"
    std::string_view link;   // "https://doi.org/…"
};

inline constexpr std::size_t treatment_count = 7;
extern const std::array<TreatmentFacts, treatment_count> all_treatments;
const TreatmentFacts &facts(Treatment treatment);
std::optional<Treatment> treatment_named(std::string_view name);

// A real trial against placebo, by which a simulated one is to be judged.
struct RealTrial {
    std::string_view name; // "EXPAND"
    int year;              // of publication
    std::string_view people;
    Treatment treatment;
    CourseKind kind;         // of the simulated counterpart
    double placebo, treated; // share whose disability was confirmed to have got worse
    double hazard_ratio;
    std::string_view source, link;
    // The simulated counterpart: years after onset at its start, and which share of the axons alive then,
    // lost in three years, counts as worse. Chosen so that its placebo arm fares as the real one.
    double from_year, progressed_at;
};
extern const std::array<RealTrial, 3> real_trials;
// The first real trial of a treatment in that kind of MS, or none.
const RealTrial *real_trial(Treatment treatment, CourseKind kind);

// A treatment given from one year after onset to another.
struct TreatmentSpan {
    Treatment treatment = Treatment::ocrelizumab;
    double from_year = 0;
    double to_year = 1e9;
    bool operator==(const TreatmentSpan &) const = default;
};

// Several together: shares of harm held back multiply, so do factors; of years the most counts.
Knobs together(const Knobs &a, const Knobs &b);
// A treatment that is named twice for the same year counts once.
Knobs knobs_at(std::span<const TreatmentSpan> spans, double year);

} // namespace sim
