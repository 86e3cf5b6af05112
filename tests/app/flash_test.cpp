// The whole picture, controls and all, never flashes more than three times in any second at any spot, at any
// speed, while signals are sent as fast as the program lets a visitor send them (WCAG 2.3.2; no small area is
// excused).
#include "app/canvas.h"
#include "app/gl_window.h"
#include "app/stage.h"
#include "support.h"

#include <array>
#include <cmath>

namespace {

constexpr int width = 640;
constexpr int height = 360;
constexpr int cell = 8; // px: what is smaller is averaged
constexpr double frames_per_second = 25;
constexpr double least_change = 0.10; // of relative luminance
constexpr double darker_below = 0.80;

double linear(std::uint8_t value) {
    const double v = value / 255.0;
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

// One spot of the picture: counts rises of luminance that follow a fall, each with the time it happened.
class Spot {
public:
    void see(double luminance, double time_s) {
        low_ = std::min(low_, luminance);
        high_ = std::max(high_, luminance);
        if (!up_ && luminance - low_ >= least_change && low_ < darker_below) {
            up_ = true;
            high_ = luminance;
            flashes_.push_back(time_s);
        } else if (up_ && high_ - luminance >= least_change) {
            up_ = false;
            low_ = luminance;
        }
    }
    int most_in_a_second() const {
        int most = 0;
        for (std::size_t i = 0; i < flashes_.size(); ++i) {
            std::size_t j = i;
            while (j < flashes_.size() && flashes_[j] < flashes_[i] + 1) ++j;
            most = std::max(most, static_cast<int>(j - i));
        }
        return most;
    }

private:
    double low_ = 1, high_ = 0;
    bool up_ = true; // the first picture is no flash
    std::vector<double> flashes_;
};

// What a restless visitor does at this frame, besides sending signals.
void fidget(app::Stage &stage, int frame) {
    if (!stage.session.tract && frame == 60)
        stage.apply({.what = story::Do::set_lever, .lever = story::Lever::myelin, .value = 0.4});
    // Every change makes the fibres start afresh, and the waiting signal is sent along all of them at once.
    if (stage.session.tract && frame % 25 == 20)
        stage.apply({.what = story::Do::set_tract_lever,
                     .tract_lever = story::TractLever::hurt,
                     .value = frame % 50 == 20 ? 0.4 : 0.2});
}

class ThePicture : public testing::TestWithParam<const char *> {};

} // namespace

TEST_P(ThePicture, NeverFlashesMoreThanThreeTimesASecondAnywhere) {
    std::string error;
    const auto window = app::GlWindow::create(64, 64, false, error);
    ASSERT_TRUE(window) << error;
    auto words = app::read_words(error);
    ASSERT_TRUE(words) << error;
    auto session = app::open_scene(GetParam(), "", error);
    ASSERT_TRUE(session) << error;
    const auto stage = app::Stage::create(std::move(*session), std::move(*words), error);
    ASSERT_TRUE(stage) << error;
    const app::Canvas canvas(width, height);
    std::array<double, 256> table{};
    for (int i = 0; i < 256; ++i) table[static_cast<std::size_t>(i)] = linear(static_cast<std::uint8_t>(i));

    for (const double slower : {1000.0, 4000.0}) {
        std::vector<Spot> spots(static_cast<std::size_t>(width / cell) * (height / cell));
        stage->apply({.what = story::Do::set_slower, .value = slower});
        bool anything = false;
        for (int frame = 0; frame < static_cast<int>(6 * frames_per_second); ++frame) {
            stage->apply({.what = story::Do::send_signal});
            fidget(*stage, frame);
            canvas.bind();
            ui::Input input;
            input.width = width;
            input.height = height;
            input.seconds = 1 / frames_per_second;
            stage->frame(input, render::Tier::low);
            const auto rgb = canvas.pixels();
            for (std::size_t s = 0; s < spots.size(); ++s) {
                const std::size_t x0 = s % (width / cell) * cell;
                const std::size_t y0 = s / (width / cell) * cell;
                double sum = 0;
                for (std::size_t y = y0; y < y0 + cell; ++y)
                    for (std::size_t x = x0; x < x0 + cell; ++x) {
                        const std::size_t p = (y * width + x) * 3;
                        sum +=
                            0.2126 * table[rgb[p]] + 0.7152 * table[rgb[p + 1]] + 0.0722 * table[rgb[p + 2]];
                    }
                spots[s].see(sum / (cell * cell), frame / frames_per_second);
            }
        }
        int worst = 0;
        for (const Spot &spot : spots) {
            worst = std::max(worst, spot.most_in_a_second());
            anything = anything || spot.most_in_a_second() > 0;
        }
        EXPECT_LE(worst, 3) << "at " << slower << " times slower";
        EXPECT_TRUE(anything) << "no signal was seen at all: this test would not notice a flash";
        RecordProperty("worst_" + std::to_string(static_cast<int>(slower)), worst);
        std::cout << slower << "x slower: at worst " << worst << " flashes in a second at any spot\n";
    }
}

INSTANTIATE_TEST_SUITE_P(Scenes, ThePicture, testing::Values("message", "tract"),
                         [](const auto &scene) { return std::string(scene.param); });
