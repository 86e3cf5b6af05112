// The moment of arrival is left to be seen: time goes on as slowly as before while the tail leaves and the
// hand answers, and only then eases into the hurry in which an axon recovers.
#include "story/scene/step_state.h"
#include "story/show/apply.h"
#include "story/state/status.h"
#include "support.h"

namespace {

using namespace story;

class TheClimax : public testing::Test {
protected:
    void SetUp() override {
        Faults faults;
        const std::string text = support::text_of(support::project() / "scenes" / "compare.json");
        s = start(parse_scene(text, faults));
        apply(s, {.what = Do::send_signal});
        for (int i = 0; i < 4000 && !any_travels(s.show); ++i) advance(s, 0.02);
        for (int i = 0; i < 4000 && any_travels(s.show); ++i) advance(s, 0.02);
        ASSERT_EQ(s.show.lanes[0].signal.fate, Fate::arrived);
    }
    Session s;
};

TEST_F(TheClimax, IsHeldForTwoSeconds) {
    for (int i = 0; i < 100; ++i) {
        EXPECT_EQ(slow_factor(s.show), s.show.clock.slower) << i;
        advance(s, 0.02);
    }
}

TEST_F(TheClimax, GivesWayWithoutAJump) {
    double before = slow_factor(s.show);
    for (int i = 0; i < 250; ++i) {
        advance(s, 0.02);
        const double now = slow_factor(s.show);
        EXPECT_GT(now, before * 0.85) << "a fiftieth of a second later";
        EXPECT_LE(now, before);
        before = now;
    }
    EXPECT_LT(before, s.show.clock.slower / 10) << "an axon at rest is not watched for minutes";
}

TEST_F(TheClimax, KeepsNobodyWaitingWhoWantsTheNextSignal) {
    apply(s, {.what = Do::send_signal});
    for (int i = 0; i < 100; ++i) advance(s, 0.02);
    EXPECT_TRUE(any_travels(s.show) || slow_factor(s.show) < s.show.clock.slower / 10);
}

TEST(ASignalThatFails, IsSaidToTravelThenToFadeOutThenToBeLost) {
    Faults faults;
    const Words words = Words::parse(support::text_of(support::project() / "assets/words/en.json"), faults);
    const Scene scene = support::shipped("repair");
    Session s = start(scene, *place_of_step(scene, "stopped"));
    std::vector<std::string> said;
    for (int i = 0; i < 4000 && s.show.lanes[0].signal.fate != Fate::lost; ++i) {
        advance(s, 0.02);
        const std::string now = status(s.show, "en", words);
        if (said.empty() || said.back() != now) said.push_back(now);
    }
    ASSERT_EQ(said.size(), 3U) << said.back();
    EXPECT_EQ(said[0], words.text("status.travelling"));
    EXPECT_EQ(said[1], words.text("status.fading"));
    EXPECT_NE(said[2].find("faded out near"), std::string::npos) << said[2];
}

TEST(TheStatus, SaysThatCellsWrapOnlyOnceNewCoveringIsSeen) {
    Faults faults;
    const Words words = Words::parse(support::text_of(support::project() / "assets/words/en.json"), faults);
    const Scene scene = support::shipped("cells");
    Session s = start(scene, *place_of_step(scene, "repair"));
    EXPECT_NE(status(s.show, "en", words).find(words.text("status.cells_gather")), std::string::npos)
        << status(s.show, "en", words);
    for (int i = 0; i < 4000 && s.show.slow.passes; ++i) advance(s, 0.02);
    EXPECT_EQ(status(s.show, "en", words).find(words.text("status.cells_gather")), std::string::npos)
        << status(s.show, "en", words);
}

} // namespace
