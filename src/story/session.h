// A session: everything a visitor can see or change, as one plain value. Commands change it (command.h), `advance`
// moves it on in time. A copy is a snapshot. Knows no screen, no file, no clock: it is given seconds.
#pragma once

#include "sim/axon.h"
#include "story/light.h"
#include "story/scene.h"
#include "story/settings.h"
#include "story/trace.h"
#include "story/words.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace story {

// What became of the latest signal sent along one axon.
enum class Fate { none, travelling, arrived, lost };

// One axon in the window.
struct Lane {
    Settings wanted;  // where the levers stand
    Settings present; // what the axon is like now: moves smoothly toward `wanted`
    double sodium_mM = sim::healthy_sodium_mM; // inside the axon

    sim::Axon axon;
    std::vector<double> before_mV; // membrane voltage per compartment, one solver step ago
    std::vector<double> shown_mV;  // what the picture shows: between `before_mV` and now
    Light light;                   // one spot per compartment
    std::vector<double> sodium_in;     // per node, 0..1: share of a healthy signal's sodium that has come in
    std::vector<double> potassium_out; // per node, 0..1: likewise; both fall back as the pump works
    std::vector<double> charge_before_pC; // per node, sodium then potassium: what was counted already

    Fate fate = Fate::none;
    std::optional<double> arrival_ms; // at the far end, after the latest signal was sent
    std::optional<int> lost_at_node;  // the last node that the latest signal reached, when lost
    double hand = 0;                  // 0 open … 1 closed: closes when a signal arrives, opens again
    double hand_wanted_s = 0;         // seconds the hand still closes
    Trace trace;                      // at the two trace nodes

    explicit Lane(const sim::CablePlan &plan) : axon(plan) {}
};

enum class Panel { none, help, truth, keys, sources };

// Where the visitor looks. Angles in degrees; `along` is in internodes from the start of the axon; `span` is how many
// internodes fit across the picture.
struct Camera {
    double yaw_deg = 0;
    double pitch_deg = 0;
    double along = 8;
    double span = 12;
    bool operator==(const Camera &) const = default;
};
Camera camera_for(View view, double look_at_internode);
inline constexpr double close_view_span = 1.15; // internodes across the close view

struct Session {
    Scene scene;
    std::string language = "en";
    int step = 0;
    std::vector<Lane> lanes; // as many as scene.axons
    int trace_first_node = 3;
    int trace_second_node = 14;

    // Time. The solver's steps are `solver_step_ms`; `slower` is the visitor's choice of slow motion.
    bool playing = true;
    double slower = 4000;
    std::int64_t wall_ns_owed = 0;  // less than one tick
    double solver_ms_owed = 0;      // less than one solver step
    double single_steps_owed = 0;   // "step" pressed while paused: solver ms still to be shown
    double wall_s = 0;              // since the scene began, without pauses
    std::int64_t ticks = 0;

    // The latest signal.
    std::optional<double> sent_at_ms; // solver time
    double since_sent_s = 1e9;        // visitor's time
    bool stimulus_refused = false;    // the latest wish to send came too soon after another
    std::string notice;               // word key of a short message, "" for none

    View view = View::whole;
    Camera camera;        // where it is
    Camera camera_wanted; // where it is going: eased, never more than half a second
    Panel panel = Panel::none;
    bool black = false;       // the picture is blacked out for an audience
    double blackness = 0;     // 0..1: fades, never cuts
    bool fullscreen = false;
    double text_scale = 1;    // 1..2
    bool levers_open = true;  // on small screens panels fold away
    bool trace_open = true;
    bool quit = false;

    std::vector<std::vector<Settings>> undo; // settings of every lane, oldest first
    std::int64_t undo_gesture = 0;           // a drag is one change
};

inline constexpr double solver_step_ms = 0.0025;
inline constexpr std::int64_t tick_ns = 8'000'000; // the session moves on in ticks of 8 ms
inline constexpr double longest_frame_s = 0.1;     // a longer pause of the machine is not made up for
inline constexpr double min_seconds_between_signals = 0.5;
inline constexpr double quiet_speedup = 8; // while nothing travels, time runs this much faster
inline constexpr std::array<double, 5> slower_choices{1000, 2000, 4000, 8000, 16000};

Session start(const Scene &scene, std::string language = "en");

// Pays `seconds` of wall time in whole ticks; what is left is owed. Any frame rate gives the same session.
void advance(Session &session, double seconds);

// How many times slower than life the axon is shown at this moment.
double slow_factor(const Session &session);

const std::string &caption(const Session &session);       // of the step
std::string status(const Session &session, const Words &words); // one sentence on what the latest signal did
std::optional<double> trace_delay_ms(const Lane &lane, int first_node, int second_node);
bool can_send(const Session &session);
Lane &controlled(Session &session);
const Lane &controlled(const Session &session);

} // namespace story
