// A kiosk: what the program is while it stands at an event by itself. Somebody comes, chooses one of a few
// short walks, and leaves; then everything is as if nobody had been there. Knows no screen and no file.
#pragma once

#include "story/show/show.h"
#include "story/show/talk.h"

#include <string>
#include <vector>

namespace story {

enum class KioskPage {
    attract, // nobody is there
    home,    // the choices
    walk,    // one of them
    door,    // the staff's number is asked for
    staff,
    safe, // a still page, for when nothing else can be shown
};

inline constexpr double idle_warning_s = 30; // for so long it says that it will start again
inline constexpr double cleaning_s = 30;     // for so long no touch means anything
inline constexpr double shortest_idle_s = 30, usual_idle_s = 120, longest_idle_s = 1200;

struct Kiosk {
    bool on = false;
    KioskPage page = KioskPage::attract;
    std::vector<Talk> walks;
    Stop attract;                                 // what is shown while nobody is there: nothing of loss
    int walk = -1;                                // the chosen one
    double screen_inches = 24, distance_mm = 600; // of the screen's diagonal; of the visitor's eyes
    double idle_s = 0;                            // nobody has done anything for so long …
    double idle_limit_s = usual_idle_s;           // … and then it says that it will start again
    std::string number, typed;                    // the staff's; digits
    int visits_today = 0;
    int wrong = 0;               // numbers tried in vain
    double cleans_s = 0;         // still to come
    bool warning = false;        // it will start again soon, and says so
    bool can_read_aloud = false; // there is a voice
    bool starts_again = false;   // whoever keeps its beginning does it
    bool operator==(const Kiosk &) const = default;

    double left_s() const { return idle_limit_s + idle_warning_s - idle_s; }
};

// While nobody is there a signal runs now and then. With every tick.
void call_now_and_then(const Kiosk &kiosk, Show &show);

} // namespace story
