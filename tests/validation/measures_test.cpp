// The arithmetic with which thresholds, tops and orders are read off runs.
#include "validation/measures.h"

#include <gtest/gtest.h>

using namespace validation;

TEST(LastGood, FindsTheEdgeFromEitherSide) {
    const double up = last_good(0, 10, 0.01, [](double x) { return x < 3.2; });
    EXPECT_LT(up, 3.2);
    EXPECT_GT(up, 3.19);
    const double down = last_good(10, 0, 0.01, [](double x) { return x > 3.2; });
    EXPECT_GT(down, 3.2);
    EXPECT_LT(down, 3.21);
}

TEST(RisesThenEnds, IsTrueOfASignalThatComesEverLaterAndIsLost) {
    EXPECT_TRUE(rises_then_ends({{3, 1}, {2, 1.5}, {1, 4}, {0.5, lost}, {0.1, lost}}));
}

TEST(RisesThenEnds, IsFalseOfOneThatGetsEarlierOrComesBack) {
    EXPECT_FALSE(rises_then_ends({{3, 1}, {2, 0.9}}));
    EXPECT_FALSE(rises_then_ends({{3, 1}, {2, lost}, {1, 4}}));
    EXPECT_FALSE(rises_then_ends({{3, lost}, {2, lost}}));
    EXPECT_FALSE(rises_then_ends({}));
}

TEST(Falls, IsFalseWhereASignalIsLostOrStays) {
    EXPECT_TRUE(falls({{1, 3}, {2, 2}, {3, 1}}));
    EXPECT_FALSE(falls({{1, 3}, {2, 3}}));
    EXPECT_FALSE(falls({{1, 3}, {2, lost}}));
}

TEST(PeakAt, IsExactForAParabolaOnUnevenPoints) {
    const auto points = sweep({0, 1, 1.5, 3, 4}, [](double x) { return 5 - (x - 1.7) * (x - 1.7); });
    EXPECT_NEAR(peak_at(points), 1.7, 1e-12);
}

TEST(PeakAt, IsTheEndWhenTheEndIsHighest) { EXPECT_EQ(peak_at({{1, 1}, {2, 2}, {3, 3}}), 3); }
