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

private:
    void take(const SDL_Event &event, ui::Input &input);

    SDL_Window *window_;
    bool closed_ = false;
    bool heard_ = false;
    bool down_ = false;
    bool touch_ = false;
    float x_ = -1, y_ = -1;
};

} // namespace app
