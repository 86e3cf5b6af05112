// The moving scale: with how many of its pixels a moving picture is drawn where drawing costs the processor
// too much, from what the last moving frames cost. Knows no picture and no clock: it is told.
#pragma once

namespace app {

class MovingScale {
public:
    // What the latest frame cost, over all threads; `moved`: see render::Renderer.
    void see(double cpu_ms, bool moved);
    float now() const; // share of every side's pixels, 1: all

private:
    int step_ = 0;
    int frames_ = 0;     // moving ones, since the latest change …
    double mean_ms_ = 0; // … and what the last of them cost
};

} // namespace app
