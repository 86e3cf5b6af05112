// A life: the time machine. Decades of a tract's tissue, computed as far as one has looked, with a day that
// can be moved to and fro, and from which one can look at the tract, at one axon or at a scan. Many possible
// lives, and nobody's own. Knows no signal and no screen.
#pragma once

#include "sim/tissue/course.h"
#include "story/tissue/kept_tissue.h"
#include "story/tissue/tissue_look.h"
#include "story/tissue/treatments.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace story {

// What a scene says of it; the tract itself is SceneTract.
struct LifePlan {
    sim::CourseKind kind = sim::CourseKind::relapsing;
    std::uint64_t seed = 1;
    std::uint64_t person = 0; // one of many that the seed gives
    double years = 40;
    Treatments treatments;
    int attacks_at_most = 1'000'000; // no more come after so many: 1 for a single lesion in a quiet place
    bool operator==(const LifePlan &) const = default;
};

// What a step changes; what is unset stays.
struct LifeChange {
    std::optional<double> year;    // to be at when the step begins
    std::optional<double> to_year; // and to pass to from there
    std::optional<Treatments> treatments;
    std::optional<int> axon; // to drop into
    bool operator==(const LifeChange &) const = default;
};

// What is remembered of every quarter of a year, for graphs.
struct Moment {
    float alive = 1, delivering = 1; // shares of axons, by rule of thumb
    int relapses = 0;                // so far
    bool operator==(const Moment &) const = default;
};

// Which tissue it is: another day, or another past, is another tissue.
struct TissueMark {
    std::int64_t steps = 0;
    int past = 0;
    bool operator==(const TissueMark &) const = default;
};

struct Life {
    LifePlan described;
    int axons = 0;
    Treatments treatments;
    sim::Tissue tissue;         // at the day shown
    TissueLook look;            // of it, eased
    double delivering = 1;      // share of its axons, by rule of thumb
    double wanted_year = 0;     // where the day is going, at most so many steps per tick
    bool passing = false;       // years go by by themselves …
    double passes_to_year = 40; // … up to here
    double years_per_s = 40.0 / 60;
    double still_for_s = 0;       // the visitor's time since the day shown last changed
    std::vector<KeptTissue> kept; // every `kept_every_years`, as far as computed: to go back to
    // On its way from a kept one to an earlier day than that shown, which stays until this is nearer.
    std::optional<sim::Tissue> going_back;
    std::vector<Moment> moments; // every quarter of a year, as far as computed
    int past = 0;                // grows whenever a change of treatments makes another life of it
    int axon = 0;                // the one to drop into …
    bool axon_chosen = false;    // … by somebody; else whichever has lost most by then
    bool looks_again = false;    // for that axon, once the day wanted is there
    int first_internode = 4;     // of those of that axon that are shown

    Life(const LifePlan &plan, int axons);
    double year() const { return tissue.year(); }
    TissueMark mark() const { return {tissue.steps(), past}; }
    bool arrived() const; // the day shown is the day wanted
};
inline constexpr double kept_every_years = 1;
inline constexpr int tissue_internodes = 24; // along every axon of a tract

// The day shown goes there, as soon as it is computed; years stop passing by themselves.
void go_to_year(Life &life, double year);
// What was computed before the change still holds; what came after is forgotten.
void treat(Life &life, const Treatments &treatments);
bool given(const Life &life, sim::Treatment treatment); // on the day shown
// One tick of the session: years that pass by themselves, and steps of the tissue.
void advance(Life &life, double seconds);
// The axon that has lost most of its myelin and is still there, by the day shown.
int most_bare_axon(const Life &life);
// Looks at the part of the axon where it has lost most.
void look_at_axon(Life &life, int axon);

} // namespace story
