// A session: what is shown, who looks, from where, and what else there is to show. A plain value: a copy is a
// snapshot. Commands change it (apply.h), `advance` moves it on in time. Knows no screen, no file, no clock:
// it is given seconds.
#pragma once

#include "story/show/glance.h"

namespace story {

struct Session {
    Show show;
    Visitor visitor;
    Eye eye;
    Catalogue catalogue;
    Kiosk kiosk;
    bool quit = false;

    operator Glance() const {
        return {show, visitor, eye, catalogue, kiosk};
    } // NOLINT: a session is seen as a whole
};

inline constexpr double longest_frame_s = 0.1; // a longer pause of the machine is not made up for

// `scene` must be one that parse_scene found no fault with. The axons are at rest, as `step` (brought into
// range) has them.
Session start(const Scene &scene, int step = 0);

// Goes to another scene. The visitor and the catalogue stay; an open panel closes.
void open_scene(Session &session, const Scene &scene, int step = 0);

// Makes `step` (brought into range) the present one: levers, view and speed as the scene's steps up to it
// say.
void enter_step(Session &session, int step);

// Pays `seconds` of wall time in whole ticks; what is left is owed. Any frame rate gives the same session.
void advance(Session &session, double seconds);

} // namespace story
