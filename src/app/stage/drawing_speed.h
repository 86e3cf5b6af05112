// Drawing speed: how long this machine takes over a small standard picture, and which tier that allows.
// Knows neither the scene nor the graphics driver's name.
#pragma once

#include "story/visitor/visitor.h"

namespace app {

struct DrawingSpeed {
    double wall_ms = 0;
    double cpu_ms = 0; // over all threads
};

// Draws a few layers of a small smoothed picture. Needs a current GL context; takes a twentieth of a second
// on a software renderer, and the very first time as much again as compiling takes. A machine that cannot
// draw it is as slow as can be.
DrawingSpeed measure_drawing();

// Fine where a frame of it, at 1280x720, would leave time to spare: of the screen's and of the processor's.
story::Tier tier_for(const DrawingSpeed &speed);

} // namespace app
