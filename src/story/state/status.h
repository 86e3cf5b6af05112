// The status: one sentence on what the latest signal did and how the tissue is.
// Knows no control.
#pragma once

#include "story/show/show.h"
#include "story/text/words.h"

#include <string>
#include <string_view>

namespace story {

std::string status(const Show &show, std::string_view language, const Words &words);

} // namespace story
