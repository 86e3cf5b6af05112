// The speaker's page: what is said, what comes next and the time, beside the audience's picture, which has
// none of it.
#include "ui/panels/speaker_page.h"

#include "stage.h"

namespace ui::test {
namespace {

class TheSpeakersPage : public testing::Test {
protected:
    void SetUp() override {
        story::Talk talk = story::talk_of("small", stage.session.show.scene);
        for (story::Stop &stop : talk.stops) stop.seconds = 60;
        talk.stops[0].notes = {{{"en", "Wait for the light to arrive."}}};
        stage.session.catalogue.talk = talk;
        stage.session.catalogue.open = "small";
        story::apply(stage.session, {.what = story::Do::speak});
        show(0);
    }
    void show(double elapsed_s) {
        stage.input.shows = Shows::caption;
        stage.input.speaker = {{1280, 0, 1280, 720}, elapsed_s, "14:05"};
        stage.frame();
        stage.frame();
    }
    std::string text(const std::string &id) {
        for (const Item &item : stage.output.tree.items)
            if (item.id == id) return item.name;
        return "";
    }

    Stage stage;
};

TEST_F(TheSpeakersPage, SaysWhatIsSaidWhatComesNextAndTheTime) {
    EXPECT_EQ(text("podium.notes_text"), "Wait for the light to arrive.");
    const std::string next = stage.session.show.scene.steps[1].caption.in("en");
    EXPECT_NE(text("podium.next").find(next), std::string::npos) << text("podium.next");
    EXPECT_EQ(text("podium.clock"), "14:05");
    EXPECT_NE(text("podium.step").find("1 of"), std::string::npos);
}

TEST_F(TheSpeakersPage, ComparesTheTimeWithThePaceThatWasMeant) {
    EXPECT_EQ(text("podium.pace"), "On time");
    show(75);
    EXPECT_EQ(text("podium.pace"), "0:15 late");
    EXPECT_EQ(text("podium.elapsed"), "1:15 gone");
    stage.key(Key::page_down);
    show(75);
    EXPECT_EQ(text("podium.pace"), "On time") << "in the second minute";
    show(30);
    EXPECT_EQ(text("podium.pace"), "0:30 early");
    show(10000);
    EXPECT_NE(text("podium.left").find("over"), std::string::npos);
}

TEST_F(TheSpeakersPage, LeavesTheAudienceNothingToPressAndNoNotes) {
    for (const Item &item : stage.output.tree.items) {
        const bool audience = item.rect.x < 1280;
        EXPECT_FALSE(audience && item.focus_index >= 0) << item.name;
        EXPECT_FALSE(audience && item.id.starts_with("podium.")) << item.id;
        EXPECT_TRUE(audience || item.rect.x + item.rect.w <= 2560) << item.id;
    }
}

TEST_F(TheSpeakersPage, StaysWhileTheAudienceSeesBlackOrAFrozenPicture) {
    stage.key(Key::letter, false, false, 'f');
    show(0);
    EXPECT_NE(text("podium.state").find("Frozen"), std::string::npos);
    stage.key(Key::letter, false, false, 'f');
    stage.key(Key::letter, false, false, 'b');
    stage.session.visitor.blackness = 1;
    show(0);
    EXPECT_NE(text("podium.state").find("Black"), std::string::npos);
    EXPECT_EQ(text("podium.notes_text"), "Wait for the light to arrive.");
    stage.press("Black");
    EXPECT_FALSE(stage.session.visitor.black);
}

TEST_F(TheSpeakersPage, ComesBackWithTheShowAfterAClickersF5AndEscape) {
    for (int i = 0; i < 200; ++i) stage.key(i % 2 == 0 ? Key::escape : Key::f5);
    EXPECT_FALSE(stage.session.quit);
    EXPECT_TRUE(stage.session.visitor.speaks());
}

TEST_F(TheSpeakersPage, GoesToAStepByItsNumber) {
    const int last = static_cast<int>(stage.session.catalogue.talk.stops.size());
    stage.key(Key::letter, false, false, 'g');
    stage.key(Key::letter, false, false, '2');
    stage.key(Key::enter);
    EXPECT_EQ(stage.session.catalogue.talk.at, 1);
    for (const char letter : {'g', '9', '9'}) stage.key(Key::letter, false, false, letter);
    stage.key(Key::enter);
    EXPECT_EQ(stage.session.catalogue.talk.at, last - 1) << "there are no more";
    for (const char letter : {'g', '1', 'p'})
        stage.key(Key::letter, false, false, letter); // thought better of it
    EXPECT_FALSE(stage.session.show.clock.playing) << "P is P again";
    EXPECT_EQ(stage.session.catalogue.talk.at, last - 1);
}

TEST_F(TheSpeakersPage, ShowsTheKeysToTheSpeakerAloneAndGoesOnAfterThem) {
    stage.key(Key::f1);
    show(0);
    const auto close = std::ranges::find(stage.output.tree.items, "panel.close", &Item::id);
    ASSERT_NE(close, stage.output.tree.items.end());
    EXPECT_GE(close->rect.x, 1280);
    EXPECT_LE(close->rect.x + close->rect.w, 2560);
    stage.key(Key::escape);
    stage.key(Key::page_down);
    EXPECT_EQ(stage.session.catalogue.talk.at, 1);
}

TEST_F(TheSpeakersPage, FitsInEverySizeOfText) {
    for (const double scale : {1.0, 2.0}) {
        stage.session.visitor.text_scale = scale;
        show(6000);
        for (const Item &item : stage.output.tree.items) {
            if (!item.id.starts_with("podium.") || item.id == "podium.notes_text") continue;
            EXPECT_LE(item.rect.y + item.rect.h, 720.5F) << item.id << " at " << scale;
            EXPECT_LE(item.rect.x + item.rect.w, 2560.5F) << item.id << " at " << scale;
        }
    }
}

TEST(AShowThatBrokeOff, IsOfferedToGoOn) {
    Stage stage;
    EXPECT_EQ(stage.output.tree.by_name("Go on at step 4 of 11"), nullptr);
    stage.session.catalogue.left = {4, 11};
    stage.frame();
    stage.press("Go on at step 4 of 11");
    EXPECT_TRUE(stage.session.catalogue.resumes);
}

} // namespace
} // namespace ui::test
