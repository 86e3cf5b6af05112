// A GL window: SDL, one OpenGL 3.3 context, and a window that may have no screen at all.
// Knows nothing of what is drawn.
#pragma once

#include <memory>
#include <string>

struct SDL_Window;

namespace app {

// True when a window could be seen. Without DISPLAY or WAYLAND_DISPLAY SDL silently draws into nowhere.
bool has_display();

class GlWindow {
public:
    // `visible` false: no screen is needed or used. On failure null, and a sentence in `error`.
    static std::unique_ptr<GlWindow> create(int width, int height, bool visible, std::string &error);
    ~GlWindow();
    GlWindow(const GlWindow &) = delete;
    GlWindow &operator=(const GlWindow &) = delete;

    SDL_Window *sdl() const { return window_; }
    std::string driver() const; // what the graphics driver calls itself
    bool software() const;      // drawn by the processor
    void size_px(int &width, int &height) const;
    void swap();
    bool hidden() const;       // or minimised: nobody sees it
    bool context_lost() const; // a driver that was reset or a card that slept: nothing drawn is seen any more
    // A new context in the place of the lost one; everything that was made in that is gone. False: there is
    // none to be had.
    bool renew_context();
    double frame_s() const; // between two pictures of its display, at the least

private:
    GlWindow() = default;
    SDL_Window *window_ = nullptr;
    void *context_ = nullptr;
    bool sdl_started_ = false;
};

} // namespace app
