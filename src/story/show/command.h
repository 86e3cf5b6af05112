// A command: one wish of a visitor, whatever it came from (mouse, touch, key, clicker, recording). A plain
// value; verbs.cpp does what it says. Knows no session.
#pragma once

#include "story/causes/lever.h"
#include "story/causes/tract_causes.h"
#include "story/scene/view.h"
#include "story/tissue/axon_tissue.h"
#include "story/visitor/visitor.h"

#include <cstdint>
#include <string>

namespace story {

// Each has a row in verbs.cpp: its name in recordings, its fields, what it does. In the same order.
enum class Do {
    send_signal,
    play_pause,
    step_time,        // show a little of time, then pause
    set_slower,       // value: factor
    set_lever,        // lever, value in the lever's own unit, gesture
    set_tract_lever,  // tract_lever, value in its own unit, gesture
    toggle_internode, // index, gesture
    clear_lesion,
    cut_axon,           // index: the internode in whose middle it is cut, for good
    set_repair_sheaths, // index: 2 or 3
    act,                // act: on the tissue around every axon (a harm), or the controlled one (a help)
    set_treatment,      // treatment, value: 1 given, 0 not. In a life: from the year shown on
    set_age,            // value: years; gesture
    let_time_pass,      // days or years go by, or stop
    set_pace,           // value: days per second
    go_to_year,         // value; gesture
    show,               // shown
    choose_axon,        // index: the axon of a tract to look at
    repeat_population,  // the courses or the trial, of other people
    cancel_population,
    undo,
    reset,     // the scene's step as it was written
    next_step, // past the last: the next scene
    previous_step,
    go_to_step, // index
    open_scene, // scene: its id
    skip_loss,  // to the step on repair or protection that the scene names
    see_more,   // to the scene that tells more of this step …
    come_back,  // … and back
    resume,     // where a show that broke off was
    set_view,   // view
    go_closer,  // to the next scale: from a scan down to the membrane of one node
    go_farther,
    orbit, // value: yaw°, value2: pitch°
    zoom,  // value: factor on the span
    slide, // value: internodes along the axon
    reset_view,
    wipe_scan,    // value: 0..1, so much of it from the left is of year 0; gesture
    toggle_panel, // panel
    close_panel,
    toggle_levers,
    toggle_more_levers,
    toggle_trace,
    toggle_sheaths,
    toggle_more,
    toggle_names,
    toggle_sheet,
    black,
    fullscreen,
    present,    // begins or ends the presenter's view, on the full screen
    speak,      // the same of the speaker's page beside it: notes, time, what comes next
    freeze,     // what the audience sees stays, while the speaker tries something; and goes on
    text_scale, // value: 1..2
    set_theme,  // theme
    set_tier,   // tier
    toggle_motion,
    set_sound,    // index: 0 silent … `loudest`
    touch_sheath, // index: takes it off or puts it back, in a kiosk's walk, and sends a signal
    take_offer,   // index: of those of the talk's present stop
    read_aloud,   // what is on the screen; or stop
    wake,         // a kiosk (kiosk.h): somebody has come
    go_home,      // to its choices
    choose_walk,  // index
    start_again,  // as it was before anybody came
    staff_door,   // asks for the staff's number
    type_digit,   // index: of that number
    clean,        // for a while no touch means anything
    set_idle,     // value: s without anybody until it starts again
    leave_kiosk,  // for the staff alone
    quit,         // stays the last
};
inline constexpr std::size_t do_count = static_cast<std::size_t>(Do::quit) + 1;

struct Command {
    Do what = Do::send_signal;
    Lever lever = Lever::myelin;
    TractLever tract_lever = TractLever::hurt;
    View view = View::whole;
    Panel panel = Panel::none;
    Act act = Act::attack;
    sim::Treatment treatment = sim::Treatment::ocrelizumab;
    Shown shown = Shown::axons;
    Theme theme = Theme::dark;
    Tier tier = Tier::low;
    std::string scene{};
    int index = 0;
    double value = 0;
    double value2 = 0;
    std::int64_t gesture = 0; // equal and not 0: part of the same drag, one undo
    bool operator==(const Command &) const = default;
};

} // namespace story
