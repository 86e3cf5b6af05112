// Counters of a kiosk: how often a day somebody came, and what they chose. No moment finer than a day, and
// nothing of anybody. Knows no file, only text.
#pragma once

#include "story/text/faults.h"

#include <map>
#include <string>
#include <string_view>

namespace story {

// By day ("2026-12-01") and by what is counted ("visits", "walk 2", "under 60 s" …).
using Counters = std::map<std::string, std::map<std::string, int>>;
inline constexpr std::size_t most_days = 400; // then the oldest go

void count(Counters &counters, const std::string &day, const std::string &what);

std::string to_json(const Counters &counters);
// With faults they are empty.
Counters parse_counters(std::string_view json_text, Faults &faults);

std::string to_csv(const Counters &counters); // day,what,count

} // namespace story
