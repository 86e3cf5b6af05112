// The controls answer to pointer, finger and keys as people with unsteady hands, and presenters, need them
// to.
#include "stage.h"
#include "story/show/apply.h"

#include <algorithm>
#include <set>

namespace ui::test {

using story::Do;

TEST(Controls, SendASignalByPointer) {
    Stage stage;
    stage.press("Send a signal");
    EXPECT_EQ(stage.count(Do::send_signal), 1);
    EXPECT_EQ(stage.wished.size(), 1U);
    EXPECT_FALSE(stage.output.picture_pressed);
}

TEST(Controls, SendASignalByKeyboard) {
    Stage stage;
    stage.focus_on("send");
    stage.key(Key::enter);
    EXPECT_EQ(stage.count(Do::send_signal), 1);
    stage.key(Key::space);
    EXPECT_EQ(stage.count(Do::send_signal), 2);
    EXPECT_EQ(stage.session.show.step, 0) << "a focused button keeps its own keys";
}

TEST(Controls, SlidingOffCancels) {
    Stage stage;
    const story::Rect r = stage.item("Send a signal").rect;
    stage.point(r.x + 20, r.y + 20, true);
    EXPECT_EQ(stage.item("Send a signal").state, "pressed");
    stage.point(r.x + 20, r.y - 60, true);
    EXPECT_EQ(stage.item("Send a signal").state, "");
    stage.point(r.x + 20, r.y - 60, false);
    EXPECT_TRUE(stage.wished.empty());
}

TEST(Controls, TurnSoundOnStepByStepAndOffAtOnce) {
    Stage stage;
    EXPECT_EQ(stage.output.tree.by_id("mute"), nullptr) << "silent at first";
    stage.press("Menu");
    stage.frame();
    for (const char *level : {"off", "soft", "medium", "loud"}) {
        EXPECT_EQ(stage.item("Sound").value, level);
        stage.press("Sound");
        stage.frame();
    }
    EXPECT_EQ(stage.item("Sound").value, "off");
    stage.press("Sound");
    stage.frame();
    stage.press("Turn sound off");
    stage.frame();
    EXPECT_EQ(stage.session.visitor.sound, 0);
    EXPECT_EQ(stage.output.tree.by_id("mute"), nullptr);
}

TEST(Controls, MakeThePictureFineAndQuickAgain) {
    Stage stage;
    stage.press("Menu");
    stage.frame();
    for (const char *richness : {"quick", "fine", "quick"}) {
        EXPECT_EQ(stage.item("Picture").value, richness);
        stage.press("Picture");
        stage.frame();
    }
    EXPECT_EQ(stage.count(Do::set_tier), 3);
}

TEST(Controls, TurnSoundOnAndOffByKey) {
    Stage stage;
    stage.key(Key::letter, false, false, 'm');
    EXPECT_EQ(stage.session.visitor.sound, 1);
    stage.session.visitor.panel = story::Panel::help;
    stage.key(Key::letter, false, false, 'm');
    EXPECT_EQ(stage.session.visitor.sound, 0) << "whatever lies over the button";
}

TEST(Controls, AShakyPressStillCounts) {
    Stage stage;
    const story::Rect r = stage.item("Send a signal").rect;
    const float x = r.x + r.w / 2, y = r.y + r.h / 2;
    for (int i = 0; i < 20; i++)
        stage.point(x + static_cast<float>(i % 5) * 4 - 8, y + static_cast<float>(i % 3) * 5 - 5, true);
    stage.point(x, y, false);
    EXPECT_EQ(stage.count(Do::send_signal), 1);
    EXPECT_EQ(stage.wished.size(), 1U) << "a trembling hand turns nothing else";
}

TEST(Controls, APressJustBesideTheEdgeCounts) {
    Stage stage;
    const story::Rect r = stage.item("Send a signal").rect;
    stage.point(r.x + 40, r.y - 4, true);
    stage.point(r.x + 40, r.y - 4, false);
    EXPECT_EQ(stage.count(Do::send_signal), 1);
}

TEST(Controls, AFingerThatTouchesTwiceIsHeardOnce) {
    Stage stage;
    stage.input.touch = true;
    for (int tap = 0; tap < 10; tap++) { // ten taps in one second
        stage.input.seconds = 0.1 / 3;
        stage.press("Pause");
        stage.session.show.clock.playing = true; // so that its name stays
        stage.frame();
    }
    EXPECT_GE(stage.count(Do::play_pause), 2);
    EXPECT_LE(stage.count(Do::play_pause), 3);
}

TEST(Controls, TabVisitsEverythingInReadingOrderAndComesRound) {
    Stage stage(1280, 800); // where nothing has to be scrolled
    stage.press("Choose parts");
    stage.press("Menu");
    stage.frame();
    std::vector<std::string> wanted;
    for (const Item &item : stage.output.tree.items)
        if (item.focus_index >= 0) wanted.push_back(item.id);
    ASSERT_GT(wanted.size(), 30U);
    while (stage.focus() != wanted.back()) stage.key(Key::tab);
    for (const std::string &id : wanted) {
        stage.key(Key::tab);
        EXPECT_EQ(stage.focus(), id);
    }
    stage.key(Key::tab);
    EXPECT_EQ(stage.focus(), wanted.front());
    stage.key(Key::tab, true);
    EXPECT_EQ(stage.focus(), wanted.back());
}

TEST(Controls, ArrowsMoveAFocusedSliderAndNotTheStep) {
    Stage stage;
    stage.focus_on("lever.myelin");
    stage.key(Key::left);
    EXPECT_NEAR(story::controlled(stage.session.show).wanted.levers.myelin, 0.95, 1e-6);
    stage.key(Key::page_down);
    EXPECT_NEAR(story::controlled(stage.session.show).wanted.levers.myelin, 0.75, 1e-6);
    stage.key(Key::home);
    EXPECT_NEAR(story::controlled(stage.session.show).wanted.levers.myelin, 0, 1e-6);
    EXPECT_EQ(stage.session.show.step, 0);
    EXPECT_EQ(stage.item("Myelin").value, "75 %") << "the tree shows what the frame began with";
    stage.frame();
    EXPECT_EQ(stage.item("Myelin").value, "0 %");
}

TEST(Controls, ADragOfALeverIsOneGesture) {
    Stage stage;
    const story::Rect r = stage.item("Myelin").rect;
    const float y = r.y + r.h / 2;
    stage.point(r.x + r.w * 0.9F, y, true);
    stage.point(r.x + r.w * 0.5F, y, true);
    stage.point(r.x + r.w * 0.2F, y + 90, true); // off the slider: a drag goes on
    stage.point(r.x + r.w * 0.2F, y + 90, false);
    std::set<std::int64_t> gestures;
    for (const story::Command &command : stage.wished) {
        EXPECT_EQ(command.what, Do::set_lever);
        gestures.insert(command.gesture);
    }
    ASSERT_EQ(gestures.size(), 1U);
    EXPECT_NE(*gestures.begin(), 0);
    EXPECT_NEAR(story::controlled(stage.session.show).wanted.levers.myelin, 0.18, 0.03);
    EXPECT_EQ(stage.session.show.undo.remembered.size(), 1U);

    stage.point(r.x + r.w * 0.6F, y, true);
    stage.point(r.x + r.w * 0.6F, y, false);
    gestures.insert(stage.wished.back().gesture);
    EXPECT_EQ(gestures.size(), 2U) << "the next drag is another change";
}

TEST(Controls, EscapeNeverQuits) {
    Stage stage;
    stage.session.visitor.fullscreen = true;
    stage.session.visitor.panel = story::Panel::help;
    for (int i = 0; i < 200; i++) stage.key(i % 2 == 0 ? Key::escape : Key::f5);
    EXPECT_EQ(stage.count(Do::quit), 0);
    EXPECT_FALSE(stage.session.quit);
    EXPECT_EQ(stage.session.visitor.panel, story::Panel::none);
    stage.key(Key::letter, false, true, 'q');
    EXPECT_EQ(stage.count(Do::quit), 1);
}

TEST(Controls, AClickersKeysTurnTheSteps) {
    Stage stage;
    stage.press("Send a signal"); // a press by hand must not take the keys
    stage.wished.clear();
    stage.key(Key::page_down);
    EXPECT_EQ(stage.session.show.step, 1);
    stage.key(Key::page_up);
    EXPECT_EQ(stage.session.show.step, 0);
    stage.key(Key::letter, false, false, '.');
    EXPECT_TRUE(stage.session.visitor.black);
    stage.key(Key::page_down);
    EXPECT_FALSE(stage.session.visitor.black);
    EXPECT_EQ(stage.session.show.step, 0) << "the first key only brings the picture back";
}

TEST(Controls, BlackIsBlack) {
    Stage stage;
    stage.session.visitor.black = true;
    stage.session.visitor.blackness = 1;
    EXPECT_TRUE(stage.frame().items.empty());
    EXPECT_FALSE(stage.output.tree.caption.empty()) << "the words are still there to be spoken";
}

TEST(Controls, AnOpenPanelKeepsTheFocusAndGivesItBack) {
    Stage stage;
    stage.focus_on("truth");
    stage.key(Key::enter);
    EXPECT_EQ(stage.session.visitor.panel, story::Panel::truth);
    stage.frame();
    stage.frame();
    EXPECT_FALSE(stage.item("Send a signal").enabled);
    for (int i = 0; i < 6; i++) {
        stage.key(Key::tab);
        EXPECT_TRUE(stage.focus().starts_with("panel.")) << stage.focus();
    }
    stage.key(Key::page_down);
    EXPECT_EQ(stage.session.show.step, 0);
    stage.key(Key::escape);
    EXPECT_EQ(stage.session.visitor.panel, story::Panel::none);
    stage.frame();
    EXPECT_EQ(stage.focus(), "truth");
}

TEST(Controls, ThePictureTurnsZoomsAndIsPressed) {
    Stage stage;
    const float x = stage.picture.x + stage.picture.w / 2, y = stage.picture.y + stage.picture.h / 2;
    stage.point(x, y, true);
    stage.point(x + 5, y, true);
    stage.point(x + 5, y, false);
    EXPECT_TRUE(stage.output.picture_pressed);
    EXPECT_TRUE(stage.wished.empty());
    stage.point(x, y, true);
    stage.point(x + 80, y, true);
    stage.point(x + 160, y, true);
    stage.point(x + 160, y, false);
    EXPECT_FALSE(stage.output.picture_pressed);
    EXPECT_GT(stage.count(Do::orbit), 0);
    EXPECT_GT(stage.wished.back().value, 0);
    stage.input.wheel = 1;
    stage.frame();
    EXPECT_EQ(stage.wished.back().what, Do::zoom);
    EXPECT_LT(stage.wished.back().value, 1);
    EXPECT_FALSE(stage.output.pointer_taken);
    const story::Rect send = stage.item("Send a signal").rect;
    stage.point(send.x + 5, send.y + 5, false);
    EXPECT_TRUE(stage.output.pointer_taken);
}

TEST(Controls, ASmallWindowsSheetScrollsToWhatHasTheFocus) {
    Stage stage(420, 900);
    stage.press("Controls");
    stage.frame();
    stage.focus_on("truth");
    EXPECT_EQ(stage.item("How true is this?").state, "focused") << "brought into view";
}

TEST(Controls, TheDrawerShowsFirstWhatTheStepSpeaksOfAndAllWhenAsked) {
    Stage stage;
    const auto levers = [&] {
        return std::ranges::count_if(stage.output.tree.items, [](const Item &item) {
            return item.role == Role::slider && item.id.starts_with("lever.");
        });
    };
    EXPECT_LE(levers(), 3);
    stage.session.show.step = 1;
    stage.frame();
    EXPECT_EQ(levers(), 1) << "the one it says to try";
    EXPECT_NE(stage.item("Myelin").help.find("Try this"), std::string::npos);
    stage.press("More levers");
    stage.frame();
    EXPECT_EQ(levers(), static_cast<std::ptrdiff_t>(story::all_lever_facts.size()));
    for (const char *id : {"lever.myelin", "lever.heat", "lever.traffic", "lever.seal", "lever.channels",
                           "lever.dispersal", "lever.potassium", "lever.blocker", "three_sheaths", "cut"})
        EXPECT_NE(stage.output.tree.by_id(id), nullptr) << id;
    stage.focus_on("more_levers"); // at the list's end
    EXPECT_EQ(stage.item("Fewer levers").state, "focused");
    stage.key(Key::enter);
    stage.frame();
    EXPECT_EQ(levers(), 1);
}

TEST(Controls, EachLeverMovesInItsOwnUnit) {
    Stage stage;
    stage.press("More levers");
    stage.frame();
    EXPECT_EQ(stage.item("Body heat").value, "37.0 °C");
    EXPECT_EQ(stage.item("How busy").value, "10 a second");
    stage.focus_on("lever.heat");
    stage.key(Key::end);
    EXPECT_NEAR(story::controlled(stage.session.show).wanted.levers.heat_degC, 42, 1e-6);
    stage.focus_on("lever.traffic");
    stage.key(Key::end);
    EXPECT_NEAR(story::controlled(stage.session.show).wanted.levers.traffic_Hz, 100, 1e-3);
    stage.key(Key::home);
    EXPECT_NEAR(story::controlled(stage.session.show).wanted.levers.traffic_Hz, 1, 1e-6);
}

TEST(Controls, ACutIsMadeInTheChosenStretchAndCanBeUndone) {
    Stage stage;
    for (const int i : {2, 3, 4}) story::apply(stage.session, {.what = Do::toggle_internode, .index = i});
    stage.session.visitor.folds.more_levers = true;
    stage.frame();
    stage.focus_on("cut");
    EXPECT_EQ(stage.item("Cut the fibre at part 4").state, "focused");
    stage.key(Key::enter);
    EXPECT_EQ(story::controlled(stage.session.show).wanted.cut_internode, 3);
    stage.frame();
    EXPECT_FALSE(stage.item("The fibre is cut at part 4").enabled);
    stage.key(Key::letter, false, true, 'z');
    EXPECT_FALSE(story::controlled(stage.session.show).wanted.cut_internode);
}

TEST(Controls, SheathsAreChosenByTouch) {
    Stage stage;
    stage.press("Choose parts");
    stage.frame();
    stage.press("Part 5");
    EXPECT_TRUE(story::controlled(stage.session.show).wanted.lesion[4]);
    stage.frame();
    EXPECT_EQ(stage.item("Part 5").value, "on");
}

TEST(TractControls, AreNamedInTheTreeWithWhatTheyStandAt) {
    Stage stage(1280, 720, 1, Shown::tract);
    stage.press("More levers");
    stage.frame();
    EXPECT_EQ(stage.item("Damaged fibres").value, "40 %");
    EXPECT_EQ(stage.item("Covering left").value, "0 %");
    EXPECT_EQ(stage.item("Extra gates").value, "0.0 %");
    EXPECT_EQ(stage.item("Warmth").value, "37.0 °C");
    EXPECT_EQ(stage.item("Send a signal").role, Role::button);
    EXPECT_EQ(stage.item("Graph of the response at the far end over time").role, Role::graph);
    for (const char *of_axons : {"Myelin", "Inflammation", "Repair", "Choose parts", "Part 1"})
        EXPECT_EQ(stage.output.tree.by_name(of_axons), nullptr) << of_axons;
    stage.press("Look closer");
    stage.frame();
    EXPECT_NE(stage.output.tree.by_name("Step back"), nullptr);
}

TEST(TractControls, MoveOneLeverEachInItsOwnUnit) {
    Stage stage(1280, 720, 1, Shown::tract);
    stage.press("More levers");
    stage.frame();
    stage.wished.clear();
    stage.focus_on("lever.warmth");
    stage.key(Key::right);
    stage.key(Key::end);
    stage.focus_on("lever.gates");
    stage.key(Key::right);
    stage.focus_on("lever.hurt");
    stage.key(Key::home);
    ASSERT_EQ(stage.wished.size(), 4U);
    for (const story::Command &command : stage.wished) EXPECT_EQ(command.what, Do::set_tract_lever);
    EXPECT_NEAR(stage.wished[0].value, 37.4, 1e-9);
    const story::TractCauses &wanted = stage.session.show.tract->wanted;
    EXPECT_EQ(wanted.temperature_degC, 42);
    EXPECT_NEAR(wanted.channels, 0.005, 1e-9);
    EXPECT_EQ(wanted.share_of_axons, 0);
    EXPECT_EQ(stage.session.show.step, 0);
}

TEST(TractControls, ADragOfALeverIsOneGesture) {
    Stage stage(1280, 720, 1, Shown::tract);
    const story::Rect r = stage.item("Damaged fibres").rect;
    const float y = r.y + r.h / 2;
    stage.point(r.x + r.w * 0.4F, y, true);
    stage.point(r.x + r.w * 0.6F, y, true);
    stage.point(r.x + r.w * 0.8F, y, true);
    stage.point(r.x + r.w * 0.8F, y, false);
    EXPECT_EQ(stage.session.show.undo.remembered.size(), 1U);
    EXPECT_NEAR(stage.session.show.tract->wanted.share_of_axons, 0.8, 0.03);
}

TEST(TractControls, SayHowManyMessagesArrivedAndHowTheResponseComparesWithHealth) {
    Stage stage(1280, 720, 1, Shown::tract);
    const auto value = [&] { return stage.item("Graph of the response at the far end over time").value; };
    EXPECT_EQ(value(), "Send a signal to see the response here.");
    const auto pass = [&](double seconds) {
        for (double t = 0; t < seconds; t += 0.05) story::advance(stage.session, 0.05);
    };
    pass(9); // so that the healthy response is there
    stage.press("Send a signal");
    pass(12);
    stage.frame();
    ASSERT_EQ(stage.session.show.tract->volley, story::Fate::arrived);
    const std::string arrived = story::number(stage.session.show.tract->count(story::Fate::arrived));
    EXPECT_EQ(value().find(arrived + " of 1,200 messages arrived. Peak: "), 0U) << value();
    stage.press("Response at the far end");
    stage.frame();
    EXPECT_EQ(stage.item(arrived + " of 1,200 messages arrived.").role, Role::text) << "on the real plot";
}

TEST(TractControls, PointOutTheLeverThatAStepNames) {
    Stage stage(1280, 720, 1, Shown::tract);
    stage.press("Next");
    stage.frame();
    EXPECT_NE(stage.item("Covering left").help.find("Try this"), std::string::npos);
    EXPECT_EQ(stage.output.tree.by_name("Warmth"), nullptr);
}

TEST(TractControls, ALesionsLabelSaysWhereItIs) {
    Stage stage(1280, 720, 1, Shown::tract);
    const story::Rect p = stage.picture;
    stage.anchors = {{"label.tract_lesion", p.x + p.w / 2, p.y + p.h / 2, 0, 1, 0xC9D8EE}};
    stage.input.seconds = 1.1; // labels rest for a while between two changes
    stage.frame();
    EXPECT_EQ(stage.item("Lesion, 0.4–0.5 mm").role, Role::label);
}

} // namespace ui::test
