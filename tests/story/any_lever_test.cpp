// A visitor may throw any lever at any moment, also while a signal travels: the axon stays an axon.
#include "story/show/apply.h"
#include "support.h"

#include <cmath>
#include <random>

using namespace story;
using namespace support;

namespace {

constexpr int wishes = 2000;

class RestlessVisitor {
public:
    explicit RestlessVisitor(unsigned seed) : engine_(seed) {}
    int below(int sides) { return static_cast<int>(engine_() % static_cast<unsigned>(sides)); }

    Command wish() {
        switch (below(12)) {
        case 0:
        case 1:
            return {.what = Do::send_signal};
        case 2:
            return {.what = Do::toggle_internode, .index = below(internodes_per_axon)};
        case 3:
            return {.what = Do::set_repair_sheaths, .index = 2 + below(2)};
        case 4:
            return rare_wish();
        default:
            return throw_a_lever();
        }
    }

private:
    Command throw_a_lever() {
        const LeverFacts &lever = all_lever_facts[static_cast<std::size_t>(below(all_lever_facts.size()))];
        const double at = below(3) == 0 ? below(2) : below(1001) / 1000.0; // the ends often
        return {.what = Do::set_lever, .lever = lever.lever, .value = value_at(lever.lever, at)};
    }
    Command rare_wish() {
        switch (below(8)) {
        case 0:
            return {.what = Do::cut_axon, .index = below(internodes_per_axon)};
        case 1:
            return {.what = Do::reset};
        case 2:
            return {.what = Do::clear_lesion};
        case 3:
            return {.what = Do::set_slower, .value = 1000};
        case 4:
            return {.what = Do::next_step};
        case 5:
            return {.what = Do::previous_step};
        default:
            return {.what = Do::undo};
        }
    }
    std::mt19937 engine_;
};

void expect_an_axon(const Lane &lane) {
    const sim::AxonState &state = lane.axon.state();
    for (std::size_t j = 0; j < state.inside_mV.size(); ++j) {
        ASSERT_TRUE(state.inside_mV[j] >= -150 && state.inside_mV[j] <= 100) << state.inside_mV[j];
        ASSERT_TRUE(state.membrane_mV(j) >= -150 && state.membrane_mV(j) <= 100) << state.membrane_mV(j);
        ASSERT_NE(std::fpclassify(state.periaxonal_mV[j]), FP_SUBNORMAL);
    }
    ASSERT_TRUE(lane.energy.sodium_mM >= 1 && lane.energy.sodium_mM <= sim::most_sodium_mM)
        << lane.energy.sodium_mM;
}

} // namespace

TEST(AnyLever, AtAnyMomentLeavesTheVoltagesOfAnAxon) {
    RestlessVisitor visitor(20261103);
    Session s = start(scene());
    int signals = 0;
    apply(s, {.what = Do::set_slower, .value = 1000});
    for (int i = 0; i < wishes; ++i) {
        apply(s, visitor.wish());
        const double seconds = 0.008 * visitor.below(12);
        for (double t = 0; t < seconds; t += 0.008) {
            advance(s, 0.008);
            expect_an_axon(s.show.lanes[0]);
            ASSERT_FALSE(testing::Test::HasFatalFailure()) << "after wish " << i;
        }
        signals += s.show.lanes[0].signal.fate == Fate::travelling ? 1 : 0;
    }
    EXPECT_GT(signals, wishes / 10) << "signals were among what was disturbed";
}

TEST(ASignal, BeginsWithAPushNoStrongerThanANeighbourCouldGive) {
    Session s = start(scene());
    apply(s, {.what = Do::set_slower, .value = 16000});
    apply(s, {.what = Do::send_signal});
    double highest_mV = -100;
    for (int i = 0; i < 500; ++i) {
        advance(s, 0.008);
        highest_mV = std::max(highest_mV, s.show.lanes[0].axon.node_mV(0));
    }
    EXPECT_GT(highest_mV, 20);
    EXPECT_LT(highest_mV, 80);
}
