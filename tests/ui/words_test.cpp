// Every word that the program asks for exists, none is left over, and all of it is plain to read.
#include "stage.h"

#include <cctype>
#include <filesystem>
#include <set>

namespace ui::test {

namespace {

bool is_key(const std::string &literal) {
    const auto dot = literal.find('.');
    if (dot == std::string::npos || dot == 0 || dot + 1 == literal.size()) return false;
    const auto plain = [](unsigned char c) { return std::isalnum(c) || c == '_'; };
    return std::all_of(literal.begin(), literal.begin() + static_cast<std::ptrdiff_t>(dot), plain) &&
           std::all_of(literal.begin() + static_cast<std::ptrdiff_t>(dot) + 1, literal.end(), plain);
}

// String literals in our sources that look like a word's key.
std::set<std::string> keys_in_sources() {
    std::set<std::string> keys;
    for (const auto &entry : std::filesystem::recursive_directory_iterator(MYELIGHT_SOURCE_DIR "/src")) {
        if (entry.path().extension() != ".cpp") continue;
        std::istringstream lines(read_file(entry.path().string()));
        for (std::string line; std::getline(lines, line);) {
            std::istringstream parts(line);
            std::string part;
            for (bool quoted = false; std::getline(parts, part, '"'); quoted = !quoted)
                if (quoted && is_key(part)) keys.insert(part);
        }
    }
    for (const story::LeverFacts &lever : story::all_lever_facts) // made from its name
        for (const char *end : {"", "_help"}) keys.insert("lever." + std::string(lever.name) + end);
    for (const char *month :
         {"01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"}) // of a date
        keys.insert("month." + std::string(month));
    return keys;
}

} // namespace

TEST(Words, EveryKeyExistsAndNoneIsLeftOver) {
    const story::Words words = english();
    ASSERT_FALSE(words.all().empty());
    std::set<std::string> groups;
    for (const auto &[key, text] : words.all()) groups.insert(key.substr(0, key.find('.')));
    const std::set<std::string> used = keys_in_sources();
    // Ids of parts and names of files share the shape of a key.
    const std::set<std::string> ids{"caption.text", "chart.text", "levers.text", "sheet.text", "panel.title"};
    for (const std::string &key : used) {
        if (!groups.contains(key.substr(0, key.find('.'))) || ids.contains(key)) continue;
        EXPECT_TRUE(words.all().contains(key)) << key << " has no words";
    }
    for (const auto &[key, text] : words.all()) EXPECT_TRUE(used.contains(key)) << key << " is used nowhere";
}

TEST(Words, SentencesAreShort) {
    const story::Words words = english();
    for (const auto &[key, text] : words.all()) {
        EXPECT_FALSE(text.empty()) << key;
        int count = 0;
        std::istringstream stream(text);
        for (std::string word; stream >> word;) {
            count++;
            EXPECT_LE(count, 20) << key << ": " << text;
            if (word.ends_with('.') || word.ends_with('?') || word.ends_with('!')) count = 0;
        }
    }
}

} // namespace ui::test
