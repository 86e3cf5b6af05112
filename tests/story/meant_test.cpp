// Slips of the finger: who misspells a name is told which one is near.
#include "story/text/meant.h"

#include <gtest/gtest.h>

using story::did_you_mean;

TEST(AMisspeltName, IsAnsweredWithTheNearestKnownOne) {
    const std::vector<std::string> known{"view", "wipe", "slower", "shown", "look_at_internode"};
    EXPECT_EQ(did_you_mean("veiw", known), "did you mean \"view\"? ") << "two letters swapped";
    EXPECT_EQ(did_you_mean("vew", known), "did you mean \"view\"? ") << "one too few";
    EXPECT_EQ(did_you_mean("slowerr", known), "did you mean \"slower\"? ") << "one too many";
    EXPECT_EQ(did_you_mean("look_at_internoed", known), "did you mean \"look_at_internode\"? ");
}

TEST(AMisspeltName, IsNotGuessedFromAfar) {
    EXPECT_EQ(did_you_mean("colour", {"view", "wipe", "slower"}), "");
    EXPECT_EQ(did_you_mean("xx", {"ab", "cd"}), "") << "of a short name two slips make anything";
    EXPECT_EQ(did_you_mean("", {"a"}), "");
    const std::string long_one(10000, 'x');
    EXPECT_EQ(did_you_mean(long_one + 'y', {long_one}), "") << "no name is as long; it would take its time";
}
