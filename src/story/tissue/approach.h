// Moving what is shown towards what it should be, no faster than an eye can follow. Knows nothing of what
// moves.
#pragma once

#include <algorithm>
#include <type_traits>

namespace story {

// `value` moves to `goal` by at most `most_up` or `most_down`, both positive and in the value's own unit.
template <class Number>
void approach(Number &value, std::type_identity_t<Number> goal, std::type_identity_t<Number> most_up,
              std::type_identity_t<Number> most_down) {
    value += std::clamp(goal - value, -most_down, most_up);
}

template <class Number>
void approach(Number &value, std::type_identity_t<Number> goal, std::type_identity_t<Number> most) {
    approach(value, goal, most, most);
}

} // namespace story
