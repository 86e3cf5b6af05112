// A scene may show a tract: what it can say, how commands change it, and what becomes of a volley of signals.
#include "story/scene/scene_file.h"
#include "story/scene/step_state.h"
#include "story/show/apply.h"
#include "story/state/status.h"
#include "support.h"

#include <cmath>
#include <set>

using namespace story;
using namespace support;

namespace {

std::set<std::string> places_of(const Faults &faults) {
    std::set<std::string> places;
    for (const Fault &fault : faults) places.insert(fault.where);
    return places;
}

// A tract of which every axon is hurt.
Session all_hurt(double wraps_fraction) {
    Session s = start(scene(tract_scene_text()));
    set(s, TractLever::hurt, 1);
    set(s, TractLever::myelin, wraps_fraction);
    pass(s, 1);
    return s;
}

float brightest(const TractShow &tract, std::size_t axon, double from_mm, double to_mm) {
    float most = 0;
    for (int i = 0; i < TractShow::samples; ++i) {
        const double mm = tract.described.length_mm * i / (TractShow::samples - 1);
        if (mm >= from_mm && mm <= to_mm)
            most = std::max(most, tract.light_of(axon)[static_cast<std::size_t>(i)]);
    }
    return most;
}

} // namespace

TEST(ATractInAScene, IsReadWithItsUnits) {
    const Scene s =
        scene(tract_scene_text(R"({"axons": 100, "length_mm": 4, "seed": 9, "temperature_degC": 36,
        "diameter_um": {"median": 1.1, "sigma": 0.2},
        "lesion": {"share_of_axons": 0.3, "from_mm": 1, "to_mm": 2, "wraps_fraction": 0.1, "channels": 0.05}})"));
    ASSERT_TRUE(s.tract);
    EXPECT_TRUE(s.axons.empty());
    const sim::TractPlan plan = tract_plan(*s.tract, state_at(s, 0).tract);
    EXPECT_EQ(plan.axons, 100);
    EXPECT_EQ(plan.length_mm, 4);
    EXPECT_EQ(plan.seed, 9U);
    EXPECT_EQ(plan.median_diameter_um, 1.1);
    EXPECT_EQ(plan.diameter_sigma, 0.2);
    EXPECT_EQ(plan.temperature_degC, 36);
    ASSERT_TRUE(plan.lesion);
    EXPECT_EQ(plan.lesion->share_of_axons, 0.3);
    EXPECT_EQ(plan.lesion->from_mm, 1);
    EXPECT_EQ(plan.lesion->to_mm, 2);
    EXPECT_EQ(plan.lesion->wraps_fraction, 0.1);
    EXPECT_EQ(plan.lesion->channels, 0.05);
}

TEST(ATractInAScene, IsHealthyWhereNothingIsSaid) {
    const Scene s = scene(tract_scene_text("{}"));
    EXPECT_EQ(s.tract->axons, 2000);
    EXPECT_FALSE(tract_plan(*s.tract, state_at(s, 0).tract).lesion);
    EXPECT_TRUE(state_at(s, 0).tract.healthy());
    EXPECT_GT(s.tract->causes.to_mm, s.tract->causes.from_mm);
}

TEST(ATractInAScene, KeepsWhatEarlierStepsSaid) {
    const Scene s = scene(tract_scene_text());
    EXPECT_EQ(state_at(s, 0).tract.share_of_axons, 0);
    EXPECT_EQ(state_at(s, 1).tract.share_of_axons, 0.5);
    EXPECT_EQ(state_at(s, 2).tract.share_of_axons, 0.5);
    EXPECT_EQ(state_at(s, 2).tract.wraps_fraction, 0.3);
    EXPECT_EQ(state_at(s, 2).tract.to_mm, 1.3);
}

TEST(AFaultyTract, IsToldOfEveryFaultAtOnceWithItsPlace) {
    const auto places = places_of(faults_of(tract_scene_text(
        R"({"axons": 5000, "length_mm": 0.5, "seed": -1, "colour": 1, "diameter_um": {"median": 9, "sigma": 2, "mode": 1},
            "temperature_degC": 50, "lesion": {"share_of_axons": 1.5, "wraps_fraction": -1, "channels": 0.5,
            "from_mm": "1", "depth": 2}})",
        R"([{"id": "a", "caption": {"en": "A."}, "tract": {"axons": 3, "lesion": {"wraps": 1}}, "changes": [],
             "look_at_internode": 3, "try_levers": ["myelin"]}])")));
    for (const char *where :
         {"/tract/axons", "/tract/length_mm", "/tract/seed", "/tract/colour", "/tract/diameter_um/median",
          "/tract/diameter_um/sigma", "/tract/diameter_um/mode", "/tract/temperature_degC",
          "/tract/lesion/share_of_axons", "/tract/lesion/wraps_fraction", "/tract/lesion/channels",
          "/tract/lesion/from_mm", "/tract/lesion/depth", "/steps/0/tract/axons",
          "/steps/0/tract/lesion/wraps", "/steps/0/changes", "/steps/0/look_at_internode",
          "/steps/0/try_levers/0"})
        EXPECT_TRUE(places.contains(where)) << where;
}

TEST(AFaultyTract, WhoseStretchIsNoneIsRefusedAtTheStepThatMakesItSo) {
    EXPECT_TRUE(
        places_of(faults_of(tract_scene_text(R"({"length_mm": 3, "lesion": {"from_mm": 2, "to_mm": 1}})")))
            .contains("/tract/lesion/to_mm"));
    const auto places = places_of(faults_of(tract_scene_text(R"({"length_mm": 3})", R"([
        {"id": "a", "caption": {"en": "A."}},
        {"id": "b", "caption": {"en": "B."}, "tract": {"lesion": {"from_mm": 2.5}}},
        {"id": "c", "caption": {"en": "C."}, "tract": {"lesion": {"from_mm": 2, "to_mm": 4}}}])")));
    EXPECT_EQ(places, (std::set<std::string>{"/steps/1/tract/lesion/to_mm", "/steps/2/tract/lesion/to_mm"}));
}

TEST(AFaultyTract, BesideAxonsOrInTheirStepsIsRefused) {
    std::string both = tract_scene_text();
    both.insert(both.find("\"tract\""), R"("axons": [{"name": {"en": "a"}}], "controlled_axon": 0, )");
    const auto places = places_of(faults_of(both));
    EXPECT_TRUE(places.contains("/axons"));
    EXPECT_TRUE(places.contains("/controlled_axon"));
    const auto in_step = places_of(faults_of(scene_text(R"([{"name": {"en": "a"}}])", R"([
        {"id": "a", "caption": {"en": "A."}, "tract": {"temperature_degC": 38}, "try_levers": ["share_of_axons"]}])")));
    EXPECT_EQ(in_step, (std::set<std::string>{"/steps/0/tract", "/steps/0/try_levers/0"}));
}

TEST(ATract, IsTheSameAtThirtySixtyAndAHundredAndFortyFourFramesASecond) {
    std::vector<Session> sessions;
    for (const double rate : {30.0, 60.0, 144.0}) {
        Session s = start(scene(tract_scene_text()));
        const auto run = [&](double seconds) {
            for (int i = 0; i < static_cast<int>(std::round(seconds * rate)); ++i) advance(s, 1 / rate);
        };
        set(s, TractLever::hurt, 0.5);
        run(1.5); // not on the edge of a tick, here and below
        apply(s, {.what = Do::send_signal});
        run(2);
        sessions.push_back(std::move(s));
    }
    const TractShow &a = *sessions[0].show.tract;
    EXPECT_EQ(a.volley, Fate::travelling);
    for (const Session &other : {sessions[1], sessions[2]}) {
        const TractShow &b = *other.show.tract;
        EXPECT_EQ(sessions[0].show.clock.ticks, other.show.clock.ticks);
        EXPECT_EQ(a.light, b.light);
        EXPECT_EQ(a.marks.tip, b.marks.tip);
        EXPECT_EQ(a.fates, b.fates);
        EXPECT_EQ(a.clock_ms, b.clock_ms);
        EXPECT_EQ(a.tract.response(), b.tract.response());
        EXPECT_EQ(a.healthy_sum, b.healthy_sum);
    }
}

TEST(ATract, IsASnapshotWhenCopied) {
    Session s = start(scene(tract_scene_text()));
    apply(s, {.what = Do::send_signal});
    pass(s, 1);
    Session copy = s;
    pass(s, 1);
    pass(copy, 1);
    EXPECT_EQ(s.show.tract->light, copy.show.tract->light);
    EXPECT_EQ(s.show.tract->tract.response(), copy.show.tract->tract.response());
}

TEST(ATract, DeliversEveryMessageInHealthAndThickFibresFirst) {
    Session s = start(scene(tract_scene_text()));
    see_a_volley(s);
    const TractShow &tract = *s.show.tract;
    EXPECT_EQ(tract.count(Fate::arrived), 48);
    const auto &axons = tract.tract.axons();
    for (int a = 0; a < 48; ++a)
        for (int b = 0; b < 48; ++b)
            if (axons[static_cast<std::size_t>(a)].diameter_um >
                1.2 * axons[static_cast<std::size_t>(b)].diameter_um) {
                EXPECT_LT(*tract.tract.arrival_ms(a), *tract.tract.arrival_ms(b));
            }
    ASSERT_TRUE(half_arrived_ms(tract));
    EXPECT_NEAR(*half_arrived_ms(tract), 2 / 2.9, 0.2) << "2 mm at about 2.9 m/s";
}

TEST(ATract, GoesDarkBeyondTheStretchWhereAMessageIsLost) {
    Session s = all_hurt(0);
    apply(s, {.what = Do::send_signal});
    std::vector<float> before(48), beyond(48);
    for (double t = 0; t < 30 && (s.show.sending.waits || s.show.tract->volley == Fate::travelling);
         t += 0.016) {
        advance(s, 0.016);
        for (std::size_t a = 0; a < 48; ++a) {
            before[a] = std::max(before[a], brightest(*s.show.tract, a, 0.3, 0.6));
            beyond[a] = std::max(beyond[a], brightest(*s.show.tract, a, 1.7, 2));
        }
    }
    int lost = 0;
    for (std::size_t a = 0; a < 48; ++a) {
        EXPECT_GT(before[a], 0.7F) << a;
        if (s.show.tract->fates[a] == Fate::arrived) continue;
        ++lost;
        EXPECT_EQ(s.show.tract->fates[a], Fate::lost);
        EXPECT_LT(beyond[a], 0.08F) << a;
    }
    EXPECT_GT(lost, 24) << "half a millimetre of bare axon stops most";
}

TEST(ATract, DeliversAgainWithSomeMyelinAndLaterThanInHealth) {
    Session healthy = start(scene(tract_scene_text()));
    see_a_volley(healthy);
    Session s = all_hurt(0.1);
    see_a_volley(s);
    EXPECT_GT(s.show.tract->count(Fate::arrived), 44);
    EXPECT_GT(*half_arrived_ms(*s.show.tract), *half_arrived_ms(*healthy.show.tract) + 0.1);
}

TEST(ATract, MarksWhereEveryMessageEndedAndLetsTheMarksFade) {
    Session s = start(scene(tract_scene_text()));
    set(s, TractLever::hurt, 0.5);
    pass(s, 1);
    see_a_volley(s);
    const TractShow &tract = *s.show.tract;
    pass(s, 1);
    EXPECT_FALSE(tract.marks.settled());
    const double to = tract.present.to_mm / tract.described.length_mm * (TractShow::samples - 1);
    for (std::size_t a = 0; a < 48; ++a) {
        const bool arrived = tract.fates[a] == Fate::arrived;
        EXPECT_EQ(tract.marks.tip[a], arrived ? 1 : 0) << "a mark at the far end";
        EXPECT_EQ(tract.marks.ember[a], arrived ? 0 : 1) << "an ember on the way";
        EXPECT_TRUE(arrived || tract.marks.reached[a] < to + 1) << "no farther than the hurt stretch";
    }
    pass(s, 5);
    EXPECT_TRUE(tract.marks.settled());
    for (std::size_t a = 0; a < 48; ++a)
        EXPECT_FLOAT_EQ(tract.marks.tip[a] + tract.marks.ember[a], 0.5F)
            << "less bright, but there to be seen";
    for (const float light : tract.light) EXPECT_EQ(light, 0) << "the signals themselves have passed";
}

TEST(ATract, IsBuiltAnewOnlyOnceALeverWasLetGo) {
    Session s = start(scene(tract_scene_text()));
    for (int i = 1; i <= 20; ++i) { // a slow drag
        set(s, TractLever::hurt, i / 40.0, 7);
        pass(s, 0.1);
        EXPECT_EQ(s.show.tract->present.share_of_axons, 0);
    }
    pass(s, 0.5);
    EXPECT_EQ(s.show.tract->present.share_of_axons, 0.5);
    EXPECT_EQ(s.show.undo.remembered.size(), 1U) << "a drag is one change";
    const auto &axons = s.show.tract->tract.axons();
    EXPECT_GT(std::count_if(axons.begin(), axons.end(), [](const auto &a) { return a.hurt; }), 12);
}

TEST(ATract, GivesUpAVolleyWhenALeverIsMovedAndItsLightFades) {
    Session s = start(scene(tract_scene_text()));
    pass(s, 1.5); // it gets ready
    apply(s, {.what = Do::send_signal});
    pass(s, 0.8);
    ASSERT_EQ(s.show.tract->volley, Fate::travelling);
    set(s, TractLever::temperature, 39);
    std::vector<float> before = s.show.tract->light;
    for (int i = 0; i < 100; ++i) {
        advance(s, 0.008);
        for (std::size_t k = 0; k < before.size(); ++k)
            ASSERT_LT(std::abs(s.show.tract->light[k] - before[k]), 0.1F) << "no light changes with a jump";
        before = s.show.tract->light;
    }
    EXPECT_EQ(s.show.tract->volley, Fate::none);
    EXPECT_EQ(s.show.tract->tract.plan().temperature_degC, 39);
}

TEST(ATract, WaitsForItsLeversBeforeASignalIsSent) {
    Session s = start(scene(tract_scene_text()));
    pass(s, 1.5); // it gets ready
    set(s, TractLever::hurt, 1);
    apply(s, {.what = Do::send_signal});
    pass(s, 0.2);
    EXPECT_EQ(s.show.tract->volley, Fate::none);
    pass(s, 0.6);
    EXPECT_EQ(s.show.tract->volley, Fate::travelling);
    EXPECT_EQ(s.show.tract->present.share_of_axons, 1);
}

TEST(ATract, SendsTheNextVolleyOnlyAfterTheLast) {
    Session s = start(scene(tract_scene_text()));
    int volleys = 0;
    Fate before = Fate::none;
    for (int i = 0; i < 60; ++i) {
        apply(s, {.what = Do::send_signal});
        pass(s, 0.1);
        volleys += s.show.tract->volley == Fate::travelling && before != Fate::travelling ? 1 : 0;
        before = s.show.tract->volley;
    }
    EXPECT_GE(volleys, 1);
    EXPECT_LE(volleys, 4);
}

TEST(ATract, EveryVolleyOfTheSameTractIsTheSame) {
    Session s = start(scene(tract_scene_text()));
    see_a_volley(s);
    const auto first = s.show.tract->tract.response();
    pass(s, 2);
    see_a_volley(s);
    const auto second = s.show.tract->tract.response();
    const std::size_t most = std::min(first.size(), second.size());
    ASSERT_GT(most, 100U);
    EXPECT_TRUE(std::equal(first.begin(), first.begin() + static_cast<std::ptrdiff_t>(most), second.begin()));
}

TEST(ATract, WorksOutItsHealthInPartsAsOfAWhole) {
    SceneTract described;
    described.axons = 300; // three parts
    described.length_mm = 2;
    TractShow show(described, {.share_of_axons = 0.5});
    for (int i = 0; i < 2000 && !settled(show); ++i) follow_levers(show, 0.04);
    ASSERT_TRUE(settled(show));
    sim::Tract whole(tract_plan(described, {}));
    whole.stimulate();
    whole.advance(static_cast<int>(show.healthy_sum.size()));
    const std::vector<float> own = far_end_sum(whole.response(), show.healthy_sum.size());
    ASSERT_EQ(own.size(), show.healthy_sum.size());
    const float peak = *std::max_element(own.begin(), own.end());
    for (std::size_t i = 0; i < own.size(); ++i) ASSERT_NEAR(show.healthy_sum[i], own[i], 1e-3F * peak) << i;
}

TEST(ATract, ShowsItsResponseInHealthBesideAnyOther) {
    Session healthy = start(scene(tract_scene_text()));
    pass(healthy, 10);
    see_a_volley(healthy);
    const TractShow &tract = *healthy.show.tract;
    ASSERT_FALSE(tract.health);
    const std::vector<float> own = far_end_sum(tract);
    ASSERT_GT(own.size(), 100U);
    for (std::size_t i = 0; i < std::min(own.size(), tract.healthy_sum.size()); ++i)
        ASSERT_EQ(own[i], tract.healthy_sum[i]) << i;
    Session hurt = start(scene(tract_scene_text()), 1);
    pass(hurt, 10);
    EXPECT_EQ(hurt.show.tract->healthy_sum, tract.healthy_sum) << "the same axons, unhurt";
    see_a_volley(hurt);
    const std::vector<float> less = far_end_sum(*hurt.show.tract);
    EXPECT_LT(*std::max_element(less.begin(), less.end()), 0.9F * *std::max_element(own.begin(), own.end()));
}

TEST(TheFarEndSum, IsTheSumOfTheLastNodesVoltages) {
    const Scene described = scene(tract_scene_text());
    sim::Tract tract(tract_plan(*described.tract, state_at(described, 0).tract));
    const auto sum = [&] {
        double total = 0;
        for (int a = 0; a < 48; ++a) {
            const sim::TractAxon &axon = tract.axons()[static_cast<std::size_t>(a)];
            const int last = static_cast<int>(axon.nodes) - 1;
            total += axon.diameter_um * axon.diameter_um * tract.node_mV(a, last);
        }
        return total;
    };
    const double at_first = sum();
    tract.stimulate();
    for (int step = 1; step <= 160; ++step) {
        tract.advance(1);
        if (step % 40 != 0) continue;
        const std::vector<float> twice = far_end_sum(tract.response(), 1000);
        // The response is one step behind; so is its sum.
        const double now = sum();
        tract.advance(1);
        const std::vector<float> next = far_end_sum(tract.response(), 1000);
        ASSERT_EQ(next.size(), twice.size() + 1);
        EXPECT_NEAR(double{next.back()}, now - at_first + (sum() - now),
                    0.02 * std::abs(now - at_first) + 60);
    }
}

TEST(ATract, IsUndoneAndReset) {
    Session s = start(scene(tract_scene_text()), 1);
    set(s, TractLever::channels, 0.05);
    set(s, TractLever::temperature, 99); // brought into range
    EXPECT_EQ(s.show.tract->wanted.temperature_degC, 42);
    apply(s, {.what = Do::undo});
    EXPECT_EQ(s.show.tract->wanted.temperature_degC, 37);
    EXPECT_EQ(s.show.tract->wanted.channels, 0.05);
    apply(s, {.what = Do::reset});
    EXPECT_EQ(s.show.tract->wanted, state_at(s.show.scene, 1).tract);
    apply(s, {.what = Do::undo});
    EXPECT_EQ(s.show.tract->wanted.channels, 0.05);
}

TEST(ATract, LeavesAloneTheWishesThatAreForAxons) {
    Session s = start(scene(tract_scene_text()));
    for (int what = 0; what < static_cast<int>(Do::quit); ++what)
        if (static_cast<Do>(what) != Do::set_tract_lever) apply(s, {.what = static_cast<Do>(what)});
    pass(s, 1);
    EXPECT_TRUE(s.show.tract->wanted.healthy());
    Session axon = start(scene());
    set(axon, TractLever::hurt, 1);
    EXPECT_TRUE(axon.show.undo.remembered.empty());
}

TEST(ATract, StandsStillWhilePausedAndGoesOnStepByStep) {
    Session s = start(scene(tract_scene_text()));
    apply(s, {.what = Do::send_signal});
    pass(s, 0.6);
    apply(s, {.what = Do::play_pause});
    pass(s, 0.1);
    const auto light = s.show.tract->light;
    const double clock = s.show.tract->clock_ms;
    pass(s, 1);
    EXPECT_EQ(s.show.tract->light, light);
    apply(s, {.what = Do::step_time});
    pass(s, 2);
    EXPECT_NEAR(s.show.tract->clock_ms - clock, 0.03, 0.006);
}

TEST(ATract, SaysInOneSentenceWhatBecameOfItsMessages) {
    Faults faults;
    const Words words = Words::parse(text_of(project() / "assets" / "words" / "en.json"), faults);
    Session s = start(scene(tract_scene_text()));
    EXPECT_EQ(status(s.show, s.visitor.language, words), "One moment. The fibres are getting ready.");
    pass(s, 2);
    EXPECT_EQ(status(s.show, s.visitor.language, words), "48 fibres are ready. Send a signal.");
    set(s, TractLever::hurt, 1);
    EXPECT_EQ(status(s.show, s.visitor.language, words), "One moment. The fibres are getting ready.");
    pass(s, 1);
    apply(s, {.what = Do::send_signal});
    pass(s, 0.3);
    EXPECT_EQ(status(s.show, s.visitor.language, words), "The signals are travelling. 0 of 48 have arrived.");
    see_a_volley(s);
    const std::string over = status(s.show, s.visitor.language, words);
    EXPECT_NE(over.find(" of 48 messages arrived, half of them within "), std::string::npos) << over;
}

TEST(ATract, KeepsItsVoltagesWithinReasonWhateverIsDoneToIt) {
    Session s = start(scene(tract_scene_text()));
    unsigned random = 11;
    const auto next = [&random](unsigned below) {
        return (random = random * 1664525u + 1013904223u) / 65536u % below;
    };
    for (int i = 0; i < 60; ++i) {
        const TractLever lever = all_tract_levers[next(4)];
        const LeverRange range = tract_lever_range(lever);
        set(s, lever, range.low + (range.high - range.low) * next(11) / 10.0);
        if (next(2) == 0) apply(s, {.what = Do::send_signal});
        if (next(4) == 0) apply(s, {.what = Do::next_step});
        pass(s, 0.1 * next(12));
        for (const float light : s.show.tract->light) ASSERT_TRUE(light >= 0 && light <= 1) << light;
        for (int a = 0; a < 48; ++a) {
            const double v = s.show.tract->tract.node_mV(a, 2);
            ASSERT_TRUE(v > -150 && v < 100) << v;
        }
    }
}
