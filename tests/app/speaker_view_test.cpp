// The speaker's view in its windows: the audience's has the picture alone, and what one does on the small
// picture is done to the large one.
#include "app/desktop/speaker_view.h"
#include "app/desktop/theatre.h"
#include "app/stage/scenes.h"
#include "render/gl/gl.h"
#include "support.h"

#include <SDL.h>

namespace {

class TheSpeakersView : public testing::Test {
protected:
    void SetUp() override {
        std::string error;
        theatre = app::open_unseen_theatre("message", "", error);
        ASSERT_TRUE(theatre.stage) << error;
        SDL_SetWindowSize(theatre.window->sdl(), 1280, 720);
        const auto talk = app::read_talk("five_minutes", error);
        ASSERT_TRUE(talk) << error;
        ASSERT_TRUE(theatre.stage->give(*talk, 0, error)) << error;
        theatre.stage->apply({.what = story::Do::speak});
        view = std::make_unique<app::SpeakerView>(theatre.window->sdl(), true);
    }
    ui::Input input(float x = -1, float y = -1, bool down = false) {
        ui::Input in;
        theatre.window->size_px(in.width, in.height);
        in.seconds = 0.02;
        in.pointer_x = x;
        in.pointer_y = y;
        in.pointer_down = down;
        return in;
    }
    void frame(const ui::Input &in) {
        view->frame(*theatre.stage, in, SDL_GetWindowID(theatre.window->sdl()));
    }
    story::Session &session() { return theatre.stage->session; }

    app::Theatre theatre;
    std::unique_ptr<app::SpeakerView> view;
};

TEST_F(TheSpeakersView, GivesTheWholeTalkByAClicker) {
    const std::size_t stops = session().catalogue.talk.stops.size();
    for (std::size_t i = 0; i < stops + 3; ++i) {
        ui::Input in = input();
        in.keys.push_back({.key = ui::Key::page_down});
        frame(in);
        frame(input());
    }
    EXPECT_TRUE(session().catalogue.talk.over);
    EXPECT_EQ(story::step_of(session().show).id, session().catalogue.talk.stops.back().step);
    EXPECT_EQ(glGetError(), static_cast<GLenum>(GL_NO_ERROR));
}

TEST_F(TheSpeakersView, TurnsTheFibreFromTheSmallPicture) {
    int w = 0, h = 0;
    theatre.window->size_px(w, h);
    frame(input());
    const double before = session().eye.wanted.yaw_deg;
    const auto fw = static_cast<float>(w), fh = static_cast<float>(h);
    frame(input(0.10F * fw, 0.15F * fh, false)); // the small picture lies at the top left
    frame(input(0.10F * fw, 0.15F * fh, true));
    frame(input(0.25F * fw, 0.15F * fh, true));
    frame(input(0.25F * fw, 0.15F * fh, false));
    EXPECT_NE(session().eye.wanted.yaw_deg, before);
    EXPECT_EQ(session().catalogue.talk.at, 0) << "and goes nowhere";
}

TEST_F(TheSpeakersView, EndsWithoutATraceAndComesBack) {
    for (int i = 0; i < 5; ++i) {
        frame(input());
        view->close();
        theatre.stage->frame(input()); // as one window
    }
    EXPECT_EQ(glGetError(), static_cast<GLenum>(GL_NO_ERROR));
    EXPECT_EQ(theatre.stage->shows, ui::Shows::everything);
}

} // namespace
