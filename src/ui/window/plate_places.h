// Plate places: where the plates of labels find room, so that none covers another, and no leader is led
// astray. Knows no text and draws nothing.
#pragma once

#include "ui/layer/layer.h"

#include <optional>
#include <string>
#include <vector>

namespace ui {

struct PlateWish {
    std::string key;
    float x = 0, y = 0, prefer_x = 0, prefer_y = 0; // of the anchor
    float w = 0, h = 0;                             // of the plate
    std::optional<Rect> before;                     // where it was
    bool outside = false;                           // off what is busy, even if that is far
};

// One rectangle for each wish, all inside `area`, clear of `taken` and of each other by `gap`, and of what is
// `busy` where that can be; nothing where no place is left, or when `most` have been placed.
std::vector<std::optional<Rect>> place_plates(const std::vector<PlateWish> &wishes, const Rect &area,
                                              const std::vector<Rect> &taken, float gap,
                                              const std::vector<Rect> &busy = {}, std::size_t most = 99);

} // namespace ui
