// The richness of the picture at the start is what the machine can draw with ease, whoever wrote its driver.
#include "app/stage/drawing_speed.h"

#include <gtest/gtest.h>

namespace app {

using story::Richness;

TEST(DrawingSpeed, AllowsAFinePictureWhereItCostsLittle) {
    EXPECT_EQ(richness_for({.wall_ms = 0.2, .cpu_ms = 0.1}), Richness::fine);
}

TEST(DrawingSpeed, AsksForAQuickPictureWhereDrawingTakesLong) {
    EXPECT_EQ(richness_for({.wall_ms = 8, .cpu_ms = 8}), Richness::quick) << "a software renderer";
    EXPECT_EQ(richness_for({.wall_ms = 5, .cpu_ms = 0.1}), Richness::quick) << "a weak graphics card";
}

TEST(DrawingSpeed, AsksForAQuickPictureWhereManyProcessorsToilForIt) {
    EXPECT_EQ(richness_for({.wall_ms = 0.5, .cpu_ms = 8}), Richness::quick);
}

} // namespace app
