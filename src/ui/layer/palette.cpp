#include "ui/layer/palette.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ui {

namespace {

struct Themed {
    unsigned dark, paper, contrast;
};
constexpr std::array<Themed, 15> palette{{
    {navy, 0xF0ECE3, 0x000000},
    {white, 0x101826, 0xFFFFFF},
    {mist, 0x28334A, 0xFFFFFF},
    {haze, 0x3A455C, 0xE0E0E0},
    {edge, 0xB9B2A4, 0xFFFFFF},
    {rim, 0x5D6B86, 0xFFFFFF},
    {fill, 0xE2DCCF, 0x000000},
    {fill_hover, 0xD5CDBC, 0x333000},
    {fill_on, 0xBCCEEB, 0x504700},
    {gold, 0x6B4100, 0xFFE600},
    {gold_hover, 0x543300, 0xFFF27A},
    {sky, 0x15407A, 0x9FD0FF},
    {rose, 0xA8322D, 0xFFB0AB},
    {0x000000, 0x8F897D, 0x000000}, // shadows
    {0xFFFFFF, 0x101826, 0xFFFFFF},
}};
constexpr double brightest_ground = 0.125; // of luminance: nothing that is read is darker

double linear(unsigned channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(unsigned rgb) {
    return 0.2126 * linear((rgb >> 16) & 255U) + 0.7152 * linear((rgb >> 8) & 255U) +
           0.0722 * linear(rgb & 255U);
}

} // namespace

double contrast(unsigned a, unsigned b) {
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

unsigned mix(unsigned a, unsigned b, double share) {
    unsigned result = 0;
    for (unsigned shift = 0; shift <= 16; shift += 8) {
        const double from = (a >> shift) & 255U, to = (b >> shift) & 255U;
        result |= static_cast<unsigned>(std::lround(from + (to - from) * share)) << shift;
    }
    return result;
}

unsigned themed(unsigned rgb, story::Theme theme) {
    if (theme == story::Theme::dark) return rgb;
    const bool paper = theme == story::Theme::paper;
    for (const Themed &known : palette)
        if (known.dark == rgb) return paper ? known.paper : known.contrast;
    const unsigned plate = themed(navy, theme);
    if (luminance(rgb) < brightest_ground) return mix(plate, rgb, 0.06);
    // As little as makes it readable.
    for (double share = 0; share < 1; share += 0.05) {
        const unsigned changed = mix(rgb, paper ? 0x000000 : 0xFFFFFF, share);
        if (contrast(changed, plate) >= 4.5) return changed;
    }
    return themed(white, theme);
}

unsigned worst_plate(story::Theme theme) {
    const unsigned behind = theme == story::Theme::paper ? 0x000000 : 0xFFFFFF;
    return mix(behind, themed(navy, theme), double{plate_alpha});
}

} // namespace ui
