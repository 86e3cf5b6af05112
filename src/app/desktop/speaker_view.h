// The speaker's view: one frame shown in two windows. The audience's, on another display where there is one,
// has the picture and its caption; ours has the speaker's page with that picture, small. Knows no session.
#pragma once

#include "app/stage/canvas.h"
#include "app/stage/stage.h"

#include <memory>

struct SDL_Window;

namespace app {

class SpeakerView {
public:
    // `main`: our window, whose context is current. `windowed`: the audience gets a window also where there
    // is no other display, to be shared in a call or drawn elsewhere.
    SpeakerView(SDL_Window *main, bool windowed) : main_(main), windowed_(windowed) {}
    ~SpeakerView() { close(); }
    SpeakerView(const SpeakerView &) = delete;
    SpeakerView &operator=(const SpeakerView &) = delete;

    // One frame of the stage into both windows. `pointed_at`: in which of them the pointer of `input` is.
    void frame(Stage &stage, ui::Input input, unsigned pointed_at);
    void close(); // the audience's window; needs the context that the last frame was drawn in
    bool is_audience(unsigned window) const; // SDL's number of it

private:
    void follow_displays();
    void make_canvas(int audience_w, int audience_h);
    void point(ui::Input &input, unsigned pointed_at, bool covered) const;
    void show(bool frozen, bool covered);

    SDL_Window *main_;
    SDL_Window *audience_ = nullptr;
    bool windowed_;
    int displays_ = 0, main_display_ = -1;
    std::unique_ptr<Canvas> canvas_; // the audience's picture, and right of it the speaker's page
    story::Rect page_;               // of the canvas
    int main_w_ = 1, main_h_ = 1;    // px
};

} // namespace app
