// A session moves on in time the same way whatever drives it, and commands change it in one place.
#include "support.h"

#include <cmath>

using namespace story;
using namespace support;

namespace {

void run_at(Session &s, double frames_per_second, double seconds) {
    const auto frames = static_cast<int>(std::round(seconds * frames_per_second));
    for (int i = 0; i < frames; ++i) advance(s, 1 / frames_per_second);
}

Session busy() {
    Session s = start(scene());
    set(s, Lever::myelin, 0.3);
    apply(s, {.what = Do::send_signal});
    return s;
}

} // namespace

TEST(ASession, IsTheSameAtThirtySixtyAndAHundredAndFortyFourFramesASecond) {
    Session at_30 = busy();
    Session at_60 = busy();
    Session at_144 = busy();
    run_at(at_30, 30, 2.5); // not on the edge of a tick
    run_at(at_60, 60, 2.5);
    run_at(at_144, 144, 2.5);
    ASSERT_EQ(at_30.ticks, at_60.ticks);
    ASSERT_EQ(at_30.ticks, at_144.ticks);
    EXPECT_EQ(at_30.lanes[0].axon.state(), at_60.lanes[0].axon.state());
    EXPECT_EQ(at_30.lanes[0].axon.state(), at_144.lanes[0].axon.state());
    EXPECT_EQ(at_30.lanes[0].light, at_144.lanes[0].light);
    EXPECT_EQ(at_30.camera, at_144.camera);
}

TEST(ASession, DoesNotMakeUpForALongPauseOfTheMachine) {
    Session s = start(scene());
    advance(s, 1000);
    EXPECT_LE(s.ticks, static_cast<std::int64_t>(longest_frame_s * 1e9 / static_cast<double>(tick_ns)) + 1);
}

TEST(ASession, IsASnapshotWhenCopied) {
    Session s = busy();
    pass(s, 1);
    Session copy = s;
    pass(s, 1);
    pass(copy, 1);
    EXPECT_EQ(s.lanes[0].axon.state(), copy.lanes[0].axon.state());
}

TEST(Colours, ChangeByWayOfTheDark) {
    Session s = start(scene());
    apply(s, {.what = Do::set_theme, .theme = Theme::paper});
    double darkest = 0;
    for (int i = 0; i < 200 && s.theme != Theme::paper; ++i) {
        advance(s, 0.01);
        darkest = std::max(darkest, s.blackness);
    }
    EXPECT_EQ(s.theme, Theme::paper);
    EXPECT_GT(darkest, 0.9);
    pass(s, 1);
    EXPECT_EQ(s.blackness, 0);
}

TEST(Richness, ChangesByWayOfTheDark) {
    Session s = start(scene());
    apply(s, {.what = Do::set_richness, .richness = Richness::fine});
    EXPECT_EQ(s.richness, Richness::quick) << "not while the picture is seen";
    double darkest = 0;
    for (int i = 0; i < 200 && s.richness != Richness::fine; ++i) {
        advance(s, 0.01);
        darkest = std::max(darkest, s.blackness);
    }
    EXPECT_EQ(s.richness, Richness::fine);
    EXPECT_GT(darkest, 0.9);
    pass(s, 1);
    EXPECT_EQ(s.blackness, 0);
}

TEST(Richness, IsKeptInARecording) {
    const Recording recording{"test",
                              {{1, {.what = Do::set_richness, .richness = Richness::fine}},
                               {2, {.what = Do::set_richness, .richness = Richness::quick}}}};
    Faults faults;
    EXPECT_EQ(parse_recording(to_json(recording), faults), recording);
    EXPECT_TRUE(faults.empty());
}

TEST(LessMotion, CutsInsteadOfGliding) {
    Session gliding = start(scene()), cutting = start(scene());
    apply(cutting, {.what = Do::toggle_motion});
    for (Session *s : {&gliding, &cutting}) {
        apply(*s, {.what = Do::set_view, .view = View::close});
        advance(*s, 0.02);
    }
    EXPECT_NE(gliding.camera, gliding.camera_wanted);
    EXPECT_EQ(cutting.camera, cutting.camera_wanted);
}

TEST(Pause, FreezesTheAxonItsLightAndItsHand) {
    Session s = busy();
    pass(s, 2);
    apply(s, {.what = Do::play_pause});
    pass(s, 1); // what the visitor moved comes to rest
    const auto state = s.lanes[0].axon.state();
    const auto light = s.lanes[0].light;
    pass(s, 2);
    EXPECT_EQ(s.lanes[0].axon.state(), state);
    EXPECT_EQ(s.lanes[0].light, light);
}

TEST(StepTime, ShowsALittleAndStops) {
    Session s = start(scene());
    apply(s, {.what = Do::send_signal});
    pass(s, 1);
    apply(s, {.what = Do::step_time});
    const double before = s.lanes[0].axon.state().time_ms;
    pass(s, 2);
    EXPECT_NEAR(s.lanes[0].axon.state().time_ms - before, 0.03, 0.004);
    EXPECT_FALSE(s.playing);
}

TEST(SlowMotion, IsWhatItSaysWhileASignalTravels) {
    Session s = start(scene());
    apply(s, {.what = Do::set_slower, .value = 8000});
    apply(s, {.what = Do::send_signal});
    pass(s, 0.1);
    ASSERT_EQ(slow_factor(s), 8000);
    const double before = s.lanes[0].axon.state().time_ms;
    const double wall = s.wall_s;
    pass(s, 2);
    const double factor = (s.wall_s - wall) * 1000 / (s.lanes[0].axon.state().time_ms - before);
    EXPECT_NEAR(factor, slow_factor(s), 40);
}

TEST(Undo, TakesBackAWholeDragAtOnce) {
    Session s = start(scene());
    for (int i = 1; i <= 10; ++i) set(s, Lever::inflammation, i / 10.0, 42);
    set(s, Lever::mitochondria, 0.5, 43);
    apply(s, {.what = Do::undo});
    EXPECT_EQ(s.lanes[0].wanted.levers.mitochondria, 1);
    EXPECT_EQ(s.lanes[0].wanted.levers.inflammation, 1);
    apply(s, {.what = Do::undo});
    EXPECT_EQ(s.lanes[0].wanted.levers.inflammation, 0);
    apply(s, {.what = Do::undo}); // nothing left: no harm
}

TEST(Undo, ReachesBackTwentyChanges) {
    Session s = start(scene());
    for (int i = 1; i <= 20; ++i) set(s, Lever::inflammation, i / 20.0, i);
    for (int i = 0; i < 20; ++i) apply(s, {.what = Do::undo});
    EXPECT_EQ(s.lanes[0].wanted.levers.inflammation, 0);
}

TEST(Reset, BringsTheStepBackAsItWasWrittenAndCanBeTakenBack) {
    Session s = start(scene());
    set(s, Lever::mitochondria, 0.2);
    apply(s, {.what = Do::orbit, .value = 40});
    apply(s, {.what = Do::reset});
    EXPECT_EQ(s.lanes[0].wanted, settings_at(s.scene, 0, 0));
    EXPECT_EQ(s.camera_wanted, camera_for(View::whole, 7));
    apply(s, {.what = Do::undo});
    EXPECT_EQ(s.lanes[0].wanted.levers.mitochondria, 0.2);
}

TEST(Steps, GoForwardAndBackAndKeepWhatEarlierOnesSaid) {
    Session s = start(scene());
    apply(s, {.what = Do::next_step});
    EXPECT_EQ(s.lanes[0].wanted.levers.myelin, 0.5);
    apply(s, {.what = Do::next_step});
    EXPECT_EQ(s.lanes[0].wanted.levers.myelin, 0.5);
    EXPECT_EQ(s.view, View::close);
    apply(s, {.what = Do::next_step}); // past the end: stays
    EXPECT_EQ(s.step, 2);
    apply(s, {.what = Do::previous_step});
    apply(s, {.what = Do::previous_step});
    EXPECT_EQ(s.lanes[0].wanted.levers.myelin, 1);
    EXPECT_EQ(s.view, View::whole);
}

TEST(Steps, ThatSendASignalDoSo) {
    Session s = start(scene());
    apply(s, {.what = Do::go_to_step, .index = 2});
    pass(s, 8);
    EXPECT_EQ(s.lanes[0].fate, Fate::arrived);
}

TEST(Steps, TakenWhileASignalTravelsLeaveItItsWayAndItsTime) {
    for (const double after_s : {0.4, 1.0, 2.0, 2.8}) {
        Session s = start(scene());
        apply(s, {.what = Do::send_signal});
        pass(s, after_s);
        apply(s, {.what = Do::go_to_step, .index = 2}); // sends one of its own
        pass(s, 14);
        ASSERT_EQ(s.lanes[0].fate, Fate::arrived) << after_s;
        Session slow = start(scene(), "en", 2);
        ASSERT_EQ(fate_of_a_signal(slow), Fate::arrived);
        EXPECT_NEAR(*s.lanes[0].arrival_ms, *slow.lanes[0].arrival_ms, 0.01) << after_s;
    }
}

TEST(Send, WhilePausedAndAnotherWaitsGoesOn) {
    Session s = start(scene(), "en", 2);
    apply(s, {.what = Do::play_pause});
    apply(s, {.what = Do::send_signal});
    pass(s, 8);
    EXPECT_EQ(s.lanes[0].fate, Fate::arrived);
}

TEST(Black, IsFadedAndTheNextWishToMoveOnlyBringsThePictureBack) {
    Session s = start(scene());
    apply(s, {.what = Do::black});
    advance(s, 0.016);
    EXPECT_LT(s.blackness, 0.2);
    pass(s, 0.5);
    EXPECT_EQ(s.blackness, 1);
    apply(s, {.what = Do::next_step});
    EXPECT_FALSE(s.black);
    EXPECT_EQ(s.step, 0);
}

TEST(TheHand, ClosesWhenTheMessageArrivesAndOpensAgain) {
    Session s = start(scene());
    ASSERT_EQ(fate_of_a_signal(s), Fate::arrived);
    EXPECT_LT(s.lanes[0].hand, 0.2);
    pass(s, 0.8);
    EXPECT_GT(s.lanes[0].hand, 0.9);
    pass(s, 5);
    EXPECT_EQ(s.lanes[0].hand, 0);
}

TEST(TheHand, StaysOpenWhenTheMessageIsLost) {
    Session s = start(scene());
    set(s, Lever::myelin, 0);
    ASSERT_EQ(fate_of_a_signal(s), Fate::lost);
    pass(s, 2);
    EXPECT_EQ(s.lanes[0].hand, 0);
}

TEST(Signals, SentQuicklyOneAfterAnotherWaitForTheAxonToRecover) {
    Session s = start(scene());
    for (int i = 0; i < 50; ++i) {
        apply(s, {.what = Do::send_signal});
        pass(s, 0.1);
    }
    EXPECT_GE(s.lanes[0].axon.state().arrivals[16], 1);
    EXPECT_LE(s.lanes[0].axon.state().arrivals[0], 3);
}

TEST(TheIons, ComeInDuringASignalAndAreThrownOutAgain) {
    Session s = start(scene());
    ASSERT_EQ(fate_of_a_signal(s), Fate::arrived);
    EXPECT_GT(s.lanes[0].sodium_in[12], 0.4);
    pass(s, 10);
    EXPECT_LT(s.lanes[0].sodium_in[12], 0.05);
}

TEST(TheCamera, StartsAsSoftlyAsItStops) {
    Session s = start(scene());
    const double from = std::log(s.camera.span);
    apply(s, {.what = Do::set_view, .view = View::close});
    const double way = std::log(s.camera_wanted.span) - from;
    advance(s, 0.04);
    EXPECT_LT((std::log(s.camera.span) - from) / way, 0.2);
    double before = s.camera.span;
    for (int i = 0; i < 60; ++i) {
        pass(s, 0.02);
        EXPECT_LE(s.camera.span, before) << "it never swings back";
        before = s.camera.span;
    }
    EXPECT_EQ(s.camera, s.camera_wanted);
}

TEST(TheCamera, ComesToRestWithinHalfASecondAndNeverLeavesItsRange) {
    Session s = start(scene());
    apply(s, {.what = Do::set_view, .view = View::close});
    pass(s, 0.5);
    EXPECT_NEAR(s.camera.span, s.camera_wanted.span, 0.15);
    for (int i = 0; i < 100; ++i) {
        apply(s, {.what = Do::orbit, .value = 30, .value2 = -30});
        apply(s, {.what = Do::zoom, .value = 0.5});
        apply(s, {.what = Do::slide, .value = 5});
    }
    EXPECT_LE(std::abs(s.camera_wanted.yaw_deg), 75);
    EXPECT_GE(s.camera_wanted.span, 0.05);
    EXPECT_LE(s.camera_wanted.along, 16);
    apply(s, {.what = Do::zoom, .value = NAN});
    EXPECT_TRUE(std::isfinite(s.camera_wanted.span));
}
