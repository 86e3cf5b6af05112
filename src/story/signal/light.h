// Light: how brightly each spot of an axon is shown, 0 at rest to 1 at the height of a signal. It follows the
// computed voltage, but never pulses at one spot more than `max_pulses_per_second` (flash safety): what comes
// faster stays lit. And how far it has sunk since: what comes is told from what has passed. Knows no colour.
#pragma once

#include <vector>

namespace story {

inline constexpr double max_pulses_per_second = 1.5; // at a spot other things move too

// Of a voltage inside the axon: 0 up to 8 mV above rest, 1 at the height of a healthy signal, straight
// between.
double brightness(double inside_mV, double rest_mV);

class Light {
public:
    // Moves on by `seconds` of the visitor's time toward `wanted` (one value per spot, 0..1). The first call
    // says how many spots there are.
    void advance(const std::vector<double> &wanted, double seconds);
    // The spots lie elsewhere now, and may be more or fewer: each goes on from the nearest before. `before`,
    // `now`: where along the axon, in rising order.
    void move(const std::vector<double> &before, const std::vector<double> &now);
    const std::vector<double> &shown() const { return shown_; }
    // Of each spot: 0 while a signal comes, up to its height; from there, as it passes, up to 1.
    std::vector<double> passed() const;
    bool operator==(const Light &) const = default;

private:
    struct Spot {
        double low = 0;  // the darkest since the last pulse
        double peak = 0; // the brightest of this one
        double since_rise_s = 0;
        bool risen = false;
        bool operator==(const Spot &) const = default;
    };
    std::vector<Spot> spots_;
    std::vector<double> shown_;
};

} // namespace story
