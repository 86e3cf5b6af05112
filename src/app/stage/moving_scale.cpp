#include "app/stage/moving_scale.h"

#include <algorithm>
#include <array>

namespace app {
namespace {

constexpr std::array<float, 3> scales{1, 0.75F, 0.5F};
constexpr double too_slow_ms = 31;    // thirty frames a second, on one processor
constexpr double fast_enough_ms = 24; // with the next scale, so that the two do not take turns
constexpr int frames_to_shrink = 6, frames_to_grow = 45;

} // namespace

float MovingScale::now() const { return scales[static_cast<std::size_t>(step_)]; }

void MovingScale::see(double cpu_ms, bool moved) {
    if (!moved) return;
    ++frames_;
    mean_ms_ += (cpu_ms - mean_ms_) / std::min(frames_, frames_to_shrink);
    if (frames_ >= frames_to_shrink && mean_ms_ > too_slow_ms &&
        step_ + 1 < static_cast<int>(scales.size())) {
        ++step_;
        frames_ = 0;
    } else if (frames_ >= frames_to_grow && step_ > 0) {
        const float growth = scales[static_cast<std::size_t>(step_ - 1)] / now();
        if (mean_ms_ * static_cast<double>(growth * growth) > fast_enough_ms) return;
        --step_;
        frames_ = 0;
    }
}

} // namespace app
