#include "ui/window/shortcuts.h"

#include <algorithm>

namespace ui {

using story::Command;
using story::Do;

namespace {

std::optional<Command> with_control(const KeyPress &key, const story::Glance &glance) {
    if (key.key == Key::plus)
        return Command{.what = Do::text_scale, .value = glance.visitor.text_scale + 0.25};
    if (key.key == Key::minus)
        return Command{.what = Do::text_scale, .value = glance.visitor.text_scale - 0.25};
    if (key.key == Key::zero) return Command{.what = Do::text_scale, .value = 1};
    if (key.key != Key::letter) return {};
    if (key.letter == 'z') return Command{.what = Do::undo};
    if (key.letter == 'q') return Command{.what = Do::quit};
    return {};
}

// Leaves the innermost special state, one at a press.
std::optional<Command> escape(const story::Glance &glance, bool has_focus) {
    if (glance.visitor.panel != story::Panel::none) return Command{.what = Do::close_panel};
    if (glance.visitor.black) return Command{.what = Do::black};
    if (has_focus) return {};
    if (glance.visitor.presenting) return Command{.what = Do::present};
    if (glance.visitor.fullscreen) return Command{.what = Do::fullscreen};
    return {};
}

std::optional<Command> letter(char letter) {
    switch (letter) {
    case 's':
        return Command{.what = Do::send_signal};
    case 'p':
        return Command{.what = Do::play_pause};
    case 'n':
        return Command{.what = Do::toggle_names};
    case 'v':
        return Command{.what = Do::speak};
    case 'f':
        return Command{.what = Do::freeze};
    case 'b':
    case '.':
        return Command{.what = Do::black};
    default:
        return {};
    }
}

std::optional<int> digit(const KeyPress &key) {
    if (key.key == Key::zero) return 0;
    if (key.key != Key::letter || key.letter < '0' || key.letter > '9') return {};
    return key.letter - '0';
}

} // namespace

bool StepByNumber::take(const KeyPress &key, std::optional<Command> &command) {
    constexpr int most = 9999;
    const bool begins = key.key == Key::letter && key.letter == 'g' && !key.ctrl;
    const std::optional<int> typed = digit(key);
    if (begins) {
        begun_ = true;
        number_ = 0;
        return true;
    }
    if (!begun_) return false;
    if (typed && !key.ctrl) {
        number_ = std::min(most, 10 * number_ + *typed);
        return true;
    }
    begun_ = false;
    if (key.key != Key::enter || number_ == 0) return false;
    command = Command{.what = Do::go_to_step, .index = number_ - 1};
    return true;
}

std::optional<Command> shortcut(const KeyPress &key, const story::Glance &glance, bool has_focus) {
    if (key.repeat) return {}; // unsteady hands hold keys too long
    if (key.key == Key::escape) return escape(glance, has_focus);
    if (key.ctrl) return with_control(key, glance);
    if (key.key == Key::f11) return Command{.what = Do::fullscreen};
    // A clicker's one button sends F5 and Escape in turn: the show begins and ends, whichever comes first.
    if (key.key == Key::f5 && !glance.visitor.presenting) return Command{.what = Do::present};
    if (key.key == Key::f1) return Command{.what = Do::toggle_panel, .panel = story::Panel::keys};
    if (key.key == Key::letter && key.letter == 'm')
        return Command{.what = Do::set_sound, .index = glance.visitor.sound > 0 ? 0 : 1};
    // An open panel keeps the rest from what lies behind it.
    if (glance.visitor.panel != story::Panel::none) return {};
    switch (key.key) {
    case Key::page_down:
    case Key::right:
    case Key::down:
    case Key::enter:
        return Command{.what = Do::next_step};
    case Key::space:
        return Command{.what = key.shift ? Do::previous_step : Do::next_step};
    case Key::page_up:
    case Key::left:
    case Key::up:
    case Key::backspace:
        return Command{.what = Do::previous_step};
    case Key::home:
        return Command{.what = Do::go_to_step, .index = 0};
    case Key::end:
        return Command{.what = Do::go_to_step, .index = story::step_number(glance).of - 1};
    case Key::letter:
        return letter(key.letter);
    default:
        return {};
    }
}

} // namespace ui
