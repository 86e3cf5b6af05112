#include "ui/layer/pointer.h"

#include <algorithm>
#include <cmath>

namespace ui {

using story::Rect;

namespace {

constexpr float reach_px = 6;  // how far beyond the drawn edge a press still counts …
constexpr float reach_mm = 5;  // … of a finger
constexpr float drift_px = 12; // a hand may tremble this far before a press becomes a drag …
constexpr float drift_mm = 12; // … and a finger; on a lever half of that
// A trembling finger touches twice: what it touches again so soon, so near, does not count.
constexpr double again_s = 0.5;
constexpr float again_mm = 20;
constexpr float usual_px_per_mm = 96 / 25.4F; // of the 1280×720 design, where nobody knows the screen

float distance(const Rect &r, float x, float y) {
    const float dx = std::max({r.x - x, 0.0F, x - r.x - r.w});
    const float dy = std::max({r.y - y, 0.0F, y - r.y - r.h});
    return std::hypot(dx, dy);
}

} // namespace

// Two targets never share a point: the one drawn there wins, else the nearest within reach.
// A lever takes a finger only on itself: beside it somebody means to scroll.
const Target *Pointer::target_at(float x, float y) const {
    const Target *best = nullptr;
    const float reach = touch_ ? std::max(reach_px * unit_, reach_mm * px_per_mm_) : reach_px * unit_;
    float best_distance = reach;
    for (const Target &target : last_) {
        if (touch_ && target.slider && !target.rect.contains(x, y)) continue;
        if (!target.clip.contains(x, y) && distance(target.clip, x, y) > best_distance) continue;
        if (!target.group.empty() && !target.clip.contains(x, y)) continue;
        const float d = distance(target.rect, x, y);
        if (d <= best_distance) {
            best = &target;
            best_distance = d;
        }
    }
    return best;
}

const Target *Pointer::find(const std::string &id) const {
    const auto found = std::ranges::find(last_, id, &Target::id);
    return found == last_.end() ? nullptr : &*found;
}

const ScrollArea *Pointer::area_at(float x, float y) const {
    for (auto area = last_areas_.rbegin(); area != last_areas_.rend(); ++area)
        if (area->rect.contains(x, y) && area->content_h > area->rect.h + 0.5F) return &*area;
    return nullptr;
}

bool Pointer::on_solid(float x, float y) const {
    return std::ranges::any_of(last_solids_, [&](const Rect &r) { return r.contains(x, y); });
}

void Pointer::begin(const Input &input, float unit) {
    unit_ = unit;
    px_per_mm_ = input.px_per_mm > 0 ? input.px_per_mm : usual_px_per_mm * unit;
    last_ = std::move(targets_);
    last_solids_ = std::move(solids_);
    last_areas_ = std::move(areas_);
    targets_.clear();
    solids_.clear();
    areas_.clear();
    activated_.clear();
    tapped_slider_.clear();
    keys_left_.clear();
    picture_pressed_ = focus_moved_ = false;
    orbit_dx_ = orbit_dy_ = picture_wheel_ = key_delta_ = 0;
    key_end_ = 0;
    touch_ = input.touch;
    clock_s_ += input.seconds;
    deaf_s_ -= input.seconds;
    if (!focus_.empty() && !find(focus_) && !last_.empty()) focus_.clear(); // it went away

    const float x = input.pointer_x, y = input.pointer_y;
    const bool somewhere = x >= 0 && y >= 0;
    if (input.pointer_down && !down_ && somewhere) press(x, y);
    if (input.pointer_down && down_ && somewhere) drag(x, y);
    if (!input.pointer_down && down_) release(x, y);
    down_ = input.pointer_down && (down_ || somewhere);
    if (somewhere) {
        x_ = x;
        y_ = y;
    }

    const Target *under = somewhere ? target_at(x, y) : nullptr;
    // A finger hovers over nothing: what it left must not stay lit.
    hovered_ = under && !(touch_ && !down_) ? under->id : "";
    taken_ = down_ ? !on_picture_ : under || (somewhere && on_solid(x, y));
    if (input.wheel != 0 && somewhere) {
        if (const ScrollArea *area = area_at(x, y))
            offsets_[area->id] -= input.wheel * 60 * unit_;
        else if (!under && !on_solid(x, y))
            picture_wheel_ = input.wheel;
    }
    for (const KeyPress &key : input.keys) take_key(key);
}

void Pointer::press(float x, float y) {
    press_x_ = x;
    press_y_ = y;
    dragging_ = sliding_ = false;
    scrolling_.clear();
    held_.clear();
    on_picture_ = over_held_ = false;
    focus_.clear(); // so that a clicker's keys keep turning the page after a press by hand
    if (deaf_s_ > 0 || touches_again(x, y)) return;
    const Target *target = target_at(x, y);
    held_ = target ? target->id : "";
    over_held_ = target != nullptr;
    on_picture_ = !target && !on_solid(x, y);
    tab_from_ = held_;
    if (!target || !target->slider) return;
    gesture_++;
    sliding_ = !touch_; // a finger may mean to scroll
}

// Nothing that has just come under a finger takes its second touch.
bool Pointer::touches_again(float x, float y) const {
    return touch_ && clock_s_ - touched_at_s_ < again_s &&
           std::hypot(x - touched_x_, y - touched_y_) < again_mm * px_per_mm_;
}

void Pointer::drag(float x, float y) {
    const Target *held = find(held_);
    over_held_ = held && target_at(x, y) == held;
    const bool lever = held && held->slider;
    const float dx = x - press_x_, dy = y - press_y_;
    const float drift = touch_ ? drift_mm * px_per_mm_ * (lever ? 0.5F : 1) : drift_px * unit_;
    if (!dragging_ && std::hypot(dx, dy) > drift) {
        dragging_ = true;
        begin_drag(lever, std::abs(dy) > std::abs(dx));
    }
    if (!dragging_) return;
    if (!scrolling_.empty()) offsets_[scrolling_] -= y - y_;
    if (on_picture_) {
        orbit_dx_ += x - x_;
        orbit_dy_ += y - y_;
    }
}

void Pointer::begin_drag(bool lever, bool upright) {
    if (lever && !(touch_ && upright)) {
        sliding_ = true;
        return;
    }
    if (!upright) return;
    const ScrollArea *area = area_at(press_x_, press_y_);
    if (area) scrolling_ = area->id;
    if (area || lever) held_.clear();
}

void Pointer::release(float x, float y) {
    const Target *held = find(held_);
    if (held && held->slider && touch_ && !dragging_) tapped_slider_ = held_;
    if (held && !held->slider && target_at(x, y) == held) {
        if (!touch_ || held_ != touched_ || clock_s_ - touched_at_s_ >= again_s) activated_ = held_;
        touched_ = held_;
    }
    if (on_picture_ && !dragging_) picture_pressed_ = true;
    if (!activated_.empty() || picture_pressed_) {
        touched_at_s_ = clock_s_;
        touched_x_ = press_x_;
        touched_y_ = press_y_;
    }
    held_.clear();
    scrolling_.clear();
    over_held_ = on_picture_ = dragging_ = sliding_ = false;
}

void Pointer::move_focus(int step) {
    if (last_.empty()) return;
    const int count = static_cast<int>(last_.size());
    int at = step > 0 ? -1 : count;
    const std::string &from = focus_.empty() ? tab_from_ : focus_;
    if (const Target *target = find(from)) at = static_cast<int>(target - last_.data());
    at = (at + step + count) % count;
    focus_ = last_[static_cast<std::size_t>(at)].id;
    focus_moved_ = true;
    gesture_++;
}

bool Pointer::take_slider_key(const KeyPress &key) {
    switch (key.key) {
    case Key::left:
    case Key::down:
        key_delta_ -= 0.05F;
        break;
    case Key::right:
    case Key::up:
        key_delta_ += 0.05F;
        break;
    case Key::page_down:
        key_delta_ -= 0.2F;
        break;
    case Key::page_up:
        key_delta_ += 0.2F;
        break;
    case Key::home:
        key_end_ = -1;
        break;
    case Key::end:
        key_end_ = 1;
        break;
    case Key::enter:
    case Key::space:
        break; // its own keys: they must not turn the page
    default:
        return false;
    }
    keyed_slider_ = focus_;
    return true;
}

void Pointer::take_key(const KeyPress &key) {
    if (key.key == Key::tab && !key.ctrl) return move_focus(key.shift ? -1 : 1);
    const Target *focus = key.ctrl ? nullptr : find(focus_);
    if (focus && focus->slider && take_slider_key(key)) return;
    if (focus && !focus->slider && (key.key == Key::enter || key.key == Key::space)) {
        activated_ = focus_;
        return;
    }
    keys_left_.push_back(key);
}

void Pointer::keep_or_restore_focus(bool panel_open) {
    if (panel_open == panel_was_open_) return;
    panel_was_open_ = panel_open;
    if (panel_open) {
        focus_before_panel_ = focus_;
        focus_ = "";
        tab_from_ = "";
    } else {
        focus_ = focus_before_panel_;
    }
}

float Pointer::slide(const std::string &id, const Rect &track, float value) const {
    if (((down_ && sliding_ && id == held_) || (!id.empty() && id == tapped_slider_)) && track.w > 0)
        return std::clamp((x_ - track.x) / track.w, 0.0F, 1.0F);
    if (id != keyed_slider_ || !focused(id)) return value;
    if (key_end_ != 0) value = key_end_ < 0 ? 0.0F : 1.0F;
    return std::clamp(value + key_delta_, 0.0F, 1.0F);
}

float Pointer::scroll(const std::string &group, float content_h, float view_h) {
    float &offset = offsets_[group];
    offset = std::clamp(offset, 0.0F, std::max(0.0F, content_h - view_h));
    return offset;
}

void Pointer::reveal(const std::string &group, const Rect &view, const Rect &item) {
    const float margin = 8 * unit_;
    if (item.y < view.y + margin)
        offsets_[group] -= view.y + margin - item.y;
    else if (item.y + item.h > view.y + view.h - margin)
        offsets_[group] += std::min(item.y - view.y, item.y + item.h - (view.y + view.h - margin));
}

} // namespace ui
