// Pointer and focus: from one frame's items and the next frame's input, what was pressed, dragged, scrolled
// and which keys are left. Knows rectangles and ids only: no drawing, no words, no story.
#pragma once

#include "story/visitor/anchor.h"
#include "ui/layer/input.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace ui {

// Something that can be pressed or focused, as it lay on the screen.
struct Target {
    std::string id;
    story::Rect rect;  // drawn edge
    story::Rect clip;  // what can be seen of it
    std::string group; // the scroll group it lies in, "" for none
    bool slider = false;
};
struct ScrollArea {
    std::string id;
    story::Rect rect;
    float content_h = 0;
};

class Pointer {
public:
    // Start of a frame: judges `input` by the targets noted since the last call.
    void begin(const Input &input, float unit);

    // Presses of so long from now on mean nothing: what they would meet has just appeared.
    void ignore_for(double seconds) { deaf_s_ = seconds; }

    // While the frame is built: what lies where. Later lies on top.
    void note(const Target &target) { targets_.push_back(target); }
    void note_solid(const story::Rect &rect) { solids_.push_back(rect); }
    void note_scroll(const ScrollArea &area) { areas_.push_back(area); }

    bool activated(const std::string &id) const { return !id.empty() && id == activated_; }
    bool held(const std::string &id) const { return !id.empty() && id == held_ && over_held_; }
    bool hovered(const std::string &id) const { return !id.empty() && id == hovered_; }
    bool focused(const std::string &id) const { return !id.empty() && id == focus_; }
    bool has_focus() const { return !focus_.empty(); }
    void drop_focus() { focus_.clear(); }
    void keep_or_restore_focus(bool panel_open); // a panel takes the focus and gives it back

    // A slider: where it is dragged to (0..1 along `track`), or moved to by keys from `value`; else `value`.
    float slide(const std::string &id, const story::Rect &track, float value) const;
    std::int64_t gesture() const { return gesture_; } // of the slider being moved

    float scroll(const std::string &group, float content_h, float view_h); // offset, brought into range
    void scroll_by(const std::string &group, float dy) { offsets_[group] += dy; }
    void reveal(const std::string &group, const story::Rect &view, const story::Rect &item);
    bool focus_moved() const { return focus_moved_; }

    const std::vector<KeyPress> &keys_left() const { return keys_left_; }
    bool taken() const { return taken_; }
    bool picture_pressed() const { return picture_pressed_; }
    float orbit_dx() const { return orbit_dx_; }
    float orbit_dy() const { return orbit_dy_; }
    float picture_wheel() const { return picture_wheel_; }

private:
    const Target *target_at(float x, float y) const;
    const Target *find(const std::string &id) const;
    const ScrollArea *area_at(float x, float y) const;
    bool on_solid(float x, float y) const;
    void press(float x, float y);
    bool touches_again(float x, float y) const;
    void drag(float x, float y);
    void begin_drag(bool lever, bool upright);
    void release(float x, float y);
    void take_key(const KeyPress &key);
    bool take_slider_key(const KeyPress &key);
    void move_focus(int step);

    std::vector<Target> targets_, last_;
    std::vector<story::Rect> solids_, last_solids_;
    std::vector<ScrollArea> areas_, last_areas_;
    std::map<std::string, float> offsets_;
    float unit_ = 1, px_per_mm_ = 1;

    std::string tapped_slider_, held_, hovered_, activated_, focus_, focus_before_panel_, tab_from_,
        scrolling_;
    bool down_ = false, over_held_ = false, sliding_ = false, on_picture_ = false, dragging_ = false,
         taken_ = false;
    bool picture_pressed_ = false, focus_moved_ = false, panel_was_open_ = false, touch_ = false;
    float press_x_ = 0, press_y_ = 0, x_ = -1, y_ = -1, orbit_dx_ = 0, orbit_dy_ = 0, picture_wheel_ = 0;
    std::string touched_; // last activated, when, and where it was pressed
    double clock_s_ = 0, touched_at_s_ = -1, deaf_s_ = 0;
    float touched_x_ = 0, touched_y_ = 0;
    std::int64_t gesture_ = 0;
    std::string keyed_slider_;
    float key_delta_ = 0;
    int key_end_ = 0; // −1 Home, 1 End
    std::vector<KeyPress> keys_left_;
};

} // namespace ui
