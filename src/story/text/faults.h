// A fault in something an author wrote: where it is and what to do.
// Faults are collected, so that all are told at once. Knows no format.
#pragma once

#include <string>
#include <vector>

namespace story {

struct Fault {
    std::string where; // JSON pointer ("/steps/2/caption"), or "line 4, column 7" where the text is no JSON
    std::string what;  // one sentence: what is wrong and what would be right
    bool operator==(const Fault &) const = default;
};
using Faults = std::vector<Fault>;

} // namespace story
