// Chance: random numbers that depend on seed, on what they are drawn for and on nothing else, so that who is
// drawn first changes nobody's lot. Knows no distribution of its own beyond the usual three.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace sim {

class Chance {
public:
    // A stream of its own for each axon or person (`which`) and purpose (below 256).
    Chance(std::uint64_t seed, std::uint64_t which, std::uint64_t purpose)
        : state_(mix(seed) ^ mix((which << 8) + purpose)) {}

    double uniform() { // 0 < u < 1
        state_ += 0x9e3779b97f4a7c15;
        return (static_cast<double>(mix(state_) >> 11) + 0.5) * 0x1p-53;
    }
    double normal() {
        const double radius = std::sqrt(-2 * std::log(uniform()));
        return radius * std::cos(2 * std::numbers::pi * uniform());
    }
    double exponential() { return -std::log(uniform()); } // of mean 1
    int whole(int low, int high) {                        // low … high, both included
        return std::min(high, low + static_cast<int>(uniform() * (high - low + 1)));
    }

private:
    // The finaliser of SplitMix64 (Steele, Lea & Flood 2014).
    static std::uint64_t mix(std::uint64_t x) {
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
        x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
        return x ^ (x >> 31);
    }
    std::uint64_t state_;
};

} // namespace sim
