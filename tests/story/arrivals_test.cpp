// What ears are told: each arrival at a far end, when the solver says that it came, and nothing else.
#include "story/files/recording.h"
#include "story/show/apply.h"
#include "support.h"

using namespace story;
using namespace support;

namespace {

// Every arrival during the next `seconds`, once each, as one hears them who looks at every frame.
std::vector<Arrival> heard(Session &s, double seconds, double frames_per_second = 60) {
    std::vector<Arrival> all;
    std::int64_t last = s.show.clock.ticks;
    for (double t = 0; t < seconds; t += 1 / frames_per_second) {
        advance(s, 1 / frames_per_second);
        for (const Arrival &a : s.show.sending.arrivals)
            if (a.tick > last) all.push_back(a);
        last = s.show.clock.ticks;
    }
    return all;
}

Session race() {
    return start(scene(scene_text(R"([{"name": {"en": "Healthy"}},
        {"name": {"en": "Thinned"}, "lesion": [6, 7, 8], "levers": {"myelin": 0.3}},
        {"name": {"en": "Bare"}, "lesion": [5, 6, 7, 8, 9], "levers": {"myelin": 0}}])")));
}

} // namespace

TEST(Sound, IsOffUntilAVisitorTurnsItOnAndOffAgainOnReset) {
    Session s = start(scene());
    EXPECT_EQ(s.visitor.sound, 0);
    apply(s, {.what = Do::set_sound, .index = 99});
    EXPECT_EQ(s.visitor.sound, loudest);
    apply(s, {.what = Do::set_sound, .index = -1});
    EXPECT_EQ(s.visitor.sound, 0);
    apply(s, {.what = Do::set_sound, .index = 2});
    apply(s, {.what = Do::next_step});
    EXPECT_EQ(s.visitor.sound, 2);
    apply(s, {.what = Do::reset});
    EXPECT_EQ(s.visitor.sound, 0);
}

TEST(Sound, IsKeptInARecording) {
    const Recording recording{"test", {{1.5, {.what = Do::set_sound, .index = 3}}}};
    Faults faults;
    EXPECT_EQ(parse_recording(to_json(recording), faults), recording);
    EXPECT_TRUE(faults.empty());
}

TEST(Arrivals, ComeAsMuchLaterAsTheSolverSaysAndNotAtAllWhereTheMessageIsLost) {
    Session s = race();
    apply(s, {.what = Do::send_signal});
    const std::vector<Arrival> all = heard(s, 20);
    ASSERT_EQ(s.show.lanes[2].signal.fate, Fate::lost);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].lane, 0);
    EXPECT_EQ(all[1].lane, 1);
    const double later_s = static_cast<double>(all[1].tick - all[0].tick) * tick_s;
    const double delay_ms = *s.show.lanes[1].signal.arrival_ms - *s.show.lanes[0].signal.arrival_ms;
    ASSERT_GT(delay_ms, 0.01);
    // What the picture shows can be one step of the solver behind.
    EXPECT_NEAR(later_s, delay_ms * s.show.clock.slower / 1000,
                solver_step_ms * s.show.clock.slower / 1000 + tick_s);
}

TEST(Arrivals, AreTheSameAtAnyFrameRateAndLeaveNothingBehind) {
    Session at_20 = race(), at_144 = race();
    apply(at_20, {.what = Do::send_signal});
    apply(at_144, {.what = Do::send_signal});
    const std::vector<Arrival> few = heard(at_20, 20, 20), many = heard(at_144, 20, 144);
    EXPECT_EQ(few.size(), 2U);
    EXPECT_EQ(few, many);
    EXPECT_TRUE(at_144.show.sending.arrivals.empty());
}

TEST(Arrivals, OfATractAddUpToTheShareThatArrives) {
    Session s = start(scene(tract_scene_text()));
    set(s, TractLever::hurt, 0.5);
    set(s, TractLever::myelin, 0);
    pass(s, 1);
    apply(s, {.what = Do::send_signal});
    double share = 0;
    const auto all = heard(s, 30);
    for (const Arrival &a : all) share += a.share;
    const double arrived = s.show.tract->count(Fate::arrived);
    ASSERT_GT(arrived, 0);
    ASSERT_GT(s.show.tract->count(Fate::lost), 0);
    EXPECT_GT(all.size(), 1U) << "thick fibres come first";
    EXPECT_NEAR(share, arrived / static_cast<double>(s.show.tract->axons()), 1e-9);
}
