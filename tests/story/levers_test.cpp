// The levers change what a signal does because they change the axon.
#include "story/show/apply.h"
#include "support.h"

using namespace story;
using namespace support;

namespace {

class TheLevers : public testing::Test {
protected:
    Session s = start(scene());
    double arrival_ms() {
        EXPECT_EQ(fate_of_a_signal(s), Fate::arrived);
        return s.show.lanes[0].signal.arrival_ms.value_or(0);
    }
};

} // namespace

TEST_F(TheLevers, LeaveAHealthyAxonAtItsPublishedSpeed) {
    arrival_ms();
    const auto delay = trace_delay_ms(s.show.lanes[0], 3, 14); // away from either end
    ASSERT_TRUE(delay);
    const double mm =
        (s.show.lanes[0].axon.node_position_um(14) - s.show.lanes[0].axon.node_position_um(3)) / 1000;
    EXPECT_NEAR(mm / *delay, 2.95, 0.06);
}

TEST_F(TheLevers, MyelinLossSlowsTheSignalThenStopsIt) {
    const double healthy = arrival_ms();
    set(s, Lever::myelin, 0.5);
    const double half = arrival_ms();
    set(s, Lever::myelin, 1.0 / 7);
    const double one_wrap = arrival_ms();
    EXPECT_GT(half, healthy * 1.05);
    EXPECT_GT(one_wrap, half * 1.3);
    set(s, Lever::myelin, 0);
    EXPECT_EQ(fate_of_a_signal(s), Fate::lost);
}

TEST_F(TheLevers, ALostSignalIsLostAtTheLesion) {
    apply(s, {.what = Do::toggle_internode, .index = 10});
    apply(s, {.what = Do::toggle_internode, .index = 9});
    apply(s, {.what = Do::toggle_internode, .index = 11});
    apply(s, {.what = Do::toggle_internode, .index = 12});
    set(s, Lever::myelin, 0);
    ASSERT_EQ(fate_of_a_signal(s), Fate::lost);
    EXPECT_GE(s.show.lanes[0].signal.lit_internode, 8);
    EXPECT_LE(s.show.lanes[0].signal.lit_internode, 11);
}

TEST_F(TheLevers, InflammationStopsADemyelinatedAxonWhileAHealthyOneStillConducts) {
    set(s, Lever::inflammation, 1);
    EXPECT_EQ(fate_of_a_signal(s), Fate::arrived);
    set(s, Lever::myelin, 1.0 / 7);
    EXPECT_EQ(fate_of_a_signal(s), Fate::lost);
    set(s, Lever::inflammation, 0);
    EXPECT_EQ(fate_of_a_signal(s), Fate::arrived) << "the block must go with its cause";
}

TEST_F(TheLevers, FailingMitochondriaWeakenTheSignalThenBlockItAndEnergyBringsItBack) {
    const double healthy = arrival_ms();
    const auto peak = [&] {
        double highest = -100;
        for (std::size_t i = 0; i < s.show.lanes[0].signal.trace.count; ++i)
            highest = std::max(highest, double{s.show.lanes[0].signal.trace.at(i).second_mV});
        return highest;
    };
    pass(s, 1);
    const double healthy_peak = peak();
    set(s, Lever::mitochondria, 0.3);
    pass(s, 12);
    EXPECT_GT(arrival_ms(), healthy * 1.1);
    EXPECT_LT(peak(), healthy_peak - 8);
    set(s, Lever::mitochondria, 0.15);
    pass(s, 12);
    EXPECT_EQ(fate_of_a_signal(s), Fate::lost);
    set(s, Lever::mitochondria, 1);
    pass(s, 12);
    EXPECT_EQ(fate_of_a_signal(s), Fate::arrived);
}

TEST_F(TheLevers, RepairBringsConductionBackWithThinnerAndShorterSheaths) {
    const double healthy = arrival_ms();
    set(s, Lever::myelin, 0);
    ASSERT_EQ(fate_of_a_signal(s), Fate::lost);
    set(s, Lever::repair, 1);
    const double repaired = arrival_ms();
    EXPECT_GT(repaired, healthy);
    EXPECT_LT(repaired, healthy * 1.3);
    const SheathLook look = sheath_look(s.show.lanes[0].axon.cable().fibre, s.show.lanes[0].present, 8);
    EXPECT_EQ(look.sheaths, 2);
    EXPECT_NEAR(look.wraps, 3, 1e-9);
    EXPECT_TRUE(look.repaired);
}

TEST_F(TheLevers, MovingAnyLeverWhileNothingTravelsFiresNoSignal) {
    for (const LeverFacts &lever : all_lever_facts) {
        for (const double value : {lever.low, lever.high}) {
            set(s, lever.lever, value);
            pass(s, 4);
            for (const auto count : s.show.lanes[0].axon.state().arrivals) ASSERT_EQ(count, 0) << lever.name;
        }
    }
}

TEST_F(TheLevers, ChooseTheMiddleSheathsWhenNoneWasTouched) {
    set(s, Lever::myelin, 0.2);
    const auto &lesion = s.show.lanes[0].wanted.lesion;
    EXPECT_EQ(std::count(lesion.begin(), lesion.end(), true), 5);
    EXPECT_TRUE(lesion[8]);
}
