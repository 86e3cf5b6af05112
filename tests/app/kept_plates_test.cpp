// Plates whose contents are kept look exactly as if everything had been drawn anew, whatever changes on them.
#include "app/desktop/gl_window.h"
#include "app/stage/canvas.h"
#include "app/stage/kept_plates.h"

#include <epoxy/gl.h>
#include <gtest/gtest.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

namespace {

constexpr int window_w = 320, window_h = 200;
constexpr unsigned navy = 0x0A1428;
const std::vector<story::Rect> plates{{20, 10, 120, 150}, {150, 30, 140, 60}};

// One frame of an interface: what changes with `n` lies on a plate, beside it, or across its edge.
void build(int n) {
    ImGui::GetIO().DisplaySize = ImVec2(window_w, window_h);
    ImGui::GetIO().DeltaTime = 0.02F;
    ImGui::NewFrame();
    ImDrawList &list = *ImGui::GetBackgroundDrawList();
    const auto f = static_cast<float>(n);
    list.AddLine({5 + 9 * f, 3}, {200, 190}, IM_COL32(254, 184, 0, 255), 3); // runs under nothing: over both
    list.AddText({26, 20}, IM_COL32_WHITE, "what stays");
    list.AddText({26, 60}, IM_COL32_WHITE, n % 2 ? "odd" : "even");
    list.PushClipRect({30.4F, 90.6F}, {110.2F, 130.9F}, true);
    list.AddRectFilled({10 + 12 * f, 80}, {90 + 12 * f, 150}, IM_COL32(69, 179, 135, 120), 6);
    list.PopClipRect();
    list.AddText({158, 40}, IM_COL32(180, 212, 253, 255), n < 3 ? "before" : "after");
    list.AddRect({16, 6 + 5 * f}, {144, 40 + 5 * f}, IM_COL32(255, 255, 255, 200), 8, 0, 2);
    ImGui::Render();
}

void clear(float r, float g, float b) {
    glClearColor(r, g, b, 1);
    glClear(GL_COLOR_BUFFER_BIT);
}

std::vector<std::uint8_t> all_anew(const app::Canvas &canvas, int n) {
    build(n);
    canvas.bind();
    glDisable(GL_SCISSOR_TEST);
    clear(0.3F, 0.2F, 0.1F);
    glEnable(GL_SCISSOR_TEST);
    for (const story::Rect &r : plates) {
        glScissor(static_cast<int>(r.x), window_h - static_cast<int>(r.y + r.h), static_cast<int>(r.w),
                  static_cast<int>(r.h));
        clear(0x0A / 255.0F, 0x14 / 255.0F, 0x28 / 255.0F);
    }
    glDisable(GL_SCISSOR_TEST);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    return canvas.pixels();
}

std::vector<std::uint8_t> with_kept(const app::Canvas &canvas, app::KeptPlates &kept, int n,
                                    const std::vector<story::Rect> &grounds) {
    build(n);
    canvas.bind();
    glDisable(GL_SCISSOR_TEST);
    clear(0.3F, 0.2F, 0.1F);
    EXPECT_TRUE(kept.draw(*ImGui::GetDrawData(), grounds, navy, window_w, window_h));
    return canvas.pixels();
}

} // namespace

TEST(KeptPlates, LookAsIfAllWereDrawnAnew) {
    std::string error;
    const auto window = app::GlWindow::create(64, 64, false, error);
    ASSERT_TRUE(window) << error;
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ASSERT_TRUE(ImGui_ImplOpenGL3_Init("#version 330 core"));
    ImGui_ImplOpenGL3_NewFrame();
    {
        const app::Canvas canvas(window_w, window_h);
        ASSERT_TRUE(canvas.complete());
        app::KeptPlates kept;
        for (const int n : {0, 1, 1, 2, 2, 3, 7, 0})
            EXPECT_EQ(with_kept(canvas, kept, n, plates), all_anew(canvas, n)) << "frame " << n;
        // Plates that come and go, and a font atlas made anew.
        with_kept(canvas, kept, 4, {{40, 40, 100, 100}});
        EXPECT_EQ(with_kept(canvas, kept, 4, plates), all_anew(canvas, 4));
        kept.forget();
        EXPECT_EQ(with_kept(canvas, kept, 4, plates), all_anew(canvas, 4));
    }
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext();
}
