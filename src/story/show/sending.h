// Sending: when a signal may be sent, and the sending of one that was wished for.
// Knows no command.
#pragma once

#include "story/show/show.h"

namespace story {

inline constexpr double min_seconds_between_signals = 0.5;
inline constexpr double min_seconds_between_volleys = 1; // thousands of fibres are lit at once

bool can_send(const Show &show);

// A signal is to be sent, as soon as one can be.
void wish_to_send(Show &show);

// One of the everyday, now: what waits goes on waiting. Only where can_send().
void send_in_passing(Show &show);

// `seconds` of the visitor's time: what waits is sent when its time has come.
void send_when_ready(Show &show, double seconds);

} // namespace story
