// SDL input: turns a frame's worth of SDL events into what the interface understands.
// Knows no control.
#pragma once

#include "ui/window/interface.h"

struct SDL_Window;
union SDL_Event;

namespace app {

class SdlInput {
public:
    explicit SdlInput(SDL_Window *window) : window_(window) {}
    ui::Input poll(); // everything since the last call; `seconds` is the caller's to fill in
    bool closed() const { return closed_; }
    bool heard() const { return heard_; } // the last poll found something
    // SDL's number of the window that the pointer is in: positions are in px of that one.
    unsigned pointed_at() const { return pointed_at_; }

private:
    void take(const SDL_Event &event, ui::Input &input);
    void point(unsigned window, int x, int y);

    SDL_Window *window_;
    bool closed_ = false;
    bool heard_ = false;
    bool down_ = false;
    bool touch_ = false;
    unsigned pointed_at_ = 0;
    float x_ = -1, y_ = -1;
};

} // namespace app
