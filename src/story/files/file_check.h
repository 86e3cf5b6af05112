// File check: tells what kind of file a text is and finds every fault in it.
// Knows no file, only its text.
#pragma once

#include "story/text/faults.h"

#include <string>
#include <string_view>

namespace story {

// Scene, words, experiment or recording, told by its keys. A text that is none of them is one fault.
// A scene is reviewed as well (scene_review.h). `today`: "2026-11".
Faults check_text(std::string_view json_text, const std::string &today);

} // namespace story
