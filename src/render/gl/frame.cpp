#include "render/gl/frame.h"

#include <algorithm>
#include <cmath>

namespace render {

Frame smaller(const Frame &frame, float scale) {
    if (scale >= 1) return frame;
    Frame less = frame;
    less.width = std::max(1, static_cast<int>(std::lround(static_cast<float>(frame.width) * scale)));
    less.height = std::max(1, static_cast<int>(std::lround(static_cast<float>(frame.height) * scale)));
    const float x = static_cast<float>(less.width) / static_cast<float>(frame.width);
    const float y = static_cast<float>(less.height) / static_cast<float>(frame.height);
    less.picture = {frame.picture.x * x, frame.picture.y * y, frame.picture.w * x, frame.picture.h * y};
    for (story::Rect &r : less.covered) { // what is seen takes a little from the pixel beside it too
        const float left = std::ceil(r.x * x) + 1, top = std::ceil(r.y * y) + 1;
        r = {left, top, std::max(0.0F, std::floor((r.x + r.w) * x) - 1 - left),
             std::max(0.0F, std::floor((r.y + r.h) * y) - 1 - top)};
    }
    return less;
}

} // namespace render
