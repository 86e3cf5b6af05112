// The size of a picture, as people write it: "1280x720".
// Knows no picture.
#pragma once

#include <string>

namespace app {

// False when it is no size that a picture can have.
bool read_size(const std::string &text, int &width, int &height);
std::string size_fault(const std::string &text); // a sentence, "" for a good one

} // namespace app
