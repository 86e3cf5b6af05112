#include "ui/palette.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

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

unsigned over_white(unsigned rgb, double alpha) { return mix(0xFFFFFF, rgb, alpha); }

} // namespace ui
