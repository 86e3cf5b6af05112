// Numbers that every drawing needs: a soft step, and chance that is always the same. Knows no GL and nothing
// that is drawn.
#pragma once

#include <cmath>
#include <concepts>
#include <cstdint>

namespace render {

inline constexpr float pi = 3.14159265F;

// 0 up to `from`, 1 from `to` on, with a soft beginning and end.
inline float smooth(float from, float to, float x) {
    const float share = (x - from) / (to - from);
    const float t = share < 0 ? 0 : share > 1 ? 1 : share;
    return t * t * (3 - 2 * t);
}

// 0..1 from two whole numbers; another `salt` is another choice.
template <std::integral A, std::integral B> float hash(A a, B b, std::uint32_t salt = 1013904223U) {
    std::uint32_t x =
        static_cast<std::uint32_t>(a) * 747796405U + static_cast<std::uint32_t>(b) * 2891336453U + salt;
    x = ((x >> ((x >> 28U) + 4U)) ^ x) * 277803737U;
    x = (x >> 22U) ^ x;
    return static_cast<float>(x & 0xFFFFFFU) / 16777216.0F;
}

// 0..1 from one; another `step` is another choice.
inline float scattered(int n, double step = 78.233, double from = 1.7) {
    const double x = std::sin(n * step + from) * 43758.5453;
    return static_cast<float>(x - std::floor(x));
}

} // namespace render
