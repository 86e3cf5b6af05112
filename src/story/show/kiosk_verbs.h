// What visitors and staff can do at a kiosk, and what its time does.
// Knows no screen.
#pragma once

#include "story/show/session.h"

namespace story {

void wake(Session &session);
void go_home(Session &session);
void choose_walk(Session &session, int walk);
void touch_sheath(Session &session, int internode);
void start_again(Session &session);
void open_staff_door(Session &session);
void type_digit(Session &session, int digit);
void clean(Session &session);
void set_idle(Session &session, double seconds);
void leave_kiosk(Session &session);

// `seconds` have passed for its visitor, who has done something or not. Nobody is sent away while a finger is
// `held` down.
void pass_idle(Session &session, double seconds, bool heard, bool held);

} // namespace story
