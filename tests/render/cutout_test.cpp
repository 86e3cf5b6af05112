#include "render/gl/cutout.h"

#include <gtest/gtest.h>

namespace {

using render::merged;
using render::Patch;

bool overlap(const Patch &a, const Patch &b) {
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

bool holds(const Patch &all, const Patch &part) {
    return all.x <= part.x && all.y <= part.y && all.x + all.width >= part.x + part.width &&
           all.y + all.height >= part.y + part.height;
}

TEST(Patches, ThatLieApartStayAsTheyAre) {
    const std::vector<Patch> apart{{0, 0, 10, 10}, {20, 0, 10, 10}, {0, 20, 10, 10}};
    EXPECT_EQ(merged(apart), apart);
}

TEST(Patches, ThatOverlapBecomeOneAlsoByWayOfAThird) {
    const std::vector<Patch> all{{0, 0, 10, 10}, {100, 0, 10, 10}, {50, 0, 10, 10}, {5, 5, 50, 4}};
    const std::vector<Patch> out = merged(all);
    ASSERT_EQ(out.size(), 2U);
    EXPECT_FALSE(overlap(out[0], out[1]));
    for (const Patch &part : all) EXPECT_TRUE(holds(out[0], part) || holds(out[1], part));
}

} // namespace
