// Days in a session: steps and visitors let them pass, act on the tissue and give treatments; what has
// happened stays until the step begins anew.
#include "story/scene/scene_file.h"
#include "story/show/apply.h"
#include "story/state/status.h"
#include "support.h"

#include <cmath>
#include <random>

using namespace story;
using namespace support;

namespace {

const char *const one_axon = R"([{"name": {"en": "Axon"}, "tissue": {"age_years": 30}}])";
const char *const two_axons = R"([{"name": {"en": "Young"}, "tissue": {"age_years": 30}},
                                  {"name": {"en": "Old"}, "tissue": {"age_years": 60}}])";
const char *const attack_steps = R"([
    {"id": "start", "caption": {"en": "First."}},
    {"id": "attack", "caption": {"en": "Second."}, "pass_days": 16, "days_per_second": 8,
     "changes": [{"tissue": {"acts": ["attack"]}}]},
    {"id": "stopped", "caption": {"en": "Third."}, "send_signal": true},
    {"id": "weeks", "caption": {"en": "Fourth."}, "pass_days": 100, "days_per_second": 24,
     "changes": [{"tissue": {"treatments": {"siponimod": true}}}]},
    {"id": "end", "caption": {"en": "Fifth."}}])";

Session living_session(const char *axons = one_axon, const char *steps = attack_steps, int step = 0) {
    return start(scene(scene_text(axons, steps)), step);
}

AxonTissue &tissue(Session &s, std::size_t lane = 0) { return *s.show.lanes[lane].around; }

void act(Session &s, Act what) { apply(s, {.what = Do::act, .act = what}); }
void treat(Session &s, sim::Treatment treatment, bool given) {
    apply(s, {.what = Do::set_treatment, .treatment = treatment, .value = given ? 1.0 : 0.0});
}
void let_pass(Session &s, double days) {
    apply(s, {.what = Do::set_pace, .value = 100});
    apply(s, {.what = Do::let_time_pass});
    const double until = tissue(s).day() + days;
    while (tissue(s).day() < until) advance(s, 0.008);
    apply(s, {.what = Do::let_time_pass});
}

} // namespace

TEST(Days, OfAStepGoByLiveAndThenStop) {
    Session s = living_session();
    apply(s, {.what = Do::next_step});
    EXPECT_TRUE(s.show.slow.passes);
    pass(s, 1);
    EXPECT_NEAR(tissue(s).day(), 8, 0.3) << "eight a second";
    pass(s, 4);
    EXPECT_FALSE(s.show.slow.passes);
    EXPECT_EQ(tissue(s).day(), 16);
}

TEST(Days, OfEarlierStepsHavePassed) {
    Session at_once = living_session(one_axon, attack_steps, 3);
    EXPECT_EQ(tissue(at_once).day(), 16);
    EXPECT_GT(tissue(at_once).tissue.acute[8], 0.3F);

    Session lived = living_session();
    for (int step = 1; step <= 4; ++step) {
        apply(lived, {.what = Do::next_step});
        pass(lived, 4);
    }
    at_once = living_session(one_axon, attack_steps, 4);
    EXPECT_TRUE(same_tissue(tissue(lived), tissue(at_once)));
    EXPECT_EQ(lived.show.lanes[0].wanted, at_once.show.lanes[0].wanted);
}

TEST(AStep, ThatIsReachedByItselfKeepsItsCellsWhereTheyAre) {
    Session s = living_session();
    apply(s, {.what = Do::next_step});
    pass(s, 4);
    const Cast cast = tissue(s).cast;
    apply(s, {.what = Do::next_step});
    EXPECT_EQ(tissue(s).cast, cast);
}

TEST(AStep, PutsBackWhatTheVisitorDidToTheTissue) {
    Session s = living_session();
    act(s, Act::attack);
    let_pass(s, 30);
    pass(s, 1.5); // the picture follows within a second
    ASSERT_LT(s.show.lanes[0].present.tissue[8].wraps, 0.1);
    apply(s, {.what = Do::reset});
    EXPECT_EQ(tissue(s).day(), 0);
    EXPECT_EQ(tissue(s).tissue.wraps[8], 7.0F);
    EXPECT_LT(s.show.lanes[0].present.tissue[8].wraps, 0.2) << "the picture does not jump";
    pass(s, 1.5);
    EXPECT_EQ(s.show.lanes[0].present, s.show.lanes[0].wanted);
    EXPECT_EQ(fate_of_a_signal(s), Fate::arrived);
}

TEST(AnAttackInASession, StopsSignalsAndDaysBringThemBack) {
    Session s = living_session(one_axon, attack_steps, 2);
    pass(s, 14);
    EXPECT_EQ(s.show.lanes[0].signal.fate, Fate::lost);
    apply(s, {.what = Do::next_step});
    pass(s, 5);
    EXPECT_EQ(tissue(s).day(), 116);
    EXPECT_EQ(fate_of_a_signal(s), Fate::arrived);
}

TEST(TimePasses, AndStopsAsTheVisitorWishes) {
    Session s = living_session();
    pass(s, 1);
    EXPECT_EQ(tissue(s).day(), 0);
    apply(s, {.what = Do::set_pace, .value = 2});
    apply(s, {.what = Do::let_time_pass});
    pass(s, 3);
    EXPECT_NEAR(tissue(s).day(), 6, 0.2);
    apply(s, {.what = Do::play_pause});
    const double day = tissue(s).day();
    pass(s, 2);
    EXPECT_EQ(tissue(s).day(), day) << "a pause holds days too";
    apply(s, {.what = Do::let_time_pass}); // stop
    apply(s, {.what = Do::play_pause});
    pass(s, 2);
    EXPECT_EQ(tissue(s).day(), day);
    apply(s, {.what = Do::set_pace, .value = 1e9});
    EXPECT_EQ(s.show.slow.days_per_s, fastest_days_per_s);
}

TEST(WhileDaysPass, SignalsAreSentByThemselves) {
    Session s = living_session();
    apply(s, {.what = Do::let_time_pass});
    int sent = 0;
    double last = -1;
    for (double t = 0; t < 16; t += 0.016) {
        advance(s, 0.016);
        if (s.show.lanes[0].signal.sent_at_ms && *s.show.lanes[0].signal.sent_at_ms != last) ++sent;
        last = s.show.lanes[0].signal.sent_at_ms.value_or(-1);
    }
    EXPECT_TRUE(sent >= 3 && sent <= 6) << sent;
}

TEST(Harm, ComesToEveryAxonAndHelpToTheOneThatIsHeld) {
    Session s = living_session(two_axons, R"([{"id": "one", "caption": {"en": "First."}}])");
    act(s, Act::attack);
    let_pass(s, 30);
    EXPECT_LT(tissue(s, 0).tissue.wraps[8], 1);
    EXPECT_LT(tissue(s, 1).tissue.wraps[8], 1);
    act(s, Act::clear_debris);
    EXPECT_EQ(tissue(s, 0).tissue.debris[8], 0);
    EXPECT_GT(tissue(s, 1).tissue.debris[8], 0.3F);
    let_pass(s, 70);
    EXPECT_GT(tissue(s, 0).tissue.wraps[8], 1);
    EXPECT_LT(tissue(s, 1).tissue.wraps[8], 0.5F) << "at sixty it stays bare";
}

TEST(AnAttackThatIsPrevented, IsTold) {
    Session s = living_session();
    treat(s, sim::Treatment::ocrelizumab, true);
    act(s, Act::attack);
    EXPECT_EQ(s.show.notice, "notice.attack_prevented");
    let_pass(s, 20);
    EXPECT_GT(tissue(s).tissue.wraps[8], 6.99F);
    EXPECT_EQ(fate_of_a_signal(s), Fate::arrived);
}

TEST(Undo, TakesBackTreatmentsAndAgeButNoDays) {
    Session s = living_session();
    treat(s, sim::Treatment::ocrelizumab, true);
    apply(s, {.what = Do::set_age, .value = 60, .gesture = 1});
    apply(s, {.what = Do::set_age, .value = 70, .gesture = 1});
    act(s, Act::attack);
    let_pass(s, 20);
    const double day = tissue(s).day();
    apply(s, {.what = Do::undo});
    EXPECT_EQ(tissue(s).age_years, 30) << "a drag is one change";
    apply(s, {.what = Do::undo});
    EXPECT_EQ(tissue(s).knobs(), sim::Knobs{});
    EXPECT_EQ(tissue(s).day(), day);
    apply(s, {.what = Do::undo});
    EXPECT_EQ(s.show.notice, "notice.days_stay");
}

TEST(ABrokenAxon, ComesBackOnlyWhenTheStepBeginsAnew) {
    Session s = living_session(R"([{"name": {"en": "Axon"}, "tissue": {"age_years": 50, "bare": true}}])",
                               R"([{"id": "one", "caption": {"en": "First."}}])");
    act(s, Act::hurt_mitochondria);
    let_pass(s, 300);
    ASSERT_FALSE(tissue(s).tissue.alive(0));
    for (const Act help : {Act::restore_energy, Act::wake_repair, Act::clear_debris}) act(s, help);
    for (int i = 0; i < 3; ++i) apply(s, {.what = Do::undo});
    let_pass(s, 200);
    EXPECT_EQ(fate_of_a_signal(s), Fate::lost);
    ASSERT_TRUE(s.show.lanes[0].present.cut_internode.has_value());
    const Words words = Words::parse(
        R"({"status.day": "d{day}", "status.axon_lost": "broken", "status.lost_at_break": "ended at {sheath}"})",
        *std::make_unique<Faults>());
    EXPECT_NE(status(s.show, s.visitor.language, words).find("broken ended at"), std::string::npos)
        << status(s.show, s.visitor.language, words);
    apply(s, {.what = Do::reset});
    pass(s, 8);
    EXPECT_EQ(fate_of_a_signal(s), Fate::arrived);
}

TEST(LeversOfTheDisease, DoNothingWhereThereIsTissue) {
    Session s = living_session();
    const Settings before = s.show.lanes[0].wanted;
    for (const Lever lever : {Lever::myelin, Lever::inflammation, Lever::mitochondria, Lever::repair})
        set(s, lever, 0.4);
    apply(s, {.what = Do::toggle_internode, .index = 3});
    apply(s, {.what = Do::cut_axon, .index = 3});
    EXPECT_EQ(s.show.lanes[0].wanted, before);
    set(s, Lever::heat, 40);
    EXPECT_EQ(s.show.lanes[0].wanted.levers.heat_degC, 40);
}

TEST(Fampridine, HelpsABareAxonThatExposesPotassiumChannels) {
    const char *const exposed = R"([{"name": {"en": "Axon"}, "levers": {"potassium": 1},
                                     "tissue": {"age_years": 60, "bare": true}}])";
    Session s = living_session(exposed, R"([{"id": "one", "caption": {"en": "First."}}])");
    pass(s, 4);
    EXPECT_EQ(fate_of_a_signal(s), Fate::lost);
    treat(s, sim::Treatment::fampridine, true);
    pass(s, 8);
    EXPECT_EQ(fate_of_a_signal(s), Fate::arrived);
    treat(s, sim::Treatment::fampridine, false);
    pass(s, 8);
    EXPECT_EQ(fate_of_a_signal(s), Fate::lost);
}

TEST(DaysThatPass, AreTheSameAtThirtySixtyAndAHundredAndFortyFourFramesASecond) {
    const auto lived = [](double frames_per_second) {
        Session s = living_session();
        act(s, Act::attack);
        apply(s, {.what = Do::set_pace, .value = 16});
        apply(s, {.what = Do::let_time_pass});
        const auto frames = static_cast<int>(std::round(3.5 * frames_per_second));
        for (int i = 0; i < frames; ++i) advance(s, 1 / frames_per_second);
        return s;
    };
    const Session at_30 = lived(30), at_60 = lived(60), at_144 = lived(144);
    EXPECT_NEAR(at_30.show.lanes[0].around->day(), 56, 0.2);
    EXPECT_TRUE(*at_30.show.lanes[0].around == *at_60.show.lanes[0].around);
    EXPECT_TRUE(*at_30.show.lanes[0].around == *at_144.show.lanes[0].around);
    EXPECT_EQ(at_30.show.lanes[0].axon.state(), at_144.show.lanes[0].axon.state());
}

TEST(AScene, RefusesTissueAndTheLeversItSeesToBesideEachOther) {
    const auto faults_of = [](const char *axons, const char *step) {
        Faults faults;
        parse_scene(
            scene_text(axons, std::string(R"([{"id": "one", "caption": {"en": "First."}, )") + step + "}]"),
            faults);
        return faults.size();
    };
    const char *const no_change = R"("slower": 1000)";
    EXPECT_EQ(faults_of(one_axon, no_change), 0u);
    EXPECT_EQ(faults_of(R"([{"name": {"en": "A"}, "tissue": {}, "levers": {"myelin": 0.5}}])", no_change),
              1u);
    EXPECT_EQ(faults_of(R"([{"name": {"en": "A"}, "tissue": {}, "lesion": [3]}])", no_change), 1u);
    EXPECT_EQ(faults_of(R"([{"name": {"en": "A"}, "tissue": {"age_years": 12, "luck": 1}}])", no_change), 2u);
    EXPECT_EQ(faults_of(one_axon, R"("changes": [{"levers": {"repair": 1}}])"), 1u);
    EXPECT_EQ(
        faults_of(one_axon, R"("changes": [{"tissue": {"acts": ["pray"], "treatments": {"tea": true}}}])"),
        2u);
    EXPECT_EQ(faults_of(one_axon, R"("try_levers": ["myelin"])"), 1u);
    EXPECT_EQ(faults_of(R"([{"name": {"en": "A"}}])", R"("pass_days": 3)"), 1u);
    EXPECT_EQ(faults_of(R"([{"name": {"en": "A"}}])", R"("changes": [{"tissue": {"acts": ["attack"]}}])"),
              1u);
}

namespace {

Command any_wish(std::mt19937 &chance) {
    const auto below = [&chance](unsigned n) { return static_cast<int>(chance() % n); };
    switch (below(14)) {
    case 0:
        return {.what = Do::send_signal};
    case 1:
    case 2:
        return {.what = Do::let_time_pass};
    case 3:
        return {.what = Do::set_pace, .value = std::exp(below(700) / 100.0 - 2)};
    case 4:
        return {.what = Do::set_age, .value = static_cast<double>(below(120))};
    case 5:
        return {.what = Do::undo};
    case 6:
        return {.what = below(6) == 0 ? Do::reset : Do::play_pause};
    case 7:
        return {.what = Do::go_to_step, .index = below(5)};
    case 8:
        return {.what = Do::set_lever,
                .lever = all_lever_facts[static_cast<std::size_t>(below(all_lever_facts.size()))].lever,
                .value = below(101) / 100.0 * 42};
    case 9:
    case 10:
        return {.what = Do::set_treatment,
                .treatment = static_cast<sim::Treatment>(below(sim::treatment_count)),
                .value = static_cast<double>(below(2))};
    default:
        return {.what = Do::act, .act = static_cast<Act>(below(act_count))};
    }
}

void expect_sound(const AxonTissue &around) {
    const sim::Tissue &t = around.tissue;
    for (const auto *shares : {&t.acute, &t.smouldering, &t.debris, &t.reserve, &t.mitochondria, &t.lasting})
        for (const float share : *shares) ASSERT_TRUE(share >= 0 && share <= 1.0001F) << share;
    for (const float wraps : t.wraps) ASSERT_TRUE(wraps >= 0 && wraps <= 7);
    ASSERT_TRUE(around.days_owed >= 0 && around.days_owed < 1);
    ASSERT_LE(around.cast.cells.size(), 150u);
    for (const Cell &c : around.cast.cells) {
        ASSERT_TRUE(c.seen >= 0 && c.seen <= 1);
        ASSERT_TRUE(std::isfinite(c.place.along) && std::isfinite(c.place.out) &&
                    std::isfinite(c.place.aside));
        ASSERT_TRUE(c.place.along > -4 && c.place.along < 20) << c.place.along;
    }
}

} // namespace

TEST(AnyWish, AtAnyMomentLeavesTissueAndAxonSound) {
    std::mt19937 chance(20261123);
    Session s = living_session(two_axons);
    apply(s, {.what = Do::set_slower, .value = 1000});
    bool was_broken = false;
    double hazard = 0;
    for (int i = 0; i < 450; ++i) {
        const Command wish = any_wish(chance);
        apply(s, wish);
        const bool begins_anew = wish.what == Do::reset || wish.what == Do::go_to_step;
        for (int frame = 0; frame < 8; ++frame) advance(s, 0.016);
        for (const Lane &lane : s.show.lanes) {
            expect_sound(*lane.around);
            for (const double mV : lane.axon.state().inside_mV) ASSERT_TRUE(mV >= -150 && mV <= 100) << mV;
            ASSERT_TRUE(lane.energy.sodium_mM >= 1 && lane.energy.sodium_mM <= sim::most_sodium_mM);
        }
        if (HasFatalFailure()) return;
        if (!begins_anew) {
            EXPECT_GE(double{tissue(s).tissue.hazard[0]}, hazard) << "what was endured stays";
            EXPECT_TRUE(!was_broken || !tissue(s).tissue.alive(0)) << "permanent is permanent";
        }
        was_broken = !tissue(s).tissue.alive(0);
        hazard = double{tissue(s).tissue.hazard[0]};
    }
}
