#include "ui/layer/fonts.h"

#include <algorithm>
#include <cfloat>
#include <cmath>

namespace ui {

namespace {

constexpr float largest_glyph_px = 96; // larger ones are scaled: a bigger atlas would not pay

std::size_t character_bytes(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    return std::min(bytes, text.size());
}

} // namespace

bool Fonts::prepare(int width, int height, double text_scale, float least_unit) {
    const auto w = static_cast<float>(width), h = static_cast<float>(height);
    unit_ = std::clamp(std::min(w / 1280, h / 720), least_unit, std::max(4.0F, least_unit));
    text_scale_ = static_cast<float>(std::clamp(text_scale, 1.0, 2.0));
    // Large print grows no further than the window allows: a line must still hold a word or two, and the
    // window a few lines. The body text always grows as far as it was asked to.
    float large = std::max(20.0F * std::min(unit_, 1.0F), std::min(w / 10, h / 18));
    if (least_unit > 1) large = std::max(large, 18 * scale()); // read from afar: nothing is smaller than that
    const std::array<FaceSize, face_count> wanted{FaceSize{std::round(18 * scale()), false},
                                                  FaceSize{std::round(18 * scale()), true},
                                                  FaceSize{std::round(std::min(20 * scale(), large)), true},
                                                  FaceSize{std::round(std::min(27 * scale(), large)), false},
                                                  FaceSize{std::round(std::min(32 * scale(), large)), true}};
    if (built_ && (wanted == sizes_ || fonts_grow_by_themselves())) {
        sizes_ = wanted;
        return false;
    }
    sizes_ = wanted;
    std::array<FaceSize, face_count> drawn = wanted;
    for (FaceSize &size : drawn) size.px = std::min(size.px, largest_glyph_px);
    usable_ = build_fonts(files_, drawn, fonts_);
    built_ = true;
    return true;
}

float Fonts::line_px(Face face) const {
    return std::round(px(face) * (face == Face::title ? 1.25F : face == Face::caption ? 1.4F : 1.45F));
}

float Fonts::width(Face face, std::string_view text) const {
    if (text.empty()) return 0;
    return font(face)->CalcTextSizeA(px(face), FLT_MAX, 0, text.data(), text.data() + text.size()).x;
}

float Fonts::even_width(Face face, std::string_view text, float most) const {
    const Lines lines = wrap(face, text, most);
    const std::size_t count = lines.lines.size();
    if (count < 2) return most;
    float least = most / 2;
    for (int halving = 0; halving < 5; ++halving) {
        const float middle = (least + most) / 2;
        (wrap(face, text, middle).lines.size() > count ? least : most) = middle;
    }
    return most;
}

Lines Fonts::wrap(Face face, std::string_view text, float max_width) const {
    Lines result;
    const float space = width(face, " ");
    std::string line;
    float line_w = 0;
    const auto end_line = [&] {
        result.widest = std::max(result.widest, line_w);
        result.lines.push_back(line);
        line.clear();
        line_w = 0;
    };
    const auto add_word = [&](std::string_view word) {
        float w = width(face, word);
        if (!line.empty() && line_w + space + w > max_width) end_line();
        while (w > max_width && word.size() > 1) { // a long link, or large print in a narrow window
            std::size_t bytes = 0;
            while (bytes < word.size()) {
                const std::size_t more = bytes + character_bytes(word.substr(bytes));
                if (bytes > 0 && width(face, word.substr(0, more)) > max_width) break;
                bytes = more;
            }
            line = word.substr(0, bytes);
            line_w = width(face, line);
            word.remove_prefix(bytes);
            if (word.empty()) return;
            end_line();
            w = width(face, word);
        }
        if (!line.empty()) {
            line += ' ';
            line_w += space;
        }
        line += word;
        line_w += w;
    };
    while (!text.empty()) {
        const std::size_t stop = std::min(text.find_first_of(" \n"), text.size());
        if (stop > 0) add_word(text.substr(0, stop));
        if (stop < text.size() && text[stop] == '\n') end_line();
        text.remove_prefix(std::min(stop + 1, text.size()));
    }
    if (!line.empty() || result.lines.empty()) end_line();
    return result;
}

} // namespace ui
