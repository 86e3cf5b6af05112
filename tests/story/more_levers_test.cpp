// The rarely used levers, the number of new sheaths and the cut: each causes in the window what it causes in
// the solver, by hand and from a scene.
#include "story/scene/scene_file.h"
#include "story/scene/step_state.h"
#include "story/show/apply.h"
#include "story/state/status.h"
#include "support.h"

#include <cmath>

using namespace story;
using namespace support;

namespace {

class MoreLevers : public testing::Test {
protected:
    Session s = start(scene());
    double arrival_ms() {
        EXPECT_EQ(fate_of_a_signal(s), Fate::arrived);
        return s.show.lanes[0].signal.arrival_ms.value_or(0);
    }
    void choose(int first, int count) {
        for (int i = 0; i < count; ++i) apply(s, {.what = Do::toggle_internode, .index = first + i});
    }
    Words words() {
        Faults faults;
        return Words::parse(text_of(project() / "assets/words/en.json"), faults);
    }
};

std::string one_step(const std::string &change) {
    return R"([{"id": "one", "caption": {"en": "One."}, "changes": [)" + change + "]}]";
}

} // namespace

TEST_F(MoreLevers, StandAtHealthAndAskNothingOfAHealthyAxon) {
    const sim::Fibre fibre = sim::optic_fibre();
    sim::CablePlan healthy = sim::healthy_plan(fibre, internodes_per_axon + 1);
    Settings settings = healthy_settings(internodes_per_axon);
    settings.lesion.assign(internodes_per_axon, true);
    const sim::CablePlan plan = cable_plan(fibre, settings);
    EXPECT_EQ(plan.internodes, healthy.internodes);
    EXPECT_EQ(plan.node_channels, healthy.node_channels);
    EXPECT_EQ(plan.node_sodium, healthy.node_sodium);
    EXPECT_FALSE(plan.cut_internode);
}

TEST_F(MoreLevers, HaveSlidersThatGoFromEndToEnd) {
    for (const LeverFacts &lever : all_lever_facts) {
        EXPECT_EQ(slider_position(lever.lever, lever.low), 0) << lever.name;
        EXPECT_EQ(slider_position(lever.lever, lever.high), 1) << lever.name;
        for (const double at : {0.0, 0.3, 0.5, 1.0})
            EXPECT_NEAR(slider_position(lever.lever, value_at(lever.lever, at)), at, 1e-9) << lever.name;
        EXPECT_EQ(lever_named(lever.name), lever.lever);
    }
    EXPECT_NEAR(value_at(Lever::traffic, 0.5), 10, 1e-9) << "everyday traffic stands in the middle";
}

TEST_F(MoreLevers, StayWithinTheirRange) {
    set(s, Lever::heat, 90);
    EXPECT_EQ(controlled(s.show).wanted.levers.heat_degC, 42);
    set(s, Lever::heat, NAN);
    EXPECT_EQ(controlled(s.show).wanted.levers.heat_degC, 37);
    set(s, Lever::traffic, -3);
    EXPECT_EQ(controlled(s.show).wanted.levers.traffic_Hz, 1);
}

TEST_F(MoreLevers, HeatStopsAThinnedAxonAndCoolingBringsItBackWhileAHealthyOneGetsFaster) {
    const double healthy = arrival_ms();
    set(s, Lever::heat, 41);
    EXPECT_LT(arrival_ms(), healthy);
    set(s, Lever::myelin, 0.5 / 7);
    EXPECT_EQ(fate_of_a_signal(s), Fate::lost);
    set(s, Lever::heat, 37);
    EXPECT_EQ(fate_of_a_signal(s), Fate::arrived);
}

TEST_F(MoreLevers, LooseSheathEndsSlowTheSignal) {
    const double healthy = arrival_ms();
    set(s, Lever::seal, 0.5);
    const double looser = arrival_ms();
    set(s, Lever::seal, 0);
    EXPECT_GT(looser, healthy + 0.02);
    EXPECT_GT(arrival_ms(), looser + 0.1);
}

TEST_F(MoreLevers, GatesThatSpreadAlongBareAxonLetTheSignalThrough) {
    set(s, Lever::myelin, 0);
    ASSERT_EQ(fate_of_a_signal(s), Fate::lost);
    set(s, Lever::channels, 0.5);
    EXPECT_EQ(fate_of_a_signal(s), Fate::arrived);
}

TEST_F(MoreLevers, PotassiumGatesLaidBareStopASignalAndTheBlockerBringsItBack) {
    choose(6, 3);
    set(s, Lever::myelin, 0);
    set(s, Lever::channels, 0.1);
    ASSERT_EQ(fate_of_a_signal(s), Fate::arrived);
    set(s, Lever::potassium, 1);
    EXPECT_EQ(fate_of_a_signal(s), Fate::lost);
    set(s, Lever::blocker, 1);
    EXPECT_EQ(fate_of_a_signal(s), Fate::arrived);
}

TEST_F(MoreLevers, ScatteredGatesSlowAThinnedAxonAndStopIt) {
    set(s, Lever::myelin, 1.0 / 7);
    const double gathered = arrival_ms();
    set(s, Lever::dispersal, 0.4);
    EXPECT_GT(arrival_ms(), gathered + 0.03);
    set(s, Lever::dispersal, 1);
    EXPECT_EQ(fate_of_a_signal(s), Fate::lost);
}

TEST_F(MoreLevers, ThatNeedAPlaceChooseTheMiddleSheathsWhenNoneWasTouched) {
    for (const LeverFacts &lever : all_lever_facts) {
        Session fresh = start(scene());
        set(fresh, lever.lever, lever.low);
        const auto &lesion = fresh.show.lanes[0].wanted.lesion;
        EXPECT_EQ(std::count(lesion.begin(), lesion.end(), true), lever.needs_a_place ? 5 : 0) << lever.name;
    }
}

TEST_F(MoreLevers, RepairComesWithTwoSheathsOrThree) {
    set(s, Lever::myelin, 0);
    set(s, Lever::repair, 1);
    const double two = arrival_ms();
    apply(s, {.what = Do::set_repair_sheaths, .index = 3});
    const double three = arrival_ms();
    EXPECT_NE(two, three);
    EXPECT_EQ(sheath_look(sim::optic_fibre(), s.show.lanes[0].present, 8).sheaths, 3);
    apply(s, {.what = Do::set_repair_sheaths, .index = 9});
    EXPECT_EQ(s.show.lanes[0].wanted.repair_sheaths, 3);
    apply(s, {.what = Do::undo});
    apply(s, {.what = Do::undo});
    EXPECT_EQ(s.show.lanes[0].wanted.repair_sheaths, 2);
}

TEST_F(MoreLevers, ACutEndsEverySignalAndNoLeverBringsItBack) {
    apply(s, {.what = Do::cut_axon, .index = 9});
    EXPECT_EQ(fate_of_a_signal(s), Fate::lost);
    EXPECT_NE(status(s.show, s.visitor.language, words()).find("part 10"), std::string::npos)
        << status(s.show, s.visitor.language, words());
    for (const LeverFacts &lever : all_lever_facts) set(s, lever.lever, healthy_value(lever.lever));
    apply(s, {.what = Do::cut_axon, .index = 2});
    EXPECT_EQ(s.show.lanes[0].wanted.cut_internode, 9) << "what is cut stays as it was cut";
    set(s, Lever::repair, 1);
    EXPECT_EQ(fate_of_a_signal(s), Fate::lost);
    EXPECT_EQ(s.show.lanes[0].signal.lit_internode, 9);
}

TEST_F(MoreLevers, ACutIsTakenBackByUndoAndByResetOnly) {
    apply(s, {.what = Do::cut_axon, .index = 9});
    apply(s, {.what = Do::undo});
    EXPECT_EQ(fate_of_a_signal(s), Fate::arrived);
    apply(s, {.what = Do::cut_axon, .index = 4});
    apply(s, {.what = Do::reset});
    EXPECT_EQ(fate_of_a_signal(s), Fate::arrived);
    apply(s, {.what = Do::cut_axon, .index = 16});
    apply(s, {.what = Do::cut_axon, .index = -1});
    EXPECT_FALSE(s.show.lanes[0].wanted.cut_internode) << "there is no such sheath";
}

TEST_F(MoreLevers, ACutInMidFlightTakesTheSignalBeyondItAway) {
    apply(s, {.what = Do::set_slower, .value = 4000});
    apply(s, {.what = Do::send_signal});
    pass(s, 2.2);
    ASSERT_EQ(s.show.lanes[0].signal.fate, Fate::travelling);
    apply(s, {.what = Do::cut_axon, .index = 3});
    pass(s, 6);
    EXPECT_EQ(s.show.lanes[0].signal.fate, Fate::lost);
}

TEST(AScene, CanCauseEverythingThatAVisitorCan) {
    const Scene all = scene(scene_text(
        R"([{"name": {"en": "An axon"}, "lesion": [6, 7], "temperature_degC": 39, "traffic_hz": 30, "repair_sheaths": 3}])",
        one_step(
            R"({"levers": {"seal": 0.5, "channels": 0.2, "dispersal": 1, "potassium": 0.4, "blocker": 0.7},
                     "temperature_degC": 40, "cut_internode": 11})")));
    const Settings settings = state_at(all, 0).axons[0];
    EXPECT_EQ(settings.levers.heat_degC, 40);
    EXPECT_EQ(settings.levers.traffic_Hz, 30);
    EXPECT_EQ(settings.levers.seal, 0.5);
    EXPECT_EQ(settings.levers.channels, 0.2);
    EXPECT_EQ(settings.levers.dispersal, 1);
    EXPECT_EQ(settings.levers.potassium, 0.4);
    EXPECT_EQ(settings.levers.blocker, 0.7);
    EXPECT_EQ(settings.repair_sheaths, 3);
    EXPECT_EQ(settings.cut_internode, 11);
    const Session s = start(all);
    EXPECT_EQ(s.show.lanes[0].axon.conditions().temperature_degC, 40);
    EXPECT_EQ(s.show.lanes[0].axon.plan().cut_internode, 11);
}

TEST(AScene, IsToldOfCausesOutOfRange) {
    Faults faults;
    parse_scene(scene_text(R"([{"name": {"en": "a"}, "temperature_degC": 60, "repair_sheaths": 4}])",
                           one_step(R"({"levers": {"heat": 1, "seal": 2}, "cut_internode": 16})")),
                faults);
    std::string all;
    for (const Fault &fault : faults) all += fault.where + "\n";
    for (const char *where :
         {"/axons/0/temperature_degC", "/axons/0/repair_sheaths", "/steps/0/changes/0/levers/heat",
          "/steps/0/changes/0/levers/seal", "/steps/0/changes/0/cut_internode"})
        EXPECT_NE(all.find(where), std::string::npos) << where << " is not among\n" << all;
}

namespace {

Session at_a_step_with(const char *second) {
    return start(scene(scene_text(
        R"([{"name": {"en": "a"}}])",
        std::string(R"([{"id": "a", "caption": {"en": "Look."}}, {"id": "b", "caption": {"en": "Try."}, )") +
            second + R"(}, {"id": "c", "caption": {"en": "Look again."}}])")));
}

} // namespace

TEST(AStep, OpensTheDrawerWhenItAsksToTrySomethingAndClosesItAfterwards) {
    for (const char *asks : {R"("try_levers": ["heat"])", R"("opens_drawer": true)"}) {
        Session s = at_a_step_with(asks);
        EXPECT_FALSE(s.visitor.folds.levers);
        apply(s, {.what = Do::next_step});
        EXPECT_TRUE(s.visitor.folds.levers);
        apply(s, {.what = Do::next_step});
        EXPECT_FALSE(s.visitor.folds.levers);
    }
}

TEST(AStep, LeavesTheDrawerAsTheVisitorWantsIt) {
    Session s = at_a_step_with(R"("try_levers": ["heat"])");
    apply(s, {.what = Do::toggle_levers});
    apply(s, {.what = Do::next_step});
    apply(s, {.what = Do::next_step});
    EXPECT_TRUE(s.visitor.folds.levers) << "opened by hand: no step closes it";
    apply(s, {.what = Do::previous_step});
    apply(s, {.what = Do::toggle_levers});
    EXPECT_FALSE(s.visitor.folds.levers) << "a visitor may close what the step opened";
}

TEST(Resetting, LeavesOpenWhatIsOpen) {
    Session s = at_a_step_with(R"("try_levers": ["heat"])");
    apply(s, {.what = Do::next_step});
    apply(s, {.what = Do::toggle_more_levers});
    apply(s, {.what = Do::reset});
    EXPECT_TRUE(s.visitor.folds.more_levers);
    apply(s, {.what = Do::toggle_levers});
    apply(s, {.what = Do::reset});
    EXPECT_FALSE(s.visitor.folds.levers);
}
