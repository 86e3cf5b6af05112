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
    return "\"" + std::string(bytes) + "\" (" + code + ")";
}

} // namespace

std::string composed(const std::string &text) {
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> out(
        utf8proc_NFC(reinterpret_cast<const utf8proc_uint8_t *>(text.c_str())), std::free);
    return out ? reinterpret_cast<const char *>(out.get()) : text;
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
