#include "ui/layer/pointer.h"

#include <algorithm>
#include <cmath>

namespace ui {

using story::Rect;

namespace {

constexpr float reach_px = 6;   // how far beyond the drawn edge a press still counts
constexpr double again_s = 0.5; // a trembling finger touches twice: the second touch does not count
constexpr float drift_px = 12;  // a hand may tremble this far before a press becomes a drag

float distance(const Rect &r, float x, float y) {
    const float dx = std::max({r.x - x, 0.0F, x - r.x - r.w});
    const float dy = std::max({r.y - y, 0.0F, y - r.y - r.h});
    return std::hypot(dx, dy);
}

} // namespace

// Two targets never share a point: the one drawn there wins, else the nearest within reach.
const Target *Pointer::target_at(float x, float y) const {
    const Target *best = nullptr;
    float best_distance = reach_px * unit_;
    for (const Target &target : last_) {
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
        if (area->rect.contains(x, y)) return &*area;
    return nullptr;
}

bool Pointer::on_solid(float x, float y) const {
    return std::ranges::any_of(last_solids_, [&](const Rect &r) { return r.contains(x, y); });
}

void Pointer::begin(const Input &input, float unit) {
    unit_ = unit;
    last_ = std::move(targets_);
    last_solids_ = std::move(solids_);
    last_areas_ = std::move(areas_);
    targets_.clear();
    solids_.clear();
    areas_.clear();
    activated_.clear();
    keys_left_.clear();
    picture_pressed_ = focus_moved_ = false;
    orbit_dx_ = orbit_dy_ = picture_wheel_ = key_delta_ = 0;
    key_end_ = 0;
    touch_ = input.touch;
    clock_s_ += input.seconds;
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
    dragging_ = false;
    scrolling_.clear();
    const Target *target = target_at(x, y);
    held_ = target ? target->id : "";
    over_held_ = target != nullptr;
    on_picture_ = !target && !on_solid(x, y);
    tab_from_ = held_;
    focus_.clear(); // so that a clicker's keys keep turning the page after a press by hand
    if (target && target->slider) gesture_++;
}

void Pointer::drag(float x, float y) {
    const Target *held = find(held_);
    over_held_ = held && target_at(x, y) == held;
    const float dx = x - press_x_, dy = y - press_y_;
    if (!dragging_ && std::hypot(dx, dy) > drift_px * unit_) {
        dragging_ = true;
        const ScrollArea *area = area_at(press_x_, press_y_);
        if (area && !(held && held->slider) && std::abs(dy) > std::abs(dx)) {
            scrolling_ = area->id;
            held_.clear();
        }
    }
    if (!dragging_) return;
    if (!scrolling_.empty()) offsets_[scrolling_] -= y - y_;
    if (on_picture_) {
        orbit_dx_ += x - x_;
        orbit_dy_ += y - y_;
    }
}

void Pointer::release(float x, float y) {
    const Target *held = find(held_);
    if (held && !held->slider && target_at(x, y) == held) {
        if (!touch_ || held_ != touched_ || clock_s_ - touched_at_s_ >= again_s) activated_ = held_;
        if (!activated_.empty()) touched_at_s_ = clock_s_;
        touched_ = held_;
    }
    if (on_picture_ && !dragging_) picture_pressed_ = true;
    held_.clear();
    scrolling_.clear();
    over_held_ = on_picture_ = dragging_ = false;
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
    if (down_ && id == held_ && track.w > 0) return std::clamp((x_ - track.x) / track.w, 0.0F, 1.0F);
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
