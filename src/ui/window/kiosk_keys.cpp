#include "ui/window/kiosk_keys.h"

#include "ui/panels/kiosk_pages.h"

#include <utility>

namespace ui {

using story::Command;
using story::Do;
using story::KioskPage;

namespace {

bool is_letter(const KeyPress &key, char letter) { return key.key == Key::letter && key.letter == letter; }
bool is_staff_chord(const KeyPress &key) { return key.ctrl && key.shift && is_letter(key, 'e'); }
bool is_digit(const KeyPress &key) {
    return key.key == Key::zero || (key.key == Key::letter && key.letter >= '0' && key.letter <= '9');
}

std::optional<KeyPress> kiosk_key(KeyPress key) {
    if (is_staff_chord(key)) return key;
    if (key.ctrl) return {};
    switch (key.key) {
    case Key::left:
    case Key::up:
        return KeyPress{.key = Key::tab, .shift = true, .repeat = key.repeat};
    case Key::right:
    case Key::down:
        return KeyPress{.key = Key::tab, .repeat = key.repeat};
    case Key::tab:
    case Key::enter:
    case Key::space:
    case Key::escape:
    case Key::backspace:
    case Key::page_up:
    case Key::page_down:
    case Key::f1:
        return key;
    default:
        return is_digit(key) ? std::optional(key) : std::nullopt;
    }
}

// Back leaves the innermost page.
std::optional<Command> back(const story::Glance &glance) {
    if (glance.visitor.panel != story::Panel::none) return Command{.what = Do::close_panel};
    switch (glance.kiosk.page) {
    case KioskPage::walk:
        return Command{.what = Do::previous_step};
    case KioskPage::home:
    case KioskPage::door:
    case KioskPage::staff:
        return Command{.what = Do::start_again};
    case KioskPage::attract:
    case KioskPage::safe:
        break;
    }
    return {};
}

} // namespace

Input heard_at_kiosk(const Input &given, const story::Kiosk &kiosk) {
    Input input = given;
    input.px_per_mm = kiosk_px_per_mm(kiosk, given.width, given.height);
    if (kiosk.cleans_s > 0) input.pointer_down = false;
    input.keys.clear();
    for (const KeyPress &key : given.keys)
        if (const auto known = kiosk_key(key)) input.keys.push_back(*known);
    return input;
}

std::optional<Command> kiosk_shortcut(const KeyPress &key, const story::Glance &glance) {
    if (key.repeat || glance.kiosk.warning) return {}; // any key keeps it, and does no more
    if (is_staff_chord(key)) return Command{.what = Do::staff_door};
    if (glance.kiosk.page == KioskPage::attract) return Command{.what = Do::wake};
    if (key.key == Key::escape || key.key == Key::backspace) return back(glance);
    if (key.key == Key::f1) return Command{.what = Do::toggle_panel, .panel = story::Panel::help};
    if (is_digit(key) && glance.kiosk.page == KioskPage::door)
        return Command{.what = Do::type_digit, .index = key.key == Key::zero ? 0 : key.letter - '0'};
    if (glance.visitor.panel != story::Panel::none || glance.kiosk.page != KioskPage::walk) return {};
    if (key.key == Key::page_down) return Command{.what = Do::next_step};
    if (key.key == Key::page_up) return Command{.what = Do::previous_step};
    return {};
}

bool StaffCorner::follow(const Input &input) {
    constexpr float corner_mm = 25;
    constexpr double rests_s = 5;
    const float corner = corner_mm * input.px_per_mm;
    const bool there = input.pointer_down && input.pointer_x >= 0 && input.pointer_x < corner &&
                       input.pointer_y >= 0 && input.pointer_y < corner;
    const double before_s = std::exchange(held_s_, there ? held_s_ + input.seconds : 0);
    return before_s < rests_s && held_s_ >= rests_s;
}

} // namespace ui
