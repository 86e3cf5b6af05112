#include "story/text/letters.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <utf8proc.h>
#include <vector>

namespace story {
namespace {

bool is_shown(utf8proc_int32_t letter) {
    if (letter == '\n') return true;
    for (std::size_t i = 0; i + 1 < shown_letters.size(); i += 2)
        if (letter >= shown_letters[i] && letter <= shown_letters[i + 1])
            return letter < 0x7F || letter >= 0xA0;
    return false;
}

std::string name_of(utf8proc_int32_t letter, std::string_view bytes) {
    char code[16];
    std::snprintf(code, sizeof code, "U+%04X", static_cast<unsigned>(letter));
    const bool control = letter < 0x20 || (letter >= 0x7F && letter < 0xA0);
    return control ? code : "\"" + std::string(bytes) + "\" (" + code + ")";
}

} // namespace

std::string composed(const std::string &text) {
    utf8proc_uint8_t *out = nullptr;
    const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t *>(text.data()),
                                     static_cast<utf8proc_ssize_t>(text.size()), &out,
                                     static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> kept(out, std::free);
    return length < 0 ? text
                      : std::string(reinterpret_cast<const char *>(out), static_cast<std::size_t>(length));
}

std::string why_not_shown(std::string_view text, int most) {
    constexpr std::size_t most_named = 5;
    int letters = 0, in_word = 0, longest = 0;
    std::vector<std::string> unshown;
    const auto *bytes = reinterpret_cast<const utf8proc_uint8_t *>(text.data());
    for (std::size_t at = 0; at < text.size();) {
        utf8proc_int32_t letter = 0;
        const auto n = utf8proc_iterate(bytes + at, static_cast<utf8proc_ssize_t>(text.size() - at), &letter);
        if (n < 1) return "it is not valid UTF-8";
        if (!is_shown(letter) && unshown.size() < most_named) {
            const std::string name = name_of(letter, text.substr(at, static_cast<std::size_t>(n)));
            if (std::find(unshown.begin(), unshown.end(), name) == unshown.end()) unshown.push_back(name);
        }
        at += static_cast<std::size_t>(n);
        in_word = letter == ' ' || letter == '\n' ? 0 : in_word + 1;
        longest = std::max(longest, in_word);
        ++letters;
    }
    if (!unshown.empty()) {
        std::string names;
        for (const std::string &name : unshown) names += (names.empty() ? "" : ", ") + name;
        return "our fonts have no " + names + "; write it in Latin or Greek letters";
    }
    if (letters > most)
        return "it has " + std::to_string(letters) + " letters; " + std::to_string(most) + " are allowed";
    if (longest > longest_word)
        return "a word of " + std::to_string(longest) + " letters fits no line; " +
               std::to_string(longest_word) + " are allowed";
    return "";
}

std::string read_shown_text(ObjectReader &reader, std::string_view key, int most) {
    const std::string text = composed(reader.text(key));
    if (const std::string why = why_not_shown(text, most); !why.empty()) reader.fault(key, why);
    return text;
}

} // namespace story
