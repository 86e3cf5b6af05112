// What somebody may have meant by a name that is not known, by the fewest slips of the finger.
// Knows no names itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace story {

// "did you mean \"view\"? " where one of the known names differs by a slip or two of the finger (a letter
// more, less, other or swapped with its neighbour), the nearest of them; "" where none does.
std::string did_you_mean(std::string_view given, const std::vector<std::string> &known);

} // namespace story
