// Slow time: the days of the tissue around axons and the years of a tract's life. How they pass, what steps
// and visitors do to them, and how every axon and tract is told of its tissue. Knows no signal from inside.
#pragma once

#include "story/scene/step_state.h"
#include "story/show/show.h"

namespace story {

// The tissue of the show's step, its life and what is shown of it. Tissue that has come there by itself keeps
// its cells where they are.
void enter_slow_time(Show &show, const StepState &state);

// One tick: 0 `seconds` while time stands still, when the day of a life only goes where it is wanted.
void pass_slow_time(Show &show, double seconds);

// Wishes, which act on the tissue around the axons or on a life. Where there is neither they do nothing.
void let_time_pass(Show &show); // or stop
void set_pace(Show &show, double days_per_s);
void act(Show &show, Act act); // a harm comes to every axon, a help to the one that the visitor holds
void set_treatment(Show &show, sim::Treatment treatment, bool given); // in a life from the year shown on
void set_age(Show &show, double years, std::int64_t gesture);
void go_to_year(Show &show, double year);
void choose_axon(Show &show, int axon); // of a life's tract: to look at
void show_as(Show &show, Shown shown);  // where that can be shown

} // namespace story
