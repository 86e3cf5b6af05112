// A tract whose axons have a slow tissue of their own: what it does to each is what its signal meets.
#include "sim/tract/tract.h"
#include "sim/tract/volley.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using namespace sim;

constexpr int axons = 24;

TractPlan small_tract() {
    TractPlan plan;
    plan.axons = axons;
    plan.length_mm = 3;
    return plan;
}

TractTissue healthy_tissue() {
    TractTissue tissue;
    const std::size_t count = axons * static_cast<std::size_t>(tissue.segments);
    tissue.wraps.assign(count, 1);
    tissue.channels.assign(count, 0);
    tissue.inflammation.assign(count, 0);
    tissue.broken_at.assign(axons, -1);
    return tissue;
}

Tissue lived(double years, const Knobs &knobs = {}) {
    TissuePlan plan;
    plan.axons = axons;
    plan.person = 7; // with many attacks
    Tissue tissue(plan);
    while (tissue.year() < years) tissue.step(knobs);
    return tissue;
}

VolleyResult volley_through(const TractTissue &tissue) {
    TractPlan plan = small_tract();
    plan.tissue = tissue;
    return fire_volley(plan);
}

TEST(TractTissue, InHealthIsTheHealthyTract) {
    const VolleyResult with = volley_through(healthy_tissue());
    const VolleyResult without = fire_volley(small_tract());
    EXPECT_EQ(with.arrival_ms, without.arrival_ms);
    EXPECT_EQ(with.response, without.response);
}

TEST(TractTissue, OfTheFirstDayIsHealth) { EXPECT_EQ(tract_tissue(lived(0)), healthy_tissue()); }

TEST(TractTissue, GivesTheSameSignalsForTheSameTissue) {
    const TractTissue tissue = tract_tissue(lived(15));
    const VolleyResult once = volley_through(tissue);
    const VolleyResult again = volley_through(tissue);
    EXPECT_EQ(once.arrival_ms, again.arrival_ms);
    EXPECT_EQ(once.response, again.response);
}

TEST(TractTissue, ThinsEachAxonWhereItIsThinAndNoOther) {
    TractTissue tissue = healthy_tissue();
    constexpr int hurt = 5, first = 9, last = 14; // segments
    for (int i = first; i <= last; ++i) tissue.wraps[hurt * 24 + i] = 0.25F;
    TractPlan plan = small_tract();
    plan.tissue = tissue;
    for (int a = 0; a < axons; ++a) {
        const TractAxon axon = draw_axon(plan, a);
        const double whole = scaled_fibre(axon.diameter_um).wraps;
        for (std::size_t i = 0; i < axon.internodes.size(); ++i) {
            const double middle_mm = (axon.node_mm(i) + axon.node_mm(i + 1)) / 2;
            const int segment = static_cast<int>(middle_mm / plan.length_mm * 24);
            const bool thin = a == hurt && segment >= first && segment <= last;
            EXPECT_DOUBLE_EQ(axon.internodes[i].wraps, thin ? whole / 4 : whole) << a << " " << i;
        }
    }
}

TEST(TractTissue, StopsASignalWhereAnAxonIsBareAndLetsItPassWhereChannelsHaveSpread) {
    TractTissue tissue = healthy_tissue();
    std::fill(tissue.wraps.begin(), tissue.wraps.end(), 0.0F);
    EXPECT_LT(volley_through(tissue).delivered_fraction, 0.2) << "only the thinnest can do without";
    std::fill(tissue.channels.begin(), tissue.channels.end(), 0.05F);
    EXPECT_EQ(volley_through(tissue).delivered_fraction, 1);
}

TEST(TractTissue, InflammationStopsWhatIsThinAndNotWhatIsWhole) {
    TractTissue tissue = healthy_tissue();
    std::fill(tissue.inflammation.begin(), tissue.inflammation.end(), 1.0F);
    EXPECT_EQ(volley_through(tissue).delivered_fraction, 1) << "healthy axons conduct, a little slower";
    std::fill(tissue.wraps.begin(), tissue.wraps.end(), 0.1F);
    EXPECT_LT(volley_through(tissue).delivered_fraction, 0.2);
    std::fill(tissue.inflammation.begin(), tissue.inflammation.end(), 0.0F);
    EXPECT_GT(volley_through(tissue).delivered_fraction, 0.8) << "and it is inflammation that did it";
}

TEST(TractTissue, ABrokenAxonDeliversNothingAndIsSilentBeyondTheBreak) {
    TractPlan plan = small_tract();
    plan.tissue = healthy_tissue();
    plan.tissue->broken_at[3] = 0;
    plan.tissue->broken_at[4] = 12;
    plan.tissue->broken_at[5] = 23;
    Tract tract(plan);
    const double rest_mV = tract.node_mV(4, 0);
    tract.stimulate();
    double most_before_mV = rest_mV, most_after_mV = rest_mV;
    for (int i = 0; i < 300; ++i) {
        tract.advance(2);
        const auto last = static_cast<int>(tract.axons()[4].nodes) - 1;
        most_before_mV = std::max(most_before_mV, tract.node_mV(4, 1));
        most_after_mV = std::max(most_after_mV, tract.node_mV(4, last));
    }
    for (int a = 0; a < axons; ++a) EXPECT_EQ(tract.arrival_ms(a).has_value(), a < 3 || a > 5) << a;
    EXPECT_GT(most_before_mV, -20);
    EXPECT_NEAR(most_after_mV, rest_mV, 0.01);
}

TEST(TractTissue, DeliversLessAfterDecadesThanAtTheBeginning) {
    const double at_first = volley_through(tract_tissue(lived(0))).delivered_fraction;
    const double later = volley_through(tract_tissue(lived(30))).delivered_fraction;
    EXPECT_EQ(at_first, 1);
    EXPECT_LT(later, 0.8);
}

} // namespace
