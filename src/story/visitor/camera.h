// The camera: from where the picture is seen, and how it gets from one place to another.
// Knows nothing of what is seen.
#pragma once

#include "story/scene/view.h"

namespace story {

// Where one looks from. Angles in degrees; `along` is in internodes from the start of the axon; `span` is how
// many internodes fit across the picture. Of a tract `along` 0..16 is its whole length, and `span` 12 shows
// it whole.
struct Camera {
    double yaw_deg = 0;
    double pitch_deg = 0;
    double along = 8;
    double span = 12;
    bool operator==(const Camera &) const = default;
};

// Internodes across the picture of an axon in each view, and between which spans it is called so.
inline constexpr double close_view_span = 1.15, node_view_span = 0.40, membrane_view_span = 0.075;
inline constexpr double least_span = 0.055, most_span = 18;
inline constexpr double least_tract_span = 0.5;
View view_at(double span);

// `span`: how near the whole view is, where it is not seen whole (0: as usual), and from where.
Camera camera_for(View view, double look_at_internode, double span = 0, const Turn &turn = {});
Camera tract_camera_for(View view, double look_at); // `look_at`: a share of the tract's length

// An eye before the picture: where it is, and where it is going.
struct Eye {
    View view = View::whole;
    double look_at_internode = 7; // middle of the close view, or of the whole one with a span
    double span = 0;              // of the whole view; 0: its own
    Turn turn;                    // of the whole view with a span
    double wipe = 0;              // of a scan, 0..1: so much of it from the left is of year 0
    Camera camera;                // where it is …
    Camera wanted;                // … and where it is going: eased, within half a second
    double slides = 0;            // how fast `camera.along` changes, per s …
    double zooms = 0;             // … and the logarithm of its span
    bool operator==(const Eye &) const = default;
};

// Moves on by `seconds`; `at_once`: cuts instead of gliding.
void move(Eye &eye, bool at_once, double seconds);
// Whether it is still on its way to another place, and not only turned.
bool travels(const Eye &eye);

} // namespace story
