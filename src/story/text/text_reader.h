// Reads a text that a scene gives in one or more languages.
// Knows no other part of a scene.
#pragma once

#include "story/text/faults.h"
#include "story/text/json_reader.h"
#include "story/text/text.h"

#include <string_view>

namespace story {

// Under `key`; empty when there is none. A fault where it has more than `most` letters or cannot be shown.
Text read_text(ObjectReader &reader, std::string_view key, int most, Faults &faults);

} // namespace story
