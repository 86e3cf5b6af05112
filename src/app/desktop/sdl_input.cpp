#include "app/desktop/sdl_input.h"

#include <SDL.h>
#include <optional>

namespace app {
namespace {

std::optional<ui::KeyPress> key_press(const SDL_Keysym &symbol) {
    ui::KeyPress press;
    press.shift = (symbol.mod & KMOD_SHIFT) != 0;
    press.ctrl = (symbol.mod & KMOD_CTRL) != 0;
    switch (symbol.sym) {
    case SDLK_TAB:
        press.key = ui::Key::tab;
        return press;
    case SDLK_RETURN:
    case SDLK_KP_ENTER:
        press.key = ui::Key::enter;
        return press;
    case SDLK_SPACE:
        press.key = ui::Key::space;
        return press;
    case SDLK_ESCAPE:
        press.key = ui::Key::escape;
        return press;
    case SDLK_BACKSPACE:
        press.key = ui::Key::backspace;
        return press;
    case SDLK_LEFT:
        press.key = ui::Key::left;
        return press;
    case SDLK_RIGHT:
        press.key = ui::Key::right;
        return press;
    case SDLK_UP:
        press.key = ui::Key::up;
        return press;
    case SDLK_DOWN:
        press.key = ui::Key::down;
        return press;
    case SDLK_PAGEUP:
        press.key = ui::Key::page_up;
        return press;
    case SDLK_PAGEDOWN:
        press.key = ui::Key::page_down;
        return press;
    case SDLK_HOME:
        press.key = ui::Key::home;
        return press;
    case SDLK_END:
        press.key = ui::Key::end;
        return press;
    case SDLK_PLUS:
    case SDLK_EQUALS:
    case SDLK_KP_PLUS:
        press.key = ui::Key::plus;
        return press;
    case SDLK_MINUS:
    case SDLK_KP_MINUS:
        press.key = ui::Key::minus;
        return press;
    case SDLK_0:
    case SDLK_KP_0:
        press.key = ui::Key::zero;
        return press;
    case SDLK_F1:
        press.key = ui::Key::f1;
        return press;
    case SDLK_F5:
        press.key = ui::Key::f5;
        return press;
    case SDLK_F11:
        press.key = ui::Key::f11;
        return press;
    default:
        break;
    }
    if (symbol.sym >= 32 && symbol.sym < 127) {
        press.letter = static_cast<char>(symbol.sym);
        return press;
    }
    return {};
}

} // namespace

void SdlInput::take(const SDL_Event &event, ui::Input &input) {
    int window_w = 1;
    int window_h = 1;
    SDL_GetWindowSize(window_, &window_w, &window_h);
    const float scale_x = static_cast<float>(input.width) / static_cast<float>(window_w > 0 ? window_w : 1);
    const float scale_y = static_cast<float>(input.height) / static_cast<float>(window_h > 0 ? window_h : 1);
    switch (event.type) {
    case SDL_QUIT:
        closed_ = true;
        break;
    case SDL_MOUSEMOTION:
        x_ = static_cast<float>(event.motion.x) * scale_x;
        y_ = static_cast<float>(event.motion.y) * scale_y;
        touch_ = event.motion.which == SDL_TOUCH_MOUSEID;
        break;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        if (event.button.button != SDL_BUTTON_LEFT) break;
        x_ = static_cast<float>(event.button.x) * scale_x;
        y_ = static_cast<float>(event.button.y) * scale_y;
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
    // A press and its release within one frame are told in two, so that a quick tap is not lost.
    while (SDL_PollEvent(&event)) {
        const bool was_down = down_;
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
