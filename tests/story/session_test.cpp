// A session moves on in time the same way whatever drives it, and commands change it in one place.
#include "story/files/recording.h"
#include "story/scene/step_state.h"
#include "story/show/apply.h"
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
    ASSERT_EQ(at_30.show.clock.ticks, at_60.show.clock.ticks);
    ASSERT_EQ(at_30.show.clock.ticks, at_144.show.clock.ticks);
    EXPECT_EQ(at_30.show.lanes[0].axon.state(), at_60.show.lanes[0].axon.state());
    EXPECT_EQ(at_30.show.lanes[0].axon.state(), at_144.show.lanes[0].axon.state());
    EXPECT_EQ(at_30.show.lanes[0].light, at_144.show.lanes[0].light);
    EXPECT_EQ(at_30.eye.camera, at_144.eye.camera);
}

TEST(ASession, DoesNotMakeUpForALongPauseOfTheMachine) {
    Session s = start(scene());
    advance(s, 1000);
    EXPECT_LE(s.show.clock.ticks,
              static_cast<std::int64_t>(longest_frame_s * 1e9 / static_cast<double>(tick_ns)) + 1);
}

TEST(ASession, IsASnapshotWhenCopied) {
    Session s = busy();
    pass(s, 1);
    Session copy = s;
    pass(s, 1);
    pass(copy, 1);
    EXPECT_EQ(s.show.lanes[0].axon.state(), copy.show.lanes[0].axon.state());
}

TEST(Colours, ChangeByWayOfTheDark) {
    Session s = start(scene());
    apply(s, {.what = Do::set_theme, .theme = Theme::paper});
    double darkest = 0;
    for (int i = 0; i < 200 && s.visitor.theme != Theme::paper; ++i) {
        advance(s, 0.01);
        darkest = std::max(darkest, s.visitor.blackness);
    }
    EXPECT_EQ(s.visitor.theme, Theme::paper);
    EXPECT_GT(darkest, 0.9);
    pass(s, 1);
    EXPECT_EQ(s.visitor.blackness, 0);
}

TEST(Tier, ChangesByWayOfTheDark) {
    Session s = start(scene());
    apply(s, {.what = Do::set_tier, .tier = Tier::high});
    EXPECT_EQ(s.visitor.tier, Tier::low) << "not while the picture is seen";
    double darkest = 0;
    for (int i = 0; i < 200 && s.visitor.tier != Tier::high; ++i) {
        advance(s, 0.01);
        darkest = std::max(darkest, s.visitor.blackness);
    }
    EXPECT_EQ(s.visitor.tier, Tier::high);
    EXPECT_GT(darkest, 0.9);
    pass(s, 1);
    EXPECT_EQ(s.visitor.blackness, 0);
}

TEST(Tier, IsKeptInARecording) {
    const Recording recording{
        "test",
        {{1, {.what = Do::set_tier, .tier = Tier::high}}, {2, {.what = Do::set_tier, .tier = Tier::low}}}};
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
    EXPECT_NE(gliding.eye.camera, gliding.eye.wanted);
    EXPECT_EQ(cutting.eye.camera, cutting.eye.wanted);
}

TEST(Pause, FreezesTheAxonItsLightAndItsHand) {
    Session s = busy();
    pass(s, 2);
    apply(s, {.what = Do::play_pause});
    pass(s, 1); // what the visitor moved comes to rest
    const auto state = s.show.lanes[0].axon.state();
    const auto light = s.show.lanes[0].light;
    pass(s, 2);
    EXPECT_EQ(s.show.lanes[0].axon.state(), state);
    EXPECT_EQ(s.show.lanes[0].light, light);
}

TEST(StepTime, ShowsALittleAndStops) {
    Session s = start(scene());
    apply(s, {.what = Do::send_signal});
    pass(s, 1);
    apply(s, {.what = Do::step_time});
    const double before = s.show.lanes[0].axon.state().time_ms;
    pass(s, 2);
    EXPECT_NEAR(s.show.lanes[0].axon.state().time_ms - before, 0.03, 0.004);
    EXPECT_FALSE(s.show.clock.playing);
}

TEST(SlowMotion, IsWhatItSaysWhileASignalTravels) {
    Session s = start(scene());
    apply(s, {.what = Do::set_slower, .value = 8000});
    apply(s, {.what = Do::send_signal});
    pass(s, 0.1);
    ASSERT_EQ(slow_factor(s.show), 8000);
    const double before = s.show.lanes[0].axon.state().time_ms;
    const double wall = s.show.clock.wall_s;
    pass(s, 2);
    const double factor =
        (s.show.clock.wall_s - wall) * 1000 / (s.show.lanes[0].axon.state().time_ms - before);
    EXPECT_NEAR(factor, slow_factor(s.show), 40);
}

TEST(Undo, TakesBackAWholeDragAtOnce) {
    Session s = start(scene());
    for (int i = 1; i <= 10; ++i) set(s, Lever::inflammation, i / 10.0, 42);
    set(s, Lever::mitochondria, 0.5, 43);
    apply(s, {.what = Do::undo});
    EXPECT_EQ(s.show.lanes[0].wanted.levers.mitochondria, 1);
    EXPECT_EQ(s.show.lanes[0].wanted.levers.inflammation, 1);
    apply(s, {.what = Do::undo});
    EXPECT_EQ(s.show.lanes[0].wanted.levers.inflammation, 0);
    apply(s, {.what = Do::undo}); // nothing left: no harm
}

TEST(Undo, ReachesBackTwentyChanges) {
    Session s = start(scene());
    for (int i = 1; i <= 20; ++i) set(s, Lever::inflammation, i / 20.0, i);
    for (int i = 0; i < 20; ++i) apply(s, {.what = Do::undo});
    EXPECT_EQ(s.show.lanes[0].wanted.levers.inflammation, 0);
}

TEST(Reset, BringsTheStepBackAsItWasWrittenAndCanBeTakenBack) {
    Session s = start(scene());
    set(s, Lever::mitochondria, 0.2);
    apply(s, {.what = Do::orbit, .value = 40});
    apply(s, {.what = Do::reset});
    EXPECT_EQ(s.show.lanes[0].wanted, state_at(s.show.scene, 0).axons[0]);
    EXPECT_EQ(s.eye.wanted, camera_for(View::whole, 7));
    apply(s, {.what = Do::undo});
    EXPECT_EQ(s.show.lanes[0].wanted.levers.mitochondria, 0.2);
}

TEST(Steps, GoForwardAndBackAndKeepWhatEarlierOnesSaid) {
    Session s = start(scene());
    apply(s, {.what = Do::next_step});
    EXPECT_EQ(s.show.lanes[0].wanted.levers.myelin, 0.5);
    apply(s, {.what = Do::next_step});
    EXPECT_EQ(s.show.lanes[0].wanted.levers.myelin, 0.5);
    EXPECT_EQ(s.eye.view, View::close);
    apply(s, {.what = Do::next_step}); // past the end: stays
    EXPECT_EQ(s.show.step, 2);
    apply(s, {.what = Do::previous_step});
    apply(s, {.what = Do::previous_step});
    EXPECT_EQ(s.show.lanes[0].wanted.levers.myelin, 1);
    EXPECT_EQ(s.eye.view, View::whole);
}

TEST(Steps, ThatSendASignalDoSo) {
    Session s = start(scene());
    apply(s, {.what = Do::go_to_step, .index = 2});
    pass(s, 8);
    EXPECT_EQ(s.show.lanes[0].signal.fate, Fate::arrived);
}

TEST(Steps, TakenWhileASignalTravelsLeaveItItsWayAndItsTime) {
    for (const double after_s : {0.4, 1.0, 2.0, 2.8}) {
        Session s = start(scene());
        apply(s, {.what = Do::send_signal});
        pass(s, after_s);
        apply(s, {.what = Do::go_to_step, .index = 2}); // sends one of its own
        pass(s, 14);
        ASSERT_EQ(s.show.lanes[0].signal.fate, Fate::arrived) << after_s;
        Session slow = start(scene(), 2);
        ASSERT_EQ(fate_of_a_signal(slow), Fate::arrived);
        EXPECT_NEAR(*s.show.lanes[0].signal.arrival_ms, *slow.show.lanes[0].signal.arrival_ms, 0.01)
            << after_s;
    }
}

TEST(Send, WhilePausedAndAnotherWaitsGoesOn) {
    Session s = start(scene(), 2);
    apply(s, {.what = Do::play_pause});
    apply(s, {.what = Do::send_signal});
    pass(s, 8);
    EXPECT_EQ(s.show.lanes[0].signal.fate, Fate::arrived);
}

TEST(Black, IsFadedAndTheNextWishToMoveOnlyBringsThePictureBack) {
    Session s = start(scene());
    apply(s, {.what = Do::black});
    advance(s, 0.016);
    EXPECT_LT(s.visitor.blackness, 0.2);
    pass(s, 0.5);
    EXPECT_EQ(s.visitor.blackness, 1);
    apply(s, {.what = Do::next_step});
    EXPECT_FALSE(s.visitor.black);
    EXPECT_EQ(s.show.step, 0);
}

TEST(TheHand, ClosesWhenTheMessageArrivesAndOpensAgain) {
    Session s = start(scene());
    ASSERT_EQ(fate_of_a_signal(s), Fate::arrived);
    EXPECT_LT(s.show.lanes[0].hand.closed, 0.2);
    pass(s, 0.8);
    EXPECT_GT(s.show.lanes[0].hand.closed, 0.9);
    pass(s, 5);
    EXPECT_EQ(s.show.lanes[0].hand.closed, 0);
}

TEST(TheHand, StaysOpenWhenTheMessageIsLost) {
    Session s = start(scene());
    set(s, Lever::myelin, 0);
    ASSERT_EQ(fate_of_a_signal(s), Fate::lost);
    pass(s, 2);
    EXPECT_EQ(s.show.lanes[0].hand.closed, 0);
}

TEST(Signals, SentQuicklyOneAfterAnotherWaitForTheAxonToRecover) {
    Session s = start(scene());
    for (int i = 0; i < 50; ++i) {
        apply(s, {.what = Do::send_signal});
        pass(s, 0.1);
    }
    EXPECT_GE(s.show.lanes[0].axon.state().arrivals[16], 1);
    EXPECT_LE(s.show.lanes[0].axon.state().arrivals[0], 3);
}

TEST(TheIons, ComeInDuringASignalAndAreThrownOutAgain) {
    Session s = start(scene());
    ASSERT_EQ(fate_of_a_signal(s), Fate::arrived);
    EXPECT_GT(s.show.lanes[0].ions.sodium_in[12], 0.4);
    pass(s, 10);
    EXPECT_LT(s.show.lanes[0].ions.sodium_in[12], 0.05);
}

TEST(TheCamera, StartsAsSoftlyAsItStops) {
    Session s = start(scene());
    const double from = std::log(s.eye.camera.span);
    apply(s, {.what = Do::set_view, .view = View::close});
    const double way = std::log(s.eye.wanted.span) - from;
    advance(s, 0.04);
    EXPECT_LT((std::log(s.eye.camera.span) - from) / way, 0.2);
    double before = s.eye.camera.span;
    for (int i = 0; i < 60; ++i) {
        pass(s, 0.02);
        EXPECT_LE(s.eye.camera.span, before) << "it never swings back";
        before = s.eye.camera.span;
    }
    EXPECT_EQ(s.eye.camera, s.eye.wanted);
}

TEST(TheCamera, ComesToRestWithinHalfASecondAndNeverLeavesItsRange) {
    Session s = start(scene());
    apply(s, {.what = Do::set_view, .view = View::close});
    pass(s, 0.5);
    EXPECT_NEAR(s.eye.camera.span, s.eye.wanted.span, 0.15);
    for (int i = 0; i < 100; ++i) {
        apply(s, {.what = Do::orbit, .value = 30, .value2 = -30});
        apply(s, {.what = Do::zoom, .value = 0.5});
        apply(s, {.what = Do::slide, .value = 5});
    }
    EXPECT_LE(std::abs(s.eye.wanted.yaw_deg), 75);
    EXPECT_GE(s.eye.wanted.span, 0.05);
    EXPECT_LE(s.eye.wanted.along, 16);
    apply(s, {.what = Do::zoom, .value = NAN});
    EXPECT_TRUE(std::isfinite(s.eye.wanted.span));
}
