// The differences between versions of Dear ImGui, 1.86 to 1.92, in this one place: context, fonts, pointer,
// outlines. Knows no control and no show.
#pragma once

#include <imgui.h>

#include <array>
#include <span>
#include <string>

namespace ui {

inline constexpr std::size_t face_count = 5;
struct FaceSize {
    float px = 18;
    bool bold = false;
    bool operator==(const FaceSize &) const = default;
};

// True when the library itself makes glyphs of any size as they are needed.
bool fonts_grow_by_themselves();

// Fills the current context's atlas with every face at its size: the first file, then the others for missing
// glyphs. False when a file cannot be used as a font.
bool build_fonts(std::span<const std::string> files, const std::array<FaceSize, face_count> &sizes,
                 std::array<ImFont *, face_count> &fonts);

void give_pointer(float x, float y, bool down);

void stroke_path(ImDrawList &draw, ImU32 colour, float thickness, bool closed);
void outline(ImDrawList &draw, ImVec2 from, ImVec2 to, ImU32 colour, float rounding, float thickness);
void line_strip(ImDrawList &draw, const ImVec2 *points, int count, ImU32 colour, float thickness);

} // namespace ui
