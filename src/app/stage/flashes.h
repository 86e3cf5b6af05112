// Flashes: counts, in the pictures of a film, the general and the red flashes of WCAG 2.3 at every spot,
// however small, and keeps the worst second. Knows nothing of what is shown.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

namespace app {

inline constexpr int most_flashes = 3; // in any second, anywhere

// One spot of the picture. A flash is a pair of opposite changes; changes back and forth take turns, so the
// number of those in one direction is counted, of whichever there are more.
class Spot {
public:
    struct Colour { // linear light, 0..1
        double red = 0, green = 0, blue = 0;
    };
    void see(const Colour &colour, int frame);
    void forget_before(int frame);
    int general() const; // flashes that are remembered
    int red() const;
    bool changed() const { return general_way_ != Way::unknown; } // ever, by as much as a flash

private:
    enum class Way { unknown, up, down };
    using Chroma = std::array<double, 2>; // u', v'
    struct Changes {
        std::deque<int> up, down; // at which frames
    };
    void see_luminance(double luminance, int frame);
    void see_red(const Colour &colour, int frame);

    Way general_way_ = Way::unknown, red_way_ = Way::unknown;
    double low_ = 2, high_ = -1;            // since the last change
    Chroma least_red_{}, most_red_{};       // likewise
    Changes general_changes_, red_changes_; // `up` is to red
};

struct WorstSecond {
    int flashes = 0;
    int x = 0, y = 0; // px, the middle of the spot
    int frame = 0;    // the last of that second
};

class Flashes {
public:
    // Spots of `spot_px` × `spot_px` are seen as one; what is left over at the right and below is not seen.
    Flashes(int width, int height, int spot_px, int frames_per_second);
    void see(const std::vector<std::uint8_t> &rgb); // 8 bit, rows from the top

    int frames() const { return frame_; }
    const WorstSecond &general() const { return general_; }
    const WorstSecond &red() const { return red_; }
    bool changed() const; // any spot, by as much as a flash: else nothing was there to be found

private:
    void note(WorstSecond &worst, int flashes, std::size_t spot) const;

    int width_, spot_px_, across_, frames_per_second_;
    int frame_ = 0;
    std::vector<Spot> spots_;
    WorstSecond general_, red_;
};

} // namespace app
