#include "story/files/recording.h"
#include "story/scene/scene_file.h"
#include "story/show/apply.h"
#include "story/show/scales.h"

#include "story/signal/node_now.h"
#include "support.h"

#include <cmath>

namespace {

using namespace story;
using support::pass;
using support::scene;

std::vector<Scale> way_in(Session &s, int way) {
    std::vector<Scale> seen;
    for (int i = 0; i < 12; ++i) {
        const Scale before{s.show.shown, s.eye.view};
        apply(s, {.what = way > 0 ? Do::go_closer : Do::go_farther});
        if (const Scale now{s.show.shown, s.eye.view}; now == before)
            break;
        else
            seen.push_back(now);
    }
    return seen;
}

TEST(Scales, OfAnAxonLeadFromTheWholeToTheMembraneAndBack) {
    Session s = start(scene());
    EXPECT_EQ(way_in(s, 1),
              (std::vector<Scale>{
                  {Shown::axons, View::close}, {Shown::axons, View::node}, {Shown::axons, View::membrane}}));
    EXPECT_FALSE(next_scale(s.show, s.eye, 1)) << "there is nothing nearer";
    EXPECT_EQ(way_in(s, -1),
              (std::vector<Scale>{
                  {Shown::axons, View::node}, {Shown::axons, View::close}, {Shown::axons, View::whole}}));
}

TEST(Scales, OfATractEndWhereNoSingleAxonIsComputed) {
    Session s = start(scene(support::tract_scene_text()));
    EXPECT_EQ(way_in(s, 1), (std::vector<Scale>{{Shown::tract, View::close}}));
    apply(s, {.what = Do::set_view, .view = View::membrane});
    EXPECT_EQ(s.eye.view, View::close);
    for (int i = 0; i < 30; ++i) apply(s, {.what = Do::zoom, .value = 0.5});
    EXPECT_EQ(s.eye.view, View::close);
}

TEST(Scales, OfALifeLeadFromTheScanThroughTheTractIntoOneAxon) {
    Session s;
    s.show.life.emplace(LifePlan{}, 40);
    s.show.tract.emplace(SceneTract{}, TractCauses{});
    s.show.shown = Shown::scan;
    const std::vector<Scale> all = scales_of(s.show);
    ASSERT_EQ(all.size(), 7U);
    EXPECT_EQ(all[0].shown, Shown::scan);
    EXPECT_EQ(all[1], (Scale{Shown::tract, View::whole}));
    EXPECT_EQ(all[3], (Scale{Shown::axons, View::whole}));
    EXPECT_EQ(all[6], (Scale{Shown::axons, View::membrane}));
    EXPECT_FALSE(next_scale(s.show, s.eye, -1));
    EXPECT_EQ(next_scale(s.show, s.eye, 1), all[1]);
    s.show.shown = Shown::courses;
    EXPECT_FALSE(next_scale(s.show, s.eye, 1)) << "a chart is no scale";
}

TEST(Zooming, GoesThroughAllViewsWithoutAGapAndStaysAtItsNode) {
    Session s = start(scene());
    apply(s, {.what = Do::set_view, .view = View::close});
    std::vector<View> views{s.eye.view};
    for (int i = 0; i < 60; ++i) {
        apply(s, {.what = Do::zoom, .value = 0.9});
        if (s.eye.view != views.back()) views.push_back(s.eye.view);
    }
    EXPECT_EQ(views, (std::vector<View>{View::close, View::node, View::membrane}));
    EXPECT_EQ(s.eye.wanted.span, least_span);
    EXPECT_NEAR(s.eye.wanted.along, 8, 0.02) << "the node that was in sight";
    for (int i = 0; i < 200; ++i) apply(s, {.what = Do::zoom, .value = 1.1});
    EXPECT_EQ(s.eye.view, View::whole);
    EXPECT_EQ(s.eye.wanted.span, most_span);
}

TEST(Zooming, TheCameraIsAllButThereWithinHalfASecond) {
    Session s = start(scene());
    apply(s, {.what = Do::set_view, .view = View::membrane});
    pass(s, 0.5);
    EXPECT_NEAR(s.eye.camera.span / s.eye.wanted.span, 1, 0.05);
}

TEST(TheViewsOfANode, AreAskedForByScenesAndKeptInRecordings) {
    const std::string steps = R"([{"id": "a", "caption": {"en": "c"}, "view": "node"},
                                  {"id": "b", "caption": {"en": "c"}, "view": "membrane"}])";
    Session s = start(scene(support::scene_text(R"([{"name": {"en": "An axon"}}])", steps)));
    EXPECT_EQ(s.eye.view, View::node);
    apply(s, {.what = Do::next_step});
    EXPECT_EQ(s.eye.view, View::membrane);
    apply(s, {.what = Do::set_view, .view = View::whole});
    apply(s, {.what = Do::reset});
    EXPECT_EQ(s.eye.view, View::membrane) << "as the step was written";

    Recording recording{"test",
                        {{1, {.what = Do::go_closer}},
                         {2, {.what = Do::go_farther}},
                         {3, {.what = Do::set_view, .view = View::node}}}};
    Faults faults;
    EXPECT_EQ(parse_recording(to_json(recording), faults), recording);
    EXPECT_TRUE(faults.empty());
}

TEST(TheViewsOfANode, AreRefusedWhereOnlyATractIsShown) {
    Faults faults;
    parse_scene(support::tract_scene_text(R"({"axons": 48, "length_mm": 2, "seed": 3})",
                                          R"([{"id": "a", "caption": {"en": "c"}, "view": "node"}])"),
                faults);
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults[0].where, "/steps/0/view");
}

// A healthy lane with a signal on its way, looked at node 8 until it has passed.
struct Passing {
    NodeNow rest, rising, falling;
    Passing() {
        Lane lane = make_lane(healthy_settings(internodes_per_axon));
        rest = node_now(lane, 8);
        send_signal(lane);
        double highest = -1e9;
        for (int i = 0; i < 800; ++i) {
            solver_step(lane);
            const NodeNow now = node_now(lane, 8);
            if (now.sodium_current > rising.sodium_current) rising = now;
            if (now.potassium_current > falling.potassium_current) falling = now;
            highest = std::max(highest, now.membrane_mV);
        }
        EXPECT_GT(highest, 0) << "the signal did pass";
    }
};

TEST(ANodeNow, LetsSodiumInAsItRisesAndPotassiumOutAsItFalls) {
    const Passing signal;
    EXPECT_LT(signal.rest.sodium_current, 0.02) << "next to nothing at rest";
    EXPECT_LT(signal.rest.sodium_open, 0.01);
    EXPECT_NEAR(signal.rising.sodium_current, 1, 0.5) << "1 stands for a healthy signal";
    EXPECT_GT(signal.rising.sodium_open, 0.1);
    EXPECT_NEAR(signal.falling.potassium_current, 1, 0.5);
    EXPECT_GT(signal.falling.potassium_moved, signal.rising.potassium_moved) << "potassium comes later";
    EXPECT_LT(signal.falling.sodium_ready, signal.rest.sodium_ready) << "by then most gates are stopped up";
}

TEST(ThePumps, KeepAHealthyPaceAndFlagWhenEnergyFails) {
    Session s = start(scene());
    pass(s, 1);
    EXPECT_NEAR(node_now(s.show.lanes[0], 8).pump_pace, 1, 0.05);
    const double before = node_now(s.show.lanes[0], 8).pump_turns;
    EXPECT_GT(before, 0.1);
    support::set(s, Lever::mitochondria, 0);
    pass(s, 3);
    EXPECT_LT(node_now(s.show.lanes[0], 8).pump_pace, 0.05);
    EXPECT_EQ(node_now(s.show.lanes[0], 8).energy, 0);
    const double stopped = node_now(s.show.lanes[0], 8).pump_turns;
    apply(s, {.what = Do::play_pause});
    pass(s, 1);
    EXPECT_EQ(node_now(s.show.lanes[0], 8).pump_turns, stopped) << "paused is paused";
}

} // namespace
