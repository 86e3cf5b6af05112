// A film's captions as a file that players and video sites can read.
#include "app/command_line/subtitles.h"

#include <gtest/gtest.h>

using namespace app;

TEST(Subtitles, SayTheWholeCaptionInTurn) {
    const auto all = sentences_of("One two three. Is it 1.5 mm? Yes!", 10, 17);
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[0].text, "One two three.");
    EXPECT_EQ(all[1].text, "Is it 1.5 mm?") << "a point within a number ends no sentence";
    EXPECT_EQ(all[2].text, "Yes!");
    EXPECT_EQ(all[0].from_s, 10);
    EXPECT_EQ(all[2].to_s, 17);
    for (std::size_t i = 1; i < all.size(); ++i) EXPECT_EQ(all[i].from_s, all[i - 1].to_s);
    EXPECT_GT(all[0].to_s - all[0].from_s, all[2].to_s - all[2].from_s) << "more words take longer to read";
    EXPECT_EQ(sentences_of("no mark at all", 0, 1).front().text, "no mark at all");
    EXPECT_TRUE(sentences_of("", 0, 1).empty());
}

TEST(Subtitles, AreWebVtt) {
    EXPECT_EQ(subtitles_text({{0, 1.5, "A & B."}, {1.5, 3661.25, "x < y"}}, "vtt"),
              "WEBVTT\n\n00:00:00.000 --> 00:00:01.500\nA &amp; B.\n\n"
              "00:00:01.500 --> 01:01:01.250\nx &lt; y\n\n");
}

TEST(Subtitles, AreSubRip) {
    EXPECT_EQ(subtitles_text({{0, 1.5, "A & B."}}, "srt"), "1\n00:00:00,000 --> 00:00:01,500\nA & B.\n\n");
}

TEST(Subtitles, HaveShortLines) {
    const std::string text = subtitles_text(
        {{0, 1, "A thin nerve fibre (axon) carries messages in the brain, and the hand moves."}}, "srt");
    std::size_t from = text.find('A');
    for (std::size_t to; from < text.size() - 2; from = to + 1) {
        to = text.find('\n', from);
        EXPECT_LE(to - from, 42U);
    }
}

TEST(Subtitles, AreOfTheKindThatTheirFilesNameSays) {
    EXPECT_EQ(subtitles_kind("tour.vtt"), "vtt");
    EXPECT_EQ(subtitles_kind("a.b/tour.srt"), "srt");
    for (const char *other : {"", "tour", "tour.txt", ".vtt", "vtt"})
        EXPECT_EQ(subtitles_kind(other), "") << other;
}
