// What threads compute together is what one computes alone, to the last bit.
#include "app/desktop/workers.h"
#include "sim/tract/volley.h"

#include <gtest/gtest.h>

#include <atomic>
#include <vector>

TEST(Workers, DoEachJobOnce) {
    std::vector<std::atomic<int>> done(1000);
    app::threads()(done.size(), [&](std::size_t i) { ++done[i]; });
    for (const auto &times : done) EXPECT_EQ(times, 1);
}

TEST(Workers, DoNotChangeAVolley) {
    sim::TractPlan plan;
    plan.axons = 100;
    plan.length_mm = 3;
    plan.lesion =
        sim::TractPlan::Lesion{.share_of_axons = 0.5, .from_mm = 1, .to_mm = 2, .wraps_fraction = 0.1};
    const sim::VolleyResult alone = sim::fire_volley(plan);
    const sim::VolleyResult together = sim::fire_volley(plan, app::threads());
    EXPECT_EQ(alone.response, together.response);
    EXPECT_EQ(alone.arrival_ms, together.arrival_ms);
}
