#include "story/text/text.h"

namespace story {

const std::string &Text::in(std::string_view language) const {
    static const std::string nothing;
    if (const auto found = by_language.find(language); found != by_language.end()) return found->second;
    if (const auto found = by_language.find("en"); found != by_language.end()) return found->second;
    return by_language.empty() ? nothing : by_language.begin()->second;
}

} // namespace story
