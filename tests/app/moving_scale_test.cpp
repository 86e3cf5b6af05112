// A moving picture that costs too much is drawn with fewer pixels, and gets them back only when it can pay
// for them.
#include "app/stage/moving_scale.h"

#include <gtest/gtest.h>

namespace app {

TEST(MovingScale, ShrinksWhatCostsTooMuchAndSettles) {
    MovingScale scale;
    const auto cost_of = [&] { return 4 + 44.0 * static_cast<double>(scale.now() * scale.now()); };
    for (int frame = 0; frame < 300; ++frame) scale.see(cost_of(), true);
    EXPECT_LT(cost_of(), 33);
    const float settled = scale.now();
    for (int frame = 0; frame < 600; ++frame) {
        scale.see(cost_of(), true);
        ASSERT_EQ(scale.now(), settled) << "the two take turns, frame " << frame;
    }
}

TEST(MovingScale, LetsAPictureThatCostsLittleOrRestsHaveAllItsPixels) {
    MovingScale scale;
    for (int frame = 0; frame < 300; ++frame) scale.see(20, true);
    EXPECT_EQ(scale.now(), 1);
    for (int frame = 0; frame < 300; ++frame) scale.see(90, false);
    EXPECT_EQ(scale.now(), 1) << "what rests is drawn once";
}

} // namespace app
