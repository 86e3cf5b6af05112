// Talks: an order of one's own through the scenes. The next step is the talk's, its end is an end, and the
// way back leads to the step one came from.
#include "story/files/talk_file.h"
#include "story/scene/step_state.h"
#include "story/show/apply.h"
#include "support.h"

namespace {

using namespace story;

// Opens what is wanted, as whoever has files does.
void follow(Session &s) {
    if (!s.catalogue.wanted) return;
    const WantedScene wanted = *std::exchange(s.catalogue.wanted, {});
    const Scene scene = support::shipped(wanted.scene);
    const int last = static_cast<int>(scene.steps.size()) - 1;
    open_scene(s, scene,
               wanted.step.empty() ? (wanted.place < 0 ? last : wanted.place)
                                   : place_of_step(scene, wanted.step).value());
    s.catalogue.open = wanted.scene;
}

void give(Session &s, Do what, int index = 0) {
    apply(s, {.what = what, .index = index});
    follow(s);
}

std::string shown(const Session &s) { return s.show.scene.id + "/" + step_of(s.show).id; }

Session in_a_talk() {
    Session s = start(support::shipped("message"));
    s.catalogue.scenes = {{"message", {}}, {"attack", {}}};
    s.catalogue.place = 0;
    s.catalogue.open = "message";
    s.catalogue.talk.stops = {{.scene = "message", .step = "start"},
                              {.scene = "message", .step = "gaps"},
                              {.scene = "attack", .step = "stopped"},
                              {.scene = "message", .step = "start"}};
    return s;
}

TEST(ATalk, GoesItsOwnWayThroughTheScenesThereAndBack) {
    Session s = in_a_talk();
    const std::vector<std::string> way{"message/start", "message/gaps", "attack/stopped", "message/start"};
    for (std::size_t i = 0; i < way.size(); ++i) {
        EXPECT_EQ(shown(s), way[i]);
        give(s, Do::next_step);
    }
    give(s, Do::previous_step); // from the end
    for (std::size_t i = way.size(); i-- > 0;) {
        EXPECT_EQ(shown(s), way[i]);
        give(s, Do::previous_step);
    }
    EXPECT_EQ(shown(s), way.front()) << "before its beginning there is nothing";
}

TEST(ATalk, SaysItsEndAndStaysThere) {
    Session s = in_a_talk();
    for (int i = 0; i < 10; ++i) give(s, Do::next_step);
    EXPECT_TRUE(s.catalogue.talk.over);
    EXPECT_EQ(s.show.notice, "notice.talk_over");
    EXPECT_EQ(shown(s), "message/start");
    give(s, Do::previous_step);
    EXPECT_EQ(s.catalogue.talk.at, 3) << "back is the last step, not the one before it";
    EXPECT_EQ(s.show.notice, "");
}

TEST(ATalk, GoesToAStopByItsNumber) {
    Session s = in_a_talk();
    give(s, Do::go_to_step, 2);
    EXPECT_EQ(shown(s), "attack/stopped");
    give(s, Do::go_to_step, 99);
    EXPECT_EQ(s.catalogue.talk.at, 3);
    EXPECT_FALSE(s.catalogue.talk.over);
}

TEST(ATalk, GoesOnAfterSomebodyLookedElsewhere) {
    Session s = in_a_talk();
    apply(s, {.what = Do::open_scene, .scene = "attack"});
    follow(s);
    EXPECT_EQ(shown(s), "attack/start");
    give(s, Do::next_step);
    EXPECT_EQ(shown(s), "message/gaps");
}

TEST(ATalk, IsBroughtBackFromBlackBeforeItGoesOn) {
    Session s = in_a_talk();
    give(s, Do::black);
    give(s, Do::next_step);
    EXPECT_EQ(shown(s), "message/start");
    EXPECT_FALSE(s.visitor.black);
}

TEST(ATalk, OfASceneIsAllItsSteps) {
    const Scene scene = support::shipped("tour");
    const Talk talk = talk_of("tour", scene);
    ASSERT_EQ(talk.stops.size(), scene.steps.size());
    EXPECT_GE(talk.stops.size(), 10U);
    EXPECT_LE(talk.stops.size(), 14U) << "the whole story in so many clicks";
    EXPECT_EQ(talk.stops.back().step, scene.steps.back().id);
}

TEST(ASceneOfOnesOwn, IsFollowedByNoOther) {
    Scene own = support::shipped("message");
    own.id = "own";
    Session s = start(own, static_cast<int>(own.steps.size()) - 1);
    s.catalogue.scenes = {{"message", {}}, {"attack", {}}};
    give(s, Do::next_step);
    EXPECT_EQ(s.show.scene.id, "own");
    EXPECT_EQ(s.show.notice, "notice.last_step");
}

TEST(TheWayBack, FromAScenesFirstStepLeadsToTheLastOfTheOneBefore) {
    Session s = start(support::shipped("attack"));
    s.catalogue.scenes = {{"message", {}}, {"attack", {}}};
    s.catalogue.place = 1;
    give(s, Do::previous_step);
    EXPECT_EQ(shown(s), "message/" + support::shipped("message").steps.back().id);
}

TEST(Leaving, IsAskedForTwiceBeforeAnAudienceAndOnceElsewhere) {
    Session s = in_a_talk();
    apply(s, {.what = Do::present});
    apply(s, {.what = Do::quit});
    EXPECT_FALSE(s.quit);
    EXPECT_EQ(s.show.notice, "notice.quit_again");
    for (int i = 0; i < 80; ++i) advance(s, 0.1);
    EXPECT_EQ(s.show.notice, "") << "it was a slip";
    apply(s, {.what = Do::quit});
    EXPECT_FALSE(s.quit);
    apply(s, {.what = Do::quit});
    EXPECT_TRUE(s.quit);
    Session alone = start(support::shipped("message"));
    apply(alone, {.what = Do::quit});
    EXPECT_TRUE(alone.quit);
}

TEST(ATalkFile, HoldsStopsWithNotesAndTimes) {
    Faults faults;
    const Talk talk = parse_talk(R"({"format": 1, "title": {"en": "Mine"}, "stops": [
        {"scene": "tour", "step": "start", "seconds": 20, "notes": {"en": "Welcome."}},
        {"scene": "own.json", "step": "a"}]})",
                                 faults);
    ASSERT_TRUE(faults.empty()) << faults.front().what;
    ASSERT_EQ(talk.stops.size(), 2U);
    EXPECT_EQ(talk.stops[0].seconds, 20);
    EXPECT_EQ(talk.stops[0].notes.in("en"), "Welcome.");
    EXPECT_EQ(talk.stops[1].scene, "own.json");
}

TEST(ATalkFile, NamesAllItsFaultsAtOnce) {
    Faults faults;
    parse_talk(R"({"format": 1, "title": {"en": "Mine"}, "colour": 1, "stops": [
        {"scene": "tour", "step": "start", "seconds": 0},
        {"scene": "", "step": "a"}, {"scene": "tour", "setp": "a"}]})",
               faults);
    std::string all;
    for (const Fault &fault : faults) all += fault.where + ": " + fault.what + "\n";
    for (const char *where :
         {"/colour", "/stops/0/seconds", "/stops/1/scene", "/stops/2/step", "/stops/2/setp"})
        EXPECT_NE(all.find(where), std::string::npos) << where << " in\n" << all;
    faults.clear();
    parse_talk(R"({"format": 1, "title": {"en": "Mine"}, "stops": []})", faults);
    EXPECT_EQ(faults.size(), 1U);
}

} // namespace
