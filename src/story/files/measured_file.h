// A file with one object of its own to measure: {"format": 1, NAME: {…}}, as course and tract files are.
// Knows neither of them, and no file, only text.
#pragma once

#include "story/text/json_reader.h"

#include <functional>
#include <string_view>

namespace story {

// Whether the text is meant to be one: an object with a `name`.
bool is_measured_file(std::string_view json_text, std::string_view name);

// Hands the object called `name` to `read`; everything that is not to be there becomes a fault.
void read_measured_file(std::string_view json_text, std::string_view name, Faults &faults,
                        const std::function<void(ObjectReader &)> &read);

} // namespace story
