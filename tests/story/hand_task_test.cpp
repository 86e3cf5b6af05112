// The hand under the tract: what arrives moves it, and a reserve hides the first losses.
#include "story/show/show.h"
#include "story/signal/hand_task.h"

#include <gtest/gtest.h>

using namespace story;

namespace {

HandTask after(double seconds, double delivering_share) {
    HandTask task;
    for (double t = 0; t < seconds; t += tick_s) advance(task, delivering_share, tick_s);
    return task;
}

} // namespace

TEST(TheHand, IsAsStrongAsEverUntilTheReserveIsUsedUp) {
    for (const double lost : {0.0, 0.1, 0.2, 0.3, 0.35}) EXPECT_EQ(hand_strength(1 - lost), 1) << lost;
    EXPECT_LT(hand_strength(0.5), 0.95);
    EXPECT_LT(hand_strength(0.3), 0.6);
    EXPECT_EQ(hand_strength(0), 0);
}

TEST(TheHand, NeverGetsStrongerWhenLessArrives) {
    for (int i = 1; i <= 1000; ++i) {
        const double less = hand_strength((i - 1) / 1000.0), more = hand_strength(i / 1000.0);
        EXPECT_LE(less, more);
        EXPECT_LT(more - less, 0.005) << "it falls smoothly";
    }
}

TEST(TheHand, FollowsWithinSecondsAndNeverJumps) {
    HandTask task = after(5, 1);
    EXPECT_NEAR(task.strength, 1, 1e-3);
    for (double t = 0; t < 5; t += tick_s) {
        const HandTask before = task;
        advance(task, 0.3, tick_s);
        EXPECT_LT(before.strength - task.strength, 0.02);
        EXPECT_LT(before.grip - task.grip, 0.05);
        EXPECT_LT(before.tap - task.tap, 0.05);
    }
    EXPECT_NEAR(task.strength, hand_strength(0.3), 1e-3);
    EXPECT_LT(task.taps_per_s, 0.8) << "it taps more slowly, too";
}

TEST(TheHand, PulsesAtMostOneAndAHalfTimesASecond) {
    HandTask task;
    int taps = 0, grips = 0;
    bool down = false, closed = false;
    for (double t = 0; t < 60; t += tick_s) {
        advance(task, 1, tick_s);
        taps += task.tap > 0.9 && !down;
        grips += task.grip > 0.9 && !closed;
        down = task.tap > (down ? 0.1 : 0.9);
        closed = task.grip > (closed ? 0.1 : 0.9);
    }
    EXPECT_GT(taps, 30);
    EXPECT_LE(taps, 90);
    EXPECT_GT(grips, 5);
    EXPECT_LE(grips, 90);
}

TEST(TheHand, IsStillWhenNothingArrives) {
    HandTask task = after(20, 0);
    for (double t = 0; t < 5; t += tick_s) {
        advance(task, 0, tick_s);
        EXPECT_LT(task.grip, 0.01);
        EXPECT_LT(task.tap, 0.01);
    }
}

TEST(TheHand, StandsStillWithTime) {
    HandTask task = after(3, 0.8);
    const HandTask before = task;
    advance(task, 0.2, 0);
    EXPECT_EQ(task, before);
}
