// A step is resolved once: what all steps up to it have asked for, where what is not said stays as it was.
#include "story/scene/step_state.h"
#include "support.h"

using namespace story;
using support::scene;
using support::scene_text;
using support::tract_scene_text;

namespace {

Scene three_steps() {
    return scene(scene_text(
        R"([{"name": {"en": "An axon"}, "lesion": [3], "levers": {"myelin": 0.5}}])",
        R"([{"id": "one", "caption": {"en": "First."}, "slower": 2000, "view": "close", "look_at_internode": 5},
            {"id": "two", "caption": {"en": "Second."}, "changes": [{"lesion": [6, 7], "levers": {"repair": 1}}]},
            {"id": "three", "caption": {"en": "Third."}, "changes": [{"levers": {"myelin": 0.2}}], "view": "whole"}])"));
}

} // namespace

TEST(TheStateOfAStep, BeginsAsTheSceneDescribesIt) {
    const StepState state = state_at(three_steps(), 0);
    ASSERT_EQ(state.axons.size(), 1U);
    EXPECT_EQ(state.axons[0].levers.myelin, 0.5);
    EXPECT_TRUE(state.axons[0].lesion[3]);
    EXPECT_EQ(state.slower, 2000);
    EXPECT_EQ(state.view, View::close);
    EXPECT_EQ(state.look_at_internode, 5);
    EXPECT_EQ(state.shown, Shown::axons);
}

TEST(TheStateOfAStep, KeepsWhatLaterStepsDoNotSay) {
    const StepState second = state_at(three_steps(), 1), third = state_at(three_steps(), 2);
    EXPECT_FALSE(second.axons[0].lesion[3]) << "a lesion is replaced, not added to";
    EXPECT_TRUE(second.axons[0].lesion[6]);
    EXPECT_EQ(second.axons[0].levers.myelin, 0.5);
    EXPECT_EQ(second.view, View::close);
    EXPECT_EQ(third.axons[0].levers.myelin, 0.2);
    EXPECT_EQ(third.axons[0].levers.repair, 1);
    EXPECT_EQ(third.view, View::whole);
    EXPECT_EQ(third.slower, 2000);
}

TEST(TheStateOfAStep, IsThatOfTheNearestStepWhereThereIsNone) {
    EXPECT_EQ(state_at(three_steps(), -3).axons, state_at(three_steps(), 0).axons);
    EXPECT_EQ(state_at(three_steps(), 99).axons, state_at(three_steps(), 2).axons);
}

TEST(TheStateOfAStep, IsTheSameWhateverWayOneCame) {
    Session s = start(three_steps());
    for (const int step : {2, 0, 1, 2, 1}) {
        enter_step(s, step);
        EXPECT_EQ(s.show.lanes[0].wanted, state_at(s.show.scene, step).axons[0]) << step;
        EXPECT_EQ(s.show.clock.slower, 2000);
    }
}

TEST(TheStateOfAStep, OfALifeIsWhereTheStepBeforeItEnds) {
    const Scene s = scene(tract_scene_text(R"({"axons": 48, "length_mm": 2}, "life": {"years": 30})",
                                           R"([{"id": "one", "caption": {"en": "a"}, "life": {"to_year": 8}},
            {"id": "two", "caption": {"en": "b"}, "shown": "scan", "wipe": 0.5},
            {"id": "three", "caption": {"en": "c"}, "life": {"year": 20, "axon": 5}}])"));
    EXPECT_EQ(state_at(s, 0).year, 0);
    EXPECT_EQ(state_at(s, 0).to_year, 8);
    EXPECT_EQ(state_at(s, 1).year, 8);
    EXPECT_FALSE(state_at(s, 1).to_year);
    EXPECT_EQ(state_at(s, 1).shown, Shown::scan);
    EXPECT_EQ(state_at(s, 1).wipe, 0.5);
    EXPECT_EQ(state_at(s, 2).wipe, 0) << "of that step alone";
    EXPECT_EQ(state_at(s, 2).year, 20);
    EXPECT_EQ(state_at(s, 2).axon, 5);
}

TEST(AStep, IsSeenFromTheSideItSaysUntilAnotherViewIsNamed) {
    const Scene s = scene(scene_text(
        R"([{"name": {"en": "An axon"}}])",
        R"([{"id": "one", "caption": {"en": "a"}, "span": 8, "turned": {"yaw_deg": -30, "pitch_deg": 10}},
            {"id": "two", "caption": {"en": "b"}},
            {"id": "three", "caption": {"en": "c"}, "span": 5}])"));
    Session session = start(s);
    for (const auto &[step, yaw_deg] : {std::pair(0, -30.0), {1, -30.0}, {2, Turn{}.yaw_deg}}) {
        enter_step(session, step);
        EXPECT_EQ(session.eye.wanted.yaw_deg, yaw_deg) << step;
    }
    EXPECT_EQ(
        faults_of(
            scene_text(
                R"([{"name": {"en": "An axon"}}])",
                R"([{"id": "one", "caption": {"en": "a"}, "turned": {"yaw_deg": -60, "pitch_deg": 10}}])"))
            .size(),
        2U)
        << "too far, and of what";
}
