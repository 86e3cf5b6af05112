// Fonts: the five faces of the interface at the size that the window and the visitor's text scale ask for;
// measures and wraps text. Knows no control and no file: it is given the bytes.
#pragma once

#include "ui/layer/imgui_versions.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ui {

// One scale: what is pressed and read beside it (body, strong: 0.9), names on the picture (label: 1), the
// story (caption: 1.35), headings (title: 1.6).
enum class Face { body, strong, label, caption, title };

struct Lines {
    std::vector<std::string> lines;
    float widest = 0;
};

class Fonts {
public:
    explicit Fonts(std::vector<std::string> files) : files_(std::move(files)) {}

    // Sizes for this window. True when the atlas was rebuilt. `usable()` tells whether it worked.
    // `least_unit`: in a window smaller than the design nothing becomes smaller than this.
    bool prepare(int width, int height, double text_scale, float least_unit = 1);
    bool usable() const { return usable_; }
    void make_anew() { built_ = false; } // at the next `prepare`

    float unit() const { return unit_; } // px on this screen for one px of the 1280×720 design
    float scale() const { return unit_ * text_scale_; } // the same for what holds text
    float px(Face face) const { return sizes_[static_cast<std::size_t>(face)].px; }
    float line_px(Face face) const;
    ImFont *font(Face face) const { return fonts_[static_cast<std::size_t>(face)]; }

    float width(Face face, std::string_view text) const;
    // Broken between words; inside a word only when it alone is too wide. '\n' starts a new line.
    Lines wrap(Face face, std::string_view text, float width) const;
    // The least width that takes no more lines than `width`: no word is left alone on the last line.
    float even_width(Face face, std::string_view text, float width) const;

private:
    std::vector<std::string> files_;
    std::array<FaceSize, face_count> sizes_{};
    std::array<ImFont *, face_count> fonts_{};
    float unit_ = 1, text_scale_ = 1;
    bool built_ = false, usable_ = false;
};

} // namespace ui
