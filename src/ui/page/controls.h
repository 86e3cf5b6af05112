// Controls: the buttons of time, view, changes and information, each with the wish it stands for. Which of
// them stand where is the dock's affair. Knows no rectangle.
#pragma once

#include "ui/layer/layer.h"
#include "ui/page/page.h"

#include <string>
#include <vector>

namespace ui {

struct Control {
    ButtonSpec button;
    story::Command command;
    bool is_text = false;   // step and slow-motion factor: to be read, not pressed
    bool new_row = false;   // begins a row where there is room for whole rows
    bool new_group = false; // stands a little apart from what is before it
    bool waits = false;     // its place is kept, and it is seen once it can be pressed
};

// How fast the picture's time runs, and in living tissue what day or year it is: `now`.
std::string clock_words(const Page &page, double slower, double now);
Control send_control(const Page &page);
Control play_control(const Page &page);
Control factor_control(const Page &page);
Control days_control(const Page &page);                 // lets the days of living tissue pass, or stops them
Control step_control(const Page &page);                 // where in the story: "Step 2 of 7"
std::string short_step(const Page &page);               // "2 of 7"
std::vector<Control> time_controls(const Page &page);   // step, slower, factor, faster
std::vector<Control> change_controls(const Page &page); // undo, reset
std::vector<Control> sense_controls(const Page &page);  // size of text, colours, tier, motion, sound
std::vector<Control> mute_controls(const Page &page);   // none while there is no sound
std::vector<Control> scale_controls(const Page &page);  // closer, farther off
std::vector<Control> view_controls(const Page &page);   // zoom, turn, slide, reset; all names
Control truth_control(const Page &page);
Control truth_note(const Page &page); // the same, said on the picture itself
Control help_control(const Page &page);
Control sources_control(const Page &page);
Control more_control(const Page &page); // opens the menu
Control scenes_control(const Page &page);
Control present_control(const Page &page); // begins or ends the presenter's view
Control keys_control(const Page &page);

// The next slower (+1) or faster (−1) of the choices; the same when there is none.
double neighbour_of(double slower, int direction);

} // namespace ui
