// When a committed document still tells the same as a computed one, and what a document says of a failure.
#include "validation/document.h"

#include <gtest/gtest.h>

using namespace validation;

TEST(TwoDocuments, TellTheSameWhenTheyAreTheSame) {
    EXPECT_FALSE(first_difference("a 1.5\nb\n", "a 1.5\nb\n"));
}

TEST(TwoDocuments, MayDifferInTheLastDigit) {
    EXPECT_FALSE(first_difference("arrives after 1.190 ms", "arrives after 1.191 ms"));
    EXPECT_FALSE(first_difference("points=\"300.1 20.0\"", "points=\"300.4 20.1\""));
}

TEST(TwoDocuments, MayNotDifferByMore) {
    EXPECT_TRUE(first_difference("arrives after 1.190 ms", "arrives after 1.195 ms"));
    EXPECT_TRUE(first_difference("1.190 ms", "-1.190 ms"));
    EXPECT_TRUE(first_difference("1.190 ms", "1.19 ms"));
}

TEST(TwoDocuments, MayNotDifferInWholeNumbers) {
    EXPECT_TRUE(first_difference("Felts 1997", "Felts 1998"));
    EXPECT_TRUE(first_difference("14 of 14 rows pass", "13 of 14 rows pass"));
}

TEST(TwoDocuments, MayNotDifferInWords) {
    EXPECT_TRUE(first_difference("| 1.190 ms | PASS |", "| 1.190 ms | FAIL |"));
    EXPECT_TRUE(first_difference("1.190 ms", "signal lost"));
    EXPECT_TRUE(first_difference("one\ntwo\n", "one\n"));
    EXPECT_TRUE(first_difference("", "one\n"));
}

TEST(TwoDocuments, AreToldApartByLine) {
    const auto difference = first_difference("same\nwas 2.50\n", "same\nis 2.50\n");
    ASSERT_TRUE(difference);
    EXPECT_EQ(*difference, "line 2\n  committed: was 2.50\n  computed:  is 2.50");
}

namespace {

Row one_row(bool second_check_passes) {
    Row row;
    row.number = 3;
    row.name = "Thing";
    row.title = "A thing happens";
    row.published = "It was seen.";
    row.sources = {"Somebody 2001"};
    row.checks = {holds("first", "yes", "yes", true), holds("second", "yes", "no", second_check_passes)};
    return row;
}

} // namespace

TEST(ADocument, SaysPassWhenEveryCheckPassed) {
    const Row row = one_row(true);
    const std::string text = document({&row}, {});
    EXPECT_NE(text.find("1 of 1 rows pass."), std::string::npos);
    EXPECT_NE(text.find("### 3. A thing happens: PASS"), std::string::npos);
    EXPECT_EQ(text.find("FAIL"), std::string::npos);
}

TEST(ADocument, SaysFailWhenOneCheckFailed) {
    const Row row = one_row(false);
    const std::string text = document({&row}, {});
    EXPECT_NE(text.find("0 of 1 rows pass."), std::string::npos);
    EXPECT_NE(text.find("### 3. A thing happens: **FAIL**"), std::string::npos);
    EXPECT_NE(text.find("| second | yes | no | **FAIL** |"), std::string::npos);
}

TEST(ARow, WithoutChecksHasNotPassed) { EXPECT_FALSE(passed(Row{})); }

TEST(ACheck, OfALostSignalIsNotBetweenAnything) {
    EXPECT_FALSE(between("delay", lost, 1, 2, 1, "ms").passed);
    EXPECT_FALSE(at_least("delay", lost, 1, 1, "ms").passed);
    EXPECT_FALSE(within_percent("delay", lost, 1, 5, 1, "ms").passed);
    EXPECT_EQ(between("delay", lost, 1, 2, 1, "ms").computed, "signal lost");
}
