// The controls of days and years: living tissue, treatments, the time machine, and the charts of many
// courses.
#include "stage.h"

#include <imgui.h>

#include <set>

namespace ui::test {

using story::Do;

namespace {

const story::Command &last_wish(const Stage &stage) {
    EXPECT_FALSE(stage.wished.empty());
    static const story::Command none;
    return stage.wished.empty() ? none : stage.wished.back();
}

} // namespace

TEST(LivingControls, EveryActIsOneBigButton) {
    Stage stage(1280, 720, 1, Shown::around);
    stage.deaf = true;
    story::AxonTissue &around = *stage.session.show.lanes[0].around;
    around.tissue.debris[8] = 0.5F;
    stage.frame();
    const std::vector<std::pair<const char *, story::Act>> acts{
        {"Start an attack", story::Act::attack},
        {"Clear the debris", story::Act::clear_debris},
        {"Wake the repair cells", story::Act::wake_repair},
        {"Hurt the mitochondria", story::Act::hurt_mitochondria},
        {"Restore energy", story::Act::restore_energy}};
    for (const auto &[name, act] : acts) {
        stage.press(name);
        EXPECT_EQ(last_wish(stage).what, Do::act) << name;
        EXPECT_EQ(last_wish(stage).act, act) << name;
    }
    EXPECT_EQ(stage.wished.size(), acts.size());
    for (const char *hidden : {"Myelin", "Inflammation", "Mitochondria", "Repair", "Choose parts"})
        EXPECT_EQ(stage.output.tree.by_name(hidden), nullptr) << hidden;
}

TEST(LivingControls, WhatCannotBeDoneSaysWhy) {
    Stage stage(1280, 720, 1, Shown::around);
    EXPECT_FALSE(stage.item("Clear the debris").enabled);
    EXPECT_EQ(stage.item("Clear the debris").help, "There is no debris to clear.");
    stage.session.show.lanes[0].around->tissue.broken_at[0] = 7;
    stage.frame();
    for (const char *too_late : {"Restore energy", "Wake the repair cells", "Hurt the mitochondria"}) {
        EXPECT_FALSE(stage.item(too_late).enabled) << too_late;
        EXPECT_NE(stage.item(too_late).help.find("does not grow back"), std::string::npos) << too_late;
    }
    EXPECT_EQ(stage.item("The fibre is lost. A lost fibre does not grow back.").role, Role::text);
}

TEST(LivingControls, DaysPassAndStopAndTheClockSaysWhichDayItIs) {
    Stage stage(1280, 720, 1, Shown::around);
    EXPECT_EQ(stage.output.tree.by_id("factor")->name, "Day 0\n4,000× slower than life");
    stage.press("Let days pass");
    EXPECT_EQ(last_wish(stage).what, Do::let_time_pass);
    stage.session.show.slow.passes = true;
    stage.frame();
    EXPECT_EQ(stage.item("Stop the days").value, "on");
}

TEST(LivingControls, PaceAndAgeAreAmongTheOtherLevers) {
    Stage stage(1280, 720, 1, Shown::around);
    stage.press("More levers");
    stage.frame();
    for (const char *id : {"living.age", "lever.heat", "lever.traffic", "sodium"})
        EXPECT_NE(stage.output.tree.by_id(id), nullptr) << id;
    for (const char *id : {"lever.myelin", "lever.seal", "cut", "three_sheaths"})
        EXPECT_EQ(stage.output.tree.by_id(id), nullptr) << id;
    stage.deaf = true;
    EXPECT_NE(stage.output.tree.by_name("4 days a second"), nullptr);
    stage.press("More days a second");
    EXPECT_EQ(last_wish(stage).what, Do::set_pace);
    EXPECT_EQ(last_wish(stage).value, 8);
    stage.press("Fewer days a second");
    EXPECT_EQ(last_wish(stage).value, 2);
    stage.focus_on("living.age");
    stage.key(Key::end);
    EXPECT_EQ(last_wish(stage).what, Do::set_age);
    EXPECT_EQ(last_wish(stage).value, 80);
    stage.key(Key::home);
    EXPECT_EQ(last_wish(stage).value, 20);
}

TEST(Treatments, SayHowSureItIsWhenThatWasLookedAtAndWhereItComesFrom) {
    Stage stage(1280, 720, 1, Shown::around);
    stage.press("Treatments");
    EXPECT_EQ(stage.session.visitor.panel, story::Panel::treatments);
    stage.frame();
    const auto read = [&](const std::string &id) {
        const Item *item = stage.output.tree.by_id(id);
        EXPECT_NE(item, nullptr) << id;
        return item ? item->name : "";
    };
    std::set<std::string> labels;
    for (const sim::TreatmentFacts &facts : sim::all_treatments) {
        const std::string name(facts.name);
        EXPECT_EQ(stage.output.tree.by_id("treatment." + name)->role, Role::toggle) << name;
        EXPECT_FALSE(read("does." + name).empty()) << name;
        const std::string evidence = read("evidence." + name);
        EXPECT_NE(evidence.find("As of " + story::month_in_words(english(), facts.as_of)), std::string::npos)
            << evidence;
        labels.insert(evidence.substr(evidence.find(": ") + 2));
        EXPECT_NE(read("source." + name).find(facts.source), std::string::npos) << name;
        EXPECT_NE(read("source." + name).find(facts.link), std::string::npos) << name;
    }
    EXPECT_EQ(labels.size(), 4U) << "four kinds of evidence, each with words of its own";
    EXPECT_NE(
        stage.output.tree.by_name("Which treatment is right for a person is a question for their MS team."),
        nullptr);
}

TEST(Treatments, AreGivenAndStoppedByKeyboardAndByFinger) {
    Stage stage(420, 900, 2, Shown::life);
    stage.deaf = true;
    stage.session.visitor.panel = story::Panel::treatments;
    stage.frame();
    stage.focus_on("treatment.simvastatin");
    EXPECT_EQ(stage.item("Simvastatin").state, "focused") << "scrolled into view";
    stage.key(Key::enter);
    EXPECT_EQ(last_wish(stage).what, Do::set_treatment);
    EXPECT_EQ(last_wish(stage).treatment, sim::Treatment::simvastatin);
    EXPECT_EQ(last_wish(stage).value, 1);
    EXPECT_EQ(stage.item("Siponimod").value, "on") << "the scene has it given since year 2";
    stage.focus_on("treatment.siponimod");
    stage.press("Siponimod");
    EXPECT_EQ(last_wish(stage).treatment, sim::Treatment::siponimod);
    EXPECT_EQ(last_wish(stage).value, 0);
}

TEST(LifeControls, TheTimelineGoesToAnyYearInOneGesture) {
    Stage stage(1280, 720, 1, Shown::life);
    stage.deaf = true;
    EXPECT_EQ(stage.item("Years").value, "12.0");
    const story::Rect r = stage.item("Years").rect;
    const float y = r.y + r.h - 14;
    stage.point(r.x + r.w * 0.5F, y, true);
    stage.point(r.x + r.w * 0.6F, y, true);
    stage.point(r.x + r.w * 0.75F, y, false);
    ASSERT_GE(stage.wished.size(), 2U);
    for (const story::Command &command : stage.wished) {
        EXPECT_EQ(command.what, Do::go_to_year);
        EXPECT_EQ(command.gesture, stage.wished.front().gesture);
    }
    EXPECT_NEAR(stage.wished.front().value, 20, 0.3);
    stage.wished.clear();
    stage.press("One year on");
    EXPECT_NEAR(last_wish(stage).value, 13, 0.1);
    stage.press("One year back");
    EXPECT_NEAR(last_wish(stage).value, 11, 0.1);
    stage.focus_on("life.timeline");
    stage.key(Key::end);
    EXPECT_EQ(last_wish(stage).value, 40);
    stage.press("Let years pass");
    EXPECT_EQ(last_wish(stage).what, Do::let_time_pass);
}

TEST(LifeControls, TheScanIsComparedWithYear0BySliderAndKeys) {
    EXPECT_FALSE(Stage(1280, 720, 1, Shown::life).output.tree.by_id("scan.wipe")) << "only the scan can be";
    Stage stage(1280, 720, 1, Shown::scan);
    EXPECT_EQ(stage.item("Year 0, from the left").value, "0 %");
    stage.focus_on("scan.wipe");
    stage.key(Key::end);
    EXPECT_EQ(last_wish(stage).what, Do::wipe_scan);
    EXPECT_EQ(last_wish(stage).value, 1);
}

TEST(LifeControls, TheYearIsWrittenLargeAndOnTheClock) {
    Stage stage(1280, 720, 1, Shown::life);
    EXPECT_EQ(stage.output.tree.by_id("life.year")->name, "Year 12.0");
    EXPECT_GE(stage.output.tree.by_id("life.year")->font_px, 25);
    EXPECT_EQ(stage.output.tree.by_id("factor")->name, "Year 12.0\n4,000× slower than life");
}

TEST(LifeControls, RelapsesAndTreatmentsAreMarkedOnTheTimeline) {
    Stage stage(1280, 720, 1, Shown::life);
    const Item &timeline = stage.item("Years");
    const Item &given = stage.item("Siponimod: from year 2.0 to year 40.0");
    EXPECT_NEAR(given.rect.x - timeline.rect.x, timeline.rect.w * 2 / 40, 16);
    EXPECT_NEAR(given.rect.x + given.rect.w, timeline.rect.x + timeline.rect.w, 16);
    EXPECT_EQ(stage.item("Attacks so far, felt or not").value,
              std::to_string(stage.session.show.life->tissue.relapses()));
}

TEST(LifeControls, WhatIsShownIsChosenInARow) {
    Stage stage(1280, 720, 1, Shown::life);
    EXPECT_EQ(stage.item("All fibres").value, "on");
    EXPECT_EQ(stage.output.tree.by_name("Many courses"), nullptr) << "the scene has none";
    stage.press("Scan");
    EXPECT_EQ(last_wish(stage).what, Do::show);
    EXPECT_EQ(last_wish(stage).shown, story::Shown::scan);
    stage.frame();
    EXPECT_FALSE(stage.item("Send a signal").enabled) << "a scan shows no signals";
    stage.press("One fibre");
    stage.frame();
    EXPECT_NE(stage.output.tree.by_name("Voltage over time"), nullptr);
    stage.deaf = true;
    const int before = stage.session.show.life->axon;
    stage.press("Look at another fibre");
    EXPECT_EQ(last_wish(stage).what, Do::choose_axon);
    EXPECT_NE(last_wish(stage).index, before);
}

TEST(TheVoltage, IsAGraphOnceASignalWasSent) {
    Stage stage;
    const auto graph = [&] { return stage.output.tree.by_name("Graph of voltage over time"); };
    EXPECT_EQ(graph(), nullptr) << "there is nothing to see yet";
    stage.press("Send a signal");
    story::advance(stage.session, 0.5);
    stage.frame();
    EXPECT_NE(graph(), nullptr);
}

TEST(LifeControls, OfTheLeversOnlyWarmthIsLeft) {
    for (const Shown shown : {Shown::life, Shown::fibre}) {
        Stage stage(1280, 720, 1, shown);
        stage.session.visitor.folds.more_levers = true;
        stage.frame();
        std::vector<std::string> levers;
        for (const Item &item : stage.output.tree.items)
            if (item.role == Role::slider && item.id.starts_with("lever.")) levers.push_back(item.id);
        ASSERT_EQ(levers.size(), 1U);
        EXPECT_EQ(levers[0], shown == Shown::life ? "lever.warmth" : "lever.heat");
    }
}

TEST(LifeControls, TheHandSaysItsStrengthInWordsAndTheFibresBehindIt) {
    Stage stage(1280, 720, 1, Shown::life);
    stage.session.show.life->delivering = 0.9;
    stage.frame();
    EXPECT_EQ(stage.item("Strength of the hand").value, "full strength. 90 of 100 fibres deliver.");
    stage.session.show.life->delivering = 0.55;
    stage.frame();
    EXPECT_EQ(stage.item("Strength of the hand").value.find("weaker."), 0U);
    stage.session.show.life->delivering = 0.2;
    stage.frame();
    EXPECT_EQ(stage.item("Strength of the hand").value.find("weak."), 0U);
}

TEST(Charts, AFanIsComputedCancelledAndDrawnAnew) {
    Stage stage(1280, 720, 1, Shown::courses);
    stage.deaf = true;
    EXPECT_EQ(stage.output.tree.by_name("Cancel"), nullptr);
    stage.press("Draw other people");
    EXPECT_EQ(last_wish(stage).what, Do::repeat_population);
    story::repeat(stage.session.show.population);
    stage.frame();
    EXPECT_NE(stage.output.tree.by_name("Working out 24 courses: 0 %"), nullptr);
    EXPECT_EQ(stage.output.tree.by_name("Draw other people"), nullptr);
    stage.press("Cancel");
    EXPECT_EQ(last_wish(stage).what, Do::cancel_population);
    story::cancel(stage.session.show.population);
    stage.frame();
    EXPECT_NE(stage.output.tree.by_name("Draw other people"), nullptr);
}

TEST(Charts, AFanTellsOfBandsAndOfNobody) {
    Stage stage(1280, 720, 1, Shown::courses);
    const std::string value = stage.item("Graph of fibres alive over the years").value;
    EXPECT_EQ(value.find("Many possible courses, not any one person’s"), 0U);
    EXPECT_NE(value.find("Without treatment: after 20 years, the middle half keeps "), std::string::npos)
        << value;
    EXPECT_NE(value.find("Ocrelizumab from year 1: "), std::string::npos) << value;
    EXPECT_FALSE(stage.item("Send a signal").enabled);
}

TEST(Charts, NobodyStandsAloneWhileTheFirstAreComputed) {
    Stage many(1280, 720, 1, Shown::courses);
    const auto vertices = [&] {
        many.frame();
        return ImGui::GetDrawData()->TotalVtxCount;
    };
    for (auto &arm : many.session.show.population.people)
        for (auto &person : arm) person.reset();
    many.session.show.population.wanted = false; // no bar of progress beside it
    const int none = vertices();
    for (int i = 0; i < 3; i++)
        many.session.show.population.people[0][static_cast<std::size_t>(i)] =
            sim::run_person(many.session.show.population.plan.arms[0], i);
    EXPECT_EQ(vertices(), none) << "three people would be three lines to follow";
    for (int i = 3; i < 12; i++)
        many.session.show.population.people[0][static_cast<std::size_t>(i)] =
            sim::run_person(many.session.show.population.plan.arms[0], i);
    EXPECT_GT(vertices(), none);
}

TEST(Charts, ATrialIsToldInPeopleAndWithItsOwnNumbers) {
    Stage stage(1280, 720, 1, Shown::trial);
    ASSERT_TRUE(stage.session.show.population.trial);
    const sim::TrialResult &trial = *stage.session.show.population.trial;
    EXPECT_NEAR(trial.placebo.progressed, 1.0 / 3, 0.001);
    EXPECT_EQ(stage.item("A hundred people: Placebo").value, "33 got worse, 67 did not");
    EXPECT_EQ(stage.item("A hundred people: Siponimod").value, "17 got worse, 83 did not");
    EXPECT_NE(stage.output.tree.by_name("Of 100 people, 33 got worse with placebo and 17 with treatment in 3 "
                                        "years: 16 fewer."),
              nullptr);
    EXPECT_NE(stage.output.tree.by_name("Hazard ratio: " + story::number(trial.hazard_ratio, 2) + "."),
              nullptr);
}

} // namespace ui::test
