// Talk files: an order of one's own through the steps of the scenes (docs/talks.md).
// Knows no scene and no file, only text.
#pragma once

#include "story/show/talk.h"
#include "story/text/faults.h"

#include <string_view>

namespace story {

// Whether the text is meant to be one: an object with "stops".
bool is_talk_file(std::string_view json_text);

// With faults the talk is not to be given. Whether its scenes and steps are there is for whoever has files to
// say.
Talk parse_talk(std::string_view json_text, Faults &faults);

} // namespace story
