#include "sim/tract/volley.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace {

using namespace sim;

TractPlan plan_of(int axons) {
    TractPlan plan;
    plan.axons = axons;
    plan.length_mm = 3;
    return plan;
}

TEST(Volley, OfAHealthyTractDeliversAllAndInOrder) {
    const VolleyResult r = fire_volley(plan_of(60));
    EXPECT_EQ(r.axons, 60);
    EXPECT_EQ(r.delivered_fraction, 1);
    ASSERT_EQ(r.arrival_ms.size(), volley_percentiles.size());
    EXPECT_TRUE(std::is_sorted(r.arrival_ms.begin(), r.arrival_ms.end()));
    EXPECT_LT(r.arrival_ms.front(), r.arrival_ms.back());
}

TEST(Volley, IsFollowedUntilTheResponseHasDiedDown) {
    const VolleyResult r = fire_volley(plan_of(60));
    const auto size = [](double x) { return std::abs(x); };
    double most = 0;
    for (const double x : r.response) most = std::max(most, size(x));
    for (std::size_t i = r.response.size() - 40; i < r.response.size(); ++i)
        EXPECT_LT(size(r.response[i]), 0.01 * most);
}

TEST(Volley, WaitsForASignalThatCreepsThroughABareStretch) {
    TractPlan plan = plan_of(4);
    plan.diameter_sigma = 0;
    const VolleyResult healthy = fire_volley(plan);
    plan.lesion = TractPlan::Lesion{
        .share_of_axons = 1, .from_mm = 1, .to_mm = 2.5, .wraps_fraction = 0, .channels = 0.02};
    const VolleyResult bare = fire_volley(plan);
    ASSERT_EQ(bare.delivered_fraction, 1);
    EXPECT_GT(bare.arrival_ms[2], 1.5 * healthy.arrival_ms[2]);
}

TEST(Volley, IntoADeadEndEnds) {
    TractPlan plan = plan_of(10);
    plan.median_diameter_um = 1;
    plan.diameter_sigma = 0;
    plan.lesion = TractPlan::Lesion{.share_of_axons = 1, .from_mm = 0.5, .to_mm = 2.5, .wraps_fraction = 0};
    const VolleyResult r = fire_volley(plan);
    EXPECT_EQ(r.delivered_fraction, 0);
    EXPECT_TRUE(r.arrival_ms.empty());
}

} // namespace
