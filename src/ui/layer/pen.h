// The pen: draws plates, text and small icons into a Dear ImGui draw list, in our colours. Knows no control
// and no story; nothing it draws can be pressed.
#pragma once

#include "story/visitor/anchor.h"
#include "story/visitor/visitor.h"
#include "ui/layer/fonts.h"

#include <vector>

namespace ui {

using story::Rect;
Rect inset(const Rect &rect, float by);

enum class Icon {
    none,
    play,
    pause,
    step,
    left,
    right,
    up,
    down,
    plus,
    minus,
    zoom_in,
    zoom_out,
    turn_left,
    turn_right,
    close,
    menu,
    text_smaller,
    text_larger,
    colours,
    reset,
    undo,
    tick,
    sound_off,
    sound_soft,
    sound_medium,
    sound_loud,
};

struct Pen {
    ImDrawList *draw = nullptr;
    const Fonts *fonts = nullptr;
    story::Theme theme = story::Theme::dark;
    float alpha = 1; // of everything drawn from now on

    ImU32 colour(unsigned rgb, float share = 1) const;
    void fill(const Rect &rect, unsigned rgb, float share, float rounding) const;
    void corners(const Rect &rect, unsigned rgb, float radius) const; // the four rounded ones only
    void frame(const Rect &rect, unsigned rgb, float share, float rounding, float thickness) const;
    void line(float x1, float y1, float x2, float y2, unsigned rgb, float share, float thickness) const;
    void dot(float x, float y, float radius, unsigned rgb) const;
    void diamond(float x, float y, float radius, unsigned rgb) const;
    // What lies between two lines of as many points, one above the other.
    void band(const std::vector<ImVec2> &upper, const std::vector<ImVec2> &lower, unsigned rgb,
              float share) const;
    void hatch(const Rect &rect, unsigned rgb, float share, float apart, float thickness) const;
    void text(Face face, float x, float y, std::string_view text, unsigned rgb) const;
    void icon(Icon icon, float x, float y, float size, unsigned rgb) const; // about the middle (x, y)
    void clip(const Rect &rect) const {
        draw->PushClipRect({rect.x, rect.y}, {rect.x + rect.w, rect.y + rect.h}, true);
    }
    void unclip() const { draw->PopClipRect(); }
};

} // namespace ui
