// The layer: the few kinds of controls and text that the interface is made of. Each call draws one, notes it
// in the tree of items and tells what the visitor did with it. Knows colours, fonts and pointer; knows
// nothing of the story.
#pragma once

#include "ui/layer/palette.h"
#include "ui/layer/pen.h"
#include "ui/layer/pointer.h"
#include "ui/layer/tree.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ui {

// The one verb of a page, in gold; the way on, filled; an action, outlined; what is quiet has words alone, on
// a plate; the head of a panel that opens, its symbol at the far end.
enum class ButtonLook { verb, way_on, action, quiet, head };

struct ButtonSpec {
    std::string id;
    std::string name;
    Rect rect;
    Icon icon = Icon::none;
    bool icon_only = false; // the name is then only in the tree and in the help
    ButtonLook look = ButtonLook::action;
    Face face = Face::strong;
    bool enabled = true;
    std::optional<bool> on = {}; // a toggle
    std::string value = {};
    std::string help = {};
    std::string shown = {}; // what is drawn when it is not the whole name: "7" for "Sheath 7"
};

struct SliderSpec {
    std::string id;
    std::string name;
    Rect rect;
    float value = 0; // 0..1
    std::string value_text = {};
    std::string help = {}; // beside the name
    unsigned rgb = white;
    std::string marker = {}; // "try this": in place of the help, with a shape
};

struct TextSpec {
    std::string id;
    std::string text;
    float x = 0, y = 0, w = 0;
    Face face = Face::body;
    unsigned rgb = white;
    Role role = Role::text;
    bool centred = false;
};

class Layer {
public:
    Layer(const Fonts &fonts, Pointer &pointer) : fonts_(fonts), pointer_(pointer) { pen.fonts = &fonts; }

    const Fonts &fonts() const { return fonts_; }
    float u(float px) const { return px * fonts_.unit(); }
    float text_u(float px) const { return px * fonts_.scale(); }
    float target() const; // least height of what is pressed

    void start(ImDrawList &draw, int width, int height, float alpha);
    Tree finish(); // draws the focus ring last

    // While dry, calls only measure: nothing is drawn, noted or pressed.
    bool dry() const { return dry_ || !pen.draw; }
    template <class Show> float measure(const Show &show) {
        const bool before = dry_;
        dry_ = true;
        const float result = show();
        dry_ = before;
        return result;
    }
    // What is shown while inert can be seen but not used: it lies behind an open panel.
    void set_inert(bool inert) { inert_ = inert; }

    // A small plate on the picture; with a `border` where one is given.
    void plate(const Rect &rect, std::optional<unsigned> border = {});
    // A large plate with nothing below it: its inside is left to `grounds`.
    // `is_picture`: it does not hide the picture, it is what is shown in place of one.
    void ground(const Rect &rect, bool is_picture = false);
    // Notes that `rect` hides what is behind it: for who draws something without a plate.
    void cover(const Rect &rect);
    // The share of the window that nothing hides so far.
    float uncovered_share() const;
    // Parts of the window to be filled with `navy` before anything is drawn. Whoever draws the frame can do
    // that many times faster than by drawing rectangles (on a machine without a graphics card half of the
    // whole frame's cost).
    std::vector<Rect> take_grounds() { return std::exchange(grounds_, {}); }
    bool button(const ButtonSpec &spec);
    // All of `rect`, pressed as a button is, and not drawn: for what lies behind everything else.
    bool area(const std::string &id, const std::string &name, const Rect &rect);
    // The size that the button wants, at most `max_w` wide.
    Rect button_size(const ButtonSpec &spec, float max_w) const;
    std::optional<float> slider(const SliderSpec &spec); // the new value, when moved
    float slider_height(const SliderSpec &spec) const;
    float text(const TextSpec &spec); // returns the y below it
    void item(Item item);             // a graph or a label: drawn by the caller
    std::int64_t gesture() const { return pointer_.gesture(); }

    // A part that scrolls when its content is higher than its rectangle. Returns where the content goes: x
    // and w already without the scroll buttons, y moved. `content_h` as measured for that width.
    Rect begin_scroll(const std::string &id, const std::string &name, const std::string &up,
                      const std::string &down, const Rect &rect, float content_h);
    void end_scroll();
    float scroll_gutter() const { return target() + u(4); }
    // The same around `show`, which takes the content's rectangle and returns the y below what it showed.
    template <class Show>
    void scrolled(const std::string &id, const std::string &name, const std::string &up,
                  const std::string &down, const Rect &rect, const Show &show) {
        Rect inner{rect.x, 0, rect.w, rect.h};
        float content_h = measure([&] { return show(inner); });
        if (content_h > rect.h + 0.5F) {
            inner.w -= scroll_gutter();
            content_h = measure([&] { return show(inner); });
        }
        const Rect content = begin_scroll(id, name, up, down, rect, content_h);
        show(content);
        end_scroll();
    }

    Pen pen;

private:
    struct Scroll {
        std::string id, up, down;
        Rect rect;
        float content_h = 0, offset = 0;
        bool bars = false;
    };
    Item &note(Item item);
    void note_target(const std::string &id, const Rect &rect, bool is_slider);
    void draw_ring();
    float draw_button_words(const ButtonSpec &spec, unsigned ink) const;

    const Fonts &fonts_;
    Pointer &pointer_;
    Tree tree_;
    std::vector<Rect> grounds_;
    std::vector<Rect> covers_; // all that hides the picture
    bool dry_ = false, inert_ = false;
    std::optional<Scroll> scroll_;
    Rect window_;
    Rect ring_, ring_clip_;
    float ring_rounding_ = 0;
    int focus_count_ = 0;
};

} // namespace ui
