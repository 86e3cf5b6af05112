// The whole picture, controls and all, never flashes more than three times in any second at any spot, while a
// restless visitor does all that the program lets one do (WCAG 2.3.2; no small area is excused). These are a
// few steps of a few scenes; tools/check_flashes plays all of them, at every speed.
#include "app/command_line/flash_check.h"
#include "app/desktop/theatre.h"
#include "support.h"

#include <algorithm>

namespace {

struct Play {
    const char *scene;
    double slower;
    std::vector<std::string> steps; // kept of the scene's
};

std::ostream &operator<<(std::ostream &out, const Play &play) { return out << play.scene; }

class ThePicture : public testing::TestWithParam<Play> {};

} // namespace

TEST_P(ThePicture, NeverFlashesMoreThanThreeTimesASecondAnywhere) {
    const Play &play = GetParam();
    std::string error;
    const app::Theatre theatre = app::open_unseen_theatre(play.scene, "", error);
    ASSERT_TRUE(theatre.stage) << error;
    auto &steps = theatre.stage->session.show.scene.steps;
    std::erase_if(steps,
                  [&](const story::Step &step) { return std::ranges::count(play.steps, step.id) == 0; });
    ASSERT_EQ(steps.size(), play.steps.size()) << "the scene has no such step any more";
    const app::FlashReport report = app::check_flashes(
        *theatre.stage, {.slower = play.slower, .seconds_per_step = 6, .tier = story::Tier::low});
    EXPECT_LE(report.general.flashes, app::most_flashes) << report.general_at;
    EXPECT_LE(report.red.flashes, app::most_flashes) << report.red_at;
    EXPECT_TRUE(report.changed) << "nothing was seen at all: this test would not notice a flash";
}

INSTANTIATE_TEST_SUITE_P(Scenes, ThePicture,
                         testing::Values(Play{"message", 1000, {"start"}}, Play{"message", 4000, {"start"}},
                                         Play{"attack", 2000, {"swelling", "thinner"}},
                                         Play{"cells", 1000, {"leave"}}, Play{"tract", 1000, {"lesion"}},
                                         Play{"years", 1000, {"early"}}),
                         [](const auto &play) {
                             return std::string(play.param.scene) + "_" +
                                    std::to_string(static_cast<int>(play.param.slower));
                         });
