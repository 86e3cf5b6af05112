// The pictures of docs/validation.md: legible, told apart without colour, and true to their points.
#include "validation/plot.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace validation;

namespace {

double luminance(const std::string &colour) {
    const auto part = [&](std::size_t at) {
        const double c = std::stoi(colour.substr(at, 2), nullptr, 16) / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}

// As the Web Content Accessibility Guidelines count it: 1 to 21.
double contrast(const std::string &a, const std::string &b) {
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

std::size_t count(const std::string &text, const std::string &part) {
    std::size_t n = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
    return n;
}

Plot small_plot() {
    Plot plot;
    plot.file = "small.svg";
    plot.title = "A < B & C";
    plot.description = "It rises.";
    plot.x_label = "length (µm)";
    plot.y_label = "delay (ms)";
    plot.series = {{"one", {{0, 0}, {1, 2}, {2, 4}}}};
    return plot;
}

} // namespace

TEST(PlotInk, StandsSevenToOneOnItsBackground) {
    const Ink ink = inks();
    for (const std::string &colour : ink.text_and_lines)
        EXPECT_GE(contrast(colour, ink.background), 7) << colour;
}

TEST(Plot, HasATitleAndADescriptionForThoseWhoListen) {
    const std::string picture = svg(small_plot());
    EXPECT_EQ(count(picture, "<title id=\"title\">A &lt; B &amp; C</title>"), 1U);
    EXPECT_EQ(count(picture, "<desc id=\"description\">It rises.</desc>"), 1U);
    EXPECT_EQ(count(picture, "aria-labelledby=\"title description\""), 1U);
}

TEST(Plot, NamesItsAxesAndItsSeries) {
    const std::string picture = svg(small_plot());
    EXPECT_EQ(count(picture, ">length (µm)</text>"), 1U);
    EXPECT_EQ(count(picture, ">delay (ms)</text>"), 1U);
    EXPECT_EQ(count(picture, ">one</text>"), 1U);
}

TEST(Plot, TellsEverySeriesByShapeAndDashesAsWellAsColour) {
    Plot plot = small_plot();
    plot.series.clear();
    for (std::size_t i = 0; i < most_series; ++i)
        plot.series.push_back({std::to_string(i), {{0, 1.0 * i}, {1, 2.0 * i + 1}}});
    const std::string picture = svg(plot);
    // Two points and one entry in the legend each; the cross is two lines.
    EXPECT_EQ(count(picture, "<circle"), 3U);
    EXPECT_EQ(count(picture, "<rect x="), 3U);
    EXPECT_EQ(count(picture, "<polygon"), 6U);
    EXPECT_EQ(count(picture, "stroke-dasharray"), 2 * (most_series - 1));
}

TEST(Plot, ShowsLostSignalsInAStripOfTheirOwn) {
    Plot plot = small_plot();
    EXPECT_EQ(count(svg(plot), ">lost</text>"), 0U);
    plot.series[0].points.push_back({3, lost});
    const std::string picture = svg(plot);
    EXPECT_EQ(count(picture, ">lost</text>"), 1U);
    EXPECT_EQ(count(picture, "<circle"), 5U);
    EXPECT_EQ(count(picture, "inf"), 0U);
    EXPECT_EQ(count(picture, "nan"), 0U);
}

TEST(Plot, PutsEqualRatiosAtEqualDistancesOnALogarithmicAxis) {
    Plot plot = small_plot();
    plot.x_scale = Scale::logarithmic;
    plot.series = {{"one", {{1, 0}, {10, 0}, {100, 1}}}};
    const std::string picture = svg(plot);
    std::vector<double> at;
    for (std::size_t i = picture.find("<circle cx=\""); i != std::string::npos;
         i = picture.find("<circle cx=\"", i + 1))
        at.push_back(std::stod(picture.substr(i + 12)));
    ASSERT_GE(at.size(), 3U);
    EXPECT_NEAR(at[1] - at[0], at[2] - at[1], 0.15);
}

TEST(Plot, FindsWordsThatDoNotFit) {
    Plot plot = small_plot();
    EXPECT_TRUE(texts_too_wide(plot).empty());
    plot.series[0].name = std::string(200, 'w');
    EXPECT_EQ(texts_too_wide(plot).size(), 1U);
}

TEST(Fixed, WritesNoNegativeZero) {
    EXPECT_EQ(fixed(-0.001, 1), "0.0");
    EXPECT_EQ(fixed(-0.06, 1), "-0.1");
    EXPECT_EQ(fixed(12.345, 2), "12.35");
}
