// How much of the window is picture, and how large in it is what each step is about: in every step of every
// scene, as the tree says it. Nothing is drawn.
#include "app/stage/data.h"
#include "app/stage/scenes.h"
#include "render/picture/anchors.h"
#include "render/picture/sights.h"
#include "story/show/apply.h"
#include "support.h"
#include "ui/window/interface.h"

namespace {

class ThePictureInTheWindow : public testing::Test {
protected:
    void SetUp() override {
        std::string error;
        auto words = app::read_words(error);
        auto files = app::read_fonts(error);
        ASSERT_TRUE(words && files) << error;
        std::vector<ui::FontFile> fonts;
        for (std::string &bytes : *files) fonts.push_back({std::move(bytes)});
        interface_ = ui::Interface::create(std::move(*words), std::move(fonts), error);
        ASSERT_TRUE(interface_) << error;
    }

    ui::PictureShares shares(const story::Session &session, int width, int height) {
        render::Frame frame{.width = width, .height = height, .picture = {}};
        frame.picture = interface_->picture_rect(session, width, height);
        story::Sights sights{{}, render::busy_places(session, frame), render::hero_of(session, frame)};
        if (session.show.shown == story::Shown::axons) sights.anchors = render::anchors_of(session, frame);
        ui::Input input;
        input.width = width;
        input.height = height;
        input.seconds = 0;
        return interface_->frame(session, sights, input).tree.picture;
    }

    // Calls `look` with every step of every scene, as a visitor comes to it.
    template <class Look> void at_every_step(const Look &look) {
        for (const std::string &id : app::scene_ids()) {
            std::string error;
            const auto scene = app::read_scene(id, error);
            ASSERT_TRUE(scene) << error;
            story::Session session = story::start(*scene);
            for (std::size_t step = 0; step < scene->steps.size(); ++step) {
                if (step > 0) story::enter_step(session, static_cast<int>(step));
                session.eye.camera = session.eye.wanted;
                look(session, id + ", " + scene->steps[step].id);
            }
        }
    }

    static void move_levers_to_the_end(story::Session &session) {
        for (story::Lane &lane : session.show.lanes) story::move_levers(lane, 1);
    }

    std::unique_ptr<ui::Interface> interface_;
};

} // namespace

TEST_F(ThePictureInTheWindow, FillsMostOfTheWindow) {
    at_every_step([&](story::Session &session, const std::string &where) {
        move_levers_to_the_end(session);
        const bool open = session.visitor.folds.levers, slow = session.show.life.has_value();
        const bool several = session.show.lanes.size() > 1; // each has its name on the picture
        const double share = double{shares(session, 1280, 720).uncovered};
        EXPECT_GE(share, open ? 0.55 : slow ? 0.57 : 0.63) << where;
        session.visitor.text_scale = 2;
        EXPECT_GE(double{shares(session, 1280, 720).uncovered}, several ? 0.6 : 0.64)
            << where << " in large print";
        session.visitor.text_scale = 1;
        EXPECT_GE(double{shares(session, 420, 900).uncovered}, 0.5) << where << " on a phone";
    });
}

TEST_F(ThePictureInTheWindow, ShowsWhatTheStepIsAboutLarge) {
    at_every_step([&](story::Session &session, const std::string &where) {
        move_levers_to_the_end(session);
        const double hero = double{shares(session, 1280, 720).hero};
        if (session.show.shown >= story::Shown::courses) return;
        EXPECT_GE(hero, 0.35) << where;
    });
}
