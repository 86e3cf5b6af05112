// How busy the axon is kept, what that does to its sodium, and what sodium does to its signals, in the
// window.
#include "story/show/apply.h"
#include "story/state/status.h"
#include "support.h"

using namespace story;
using namespace support;

namespace {

class ABusyAxon : public testing::Test {
protected:
    Session s = start(scene());
    double sodium_mM() const { return s.show.lanes[0].energy.sodium_mM; }
    std::string said() {
        Faults faults;
        return status(s.show, s.visitor.language,
                      Words::parse(text_of(project() / "assets/words/en.json"), faults));
    }
};

} // namespace

TEST_F(ABusyAxon, RestsAt10MillimolarInHealthAt14WithHalfItsMitochondriaAndAt22WithThreeTenths) {
    EXPECT_NEAR(sodium_mM(), 10, 0.1);
    set(s, Lever::mitochondria, 0.5);
    pass(s, 30);
    EXPECT_NEAR(sodium_mM(), 14, 0.4);
    set(s, Lever::mitochondria, 0.3);
    pass(s, 60);
    EXPECT_NEAR(sodium_mM(), 22, 0.6);
    EXPECT_EQ(fate_of_a_signal(s), Fate::arrived);
    set(s, Lever::mitochondria, 0.25);
    pass(s, 30);
    EXPECT_EQ(fate_of_a_signal(s), Fate::lost);
}

TEST_F(ABusyAxon, At100SignalsASecondFailsWithinSecondsAndComesBackWithRest) {
    set(s, Lever::mitochondria, 0.5);
    pass(s, 5);
    ASSERT_EQ(fate_of_a_signal(s), Fate::arrived);
    set(s, Lever::traffic, 100);
    pass(s, 3.5);
    EXPECT_GT(sodium_mM(), 22);
    EXPECT_NE(said().find("100 signals"), std::string::npos) << said();
    EXPECT_NE(said().find("not all arrive"), std::string::npos) << said();
    EXPECT_EQ(fate_of_a_signal(s), Fate::lost);
    EXPECT_NE(said().find("too much sodium"), std::string::npos) << said();
    set(s, Lever::traffic, 1);
    pass(s, 12);
    EXPECT_LT(sodium_mM(), 14);
    EXPECT_EQ(fate_of_a_signal(s), Fate::arrived);
}

TEST_F(ABusyAxon, LetsNoSodiumInBeyondABlock) {
    Session blocked = s;
    set(blocked, Lever::myelin, 0);
    for (Session *each : {&s, &blocked}) {
        set(*each, Lever::mitochondria, 0.5);
        set(*each, Lever::traffic, 20);
        pass(*each, 25);
    }
    EXPECT_NEAR(s.show.lanes[0].signal_cost(), 1, 0.02);
    EXPECT_NEAR(blocked.show.lanes[0].signal_cost(), 0.5, 0.1);
    EXPECT_LT(blocked.show.lanes[0].energy.sodium_mM, sodium_mM() - 2);
}

TEST_F(ABusyAxon, PaysMoreForSignalsOverStretchesWithNewGates) {
    set(s, Lever::myelin, 0);
    set(s, Lever::channels, 0.5);
    pass(s, 3);
    EXPECT_GT(s.show.lanes[0].signal_cost(), 1.9);
}

TEST_F(ABusyAxon, StandsInAStepWhereItsTrafficLeads) {
    const Session tired =
        start(scene(scene_text(R"([{"name": {"en": "a"}, "levers": {"mitochondria": 0.3}}])",
                               R"([{"id": "a", "caption": {"en": "A."}}])")));
    EXPECT_NEAR(tired.show.lanes[0].energy.sodium_mM, 22, 0.6);
    EXPECT_NEAR(tired.show.lanes[0].axon.conditions().potassium_and_leak_shift_mV, 4.8, 0.3);
    for (const double mV : tired.show.lanes[0].axon.state().inside_mV) EXPECT_LT(mV, -70);
}

TEST_F(ABusyAxon, AtTheEdgeOfWhatItCarriesStillGetsTheSignalOfAStep) {
    Session edge = start(scene(
        scene_text(R"([{"name": {"en": "a"}, "lesion": [6, 7, 8, 9, 10], "levers": {"myelin": 0.143}}])",
                   R"([{"id": "a", "caption": {"en": "A."}},
            {"id": "b", "caption": {"en": "B."}, "changes": [{"levers": {"mitochondria": 0.5}, "traffic_hz": 25}], "send_signal": true}])")));
    apply(edge, {.what = Do::next_step});
    pass(edge, 25);
    EXPECT_FALSE(edge.show.sending.waits);
    EXPECT_NE(edge.show.lanes[0].signal.fate, Fate::none);
    EXPECT_GT(edge.show.lanes[0].energy.sodium_mM, 16);
}

TEST_F(ABusyAxon, WorksNoMoreOnceAllIsKnown) {
    pass(s, 2);
    EXPECT_TRUE(s.show.lanes[0].energy.traffic.up_to_date());
    set(s, Lever::mitochondria, 0.4);
    pass(s, 1);
    EXPECT_FALSE(s.show.lanes[0].energy.traffic.up_to_date());
    pass(s, 60);
    EXPECT_TRUE(s.show.lanes[0].energy.traffic.up_to_date());
}
