#include "app/stage/flashes.h"

#include <algorithm>
#include <cmath>

namespace app {
namespace {

// WCAG 2.2, "general flash and red flash thresholds".
constexpr double least_change = 0.10; // of relative luminance
constexpr double darker_below = 0.80;
constexpr double saturated = 0.8;        // R / (R + G + B), of linear light
constexpr double least_red_change = 0.2; // between two colours, in u'v'
constexpr std::array<double, 2> purest_red{0.4507, 0.5229};
constexpr std::array<double, 2> white{0.1978, 0.4683};
constexpr double colourless_below = 0.004; // R + G + B: one step of 8 bits is no colour, but black

double linear(int value) {
    const double v = value / 255.0;
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

std::array<float, 256> linear_table() {
    std::array<float, 256> table{};
    for (int i = 0; i < 256; ++i) table[static_cast<std::size_t>(i)] = static_cast<float>(linear(i));
    return table;
}

double luminance_of(const Spot::Colour &c) { return 0.2126 * c.red + 0.7152 * c.green + 0.0722 * c.blue; }

double sum(const Spot::Colour &c) { return c.red + c.green + c.blue; }

std::array<double, 2> chroma_of(const Spot::Colour &c) {
    if (sum(c) < colourless_below) return white;
    const double x = 0.4124 * c.red + 0.3576 * c.green + 0.1805 * c.blue;
    const double y = luminance_of(c);
    const double z = 0.0193 * c.red + 0.1192 * c.green + 0.9505 * c.blue;
    const double d = x + 15 * y + 3 * z;
    return {4 * x / d, 9 * y / d};
}

double distance(const std::array<double, 2> &a, const std::array<double, 2> &b) {
    return std::hypot(a[0] - b[0], a[1] - b[1]);
}

void forget(std::deque<int> &frames, int before) {
    while (!frames.empty() && frames.front() < before) frames.pop_front();
}

} // namespace

void Spot::see(const Colour &colour, int frame) {
    see_luminance(luminance_of(colour), frame);
    see_red(colour, frame);
}

void Spot::see_luminance(double luminance, int frame) {
    low_ = std::min(low_, luminance);
    high_ = std::max(high_, luminance);
    if (general_way_ != Way::up && luminance - low_ >= least_change && low_ < darker_below) {
        general_way_ = Way::up;
        high_ = luminance;
        general_changes_.up.push_back(frame);
    } else if (general_way_ != Way::down && high_ - luminance >= least_change && luminance < darker_below) {
        general_way_ = Way::down;
        low_ = luminance;
        general_changes_.down.push_back(frame);
    }
}

void Spot::see_red(const Colour &colour, int frame) {
    const Chroma chroma = chroma_of(colour);
    const bool red = sum(colour) >= colourless_below && colour.red >= saturated * sum(colour);
    if (red_way_ == Way::unknown) {
        red_way_ = red ? Way::up : Way::down;
        most_red_ = least_red_ = chroma;
    } else if (red_way_ == Way::down) {
        if (distance(chroma, purest_red) > distance(least_red_, purest_red)) least_red_ = chroma;
        if (!red || distance(chroma, least_red_) <= least_red_change) return;
        red_way_ = Way::up;
        most_red_ = chroma;
        red_changes_.up.push_back(frame);
    } else {
        if (red && distance(chroma, purest_red) < distance(most_red_, purest_red)) most_red_ = chroma;
        if (distance(chroma, most_red_) <= least_red_change) return;
        red_way_ = Way::down;
        least_red_ = chroma;
        red_changes_.down.push_back(frame);
    }
}

void Spot::forget_before(int frame) {
    for (Changes *changes : {&general_changes_, &red_changes_}) {
        forget(changes->up, frame);
        forget(changes->down, frame);
    }
}

int Spot::general() const {
    return static_cast<int>(std::max(general_changes_.up.size(), general_changes_.down.size()));
}

int Spot::red() const { return static_cast<int>(std::max(red_changes_.up.size(), red_changes_.down.size())); }

Flashes::Flashes(int width, int height, int spot_px, int frames_per_second)
    : width_(width), spot_px_(spot_px), across_(width / spot_px), frames_per_second_(frames_per_second),
      spots_(static_cast<std::size_t>(across_) * static_cast<std::size_t>(height / spot_px)) {}

void Flashes::note(WorstSecond &worst, int flashes, std::size_t spot) const {
    if (flashes <= worst.flashes) return;
    const int at = static_cast<int>(spot);
    worst = {flashes, at % across_ * spot_px_ + spot_px_ / 2, at / across_ * spot_px_ + spot_px_ / 2, frame_};
}

void Flashes::see(const std::vector<std::uint8_t> &rgb) {
    static const std::array<float, 256> table = linear_table();
    const auto side = static_cast<std::size_t>(spot_px_), across = static_cast<std::size_t>(across_);
    const auto stride = static_cast<std::size_t>(width_) * 3;
    for (std::size_t s = 0; s < spots_.size(); ++s) {
        std::array<float, 3> total{};
        const std::size_t corner = s / across * side * stride + s % across * side * 3;
        for (std::size_t y = 0; y < side; ++y)
            for (std::size_t x = 0; x < side * 3; ++x) total[x % 3] += table[rgb[corner + y * stride + x]];
        const double share = 1.0 / (spot_px_ * spot_px_);
        spots_[s].see({total[0] * share, total[1] * share, total[2] * share}, frame_);
        spots_[s].forget_before(frame_ - frames_per_second_ + 1);
        note(general_, spots_[s].general(), s);
        note(red_, spots_[s].red(), s);
    }
    ++frame_;
}

bool Flashes::changed() const {
    return std::any_of(spots_.begin(), spots_.end(), [](const Spot &s) { return s.changed(); });
}

} // namespace app
