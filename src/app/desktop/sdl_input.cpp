#include "app/desktop/sdl_input.h"

#include <SDL.h>
#include <optional>

namespace app {
namespace {

struct NamedKey {
    SDL_Keycode sdl;
    ui::Key key;
};

constexpr NamedKey named_keys[] = {
    {SDLK_TAB, ui::Key::tab},        {SDLK_RETURN, ui::Key::enter},   {SDLK_KP_ENTER, ui::Key::enter},
    {SDLK_SPACE, ui::Key::space},    {SDLK_ESCAPE, ui::Key::escape},  {SDLK_BACKSPACE, ui::Key::backspace},
    {SDLK_LEFT, ui::Key::left},      {SDLK_RIGHT, ui::Key::right},    {SDLK_UP, ui::Key::up},
    {SDLK_DOWN, ui::Key::down},      {SDLK_PAGEUP, ui::Key::page_up}, {SDLK_PAGEDOWN, ui::Key::page_down},
    {SDLK_HOME, ui::Key::home},      {SDLK_END, ui::Key::end},        {SDLK_PLUS, ui::Key::plus},
    {SDLK_EQUALS, ui::Key::plus},    {SDLK_KP_PLUS, ui::Key::plus},   {SDLK_MINUS, ui::Key::minus},
    {SDLK_KP_MINUS, ui::Key::minus}, {SDLK_0, ui::Key::zero},         {SDLK_KP_0, ui::Key::zero},
    {SDLK_F1, ui::Key::f1},          {SDLK_F5, ui::Key::f5},          {SDLK_F11, ui::Key::f11},
};

// What the key says; where that is no plain Latin letter (one with an accent, Greek, Cyrillic, Hebrew, Arabic
// …), what a key in its place says on an English keyboard.
SDL_Keycode latin(const SDL_Keysym &symbol) {
    const bool says_no_latin = symbol.sym >= 127 && (symbol.sym & SDLK_SCANCODE_MASK) == 0;
    if (!says_no_latin) return symbol.sym;
    const SDL_Scancode place = symbol.scancode;
    if (place >= SDL_SCANCODE_A && place <= SDL_SCANCODE_Z) return SDLK_a + (place - SDL_SCANCODE_A);
    switch (place) {
    case SDL_SCANCODE_0:
        return SDLK_0;
    case SDL_SCANCODE_MINUS:
        return SDLK_MINUS;
    case SDL_SCANCODE_EQUALS:
        return SDLK_EQUALS;
    case SDL_SCANCODE_COMMA:
        return SDLK_COMMA;
    case SDL_SCANCODE_PERIOD:
        return SDLK_PERIOD;
    case SDL_SCANCODE_SLASH:
        return SDLK_SLASH;
    default:
        return symbol.sym;
    }
}

std::optional<ui::KeyPress> key_press(const SDL_Keysym &symbol) {
    ui::KeyPress press;
    press.shift = (symbol.mod & KMOD_SHIFT) != 0;
    press.ctrl = (symbol.mod & KMOD_CTRL) != 0;
    const SDL_Keycode code = latin(symbol);
    for (const NamedKey &named : named_keys)
        if (code == named.sdl) {
            press.key = named.key;
            return press;
        }
    if (code < 32 || code >= 127) return {};
    press.letter = static_cast<char>(code);
    return press;
}

// Of whatever device, also where it means nothing to us.
bool is_somebody(const SDL_Event &event) {
    return (event.type >= SDL_KEYDOWN && event.type < SDL_CLIPBOARDUPDATE) && event.type != SDL_KEYMAPCHANGED;
}

} // namespace

void SdlInput::point(unsigned window, int x, int y) {
    SDL_Window *in = SDL_GetWindowFromID(window);
    if (!in) in = window_; // an event that somebody else made up
    int w = 1, h = 1, px_w = 1, px_h = 1;
    SDL_GetWindowSize(in, &w, &h);
    SDL_GL_GetDrawableSize(in, &px_w, &px_h);
    pointed_at_ = SDL_GetWindowID(in);
    x_ = static_cast<float>(x) * static_cast<float>(px_w) / static_cast<float>(w > 0 ? w : 1);
    y_ = static_cast<float>(y) * static_cast<float>(px_h) / static_cast<float>(h > 0 ? h : 1);
}

void SdlInput::take(const SDL_Event &event, ui::Input &input) {
    input.heard |= is_somebody(event);
    switch (event.type) {
    case SDL_QUIT:
        closed_ = true;
        break;
    case SDL_WINDOWEVENT: // with two windows closing ours ends the program, too
        closed_ |= event.window.event == SDL_WINDOWEVENT_CLOSE &&
                   SDL_GetWindowFromID(event.window.windowID) == window_;
        break;
    case SDL_MOUSEMOTION:
        point(event.motion.windowID, event.motion.x, event.motion.y);
        touch_ = event.motion.which == SDL_TOUCH_MOUSEID;
        break;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        if (event.button.button != SDL_BUTTON_LEFT) break;
        point(event.button.windowID, event.button.x, event.button.y);
        touch_ = event.button.which == SDL_TOUCH_MOUSEID;
        down_ = event.type == SDL_MOUSEBUTTONDOWN;
        break;
    case SDL_MOUSEWHEEL:
        input.wheel += event.wheel.preciseY;
        break;
    case SDL_KEYDOWN:
        if (auto press = key_press(event.key.keysym)) {
            press->repeat = event.key.repeat != 0;
            input.keys.push_back(*press);
        }
        break;
    default:
        break;
    }
}

ui::Input SdlInput::poll() {
    ui::Input input;
    SDL_GL_GetDrawableSize(window_, &input.width, &input.height);
    SDL_Event event;
    heard_ = down_; // what is held goes on
    // A press and its release within one frame are told in two, so that a quick tap is not lost.
    while (SDL_PollEvent(&event)) {
        const bool was_down = down_;
        heard_ = true;
        take(event, input);
        if (down_ != was_down) break;
    }
    input.pointer_x = x_;
    input.pointer_y = y_;
    input.pointer_down = down_;
    input.touch = touch_;
    return input;
}

} // namespace app
