// A kiosk's rules, without a screen: who comes, what they do, and that nothing of it is left for the next.
#include "story/files/kiosk_file.h"
#include "story/files/talk_file.h"
#include "story/show/kiosk_verbs.h"
#include "support.h"

using story::Do;
using story::KioskPage;

namespace {

story::Session at_an_event() {
    story::Faults faults;
    story::Session session = story::start(story::parse_scene(support::scene_text(), faults));
    EXPECT_TRUE(faults.empty());
    session.catalogue.open = "test";
    story::Kiosk &kiosk = session.kiosk;
    kiosk.on = true;
    kiosk.number = "2580";
    kiosk.attract = {.scene = "test", .step = "one"};
    story::Talk walk;
    for (const char *step : {"one", "two", "three"}) walk.stops.push_back({.scene = "test", .step = step});
    walk.stops[1].touch_sheaths = true;
    walk.stops[2].offers = {{{{{"en", "Bare"}}}, {{.what = Do::set_lever, .value = 0}}}};
    kiosk.walks = {walk, walk};
    return session;
}

void type(story::Session &session, const std::string &digits) {
    for (const char digit : digits) story::apply(session, {.what = Do::type_digit, .index = digit - '0'});
}

story::Faults kiosk_faults(const std::string &text) {
    story::Faults faults;
    story::parse_kiosk(text, faults);
    return faults;
}

} // namespace

TEST(Kiosk, AWalkEndsAtTheChoices) {
    story::Session s = at_an_event();
    story::apply(s, {.what = Do::wake});
    EXPECT_EQ(s.kiosk.page, KioskPage::home);
    story::apply(s, {.what = Do::choose_walk, .index = 1});
    EXPECT_EQ(s.kiosk.page, KioskPage::walk);
    for (int i = 0; i < 2; ++i) story::apply(s, {.what = Do::next_step});
    EXPECT_EQ(s.catalogue.talk.at, 2);
    story::apply(s, {.what = Do::next_step});
    EXPECT_EQ(s.kiosk.page, KioskPage::home);
    EXPECT_FALSE(s.catalogue.talk.given());
}

TEST(Kiosk, AnOfferDoesWhatItSays) {
    story::Session s = at_an_event();
    story::apply(s, {.what = Do::choose_walk, .index = 0});
    s.catalogue.talk.at = 2;
    story::apply(s, {.what = Do::take_offer, .index = 0});
    EXPECT_EQ(story::controlled(s.show).wanted.levers.myelin, 0);
}

TEST(Kiosk, ATouchTakesASheathOffOnlyWhereTheStepSaysSo) {
    story::Session s = at_an_event();
    story::apply(s, {.what = Do::choose_walk, .index = 0});
    story::apply(s, {.what = Do::touch_sheath, .index = 8});
    EXPECT_FALSE(story::controlled(s.show).wanted.lesion[8]);
    s.catalogue.talk.at = 1;
    story::apply(s, {.what = Do::touch_sheath, .index = 8});
    EXPECT_TRUE(story::controlled(s.show).wanted.lesion[8]);
    EXPECT_TRUE(s.show.sending.waits) << "a signal shows what that does";
    story::apply(s, {.what = Do::touch_sheath, .index = 8});
    EXPECT_FALSE(story::controlled(s.show).wanted.lesion[8]) << "and puts it back";
}

TEST(Kiosk, AsksBeforeItStartsAgainAndAnyTouchKeepsIt) {
    story::Session s = at_an_event();
    story::apply(s, {.what = Do::wake});
    story::pass_idle(s, 119, false, false);
    EXPECT_FALSE(s.kiosk.warning);
    story::pass_idle(s, 2, false, false);
    EXPECT_TRUE(s.kiosk.warning);
    EXPECT_NEAR(s.kiosk.left_s(), 29, 0.01);
    story::pass_idle(s, 0.1, true, false);
    EXPECT_FALSE(s.kiosk.warning);
    story::pass_idle(s, 149, false, false);
    EXPECT_FALSE(s.kiosk.starts_again);
    story::pass_idle(s, 2, false, false);
    EXPECT_TRUE(s.kiosk.starts_again);
}

TEST(Kiosk, NeverStartsAgainUnderAFinger) {
    story::Session s = at_an_event();
    story::apply(s, {.what = Do::wake});
    for (int i = 0; i < 100; ++i) story::pass_idle(s, 10, false, true);
    EXPECT_FALSE(s.kiosk.starts_again || s.kiosk.warning);
}

TEST(Kiosk, WaitsForeverWhileNobodyIsThere) {
    story::Session s = at_an_event();
    story::pass_idle(s, 1e5, false, false);
    EXPECT_FALSE(s.kiosk.starts_again || s.kiosk.warning);
}

TEST(Kiosk, IsLeftWithTheStaffsNumberAlone) {
    story::Session s = at_an_event();
    for (const Do what : {Do::leave_kiosk, Do::clean}) story::apply(s, {.what = what});
    EXPECT_FALSE(s.quit);
    EXPECT_EQ(s.kiosk.cleans_s, 0);
    story::apply(s, {.what = Do::staff_door});
    type(s, "1234");
    EXPECT_EQ(s.kiosk.page, KioskPage::door);
    type(s, "2580");
    EXPECT_EQ(s.kiosk.page, KioskPage::staff);
    story::apply(s, {.what = Do::set_idle, .value = 1});
    EXPECT_EQ(s.kiosk.idle_limit_s, story::shortest_idle_s);
    story::apply(s, {.what = Do::leave_kiosk});
    EXPECT_TRUE(s.quit);
}

TEST(Kiosk, ClosesItsDoorAfterThreeWrongNumbers) {
    story::Session s = at_an_event();
    story::apply(s, {.what = Do::staff_door});
    type(s, "000011112222");
    EXPECT_TRUE(s.kiosk.starts_again);
}

TEST(Kiosk, HasNoVerbsElsewhere) {
    story::Session s = at_an_event();
    s.kiosk.on = false;
    for (const Do what : {Do::wake, Do::go_home, Do::choose_walk, Do::start_again, Do::staff_door, Do::clean,
                          Do::leave_kiosk, Do::read_aloud})
        story::apply(s, {.what = what});
    EXPECT_EQ(s.kiosk.page, KioskPage::attract);
    EXPECT_FALSE(s.quit || s.kiosk.starts_again || s.visitor.reading || s.catalogue.talk.given());
}

TEST(KioskFile, SaysAllThatIsWrongAtOnce) {
    const story::Faults faults = kiosk_faults(R"({"format": 1, "walks": [], "screen_inches": 3,
        "distance_mm": 100, "staff_number": "12a", "attract": {"scene": "tour"}, "idle": 4})");
    std::string all;
    for (const story::Fault &fault : faults) all += fault.where + ": " + fault.what + "\n";
    for (const char *where :
         {"/walks", "/screen_inches", "/distance_mm", "/staff_number", "/attract", "/idle"})
        EXPECT_NE(all.find(where), std::string::npos) << where << " in\n" << all;
}

TEST(KioskFile, AsksForAScreenThatCanBeReadFromThere) {
    const story::Faults faults = kiosk_faults(R"({"format": 1, "walks": ["w.json"], "screen_inches": 10,
        "distance_mm": 1000, "staff_number": "1234", "attract": {"scene": "message", "step": "start"}})");
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults[0].where, "/distance_mm");
}

TEST(AnOffer, LeadsNobodyOutOfAWalk) {
    for (const char *wish : {"quit", "present", "black", "fullscreen", "leave_kiosk", "start_again", "freeze",
                             "cut_axon", "next_step", "go_home"}) {
        story::Faults faults;
        story::parse_talk(R"({"format": 1, "title": {"en": "T"}, "stops": [{"scene": "a", "step": "b",
            "offers": [{"name": {"en": "Go"}, "wishes": [{"do": ")" +
                              std::string(wish) + R"(", "index": 0}]}]}]})",
                          faults);
        EXPECT_FALSE(faults.empty()) << wish;
    }
}
