// A text in every language its author wrote, as scenes carry them.
// Knows no words of the interface (words.h).
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace story {

struct Text {
    std::map<std::string, std::string, std::less<>> by_language; // by language code ("en", "de")
    // The wanted language, else English, else any.
    const std::string &in(std::string_view language) const;
    bool operator==(const Text &) const = default;
};

} // namespace story
