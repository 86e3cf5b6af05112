// No change of view is a cut or a flash: what changes at once in the picture is dissolved into the next,
// while frames follow each other as in the window.
#include "app/stage/flashes.h"
#include "render/offscreen.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

namespace {

using namespace render_test;

constexpr int frames_per_second = 25;

double difference(const Picture &a, const Picture &b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.rgba.size(); ++i) sum += std::abs(int{a.rgba[i]} - int{b.rgba[i]});
    return sum / static_cast<double>(a.rgba.size());
}

class TheDissolve : public testing::Test {
protected:
    void SetUp() override {
        if (!screen.works()) GTEST_SKIP() << "needs OpenGL 3.3, also in software; this machine has none";
        frame.gentle = true;
    }
    // The picture after one frame's time, in which the axon did nothing.
    Picture next(render::Renderer &renderer) {
        session.show.clock.ticks += 1'000'000'000 / frames_per_second / story::tick_ns;
        return draw(renderer, session, frame);
    }
    Picture settled(render::Renderer &renderer) {
        for (int i = 0; i < 60; ++i) next(renderer);
        return next(renderer);
    }
    // Worst flashes in a second while the camera rushes from one end of the axon to the other and back.
    int flashes_of_a_rush() {
        app::Flashes flashes(frame.width, frame.height, 4, frames_per_second);
        const auto renderer = make_renderer();
        for (int i = 0; i < 2 * frames_per_second; ++i) {
            const double turn = 1.6 * i / frames_per_second;
            session.eye.camera.along = turn < 1.6 ? 2 + 7.5 * turn : 26 - 7.5 * turn;
            const Picture picture = next(*renderer);
            std::vector<std::uint8_t> rgb;
            for (std::size_t k = 0; k < picture.rgba.size(); ++k)
                if (k % 4 != 3) rgb.push_back(picture.rgba[k]);
            flashes.see(rgb);
        }
        return flashes.general().flashes;
    }

    Offscreen screen{render::GlKind::desktop_3_3};
    story::Session session = healthy_session();
    render::Frame frame = frame_of(480, 270);
};

} // namespace

TEST_F(TheDissolve, BringsAnotherViewInWithoutACutAndThenShowsItAsItIs) {
    const auto renderer = make_renderer();
    const Picture before = settled(*renderer);
    session.eye.camera = session.eye.wanted = story::camera_for(story::View::close, 7);
    Picture last = before;
    std::vector<double> steps;
    for (int i = 0; i < 2 * frames_per_second; ++i) {
        const Picture now = next(*renderer);
        steps.push_back(difference(now, last));
        last = now;
    }
    const double all = difference(last, before);
    EXPECT_LT(*std::ranges::max_element(steps), 0.3 * all);
    EXPECT_EQ(steps.back(), 0) << "at rest nothing moves";
    frame.gentle = false;
    EXPECT_LT(difference(draw(*make_renderer(), session, frame), last), 0.5);
}

TEST_F(TheDissolve, KeepsNothingOfThePictureWhenItIsToBeBlack) {
    const auto renderer = make_renderer();
    settled(*renderer);
    session.eye.camera = session.eye.wanted = story::camera_for(story::View::close, 7);
    next(*renderer); // another view has only begun to come
    session.visitor.black = true;
    session.visitor.blackness = 1;
    const Picture black = next(*renderer);
    for (std::size_t i = 0; i < black.rgba.size(); ++i) {
        if (i % 4 == 3) continue;
        ASSERT_EQ(black.rgba[i], 0) << i / 4;
    }
}

TEST_F(TheDissolve, LetsNoSpotFlashWhileTheCameraRushesAlongTheAxon) {
    session.eye.camera.span = session.eye.wanted.span = 6;
    EXPECT_LE(flashes_of_a_rush(), app::most_flashes);
    frame.gentle = false;
    EXPECT_GT(flashes_of_a_rush(), app::most_flashes) << "nothing was there to be smoothed";
}

TEST_F(TheDissolve, NeverShowsWhatAPlateHasHidden) {
    const auto renderer = make_renderer();
    frame.covered = {{0, 0, 240, 270}};
    settled(*renderer);
    frame.covered.clear(); // the plate has gone
    const Picture revealed = next(*renderer);
    const Picture whole = settled(*renderer);
    // Far from both edges of where it lay.
    EXPECT_LT(revealed.difference(whole, 100, 40), 40);
    EXPECT_LT(revealed.difference(whole, 60, 220), 40);
}
