// The hand task: a hand that grips and a finger that taps, as well as the fibres that still deliver let them.
// A reserve hides the first losses. Illustrative: no clinical scale, and nobody's own hand. Knows no tract.
#pragma once

namespace story {

// 0..1 of full strength for a share of fibres that deliver: full until the reserve is used up.
double hand_strength(double delivering_share);

struct HandTask {
    double strength = 1; // 0..1, follows smoothly
    double taps_per_s = 1;
    double grip = 0;  // 0 open … 1 closed, of what the strength allows
    double tap = 0;   // 0 finger up … 1 down
    double phase = 0; // of the gripping, 0..1: one grip with `taps_per_grip` taps takes a turn
    bool operator==(const HandTask &) const = default;
};
inline constexpr int taps_per_grip = 4;

// Moves on by `seconds` of the visitor's time.
void advance(HandTask &task, double delivering_share, double seconds);

} // namespace story
