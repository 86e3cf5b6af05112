// A tract on show: thousands of axons in time, what the visitor wishes to be done to them, the light on each,
// and what became of the latest volley (one signal on every axon). Knows nothing of lanes, of scenes or of
// time beyond what it is given.
#pragma once

#include "sim/tract/tract.h"
#include "story/causes/tract_causes.h"
#include "story/signal/fate.h"
#include "story/signal/volley_marks.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace story {

struct TractShow {
    // Places along every axon, evenly from its start to the tract's end, at which its light is known.
    static constexpr int samples = 49;

    SceneTract described;
    TractCauses wanted;                             // where the levers stand
    TractCauses present;                            // of the tract that is computed
    std::optional<sim::TractTissue> wanted_tissue;  // in a life, until the tract is built from it …
    std::optional<sim::TractTissue> present_tissue; // … and then
    double wanted_for_s = 0;                        // the visitor's time since a lever was last moved
    sim::Tract tract;                               // in time

    bool comes_to_rest = false; // a little at a time, since it was built

    double clock_ms = 0;              // the axons' time; at rest it goes on, and nothing is computed
    std::optional<double> sent_at_ms; // when the latest volley was sent
    Fate volley = Fate::none;         // `arrived`: it is over, whatever each signal came to
    std::vector<Fate> fates;          // per axon, of the latest volley
    std::vector<float> dark_ms;       // per axon: for how long no part of it was lit

    // Axon by axon, `samples` each, 0..1. `before` and `now` as computed, at two moments a little apart;
    // `light` as shown: between the two, and never changing faster than is comfortable to look at.
    std::vector<float> before, now, light;
    double now_at_ms = 0, apart_ms = 1; // of `clock_ms`
    double sampled_for_s = 0;           // the visitor's time since `now` was taken
    int steps_owed = 0;                 // until the next is taken: `tract` is as it was at `now_at_ms`
    VolleyMarks marks;

    // The response at the far end in health, computed with the same axons unhurt at 37 °C, some after others
    // and a little at a time: see far_end_sum().
    struct Health {
        int done = 0;                   // axons whose response is in `response`
        std::optional<sim::Tract> part; // the next of them, under way
        std::vector<double> response;
        double for_s = 0; // the visitor's time since the last piece of work
    };
    std::optional<Health> health = Health{}; // until that is done
    std::vector<float> healthy_sum;          // and from then on
    double window_ms = 5;                    // how much of a response is shown

    // `patience`: how many times longer a response is waited for than that of an ordinary damaged tract.
    TractShow(const SceneTract &described, const TractCauses &causes, double patience = 1);
    std::size_t axons() const { return tract.axons().size(); }
    std::span<const float> light_of(std::size_t axon) const {
        return std::span(light).subspan(axon * samples, samples);
    }
    int count(Fate fate) const; // axons whose signal came to that
};

// Moves the levers.
void wish(TractShow &show, const TractCauses &causes);
// The axons are to have this tissue: the tract is built anew at once.
void wish(TractShow &show, sim::TractTissue tissue);
// The tract is what the levers ask for, and its response in health is known.
bool settled(const TractShow &show);

// Moves on by `seconds` of the visitor's time: once the levers have stood still for a moment the tract is
// built anew, at rest (a signal under way is given up), which takes a fraction of a second for thousands of
// axons; and the response in health is worked out.
void follow_levers(TractShow &show, double seconds);

// `steps` of sim::Tract::step_ms. `share`: how much of the next one has passed. `seconds` of the visitor's
// time.
void move_on(TractShow &show, int steps, double share, double seconds);

void send_signals(TractShow &show);
void forget_signals(TractShow &show);

// What the far ends do together: Σ d² (V − V at the start), µm² mV, one value per step of sim::Tract::step_ms
// since the signals were sent. It is the compound response of sim::Tract, Σ d² d²V/dt², summed up twice: one
// hump, easier to read than the second differences of thousands of spikes. At most `most` values.
std::vector<float> far_end_sum(const std::vector<double> &response, std::size_t most);
// Of the volley on show, as much as fits into the window; nothing before the first.
std::vector<float> far_end_sum(const TractShow &show);

// When half of the signals that came had come, ms after they were sent; nothing while none has.
std::optional<double> half_arrived_ms(const TractShow &show);

} // namespace story
