// What a reader sees of wrapped text.
#include "stage.h"
#include "ui/layer/fonts.h"

#include <gtest/gtest.h>
#include <imgui.h>

namespace ui {

TEST(EvenWidth, LeavesNoWordAloneOnTheLastLine) {
    ImGui::CreateContext();
    {
        std::vector<std::string> files;
        for (FontFile &font : test::fonts()) files.push_back(std::move(font.bytes));
        Fonts fonts(std::move(files));
        fonts.prepare(1280, 720, 1);
        const std::string text =
            "A long, thin fibre (axon) carries messages in the brain. The moving light is a "
            "signal on its way. When it reaches the far end, the hand moves.";
        const float most = fonts.width(Face::caption, text) * 0.48F;
        const Lines greedy = fonts.wrap(Face::caption, text, most);
        const Lines even = fonts.wrap(Face::caption, text, fonts.even_width(Face::caption, text, most));
        const auto share = [&](const Lines &lines) {
            return fonts.width(Face::caption, lines.lines.back()) / lines.widest;
        };
        EXPECT_EQ(greedy.lines.size(), even.lines.size());
        EXPECT_LT(share(greedy), 0.2F);
        EXPECT_GT(share(even), 0.6F);
    }
    ImGui::DestroyContext();
}

} // namespace ui
