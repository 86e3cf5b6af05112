#include "ui/layer/imgui_versions.h"

#include "story/text/letters.h"

#if __has_include(<imgui_freetype.h>)
#include <imgui_freetype.h>
#define MYELIGHT_HAS_FREETYPE 1
#else
#define MYELIGHT_HAS_FREETYPE 0
#endif

#include <cfloat>

namespace ui {

namespace {

// The library wants the ranges to end with a zero.
constexpr auto glyph_ranges = [] {
    std::array<ImWchar, story::shown_letters.size() + 1> ranges{};
    for (std::size_t i = 0; i < story::shown_letters.size(); i++) ranges[i] = story::shown_letters[i];
    return ranges;
}();

void use_freetype([[maybe_unused]] ImFontAtlas &atlas) {
#if MYELIGHT_HAS_FREETYPE && IMGUI_VERSION_NUM < 19200
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
#elif MYELIGHT_HAS_FREETYPE && defined(IMGUI_ENABLE_FREETYPE)
    atlas.SetFontLoader(ImGuiFreeType::GetFontLoader());
#endif
}

void set_bold([[maybe_unused]] ImFontConfig &config, [[maybe_unused]] bool bold) {
#if MYELIGHT_HAS_FREETYPE && IMGUI_VERSION_NUM < 19200
    config.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
    if (bold) config.FontBuilderFlags |= ImGuiFreeTypeBuilderFlags_Bold;
    if (bold) config.GlyphExtraSpacing.x = -1; // it rounds the wider letters' advance up
#elif MYELIGHT_HAS_FREETYPE && defined(IMGUI_ENABLE_FREETYPE)
    config.FontLoaderFlags = ImGuiFreeTypeLoaderFlags_LightHinting;
    if (bold) config.FontLoaderFlags |= ImGuiFreeTypeLoaderFlags_Bold;
#endif
}

} // namespace

bool fonts_grow_by_themselves() {
#if IMGUI_VERSION_NUM >= 19200
    return (ImGui::GetIO().BackendFlags & ImGuiBackendFlags_RendererHasTextures) != 0;
#else
    return false;
#endif
}

bool build_fonts(std::span<const std::string> files, const std::array<FaceSize, face_count> &sizes,
                 std::array<ImFont *, face_count> &fonts) {
    ImFontAtlas &atlas = *ImGui::GetIO().Fonts;
    atlas.Clear();
    use_freetype(atlas);
    for (std::size_t face = 0; face < face_count; face++) {
        for (std::size_t file = 0; file < files.size(); file++) {
            ImFontConfig config;
            config.FontDataOwnedByAtlas = false; // the bytes stay with us
            config.MergeMode = file > 0;
            config.PixelSnapH = true;
            set_bold(config, sizes[face].bold);
            // The library takes a pointer to non-const, but only reads what it does not own.
            auto *bytes = const_cast<char *>(files[file].data());
            ImFont *font = atlas.AddFontFromMemoryTTF(bytes, static_cast<int>(files[file].size()),
                                                      sizes[face].px, &config, glyph_ranges.data());
            if (!font) return false;
            if (file == 0) fonts[face] = font;
        }
    }
    if (fonts_grow_by_themselves()) return true;
#if IMGUI_VERSION_NUM < 19200 || !defined(IMGUI_DISABLE_OBSOLETE_FUNCTIONS)
    unsigned char *pixels = nullptr;
    int width = 0, height = 0;
    atlas.GetTexDataAsRGBA32(&pixels, &width, &height);
    atlas.ClearInputData(); // it had copied every file for every face
    return pixels != nullptr;
#else
    return true;
#endif
}

void give_pointer(float x, float y, bool down) {
    ImGuiIO &io = ImGui::GetIO();
    if (x < 0 || y < 0) x = y = -FLT_MAX;
#if IMGUI_VERSION_NUM >= 18700
    io.AddMousePosEvent(x, y);
    io.AddMouseButtonEvent(0, down);
#else
    io.MousePos = ImVec2(x, y);
    io.MouseDown[0] = down;
#endif
}

namespace {

// The last two arguments changed places after 1.92, and each would quietly pass for the other: ask which it
// is.
template <class Draw> void stroke(Draw &draw, ImU32 colour, ImDrawFlags flags, float thickness) {
    using ThicknessFirst = void (Draw::*)(ImU32, float, ImDrawFlags);
    if constexpr (requires { static_cast<ThicknessFirst>(&Draw::PathStroke); })
        draw.PathStroke(colour, thickness, flags);
    else
        draw.PathStroke(colour, flags, thickness);
}

} // namespace

void stroke_path(ImDrawList &draw, ImU32 colour, float thickness, bool closed) {
    stroke(draw, colour, closed ? ImDrawFlags_Closed : ImDrawFlags_None, thickness);
}

void outline(ImDrawList &draw, ImVec2 from, ImVec2 to, ImU32 colour, float rounding, float thickness) {
    draw.PathRect(ImVec2(from.x + 0.5F, from.y + 0.5F), ImVec2(to.x - 0.5F, to.y - 0.5F), rounding);
    stroke_path(draw, colour, thickness, true);
}

void line_strip(ImDrawList &draw, const ImVec2 *points, int count, ImU32 colour, float thickness) {
    for (int i = 0; i < count; i++) draw.PathLineTo(points[i]);
    stroke_path(draw, colour, thickness, false);
}

} // namespace ui
