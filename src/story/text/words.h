// Words: every sentence of the interface in one language, by key, with named placeholders: "{factor}×
// slower". Knows no file and no control. Scenes carry their own captions.
#pragma once

#include "story/text/faults.h"

#include <functional>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace story {

class Words {
public:
    // Reads the text of a words file: one JSON object of strings. On faults the words are empty.
    static Words parse(std::string_view json_text, Faults &faults);

    // The sentence for `key`; the key itself in angle brackets when there is none, so that it is seen.
    std::string text(std::string_view key) const;

    // The same with {name} replaced by each value.
    std::string text(std::string_view key,
                     std::initializer_list<std::pair<std::string_view, std::string>> values) const;

    const std::map<std::string, std::string, std::less<>> &all() const { return words_; }

private:
    std::map<std::string, std::string, std::less<>> words_;
};

// A number as people write it, with `decimals` places and a thin grouping of thousands: "2,000", "0.61".
std::string number(double value, int decimals = 0);

// "2026-11" as people write it: "November 2026". Any other text as it is.
std::string month_in_words(const Words &words, std::string_view date);

} // namespace story
