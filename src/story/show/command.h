// A command: one wish of a visitor, whatever it came from (mouse, touch, key, clicker, recording). `apply` is
// the one place where wishes change a session. A list of commands with their times is a recording.
#pragma once

#include "story/show/session.h"
#include "story/text/faults.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace story {

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
    act,           // act: on the living tissue around every axon (a harm), or the controlled one (a help)
    set_treatment, // treatment, value: 1 given, 0 not. In a life: from the year shown on
    set_age,       // value: years
    let_time_pass, // days or years go by, or stop
    set_pace,      // value: days per second
    go_to_year,    // value; gesture
    show,          // shown
    choose_axon,   // index: the axon of a tract to look at
    repeat_many,   // the courses or the trial, of other people
    cancel_many,
    undo,
    reset,     // the scene's step as it was written
    next_step, // past the last: the next scene
    previous_step,
    go_to_step, // index
    open_scene, // index: place in the catalogue
    set_view,   // view
    go_closer,  // to the next scale: from a scan down to the membrane of one node
    go_farther,
    orbit, // value: yaw°, value2: pitch°
    zoom,  // value: factor on the span
    slide, // value: internodes along the axon
    reset_view,
    toggle_panel, // panel
    close_panel,
    toggle_levers,
    toggle_more_levers,
    toggle_trace,
    toggle_sheaths,
    toggle_more,
    toggle_sheet,
    black,
    fullscreen,
    present,    // begins or ends the presenter's view, on the full screen
    text_scale, // value: 1..2
    set_theme,  // theme
    set_richness,
    toggle_motion,
    set_sound, // index: 0 silent … `loudest`
    quit,
};

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
    Richness richness = Richness::quick;
    int index = 0;
    double value = 0;
    double value2 = 0;
    std::int64_t gesture = 0; // equal and not 0: part of the same drag, one undo
    bool operator==(const Command &) const = default;
};

// Values out of range are brought into it; a wish that makes no sense now is ignored. Never fails.
void apply(Session &session, const Command &command);

struct TimedCommand {
    double at_s = 0; // since the scene began
    Command command;
    bool operator==(const TimedCommand &) const = default;
};
struct Recording {
    std::string scene; // id
    std::vector<TimedCommand> commands;
    bool operator==(const Recording &) const = default;
};

Recording parse_recording(std::string_view json_text, Faults &faults);
std::string to_json(const Recording &recording);

} // namespace story
