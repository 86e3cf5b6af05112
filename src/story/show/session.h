// A session: everything a visitor can see or change, as one plain value. Commands change it (command.h),
// `advance` moves it on in time. A copy is a snapshot. Knows no screen, no file, no clock: it is given
// seconds.
#pragma once

#include "story/scene/scene.h"
#include "story/signal/hand_task.h"
#include "story/signal/lane.h"
#include "story/signal/tract_show.h"
#include "story/text/words.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace story {

// The colours of picture and controls: for a dark room; for a bright one and a projector; for eyes that need
// all the contrast there is.
enum class Theme { dark, paper, contrast };

std::optional<Theme> theme_named(std::string_view name); // "dark", "paper", "contrast"
std::string_view theme_name(Theme theme);

// How much is spent on a picture: little, so that it moves with ease on any machine, or more, to look finer.
enum class Richness { quick, fine };

std::optional<Richness> richness_named(std::string_view name); // "quick", "fine"
std::string_view richness_name(Richness richness);

enum class Panel { none, scenes, help, truth, keys, sources, treatments };

// Where the visitor looks. Angles in degrees; `along` is in internodes from the start of the axon; `span` is
// how many internodes fit across the picture.
struct Camera {
    double yaw_deg = 0;
    double pitch_deg = 0;
    double along = 8;
    double span = 12;
    bool operator==(const Camera &) const = default;
};
Camera camera_for(View view, double look_at_internode);
// Of a tract: `along` 0..16 is its whole length and `span` 12 shows it whole; `look_at` is a share of it.
Camera tract_camera_for(View view, double look_at);

// What "undo" brings back: what the visitor can change.
struct Remembered {
    std::vector<Settings> lanes;
    TractCauses tract;
    std::vector<sim::TreatmentSpan> life_treatments;
    std::vector<std::optional<LivingCauses>> living; // per lane
};

// A scene one can go to.
struct SceneTitle {
    std::string id;
    Text title;
};

// A signal came to the far end, or the signals of some fibres of a tract did at once: to be heard.
struct Arrival {
    std::int64_t tick = 0;
    int lane = 0;
    double share = 1; // of all that were sent there
    bool operator==(const Arrival &) const = default;
};

struct Session {
    Scene scene;
    std::vector<SceneTitle> catalogue; // all scenes to choose from, in the order of a talk
    int place_in_catalogue = -1;       // −1: the scene is not among them
    std::optional<int> scene_wanted;   // place in the catalogue of the scene that the app is to open
    std::string language = "en";
    int step = 0;
    std::vector<Lane> lanes;        // as many as scene.axons; in a life the one axon that is dropped into
    std::optional<TractShow> tract; // or this, where the scene shows one
    std::optional<Life> life;       // with `tract`: the decades that its tissue goes through
    HandTask hand_task;             // of a life
    Many many;                      // courses and trials
    Shown shown = Shown::axons; // of these; `axons` only where there are lanes, `tract` where there is one
    TissueMark tract_is_of;     // the tissue of the life that `tract` was built from …
    TissueMark volley_is_of;    // … and that its latest volley was sent through
    bool days_pass = false;     // in the living tissue of the lanes
    double days_to_pass = 0;    // until they stop by themselves; 0: they do not
    double days_per_s = 4;
    int trace_first_node = 3;
    int trace_second_node = 14;

    // Time. The solver's steps are `solver_step_ms`, a tract's sim::Tract::step_ms; `slower` is the visitor's
    // choice of slow motion.
    bool playing = true;
    double slower = 4000;
    std::int64_t wall_ns_owed = 0;   // less than one tick
    double solver_ms_owed = 0;       // less than one solver step
    double single_steps_owed_ms = 0; // "step" pressed while paused: solver's time still to be shown
    double wall_s = 0;               // since the scene began, without pauses
    std::int64_t ticks = 0;

    // Signals. A wish to send waits until the axon has recovered and the levers have come to rest.
    bool signal_waits = false;
    bool signal_waits_for_energy = false;
    double waited_s = 0;
    double since_sent_s = 1e9;     // the visitor's time
    std::vector<Arrival> arrivals; // of the last tenth of a second, oldest first
    std::string notice;            // word key of a short message, "" for none

    View view = View::whole;
    double look_at_internode = 7; // middle of the close view
    Camera camera;                // where it is
    Camera camera_wanted;         // where it is going: eased, within half a second
    double camera_slides = 0;     // how fast `camera.along` changes, per s …
    double camera_zooms = 0;      // … and the logarithm of its span
    Panel panel = Panel::none;
    bool black = false;   // the picture is blacked out for an audience
    double blackness = 0; // 0..1: fades, never cuts
    bool fullscreen = false;
    bool presenting = false;             // large print and little else: for the back row of a room
    double text_scale = 1;               // 1..2
    Theme theme = Theme::dark;           // as it is shown …
    Theme theme_wanted = Theme::dark;    // … and as it will be when the picture has faded out
    Richness richness = Richness::quick; // the same of these two
    Richness richness_wanted = Richness::quick;
    bool less_motion = false;      // the camera cuts instead of gliding, and nothing drifts
    int sound = 0;                 // how loud an arrival is: 0 silent … `loudest`
    bool levers_open = true;       // on small screens panels fold away
    bool more_levers_open = false; // the rarely used levers are shown in place of the main ones
    bool trace_open = true;
    bool sheaths_open = false; // the row of sheaths to choose from
    bool more_open = false;    // the second row of controls
    bool sheet_open = false;   // in a small window: all of these, over part of the picture
    bool quit = false;

    std::vector<Remembered> undo;  // oldest first
    std::int64_t undo_gesture = 0; // a drag is one change
};

inline constexpr std::int64_t tick_ns = 8'000'000; // the session moves on in ticks of 8 ms
inline constexpr double longest_frame_s = 0.1;     // a longer pause of the machine is not made up for
inline constexpr int loudest = 3;
inline constexpr double min_seconds_between_signals = 0.5;
inline constexpr double min_seconds_between_volleys = 1; // thousands of fibres are lit at once
inline constexpr double quiet_speedup = 40; // while nothing travels, time runs this much faster …
inline constexpr double quiet_slower = 100; // … but never closer to life than this
inline constexpr std::array<double, 5> slower_choices{1000, 2000, 4000, 8000, 16000};

// `scene` must be one that parse_scene found no fault with. The axons are at rest, as `step` has them.
Session start(const Scene &scene, std::string language = "en", int step = 0);

// Makes `step` (brought into range) the present one: levers, view and speed as the scene's steps up to it
// say.
void enter_step(Session &session, int step);

// What the steps up to `step` ask of one axon.
Settings settings_at(const Scene &scene, std::size_t axon, int step);

// The same of a scene's tract.
TractCauses causes_at(const Scene &scene, int step);

// Whether it is still on its way to another place, and not only turned.
bool camera_travels(const Session &session);
// The camera that the session's view has at first, for its axons or its tract.
Camera first_camera(const Session &session, View view);

// Whether the picture can show that now: scan and one axon want a life, courses and a trial something to
// draw.
bool can_show(const Session &session, Shown shown);

// Pays `seconds` of wall time in whole ticks; what is left is owed. Any frame rate gives the same session.
void advance(Session &session, double seconds);

// How many times slower than life the axon is shown at this moment.
double slow_factor(const Session &session);

const std::string &caption(const Session &session);             // of the step
std::string status(const Session &session, const Words &words); // one sentence on what the latest signal did
std::optional<double> trace_delay_ms(const Lane &lane, int first_node, int second_node);
bool can_send(const Session &session);
// Signals can only be sent where axons are shown, many or one.
inline bool shows_axons_or_tract(const Session &session) {
    return session.shown == Shown::axons || session.shown == Shown::tract;
}
// The axons' own time, and when in it the latest signal was sent, ms.
double solver_clock_ms(const Session &session);
std::optional<double> sent_at_ms(const Session &session);
// The lane that levers and touch change; there must be one.
Lane &controlled(Session &session);
const Lane &controlled(const Session &session);

} // namespace story
