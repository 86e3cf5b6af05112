// File check: tells what kind of file a text is and finds every fault in it.
// Knows no file, only its text.
#pragma once

#include "story/text/faults.h"

#include <string_view>

namespace story {

// Scene, words, experiment or recording, told by its keys. A text that is none of them is one fault.
Faults check_text(std::string_view json_text);

} // namespace story
