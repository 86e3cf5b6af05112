// The tier of the picture at the start is what the machine can draw with ease, whoever wrote its driver.
#include "app/stage/drawing_speed.h"

#include <gtest/gtest.h>

namespace app {

using story::Tier;

TEST(DrawingSpeed, AllowsAFinePictureWhereItCostsLittle) {
    EXPECT_EQ(tier_for({.wall_ms = 0.2, .cpu_ms = 0.1}), Tier::high);
}

TEST(DrawingSpeed, AsksForAQuickPictureWhereDrawingTakesLong) {
    EXPECT_EQ(tier_for({.wall_ms = 8, .cpu_ms = 8}), Tier::low) << "a software renderer";
    EXPECT_EQ(tier_for({.wall_ms = 5, .cpu_ms = 0.1}), Tier::low) << "a weak graphics card";
}

TEST(DrawingSpeed, AsksForAQuickPictureWhereManyProcessorsToilForIt) {
    EXPECT_EQ(tier_for({.wall_ms = 0.5, .cpu_ms = 8}), Tier::low);
}

} // namespace app
