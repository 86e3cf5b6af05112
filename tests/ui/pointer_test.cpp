// Touch as trembling hands do it: what counts, and what does not. One mm is four px here.
#include "ui/layer/pointer.h"

#include <gtest/gtest.h>

using story::Rect;
using ui::Pointer;

namespace {

constexpr float mm = 4;

class Finger : public testing::Test {
protected:
    // A button, a lever in a part that scrolls, and free picture beside them.
    void show() {
        pointer.note({"button", button, button, "", false});
        pointer.note_scroll({"list", list, 900});
        pointer.note({"lever", lever, lever, "list", true});
        if (shows_more) pointer.note({"new", button, button, "", false});
    }
    void move(float x, float y, bool down, double seconds = 0.02) {
        ui::Input input;
        input.touch = true;
        input.px_per_mm = mm;
        input.seconds = seconds;
        input.pointer_x = x;
        input.pointer_y = y;
        input.pointer_down = down;
        pointer.begin(input, 1);
        lever_at = pointer.slide("lever", lever, lever_at);
        scrolled = pointer.scroll("list", 900, list.h);
        show();
    }
    void tap(float x, float y) {
        move(x, y, true);
        move(x, y, false);
    }
    void SetUp() override { move(-1, -1, false); }

    const Rect button{100, 100, 100, 100}, list{300, 0, 400, 400}, lever{320, 100, 300, 80};
    Pointer pointer;
    bool shows_more = false;
    float lever_at = 0.5F, scrolled = 0;
};

} // namespace

TEST_F(Finger, MayDriftTwelveMillimetres) {
    move(130, 150, true);
    move(130 + 11 * mm, 150, true);
    move(130 + 11 * mm, 150, false);
    EXPECT_TRUE(pointer.activated("button"));
}

TEST_F(Finger, IsHeardFiveMillimetresBesideAButton) {
    tap(100 - 4.9F * mm, 150);
    EXPECT_TRUE(pointer.activated("button"));
    move(0, 0, false, 1);
    tap(100 - 5.5F * mm, 150);
    EXPECT_FALSE(pointer.activated("button"));
}

TEST_F(Finger, ThatSlidesOffPressesNothing) {
    move(150, 150, true);
    move(150, 300, true);
    move(150, 300, false);
    EXPECT_FALSE(pointer.activated("button"));
}

TEST_F(Finger, ThatTouchesTwicePressesNothingThatHasJustComeUnderIt) {
    tap(150, 150);
    ASSERT_TRUE(pointer.activated("button"));
    shows_more = true;
    move(150, 150, false, 0.1);
    tap(155, 150);
    EXPECT_FALSE(pointer.activated("new"));
    move(150, 150, false, 1);
    tap(155, 150);
    EXPECT_TRUE(pointer.activated("new")) << "later it does";
}

TEST_F(Finger, ThatScrollsMovesNoLever) {
    move(450, 140, true);
    for (float y = 140; y > 20; y -= 10) move(450 + (y < 100 ? 15.0F : 0), y, true);
    move(465, 20, false);
    EXPECT_EQ(lever_at, 0.5F);
    EXPECT_GT(scrolled, 50) << "it scrolls";
}

TEST_F(Finger, BesideALeverMovesNothing) {
    tap(450, lever.y + lever.h + 3 * mm);
    EXPECT_EQ(lever_at, 0.5F);
}

TEST_F(Finger, ThatTapsOrDragsALeverMovesItThere) {
    tap(lever.x + lever.w * 0.8F, 140);
    EXPECT_NEAR(lever_at, 0.8, 0.01);
    move(0, 0, false, 1);
    move(lever.x + 240, 140, true);
    for (float x = 240; x > 60; x -= 10) move(lever.x + x, 140, true);
    EXPECT_NEAR(lever_at, 70 / 300.0, 0.01) << "while it is dragged";
    move(lever.x + 70, 140, false);
    EXPECT_NEAR(lever_at, 70 / 300.0, 0.01);
}

TEST_F(Finger, ThatTremblesOnThePictureTurnsNothing) {
    move(20, 20, true);
    for (int i = 0; i < 20; ++i) move(20 + static_cast<float>(i % 3) * 5 * mm, 20, true);
    EXPECT_EQ(pointer.orbit_dx(), 0);
    move(20, 20, false);
    EXPECT_TRUE(pointer.picture_pressed());
}
