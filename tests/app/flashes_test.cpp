// The counter of flashes itself, on films made up for it: it must catch what is dangerous and nothing else
// (WCAG 2.2, success criteria 2.3.1 and 2.3.2, without the exemption of small areas).
#include "app/stage/flashes.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

using app::Flashes;

namespace {

constexpr int width = 40, height = 24, spot = 4, rate = 25;
using Rgb = std::array<int, 3>;

// 8 bits of sRGB with that relative luminance.
int grey(double luminance) {
    const double v =
        luminance <= 0.0031308 ? 12.92 * luminance : 1.055 * std::pow(luminance, 1 / 2.4) - 0.055;
    return static_cast<int>(std::lround(v * 255));
}
Rgb grey_of(double luminance) { return {grey(luminance), grey(luminance), grey(luminance)}; }

// `seconds` of a film that is `ground`, save for one rectangle that is `colour` at any time.
Flashes film(double seconds, const std::function<Rgb(double)> &colour, int w = width, int h = height,
             Rgb ground = {10, 20, 40}) {
    Flashes flashes(width, height, spot, rate);
    for (int frame = 0; frame < static_cast<int>(seconds * rate); ++frame) {
        const Rgb now = colour(frame / double{rate});
        std::vector<std::uint8_t> rgb;
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x) {
                const bool inside = x >= 8 && x < 8 + w && y >= 8 && y < 8 + h;
                for (const int part : inside ? now : ground) rgb.push_back(static_cast<std::uint8_t>(part));
            }
        flashes.see(rgb);
    }
    return flashes;
}

std::function<Rgb(double)> blink(double per_second, const Rgb &on, const Rgb &off) {
    return [=](double t) { return std::fmod(t * per_second, 1.0) < 0.5 ? off : on; };
}

} // namespace

TEST(Flashes, OfATenthOfLuminanceAreCaughtAtFourPerSecond) {
    const Flashes flashes = film(3, blink(4, grey_of(0.31), grey_of(0.2)));
    EXPECT_EQ(flashes.general().flashes, 4);
    EXPECT_EQ(flashes.red().flashes, 0);
}

TEST(Flashes, AtThreePerSecondPass) {
    EXPECT_EQ(film(4, blink(3, grey_of(0.6), grey_of(0.2))).general().flashes, 3);
    EXPECT_EQ(film(4, blink(1, grey_of(0.6), grey_of(0.2))).general().flashes, 1);
}

TEST(Flashes, AreCountedInAnySecondNotOnlyInWholeOnes) {
    const auto late = [](double t) { // four pulses from 1.6 s to 2.4 s
        return t > 1.6 && t < 2.4 && std::fmod((t - 1.6) * 5, 1.0) < 0.5 ? grey_of(0.5) : grey_of(0.1);
    };
    const Flashes flashes = film(4, late);
    EXPECT_EQ(flashes.general().flashes, 4);
    EXPECT_GT(flashes.general().frame, 2 * rate);
    EXPECT_LT(flashes.general().frame, 3 * rate);
}

TEST(Flashes, OfLessThanATenthAreNone) {
    const Flashes flashes = film(3, blink(8, grey_of(0.27), grey_of(0.2)));
    EXPECT_EQ(flashes.general().flashes, 0);
    EXPECT_FALSE(flashes.changed());
}

TEST(Flashes, AboveEightTenthsAreNone) {
    EXPECT_EQ(film(3, blink(8, grey_of(0.99), grey_of(0.84))).general().flashes, 0);
    EXPECT_GT(film(3, blink(8, grey_of(0.99), grey_of(0.76))).general().flashes, 3);
}

TEST(Flashes, OfASmallSpotAreCaughtAndTheirPlaceIsTold) {
    const Flashes flashes = film(3, blink(5, {255, 255, 255}, {0, 0, 0}), spot, spot);
    EXPECT_EQ(flashes.general().flashes, 5);
    EXPECT_EQ(flashes.general().x, 8 + spot / 2);
    EXPECT_EQ(flashes.general().y, 8 + spot / 2);
}

TEST(Flashes, ThatSmallerStepsMakeUpAreCaught) {
    const auto wave = [](double t) { return grey_of(0.3 + 0.1 * std::sin(t * 4 * 2 * 3.14159265)); };
    EXPECT_EQ(film(3, wave).general().flashes, 4);
}

TEST(Flashes, ASlowRiseIsNone) {
    const auto dawn = [](double t) { return grey_of(std::min(1.0, t / 3)); };
    EXPECT_LE(film(3, dawn).general().flashes, 1);
}

TEST(RedFlashes, FromSaturatedRedToAnotherColourAreCaughtWhateverTheirLuminance) {
    // A red and a grey of one luminance.
    const Flashes flashes = film(3, blink(4, {200, 0, 0}, grey_of(0.2126 * 0.578)));
    EXPECT_EQ(flashes.red().flashes, 4);
    EXPECT_EQ(flashes.general().flashes, 0);
    EXPECT_EQ(film(4, blink(3, {200, 0, 0}, grey_of(0.12))).red().flashes, 3);
}

TEST(RedFlashes, AreCaughtAgainstBlack) {
    EXPECT_EQ(film(3, blink(4, {150, 0, 0}, {0, 0, 0})).red().flashes, 4);
}

TEST(RedFlashes, OfAnUnsaturatedRedAreNone) {
    // #C24E49, inflammation: R / (R + G + B) is 0.79.
    EXPECT_EQ(film(3, blink(6, {0xC2, 0x4E, 0x49}, {10, 20, 40})).red().flashes, 0);
}

TEST(RedFlashes, BetweenNearlyTheSameRedsAreNone) {
    EXPECT_EQ(film(3, blink(6, {230, 0, 0}, {200, 40, 40})).red().flashes, 0);
}
