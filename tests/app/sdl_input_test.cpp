// The keyboard: letters do the same on every layout.
#include "app/desktop/gl_window.h"
#include "app/desktop/sdl_input.h"
#include "support.h"

#include <SDL.h>

namespace {

// What the interface is told of one press.
std::vector<ui::KeyPress> pressed(SDL_Scancode place, SDL_Keycode says, Uint16 held = 0) {
    std::string error;
    const auto window = app::GlWindow::create(64, 64, false, error);
    EXPECT_TRUE(window) << error;
    app::SdlInput input(window->sdl());
    input.poll();
    SDL_Event event{};
    event.type = SDL_KEYDOWN;
    event.key.keysym = {place, says, held, 0};
    SDL_PushEvent(&event);
    return input.poll().keys;
}

char letter(SDL_Scancode place, SDL_Keycode says) {
    const auto keys = pressed(place, says);
    return keys.size() == 1 ? keys[0].letter : '\0';
}

} // namespace

TEST(Keys, OfLayoutsWithOtherLettersCountByTheirPlace) {
    constexpr SDL_Keycode ya = 0x044B /* ы, where S is */, sigma = 0x03C3, dalet = 0x05D3,
                          sin_arabic = 0x0633;
    for (const SDL_Keycode says : {ya, sigma, dalet, sin_arabic})
        EXPECT_EQ(letter(SDL_SCANCODE_S, says), 's') << says;
    EXPECT_EQ(letter(SDL_SCANCODE_P, 0x0437), 'p');
    const auto undo = pressed(SDL_SCANCODE_Z, 0x044F, KMOD_LCTRL);
    ASSERT_EQ(undo.size(), 1U);
    EXPECT_TRUE(undo[0].ctrl && undo[0].letter == 'z');
    const auto bigger = pressed(SDL_SCANCODE_EQUALS, 0x00B4);
    ASSERT_EQ(bigger.size(), 1U);
    EXPECT_EQ(bigger[0].key, ui::Key::plus);
}

TEST(Keys, OfLatinLayoutsCountByWhatTheySay) {
    EXPECT_EQ(letter(SDL_SCANCODE_Y, SDLK_z), 'z') << "a German keyboard";
    EXPECT_EQ(letter(SDL_SCANCODE_Q, SDLK_a), 'a') << "a French one";
    const auto arrow = pressed(SDL_SCANCODE_RIGHT, SDLK_RIGHT);
    ASSERT_EQ(arrow.size(), 1U);
    EXPECT_EQ(arrow[0].key, ui::Key::right);
}
