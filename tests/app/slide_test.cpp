// Pictures for slides, without background and controls: their alpha is right, so that they can lie on
// anything.
#include "app/desktop/theatre.h"
#include "app/stage/canvas.h"
#include "outside.h"
#include "picture_file.h"

#include <cmath>

namespace fs = std::filesystem;
using outside::run;

namespace {

using ASlide = outside::InAFolder;

int covered(const PictureFile &slide, int at_least, int at_most) {
    int n = 0;
    for (std::size_t i = 3; i < slide.pixels.size(); i += 4)
        n += slide.pixels[i] >= at_least && slide.pixels[i] <= at_most;
    return n;
}

} // namespace

TEST_F(ASlide, IsTransparentBesideTheAxonAndOpaqueOnIt) {
    for (const char *scene : {"message", "tract", "scan"}) {
        const fs::path out = folder / "slide.png";
        const auto o = run(std::string("picture ") + scene +
                           " --transparent --at-ms 0.4 --size 640x360 --out " + out.string());
        ASSERT_EQ(o.code, 0) << o.said;
        const PictureFile slide = read_png(out, 4);
        ASSERT_EQ(slide.width, 640);
        ASSERT_EQ(slide.height, 360);
        EXPECT_EQ(slide.pixels[3], 0) << "the first corner";
        EXPECT_EQ(slide.pixels.back(), 0) << "the last";
        EXPECT_GT(covered(slide, 255, 255), 640 * 360 / 30) << "what is shown is there";
        EXPECT_GT(covered(slide, 0, 0), 640 * 360 / 4) << "and nothing else";
    }
}

TEST_F(ASlide, KeepsItsLabelsOnlyWhenAsked) {
    const fs::path bare = folder / "bare.png", labelled = folder / "labelled.png";
    const std::string scene = "picture message --transparent --at-ms 0.4 --size 640x360 --out ";
    ASSERT_EQ(run(scene + bare.string()).code, 0);
    ASSERT_EQ(run(scene + labelled.string() + " --labels").code, 0);
    EXPECT_GT(covered(read_png(labelled, 4), 200, 255),
              covered(read_png(bare, 4), 200, 255) + 640 * 360 / 200);
}

TEST_F(ASlide, OfAChartIsRefused) {
    const auto o = run("picture courses --step fan --transparent --out " + (folder / "slide.png").string());
    EXPECT_EQ(o.code, 1);
    EXPECT_NE(o.said.find("chart"), std::string::npos) << o.said;
    EXPECT_TRUE(fs::is_empty(folder));
}

TEST_F(ASlide, LaidOverTheOrdinaryBackgroundIsNearlyTheOrdinaryPicture) {
    constexpr int width = 480, height = 270;
    std::string error;
    const app::Theatre theatre = app::open_unseen_theatre("message", "", error);
    ASSERT_TRUE(theatre.stage) << error;
    support::pass(theatre.stage->session, 3); // a signal is on its way
    theatre.stage->shows = ui::Shows::nothing;
    const app::Canvas canvas(width, height);
    const auto drawn_before = [&](render::Ground ground) {
        theatre.stage->ground = ground;
        canvas.bind();
        theatre.stage->still(width, height);
        return canvas.pixels();
    };
    const auto ordinary = drawn_before(render::Ground::scene);
    const auto slide = app::cut_out(drawn_before(render::Ground::black), drawn_before(render::Ground::white));
    // The background changes slowly: where something covers it, it is much as it is at the nearest spot of
    // the row that nothing covers.
    double squares = 0;
    int compared = 0, half_covered = 0;
    for (int y = 0; y < height; ++y) {
        int bare = -1;
        for (int x = 0; x < width; ++x) {
            const auto i = static_cast<std::size_t>(y * width + x);
            if (slide[i * 4 + 3] == 0) bare = x;
            if (bare < 0 || x - bare > 40) continue;
            const double cover = slide[i * 4 + 3] / 255.0;
            half_covered += cover > 0.1 && cover < 0.9;
            for (std::size_t c = 0; c < 3; ++c) {
                const double behind = ordinary[static_cast<std::size_t>(y * width + bare) * 3 + c];
                const double composed = cover * slide[i * 4 + c] + (1 - cover) * behind;
                squares += std::pow(composed - ordinary[i * 3 + c], 2);
                ++compared;
            }
        }
    }
    EXPECT_GT(half_covered, 300) << "edges and light";
    // Not more alike: a still scene is drawn with shadows and in another tone than a slide.
    EXPECT_GT(10 * std::log10(255.0 * 255.0 * compared / squares), 27);
}
