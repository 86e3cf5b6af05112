// Input: what a visitor did since the last frame, with pointer, finger, wheel and keys.
// Knows no device and no control.
#pragma once

#include "story/visitor/anchor.h"

#include <string>
#include <vector>

namespace ui {

enum class Key {
    tab,
    enter,
    space,
    escape,
    backspace,
    left,
    right,
    up,
    down,
    page_up,
    page_down,
    home,
    end,
    plus,
    minus,
    zero,
    f1,
    f5,
    f11,
    letter, // `letter`: see KeyPress::letter
};
struct KeyPress {
    Key key = Key::letter;
    char letter = 0; // lower case
    bool shift = false, ctrl = false;
    bool repeat = false; // the key is being held: moves sliders on, but not steps, panels or the picture
};

// How much of itself the interface shows: the picture with its labels, caption and note on how true it is is
// for films, with its labels or alone for slides.
enum class Shows { everything, caption, labels, nothing };

// The speaker's own page, beside the picture in the same frame; its words are of the real world's time.
struct SpeakerPage {
    story::Rect page{};   // w = 0: there is none
    double elapsed_s = 0; // of the talk
    std::string clock{};  // "14:05"
};

// What happened since the last frame. Positions in px of the framebuffer.
struct Input {
    int width = 1280, height = 720;
    double seconds = 1.0 / 60;
    float pointer_x = -1, pointer_y = -1; // −1: nowhere
    bool pointer_down = false;
    bool touch = false;
    float px_per_mm = 0; // of the screen; 0: nobody knows
    bool heard = false;  // anything at all of any device, also what means nothing to us
    float wheel = 0;
    std::vector<KeyPress> keys;
    Shows shows = Shows::everything;
    SpeakerPage speaker{};
    int whole_width() const { return width + static_cast<int>(speaker.page.w); }
};

} // namespace ui
