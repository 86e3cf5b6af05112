// Letters: which of them our fonts can show, and whether a text can be shown with them. Knows no font: the
// interface makes glyphs of these ranges and of no others.
#pragma once

#include "story/text/json_reader.h"

#include <array>
#include <string>
#include <string_view>

namespace story {

// From and to, again and again: Latin with its extensions, Greek, then the signs that words and scenes use.
inline constexpr std::array<char16_t, 24> shown_letters{
    0x0020, 0x017F, 0x0391, 0x03C9, 0x2010, 0x2026, 0x202F, 0x203A, 0x2070, 0x209C, 0x20AC, 0x20AC,
    0x2122, 0x2126, 0x2190, 0x2194, 0x2212, 0x2212, 0x2248, 0x2248, 0x2260, 0x2265, 0x1E9E, 0x1E9E};

// Letters that were written in parts (e and an accent) in one piece each.
std::string composed(const std::string &text);

// What is wrong with `text` for whoever is to read it; "" when nothing is: a letter that we cannot show, a
// word that no line can hold, more than `most` letters.
std::string why_not_shown(std::string_view text, int most);

// The text under `key`, composed; a fault where it cannot be shown.
std::string read_shown_text(ObjectReader &reader, std::string_view key, int most);

inline constexpr int longest_word = 60; // letters without a space; addresses are longer and not read
inline constexpr int longest_name = 80, longest_title = 120, longest_summary = 300, longest_caption = 600,
                     longest_notes = 1500, longest_source = 400, longest_sentence = 1500;

} // namespace story
