// A tract with a life in a session: going to any year, dropping into one axon, sending signals there, and
// treatments.
#include "story/scene/scene_file.h"
#include "story/show/apply.h"
#include "story/show/sending.h"
#include "story/state/status.h"
#include "support.h"

#include <cmath>
#include <random>
#include <set>

using namespace story;
using namespace support;

namespace {

const char *default_life = R"({"kind": "relapsing", "person": 4, "years": 40})";
const char *default_steps = R"([
    {"id": "one", "caption": {"en": "First."}, "slower": 1000},
    {"id": "two", "caption": {"en": "Second."}, "life": {"year": 6, "to_year": 8}},
    {"id": "three", "caption": {"en": "Third."}, "send_signal": true},
    {"id": "four", "caption": {"en": "Fourth."}, "shown": "axon", "life": {"year": 20}, "send_signal": true},
    {"id": "five", "caption": {"en": "Fifth."}, "shown": "scan",
     "life": {"treatments": [{"name": "ocrelizumab", "from_year": 10}]}}])";

std::string life_scene_text(const std::string &steps = default_steps,
                            const std::string &life = default_life) {
    return tract_scene_text(R"({"axons": 48, "length_mm": 2, "seed": 3}, "life": )" + life, steps);
}

Session life_session(int step = 0) { return start(scene(life_scene_text()), step); }

void go(Session &s, double year) { apply(s, {.what = Do::go_to_year, .value = year}); }

void arrive(Session &s) {
    for (int i = 0; i < 5000 && (s.show.life->passing || !s.show.life->arrived()); ++i) advance(s, 0.016);
    ASSERT_TRUE(s.show.life->arrived());
}

void travel(Session &s, double year) {
    go(s, year);
    arrive(s);
}

int delivered_at(Session &s, double year) {
    travel(s, year);
    see_a_volley(s);
    return s.show.tract->count(Fate::arrived);
}

std::string first_fault(const std::string &text) {
    Faults faults;
    parse_scene(text, faults);
    return faults.empty() ? "" : faults[0].where;
}

std::string step_with(const std::string &keys) {
    return R"([{"id": "one", "caption": {"en": "a"}, )" + keys + "}]";
}

std::string words_of(const Session &s) {
    Faults faults;
    const Words words = Words::parse(text_of(project() / "assets" / "words" / "en.json"), faults);
    return status(s.show, s.visitor.language, words);
}

} // namespace

TEST(ASceneWithALife, IsReadWithItsDefaults) {
    const Scene s = scene(life_scene_text(
        default_steps,
        R"({"kind": "primary_progressive", "seed": 5, "person": 2, "years": 30, "attacks_at_most": 1,
                           "treatments": [{"name": "repair"}, {"name": "siponimod", "from_year": 2, "to_year": 9}]})"));
    ASSERT_TRUE(s.life);
    const LifePlan expected{.kind = sim::CourseKind::primary_progressive,
                            .seed = 5,
                            .person = 2,
                            .years = 30,
                            .treatments = {{sim::Treatment::repair}, {sim::Treatment::siponimod, 2, 9}},
                            .attacks_at_most = 1};
    EXPECT_EQ(*s.life, expected);
    EXPECT_EQ(scene(life_scene_text(default_steps, "{}")).life, LifePlan{});
    EXPECT_EQ(s.steps[1].life.to_year, 8);
    EXPECT_EQ(s.steps[3].shown, Shown::axons);
}

TEST(ASceneWithALife, NamesItsFaults) {
    const auto with_steps = [](const std::string &keys) {
        return first_fault(life_scene_text(step_with(keys)));
    };
    const auto with_life = [](const std::string &life) {
        return first_fault(life_scene_text(step_with(R"("view": "whole")"), life));
    };
    EXPECT_EQ(with_life("{}"), "");
    EXPECT_EQ(with_life(R"({"kind": "mild"})"), "/life/kind");
    EXPECT_EQ(with_life(R"({"years": 90})"), "/life/years");
    EXPECT_EQ(with_life(R"({"treatments": [{"name": "tea"}]})"), "/life/treatments/0/name");
    EXPECT_EQ(with_life(R"({"treatments": [{"name": "repair", "from_year": 9, "to_year": 5}]})"),
              "/life/treatments/0/to_year");
    EXPECT_EQ(with_life(R"({"colour": 1})"), "/life/colour");
    EXPECT_EQ(with_steps(R"("life": {"year": 45})"), "/steps/0/life/year");
    EXPECT_EQ(with_steps(R"("life": {"year": 9, "to_year": 5})"), "/steps/0/life/to_year");
    EXPECT_EQ(with_steps(R"("life": {"axon": 48})"), "/steps/0/life/axon");
    EXPECT_EQ(with_steps(R"("tract": {"lesion": {"share_of_axons": 0.5}})"), "/steps/0/tract/lesion");
    EXPECT_EQ(with_steps(R"("try_levers": ["channels"])"), "/steps/0/try_levers/0");
    EXPECT_EQ(with_steps(R"("shown": "scan", "send_signal": true)"), "/steps/0/send_signal");
    EXPECT_EQ(with_steps(R"("shown": "courses")"), "/steps/0/shown");
    EXPECT_EQ(first_fault(tract_scene_text(R"({"axons": 9})", step_with(R"("shown": "axon")"))),
              "/steps/0/shown");
    EXPECT_EQ(first_fault(tract_scene_text(R"({"axons": 9})", step_with(R"("life": {"year": 3})"))),
              "/steps/0/life");
    EXPECT_EQ(first_fault(scene_text(R"([{"name": {"en": "a"}}], "life": {})")), "/life");
    EXPECT_EQ(first_fault(tract_scene_text(R"({"axons": 9, "lesion": {"share_of_axons": 0.5}}, "life": {})",
                                           step_with(R"("view": "whole")"))),
              "/tract");
}

TEST(ASceneWithALife, IsWhereItsStepSays) {
    Session s = life_session(1);
    EXPECT_FALSE(s.show.life->arrived());
    EXPECT_NE(words_of(s).find("One moment"), std::string::npos);
    while (!s.show.life->arrived()) advance(s, 0.016);
    EXPECT_NEAR(s.show.life->year(), 6, 0.1);
    EXPECT_TRUE(s.show.life->passing);
    arrive(s);
    EXPECT_NEAR(s.show.life->year(), 8, 0.02);
    apply(s, {.what = Do::next_step});
    EXPECT_NEAR(s.show.life->wanted_year, 8, 1e-9) << "where the step before ended";
    apply(s, {.what = Do::go_to_step, .index = 0});
    EXPECT_EQ(s.show.life->wanted_year, 0);
    apply(s, {.what = Do::go_to_step, .index = 1});
    double waited = 0;
    for (; !s.show.life->arrived(); waited += 0.016) advance(s, 0.016);
    EXPECT_LT(waited, 0.4) << "what has been computed is kept";
}

TEST(ASceneWithALife, SendsItsSignalOnceTheYearIsThere) {
    Session s = life_session(3);
    for (int i = 0; i < 3000 && s.show.sending.waits; ++i) advance(s, 0.016);
    EXPECT_FALSE(s.show.sending.waits);
    EXPECT_NEAR(s.show.life->year(), 20, 0.02);
    ASSERT_EQ(s.show.lanes.size(), 1U);
    EXPECT_TRUE(s.show.lanes[0].signal.sent_at_ms);
}

TEST(ASceneWithALife, SaysThatNobodyOwnsIt) {
    Session s = life_session();
    pass(s, 0.1);
    EXPECT_NE(words_of(s).find("Year 0"), std::string::npos);
    EXPECT_NE(words_of(s).find("48 of 48 fibres"), std::string::npos);
    EXPECT_NE(words_of(s).find("not any one person"), std::string::npos);
}

TEST(TheTimeMachine, DeliversLessAtYearThirtyThanAtTheBeginning) {
    Session s = life_session();
    const int at_first = delivered_at(s, 0);
    EXPECT_EQ(at_first, 48);
    EXPECT_LT(delivered_at(s, 30), 34);
    EXPECT_NE(words_of(s).find("messages arrived"), std::string::npos);
    EXPECT_EQ(delivered_at(s, 0), at_first) << "and back";
}

TEST(TheTimeMachine, SendsThroughTheTissueOfTheDayShown) {
    Session s = life_session();
    travel(s, 25);
    see_a_volley(s);
    EXPECT_EQ(s.show.slow.volley_is_of, s.show.life->mark());
    for (int a = 0; a < 48; ++a)
        EXPECT_TRUE(s.show.life->tissue.alive(a) ||
                    s.show.tract->fates[static_cast<std::size_t>(a)] == Fate::lost)
            << a;
    go(s, 24);
    arrive(s);
    pass(s, 0.1);
    EXPECT_EQ(s.show.tract->volley, Fate::none) << "what was sent on another day says nothing of this one";
}

TEST(TheTimeMachine, StopsForASignal) {
    Session s = life_session();
    apply(s, {.what = Do::let_time_pass});
    pass(s, 3);
    EXPECT_GT(s.show.life->year(), 1);
    apply(s, {.what = Do::send_signal});
    pass(s, 3);
    EXPECT_FALSE(s.show.sending.waits);
    const double year = s.show.life->year();
    pass(s, 1);
    EXPECT_EQ(s.show.life->year(), year);
}

TEST(TheTimeMachine, StandsStillInAPauseButCanBeMovedByHand) {
    Session s = life_session();
    apply(s, {.what = Do::let_time_pass});
    apply(s, {.what = Do::play_pause});
    pass(s, 1);
    EXPECT_EQ(s.show.life->year(), 0);
    go(s, 3);
    pass(s, 3);
    EXPECT_NEAR(s.show.life->year(), 3, 0.02);
}

TEST(TheTimeMachine, BeginsAnewAtItsEnd) {
    Session s = life_session();
    travel(s, 40);
    apply(s, {.what = Do::let_time_pass});
    pass(s, 1);
    EXPECT_LT(s.show.life->year(), 2);
}

TEST(TheTimeMachine, IsTheSameAtThirtySixtyAndAHundredAndFortyFourFramesASecond) {
    const auto run = [](double frames_per_second) {
        Session s = life_session();
        apply(s, {.what = Do::let_time_pass});
        const auto run_for = [&](double seconds) {
            const auto frames = static_cast<int>(std::round(seconds * frames_per_second));
            for (int i = 0; i < frames; ++i) advance(s, 1 / frames_per_second);
        };
        run_for(2.5); // not on the edge of a tick
        apply(s, {.what = Do::go_to_year, .value = 12});
        apply(s, {.what = Do::send_signal});
        run_for(3);
        return s;
    };
    const Session at_30 = run(30), at_60 = run(60), at_144 = run(144);
    EXPECT_EQ(at_30.show.clock.ticks, at_60.show.clock.ticks);
    EXPECT_EQ(at_30.show.life->tissue, at_60.show.life->tissue);
    EXPECT_EQ(at_30.show.life->tissue, at_144.show.life->tissue);
    EXPECT_EQ(at_30.show.hand_task, at_60.show.hand_task);
    EXPECT_EQ(at_30.show.hand_task, at_144.show.hand_task);
    EXPECT_EQ(at_30.show.tract->light, at_60.show.tract->light);
    EXPECT_EQ(at_30.show.tract->light, at_144.show.tract->light);
}

TEST(TheHandOfALife, IsHiddenFromTheFirstLossesByTheReserve) {
    Session s = life_session();
    travel(s, 12);
    pass(s, 4);
    EXPECT_LT(s.show.life->tissue.alive_share(), 0.95);
    EXPECT_NEAR(s.show.hand_task.strength, 1, 0.02);
    travel(s, 40);
    pass(s, 4);
    EXPECT_LT(s.show.hand_task.strength, 0.95);
}

TEST(TheHandOfALife, IsMovedByTheSignalsOfThisVeryDay) {
    Session s = life_session();
    travel(s, 35);
    apply(s, {.what = Do::set_tract_lever, .tract_lever = TractLever::temperature, .value = 42});
    pass(s, 2);
    see_a_volley(s);
    pass(s, 5);
    const double share = s.show.tract->count(Fate::arrived) / 48.0;
    EXPECT_LT(share, s.show.life->delivering - 0.02) << "warmth stops what is thinly covered";
    EXPECT_NEAR(s.show.hand_task.strength, hand_strength(share), 0.02);
}

TEST(OneAxonOfMany, CanBeDroppedIntoAndLeft) {
    Session s = life_session();
    travel(s, 15);
    EXPECT_TRUE(s.show.lanes.empty());
    apply(s, {.what = Do::show, .shown = Shown::axons});
    ASSERT_EQ(s.show.lanes.size(), 1U);
    EXPECT_EQ(s.show.shown, Shown::axons);
    EXPECT_EQ(s.show.life->axon, most_bare_axon(*s.show.life));
    ASSERT_EQ(s.show.lanes[0].wanted.tissue.size(), 16U);
    for (int i = 0; i < 16; ++i) {
        const auto at = s.show.life->tissue.at(s.show.life->axon, s.show.life->first_internode + i);
        EXPECT_NEAR(s.show.lanes[0].wanted.tissue[static_cast<std::size_t>(i)].wraps,
                    double{s.show.life->tissue.wraps[at]} / 7, 1e-6);
    }
    apply(s, {.what = Do::show, .shown = Shown::tract});
    EXPECT_TRUE(s.show.lanes.empty());
    EXPECT_EQ(s.show.shown, Shown::tract);
}

TEST(OneAxonOfMany, CarriesASignalOfItsOwn) {
    Session s = life_session();
    apply(s, {.what = Do::show, .shown = Shown::axons});
    EXPECT_EQ(fate_of_a_signal(s), Fate::arrived);
    EXPECT_EQ(s.show.tract->volley, Fate::none);
}

TEST(OneAxonOfMany, ThatIsBrokenIsSeenToBeBroken) {
    Session s = life_session();
    travel(s, 30);
    int broken = 0;
    while (s.show.life->tissue.alive(broken)) ++broken;
    apply(s, {.what = Do::choose_axon, .index = broken});
    EXPECT_EQ(s.show.shown, Shown::tract) << "to choose is not yet to drop in";
    apply(s, {.what = Do::show, .shown = Shown::axons});
    EXPECT_EQ(s.show.life->axon, broken);
    const int at =
        s.show.life->tissue.broken_at[static_cast<std::size_t>(broken)] - s.show.life->first_internode;
    EXPECT_EQ(s.show.lanes[0].wanted.cut_internode, at);
    EXPECT_EQ(fate_of_a_signal(s), Fate::lost);
    travel(s, 0);
    pass(s, 2);
    EXPECT_FALSE(s.show.lanes[0].wanted.cut_internode) << "in youth it was whole";
    EXPECT_EQ(fate_of_a_signal(s), Fate::arrived);
}

TEST(OneAxonOfMany, IsWhatItsLifeMadeOfItAndNotCutByHand) {
    Session s = life_session();
    apply(s, {.what = Do::show, .shown = Shown::axons});
    const Settings before = s.show.lanes[0].wanted;
    apply(s, {.what = Do::cut_axon, .index = 5});
    apply(s, {.what = Do::toggle_internode, .index = 5});
    set(s, Lever::myelin, 0);
    EXPECT_EQ(s.show.lanes[0].wanted, before);
    set(s, Lever::heat, 40);
    EXPECT_EQ(s.show.lanes[0].wanted.levers.heat_degC, 40);
}

TEST(OneAxonOfMany, StarvesWhereItsMitochondriaHaveFailed) {
    Session s = life_session();
    travel(s, 10);
    int alive = 0;
    while (!s.show.life->tissue.alive(alive)) ++alive;
    sim::Tissue &tissue = s.show.life->tissue;
    for (std::size_t i = tissue.at(alive, 0); i < tissue.at(alive + 1, 0); ++i) {
        tissue.wraps[i] = static_cast<float>(tissue.plan().healthy_wraps);
        tissue.mitochondria[i] = 0.08F;
    }
    apply(s, {.what = Do::choose_axon, .index = alive});
    apply(s, {.what = Do::show, .shown = Shown::axons});
    pass(s, 20);
    const Lane &lane = s.show.lanes[0];
    EXPECT_LT(lane.present.levers.mitochondria, 0.15);
    EXPECT_GT(lane.energy.sodium_mM, sim::healthy_sodium_mM + 5) << "its pumps cannot keep up";
    EXPECT_GT(lane.axon.conditions().potassium_and_leak_shift_mV, 2) << "so its potentials shift";
    EXPECT_EQ(fate_of_a_signal(s), Fate::lost) << "and its signals fail";
}

TEST(OneAxonOfMany, HasItsChannelsBlockedWhileItsLifeIsTreatedSo) {
    Session s = life_session();
    travel(s, 10);
    apply(s, {.what = Do::show, .shown = Shown::axons});
    const auto blocked = [&s] {
        pass(s, 2);
        return s.show.lanes[0].present.levers.blocker;
    };
    EXPECT_EQ(blocked(), 0);
    apply(s, {.what = Do::set_treatment, .treatment = sim::Treatment::fampridine, .value = 1});
    EXPECT_NEAR(blocked(), sim::facts(sim::Treatment::fampridine).knobs.kv1_blocked, 1e-9);
    apply(s, {.what = Do::set_lever, .lever = Lever::blocker, .value = 0.9});
    EXPECT_NEAR(blocked(), 0.9, 1e-9) << "by hand it can be moved on";
    travel(s, 5);
    EXPECT_EQ(blocked(), 0) << "before that year nothing was given";
    travel(s, 12);
    apply(s, {.what = Do::set_treatment, .treatment = sim::Treatment::fampridine, .value = 0});
    EXPECT_EQ(blocked(), 0);
}

TEST(OneAxonOfMany, StaysTheSameWhileYearsPass) {
    Session s = life_session();
    travel(s, 10);
    apply(s, {.what = Do::show, .shown = Shown::axons});
    const int axon = s.show.life->axon;
    travel(s, 30);
    EXPECT_EQ(s.show.life->axon, axon);
    const auto shown = s.show.lanes[0].wanted.tissue;
    EXPECT_LT(shown[8].wraps, 0.5);
}

TEST(AScan, HasNoFibreToSendASignalAlong) {
    Session s = life_session(4);
    EXPECT_EQ(s.show.shown, Shown::scan);
    EXPECT_FALSE(can_send(s.show));
    apply(s, {.what = Do::send_signal});
    pass(s, 1);
    EXPECT_FALSE(s.show.sending.waits);
    apply(s, {.what = Do::show, .shown = Shown::courses});
    EXPECT_EQ(s.show.shown, Shown::scan) << "there are no courses to show";
}

TEST(TreatmentInASession, ActsFromTheYearShownAndCanBeTakenBack) {
    Session s = life_session();
    travel(s, 20);
    const double untreated = s.show.life->tissue.alive_share();
    travel(s, 5);
    apply(s, {.what = Do::set_treatment, .treatment = sim::Treatment::ocrelizumab, .value = 1});
    EXPECT_TRUE(given(*s.show.life, sim::Treatment::ocrelizumab));
    travel(s, 20);
    const double treated = s.show.life->tissue.alive_share();
    EXPECT_GT(treated, untreated);
    apply(s, {.what = Do::undo});
    arrive(s);
    EXPECT_FALSE(given(*s.show.life, sim::Treatment::ocrelizumab));
    EXPECT_EQ(s.show.life->tissue.alive_share(), untreated);
}

TEST(TreatmentInASession, LeavesTheVolleyOfTheDayOnShow) {
    Session s = life_session();
    travel(s, 10);
    see_a_volley(s);
    apply(s, {.what = Do::set_treatment, .treatment = sim::Treatment::siponimod, .value = 1});
    pass(s, 0.5);
    EXPECT_EQ(s.show.tract->volley, Fate::arrived);
    EXPECT_EQ(s.show.slow.volley_is_of, s.show.life->mark());
}

TEST(TreatmentInASession, OfTheStepComesBackWithTheStep) {
    Session s = life_session(4);
    ASSERT_EQ(s.show.life->treatments.size(), 1U);
    apply(s, {.what = Do::set_treatment, .treatment = sim::Treatment::repair, .value = 1});
    EXPECT_EQ(s.show.life->treatments.size(), 2U);
    apply(s, {.what = Do::reset});
    EXPECT_EQ(s.show.life->treatments.size(), 1U);
    apply(s, {.what = Do::go_to_step, .index = 0});
    EXPECT_TRUE(s.show.life->treatments.empty());
}

TEST(TheTimeMachine, KeepsItsPromisesWhateverAVisitorDoes) {
    Session s = life_session();
    std::mt19937 engine(11);
    const auto below = [&](int sides) { return static_cast<int>(engine() % static_cast<unsigned>(sides)); };
    const std::array<Do, 15> wishes{Do::send_signal,   Do::play_pause,    Do::go_to_year, Do::go_to_year,
                                    Do::let_time_pass, Do::show,          Do::show,       Do::choose_axon,
                                    Do::set_treatment, Do::set_treatment, Do::undo,       Do::reset,
                                    Do::go_to_step,    Do::set_lever,     Do::cut_axon};
    TissueMark before = s.show.life->mark();
    double alive = 1;
    for (int i = 0; i < 600; ++i) {
        Command c{.what = wishes[static_cast<std::size_t>(below(static_cast<int>(wishes.size())))]};
        c.shown = static_cast<Shown>(below(5));
        c.treatment = static_cast<sim::Treatment>(below(sim::treatment_count));
        c.lever = static_cast<Lever>(below(11));
        c.tract_lever = static_cast<TractLever>(below(4));
        c.index = c.what == Do::go_to_step ? below(5) : below(60) - 5;
        c.value = c.what == Do::go_to_year ? below(50) - 5 : c.what == Do::set_treatment ? below(2) : 38;
        apply(s, c);
        for (int tick = below(30); tick > 0; --tick) {
            advance(s, 0.008);
            ASSERT_EQ(s.show.lanes.size(), s.show.shown == Shown::axons ? 1U : 0U);
            ASSERT_TRUE(can_show(s.show, s.show.shown));
            ASSERT_LE(s.show.life->kept.size(), 41U);
            ASSERT_GE(s.show.life->year(), 0);
            ASSERT_LE(s.show.life->year(), 40.1);
            const double now = s.show.life->tissue.alive_share();
            const bool forward =
                s.show.life->past == before.past && s.show.life->tissue.steps() >= before.steps;
            ASSERT_TRUE(!forward || now <= alive);
            alive = now;
            before = s.show.life->mark();
            ASSERT_GE(s.show.hand_task.strength, 0);
            ASSERT_LE(s.show.hand_task.strength, 1);
        }
    }
    const Life fresh(s.show.life->described, 48);
    Life straight = fresh;
    treat(straight, s.show.life->treatments);
    travel(s, 33);
    go_to_year(straight, 33);
    while (!straight.arrived()) advance(straight, 0.008);
    EXPECT_EQ(s.show.life->tissue, straight.tissue)
        << "whatever went before, it is the life of these treatments";
}
