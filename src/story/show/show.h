// A show: what is shown, as one plain value. The scene and how far it is, its axons or its tract, slow time,
// the signals under way and the clock they run by. A copy is a snapshot. Knows nobody who looks, and no
// screen.
#pragma once

#include "story/scene/scene.h"
#include "story/signal/hand_task.h"
#include "story/signal/lane.h"
#include "story/signal/tract_show.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace story {

inline constexpr std::int64_t tick_ns = 8'000'000; // the show moves on in ticks of 8 ms
inline constexpr double tick_s = static_cast<double>(tick_ns) / 1e9;

// Time. The solver's steps are `solver_step_ms`, a tract's sim::Tract::step_ms; `slower` is the visitor's
// choice of slow motion.
struct Clock {
    bool playing = true;
    double slower = 4000;
    std::int64_t wall_ns_owed = 0;   // less than one tick
    double solver_ms_owed = 0;       // less than one solver step
    double single_steps_owed_ms = 0; // "step" pressed while paused: solver's time still to be shown
    double wall_s = 0;               // since the scene began, without pauses
    double settled_s = 1e9;          // for so long nothing has travelled; much, where nothing ever did
    std::int64_t ticks = 0;          // since the program began: also from scene to scene
};

// A signal came to the far end, or the signals of some fibres of a tract did at once: to be heard.
struct Arrival {
    std::int64_t tick = 0;
    int lane = 0;
    double share = 1; // of all that were sent there
    bool operator==(const Arrival &) const = default;
};

// A wish to send waits until the axon has recovered and the levers have come to rest.
struct Sending {
    bool waits = false;
    bool waits_for_step = false; // a step's own signal: also for its days, and for energy to follow them
    double waited_s = 0;
    double since_s = 1e9;          // since the latest was sent, the visitor's time
    std::vector<Arrival> arrivals; // of the last tenth of a second, oldest first
};

// Days that go by in the tissue around the axons. (The years of a tract's life are in Life.) And which tissue
// the tract was last told of.
struct SlowTime {
    bool passes = false;
    double days_left = 0; // until they stop by themselves; 0: they do not
    double days_per_s = 4;
    double kv1_blocked = 0;  // by treatments of a life, as the axon one looks at was last told …
    TissueMark tract_is_of;  // … the tissue of the life that the tract was built from …
    TissueMark volley_is_of; // … and that its latest volley was sent through
};

// What "undo" brings back: what the visitor can change.
struct Remembered {
    std::vector<Settings> lanes;
    TractCauses tract;
    Treatments life_treatments;
    std::vector<std::optional<TissueCauses>> around; // per lane
};
struct Undo {
    std::vector<Remembered> remembered; // oldest first
    std::int64_t gesture = 0;           // a drag is one change
};

struct Show {
    Scene scene;
    int step = 0;
    Shown shown = Shown::axons;     // `axons` only where there are lanes, `tract` where there is one
    Goal goal = Goal::hand;         // what the lanes' signals are for
    std::vector<Lane> lanes;        // as many as scene.axons; in a life the one axon that is dropped into
    std::optional<TractShow> tract; // or this, where the scene shows one
    std::optional<Life> life;       // with `tract`: the decades that its tissue goes through
    HandTask hand_task;             // of a life
    Population population;          // courses and trials
    SlowTime slow;
    Clock clock;
    Sending sending;
    std::string notice;      // word key of a short message, "" for none
    std::string scene_fault; // of its file, edited meanwhile: what, where, the remedy; for its notice
    Undo undo;
};

// The lane that levers and touch change; there must be one.
Lane &controlled(Show &show);
const Lane &controlled(const Show &show);

// Signals can only be sent where axons are shown, many or one.
inline bool shows_axons_or_tract(const Show &show) {
    return show.shown == Shown::axons || show.shown == Shown::tract;
}
// Or courses, in a scene of axons.
inline bool shows_lanes(const Show &show) { return show.shown == Shown::axons || !show.tract; }

bool has_tissue_around(const Show &show); // any of its axons

// Whether the picture can show that now: scan and one axon want a life, courses and a trial something to
// draw.
bool can_show(const Show &show, Shown shown);

// The axons' own time, and when in it the latest signal was sent, ms.
double solver_clock_ms(const Show &show);
std::optional<double> sent_at_ms(const Show &show);
// How many times slower than life the axon is shown at this moment. When nothing travels any more this stays
// for `climax_s`, unless something else is wanted, and then falls.
inline constexpr double climax_s = 2.2;
double slow_factor(const Show &show);
bool any_travels(const Show &show); // a signal, along one of the axons

// See treat() in life.h. What was sent through the tissue of the day shown stays true of it.
void treat_life(Show &show, const Treatments &treatments);

const Step &step_of(const Show &show);
const std::string &caption(const Show &show, std::string_view language); // of the step

} // namespace story
