#include "app/desktop/safe_page.h"

#include "app/platform/files.h"
#include "app/platform/platform.h"
#include "app/stage/canvas.h"
#include "app/stage/say.h"
#include "app/stage/scenes.h"

#include <SDL.h>
#include <algorithm>
#include <cstdlib>

#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_ONLY_PNG
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include <stb/stb_image.h>
#pragma GCC diagnostic pop

namespace app {
namespace {

constexpr int width = 1920, height = 1080;

// As large as the window allows, the rest dark. The window keeps what it shows.
void show(SDL_Window *window, SDL_Surface *picture) {
    SDL_Surface *screen = SDL_GetWindowSurface(window);
    if (!screen) return;
    SDL_FillRect(screen, nullptr, SDL_MapRGB(screen->format, 10, 20, 40));
    if (picture) {
        const double scale = std::min(double{1} * screen->w / picture->w, double{1} * screen->h / picture->h);
        SDL_Rect to{0, 0, static_cast<int>(picture->w * scale), static_cast<int>(picture->h * scale)};
        to.x = (screen->w - to.w) / 2;
        to.y = (screen->h - to.h) / 2;
        SDL_BlitScaled(picture, nullptr, screen, &to);
    }
    SDL_UpdateWindowSurface(window);
}

// Null: it is not there, or is not whole.
unsigned char *load(int &w, int &h) {
    int in_file = 0;
    return stbi_load(safe_page_path().c_str(), &w, &h, &in_file, 3);
}

// Without any picture: the system's own box, as often as somebody closes it.
void say_it_in_a_box(SDL_Window *window) {
    std::string ignored;
    const auto words = read_words(ignored);
    const auto word = [&](const char *key) { return words ? words->text(key) + "\n" : std::string(); };
    const std::string text = word("help.line_title") + word("help.line_number") + word("help.line_where");
    while (SDL_ShowSimpleMessageBox(SDL_MESSAGEBOX_INFORMATION, word("kiosk.resting").c_str(), text.c_str(),
                                    window) == 0) {
    }
}

} // namespace

std::filesystem::path safe_page_path() {
    const std::filesystem::path folder = state_folder();
    return folder.empty() ? folder : folder / "safe_page_" MYELIGHT_VERSION ".png";
}

void keep_safe_page(Stage &stage) {
    const std::filesystem::path path = safe_page_path();
    int w = 0, h = 0;
    if (path.empty()) return;
    if (unsigned char *kept = load(w, h)) return stbi_image_free(kept);
    const Canvas canvas(width, height);
    if (!canvas.complete()) return;
    const story::Session before = stage.session;
    stage.session.kiosk.page = story::KioskPage::safe;
    canvas.bind();
    for (int i = 0; i < 2; ++i) stage.still(width, height); // the fonts have their size then
    stage.session = before;
    if (const std::string fault = write_file(path, png(canvas.pixels(), width, height)); !fault.empty())
        say(fault);
}

int show_safe_page() {
    if (SDL_Init(SDL_INIT_VIDEO) != 0)
        return fail("the safe page cannot be shown: " + std::string(SDL_GetError()));
    SDL_Rect display{0, 0, width, height};
    SDL_GetDisplayBounds(0, &display);
    SDL_Window *window = SDL_CreateWindow("Myelight", display.x, display.y, display.w, display.h,
                                          SDL_WINDOW_FULLSCREEN_DESKTOP | SDL_WINDOW_BORDERLESS);
    if (!window) return fail("the safe page cannot be shown: " + std::string(SDL_GetError()));
    SDL_ShowCursor(SDL_DISABLE);
    int w = 0, h = 0;
    unsigned char *pixels = load(w, h);
    if (!pixels) say_it_in_a_box(window);
    SDL_Surface *picture =
        pixels ? SDL_CreateRGBSurfaceWithFormatFrom(pixels, w, h, 24, 3 * w, SDL_PIXELFORMAT_RGB24) : nullptr;
    for (;;) {
        show(window, picture);
        SDL_Event event;
        SDL_WaitEventTimeout(&event, 1000);
    }
}

} // namespace app
