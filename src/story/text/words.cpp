#include "story/text/words.h"

#include "story/text/letters.h"

#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace story {

Words Words::parse(std::string_view json_text, Faults &faults) {
    Words words;
    nlohmann::json root;
    if (!parse_json(json_text, root, faults)) return words;
    const std::size_t before = faults.size();
    if (!root.is_object()) {
        faults.push_back({"", "a words file must be one object of \"key\": \"sentence\""});
        return words;
    }
    ObjectReader reader(root, "", faults);
    for (const auto &[key, unused] : root.items())
        words.words_[key] = read_shown_text(reader, key, longest_sentence);
    if (faults.size() != before) words.words_.clear();
    return words;
}

std::string Words::text(std::string_view key) const {
    const auto found = words_.find(key);
    return found == words_.end() ? "<" + std::string(key) + ">" : found->second;
}

std::string Words::text(std::string_view key,
                        std::initializer_list<std::pair<std::string_view, std::string>> values) const {
    const std::string pattern = text(key);
    std::string out;
    for (std::size_t i = 0; i < pattern.size();) {
        bool replaced = false;
        if (pattern[i] == '{') {
            for (const auto &[name, value] : values) {
                if (pattern.compare(i + 1, name.size(), name) != 0 || i + 1 + name.size() >= pattern.size() ||
                    pattern[i + 1 + name.size()] != '}')
                    continue;
                out += value;
                i += name.size() + 2;
                replaced = true;
                break;
            }
        }
        if (!replaced) out += pattern[i++];
    }
    return out;
}

std::string number(double value, int decimals) {
    char buffer[64];
    std::snprintf(buffer, sizeof buffer, "%.*f", decimals, value);
    std::string out = buffer;
    const auto point = out.find('.');
    const std::size_t whole_end = point == std::string::npos ? out.size() : point;
    const std::size_t whole_begin = out.starts_with('-') ? 1 : 0;
    for (std::size_t i = whole_end; i > whole_begin + 3; i -= 3) out.insert(i - 3, 1, ',');
    return out;
}

std::string month_in_words(const Words &words, std::string_view date) {
    if (date.size() != 7 || date[4] != '-') return std::string(date);
    const std::string name = words.text("month." + std::string(date.substr(5)));
    return name.starts_with("<") ? std::string(date) : name + " " + std::string(date.substr(0, 4));
}

} // namespace story
