// However fast signals come, no spot of the picture pulses more than three times in any second.
#include "story/show/apply.h"
#include "story/show/sending.h"
#include "story/signal/light.h"
#include "support.h"

#include <cmath>
#include <gtest/gtest.h>

using namespace story;

namespace {

// Pairs of opposite changes of at least `least` that begin within one second, at worst.
int most_flashes_in_a_second(const std::vector<double> &light, double tick_s, double least) {
    std::vector<double> rises;
    double low = light[0];
    double high = light[0];
    bool up = false;
    for (std::size_t i = 0; i < light.size(); ++i) {
        low = std::min(low, light[i]);
        high = std::max(high, light[i]);
        if (!up && light[i] - low >= least) {
            up = true;
            high = light[i];
            rises.push_back(static_cast<double>(i) * tick_s);
        } else if (up && high - light[i] >= least) {
            up = false;
            low = light[i];
        }
    }
    int worst = 0;
    for (std::size_t i = 0; i < rises.size(); ++i) {
        int n = 0;
        for (std::size_t j = i; j < rises.size() && rises[j] < rises[i] + 1; ++j) ++n;
        worst = std::max(worst, n);
    }
    return worst;
}

} // namespace

TEST(TheLight, NeverFlashesMoreThanThreeTimesASecondHoweverFastTheTrain) {
    for (const double dark : {0.0, 0.2, 0.5, 0.8})
        for (const double pulses_per_second : {1.0, 2.0, 3.0, 4.0, 7.0, 12.0, 30.0}) {
            Light light;
            std::vector<double> shown;
            const double tick = 0.008;
            for (int i = 0; i < 1250; ++i) {
                const double phase = std::fmod(i * tick * pulses_per_second, 1.0);
                light.advance({phase < 0.4 ? 1.0 : dark}, tick);
                shown.push_back(light.shown()[0]);
            }
            EXPECT_LE(most_flashes_in_a_second(shown, tick, 0.1), 3) << pulses_per_second << " from " << dark;
        }
}

TEST(TheLight, TellsWhatComesFromWhatHasPassed) {
    Light light;
    light.advance({0.0}, 1);
    for (const auto &[brightness, passed] :
         {std::pair(0.6, 0.0), {1.0, 0.0}, {0.5, 0.5}, {0.0, 1.0}, {0.05, 0.475}, {0.9, 0.0}}) {
        light.advance({brightness}, 1);
        EXPECT_DOUBLE_EQ(light.passed()[0], passed) << brightness;
    }
}

// A sheath that comes or goes changes how the axon is cut into pieces, several times a second in a hurried
// hand.
TEST(TheLight, KeepsTheLimitWhileTheAxonIsCutIntoOtherPieces) {
    Light light;
    std::vector<double> shown;
    std::vector<double> places{0, 100, 200, 300};
    light.advance(std::vector<double>(4, 0.0), 0);
    for (int i = 0; i < 1250; ++i) {
        const bool lit = i / 12 % 2 == 0;
        if (i % 25 == 0) {
            std::vector<double> others = places.size() == 4
                                             ? std::vector<double>{0, 50, 100, 150, 200, 250, 300}
                                             : std::vector<double>{0, 100, 200, 300};
            light.move(places, others);
            places = std::move(others);
        }
        light.advance(std::vector<double>(places.size(), lit ? 1.0 : 0.0), 0.008);
        shown.push_back(light.shown().back());
    }
    EXPECT_LE(most_flashes_in_a_second(shown, 0.008, 0.1), 3);
}

TEST(TheLight, ShowsASlowSignalAsItIs) {
    Light light;
    for (int i = 0; i < 500; ++i) {
        const double wanted = std::exp(-std::pow((i * 0.008 - 2) / 0.5, 2));
        light.advance({wanted}, 0.008);
        ASSERT_NEAR(light.shown()[0], wanted, 0.02);
    }
}

TEST(TheLight, OfASessionKeepsTheLimitAtEverySpeed) {
    for (const double slower : slower_choices) {
        Session s = start(support::scene());
        apply(s, {.what = Do::set_slower, .value = slower});
        std::vector<double> shown;
        for (int i = 0; i < 1250; ++i) {
            if (can_send(s.show)) apply(s, {.what = Do::send_signal});
            advance(s, 0.008);
            shown.push_back(s.show.lanes[0].light.shown()[60]);
        }
        EXPECT_LE(most_flashes_in_a_second(shown, 0.008, 0.1), 3) << slower;
    }
}

TEST(Brightness, GrowsWithTheVoltageFromRestToTheHeightOfASignal) {
    EXPECT_EQ(brightness(-82, -82), 0);
    EXPECT_EQ(brightness(-90, -82), 0);
    EXPECT_EQ(brightness(20, -82), 1);
    EXPECT_LT(brightness(-60, -82), brightness(-30, -82));
}
