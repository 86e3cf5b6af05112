// The high picture: the same in parts as at once, faded in without a jump, and untouched by what covers it.
#include "render/offscreen.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

namespace {

using namespace render_test;
using render::GlKind;

class High : public testing::Test {
protected:
    void SetUp() override {
        if (!screen.works()) GTEST_SKIP() << "needs OpenGL 3.3, also in software; this machine has none";
    }
    Offscreen screen{GlKind::desktop_3_3};
    story::Session session = healthy_session(story::View::close);
    render::Frame frame = frame_of(480, 270);
};

// The largest difference of any colour, outside of `but`.
int largest_difference(const Picture &a, const Picture &b, const story::Rect &but = {}) {
    int most = 0;
    for (std::size_t i = 0; i < a.rgba.size(); ++i) {
        const auto px = static_cast<int>(i / 4);
        if (but.contains(static_cast<float>(px % a.width) + 0.5F, static_cast<float>(px / a.width) + 0.5F))
            continue;
        most = std::max(most, std::abs(int{a.rgba[i]} - int{b.rgba[i]}));
    }
    return most;
}

// Mean over all of the picture of how much it differs.
double mean_difference(const Picture &a, const Picture &b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.rgba.size(); ++i) sum += std::abs(int{a.rgba[i]} - int{b.rgba[i]});
    return sum / static_cast<double>(a.rgba.size());
}

} // namespace

TEST_F(High, ComesBitByBitWithoutAJumpAndStays) {
    auto renderer = make_renderer();
    const Picture at_once = draw(*renderer, session, frame);
    auto gentle = make_renderer();
    frame.gentle = true;
    Picture last = draw(*gentle, session, frame);
    const double total = mean_difference(last, at_once);
    EXPECT_GT(total, 1) << "the first is plain: it must not keep anybody waiting";
    double largest_step = 0;
    for (int i = 0; i < 100; ++i) {
        const Picture next = draw(*gentle, session, frame);
        largest_step = std::max(largest_step, mean_difference(next, last));
        last = next;
    }
    EXPECT_LT(largest_step, 0.35 * total);
    EXPECT_EQ(draw(*gentle, session, frame), last);
    EXPECT_LE(largest_difference(last, at_once), 8);
}

TEST_F(High, LooksTheSameOnBothTiersWhereNothingMoves) {
    auto renderer = make_renderer();
    const Picture low = draw(*renderer, session, frame);
    frame.tier = story::Tier::high;
    EXPECT_LT(mean_difference(draw(*renderer, session, frame), low), 3);
}

TEST_F(High, IsTheSameBesideWhatCoversIt) {
    auto renderer = make_renderer();
    const Picture whole = draw(*renderer, session, frame);
    const story::Rect plate{300, 20, 160, 200};
    frame.covered = {plate};
    const Picture covered = draw(*make_renderer(), session, frame);
    const story::Rect around{plate.x - 40, plate.y - 40, plate.w + 80, plate.h + 80};
    EXPECT_LE(largest_difference(covered, whole, around), 3) << "away from the plate";
}
