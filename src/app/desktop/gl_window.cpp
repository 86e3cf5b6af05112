#include "app/desktop/gl_window.h"

#include "app/platform/cleanup.h"
#include "app/platform/platform.h"
#include "app/stage/say.h"
#include "render/gl/gl.h"
#include "render/gl/state.h"

#include <SDL.h>
#include <array>
#include <cstdlib>
#include <utility>

namespace app {
namespace {

bool set(const char *name) {
    const char *value = std::getenv(name);
    return value && *value;
}

// Xlib ends a program whose display is gone, with words of its own. SDL loads it, so we need not.
int end_without_display(void *) {
    say("the display was lost; a recording is kept up to this moment");
    clean_up_and_end(1);
}

void tell_of_a_lost_display() {
    void *xlib = SDL_LoadObject("libX11.so.6"); // stays loaded as long as SDL has it
    using Handler = int (*)(void *);
    using Set = Handler (*)(Handler);
    if (!xlib) return;
    if (const auto set = reinterpret_cast<Set>(SDL_LoadFunction(xlib, "XSetIOErrorHandler")))
        set(end_without_display);
    SDL_UnloadObject(xlib);
}

constexpr const char *remedy = "; Myelight needs OpenGL 3.3: install a graphics driver, or Mesa's software "
                               "one (libgl1-mesa-dri, libegl1)";

void ask_for_version(int major, int minor, int profile) {
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, major);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, minor);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, profile);
}

// A context that tells when it is lost, or, where the driver knows none, one that does not.
SDL_GLContext make_context(SDL_Window *window) {
    for (const auto notice : {SDL_GL_CONTEXT_RESET_LOSE_CONTEXT, SDL_GL_CONTEXT_RESET_NO_NOTIFICATION}) {
        SDL_GL_SetAttribute(SDL_GL_CONTEXT_RESET_NOTIFICATION, notice);
        if (SDL_GLContext context = SDL_GL_CreateContext(window)) return context;
    }
    return nullptr;
}

std::string version_text() {
    return std::to_string(epoxy_gl_version() / 10) + "." + std::to_string(epoxy_gl_version() % 10);
}

// Why there is no context such as we need: what the driver has instead.
std::string what_there_is(SDL_Window *window, const std::string &complaint) {
    constexpr std::array<std::pair<int, const char *>, 2> older{
        {{0, "OpenGL "}, {SDL_GL_CONTEXT_PROFILE_ES, "only OpenGL ES "}}};
    for (const auto &[profile, name] : older) {
        ask_for_version(2, profile == 0 ? 1 : 0, profile);
        SDL_GLContext context = make_context(window);
        if (!context) continue;
        const std::string offered = name + version_text();
        SDL_GL_DeleteContext(context);
        return "this driver offers " + offered;
    }
    return "no OpenGL: " + complaint;
}

} // namespace

bool has_display() { return set("DISPLAY") || set("WAYLAND_DISPLAY"); }

std::unique_ptr<GlWindow> GlWindow::create(int width, int height, bool visible, std::string &error) {
    std::unique_ptr<GlWindow> w(new GlWindow);
    if (!visible && !set("SDL_VIDEODRIVER")) SDL_SetHint(SDL_HINT_VIDEODRIVER, "offscreen");
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1"); // they end us (cleanup.h)
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
    SDL_SetHint("SDL_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR", "0");
    SDL_SetMainReady();
    const Silence quiet; // the sentence in `error` says what drivers would say here in words of their own
    if (SDL_Init(SDL_INIT_VIDEO) != 0) {
        error = std::string("no window system: ") + SDL_GetError() + remedy;
        return nullptr;
    }
    w->sdl_started_ = true;
    const std::string video = SDL_GetCurrentVideoDriver();
    if (visible && (video == "offscreen" || video == "dummy") && !set("SDL_VIDEODRIVER")) {
        error =
            "the display cannot be opened; check DISPLAY or WAYLAND_DISPLAY, or unset them to draw into out/";
        return nullptr;
    }
    if (video == "x11") tell_of_a_lost_display();
    ask_for_version(3, 3, SDL_GL_CONTEXT_PROFILE_CORE);
    SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
    SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0); // the picture has layers of its own
    Uint32 flags = SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI;
    if (!visible) flags |= SDL_WINDOW_HIDDEN;
    w->window_ =
        SDL_CreateWindow("Myelight", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, width, height, flags);
    if (!w->window_) {
        error = std::string("no window: ") + SDL_GetError() + remedy;
        return nullptr;
    }
    w->context_ = make_context(w->window_);
    if (!w->context_ || epoxy_gl_version() < 33) {
        error = (w->context_ ? "this driver offers OpenGL " + version_text()
                             : what_there_is(w->window_, SDL_GetError())) +
                remedy;
        return nullptr;
    }
    SDL_GL_SetSwapInterval(visible ? 1 : 0);
    return w;
}

GlWindow::~GlWindow() {
    if (context_) SDL_GL_DeleteContext(context_);
    if (window_) SDL_DestroyWindow(window_);
    if (sdl_started_) SDL_Quit();
}

std::string GlWindow::driver() const {
    const auto *text = glGetString(GL_RENDERER);
    return text ? reinterpret_cast<const char *>(text) : "unknown";
}

bool GlWindow::software() const { return render::drawn_in_software(); }

void GlWindow::size_px(int &width, int &height) const { SDL_GL_GetDrawableSize(window_, &width, &height); }

bool GlWindow::hidden() const {
    return (SDL_GetWindowFlags(window_) & (SDL_WINDOW_HIDDEN | SDL_WINDOW_MINIMIZED)) != 0;
}

double GlWindow::frame_s() const {
    constexpr int usual_Hz = 60;
    constexpr double at_least = 0.95; // a display says its rate roughly
    SDL_DisplayMode mode{};
    const int display = SDL_GetWindowDisplayIndex(window_);
    const bool known =
        display >= 0 && SDL_GetCurrentDisplayMode(display, &mode) == 0 && mode.refresh_rate > 0;
    return at_least / (known ? mode.refresh_rate : usual_Hz);
}

bool GlWindow::context_lost() const {
    return epoxy_has_gl_extension("GL_ARB_robustness") && glGetGraphicsResetStatusARB() != GL_NO_ERROR;
}

bool GlWindow::renew_context() {
    SDL_GL_DeleteContext(context_);
    context_ = make_context(window_);
    if (context_) SDL_GL_SetSwapInterval(1);
    return context_ != nullptr;
}

void GlWindow::swap() { SDL_GL_SwapWindow(window_); }

} // namespace app
