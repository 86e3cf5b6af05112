// Captions and notes are written for everyone: short sentences of short words. The grade of Flesch and
// Kincaid (1975) is a tripwire, not a proof; terms that a caption explains, and names of drugs and trials,
// are not counted.
#include "support.h"

#include <cctype>
#include <iterator>
#include <numeric>
#include <regex>
#include <set>

using namespace support;

namespace {

const std::set<std::string> explained_terms{
    "axon",        "axons",     "myelin",     "inflammation", "mitochondria", "microglia",     "sodium",
    "ocrelizumab", "siponimod", "cladribine", "simvastatin",  "tolebrutinib", "chariotms",     "octopus",
    "nice",        "nhs",       "ms",         "atp",          "opcs",         "oratorio-hand", "expand"};

std::string lower(std::string text) {
    for (char &c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

std::vector<std::string> all_of(const std::string &text, const std::regex &pattern) {
    std::vector<std::string> out;
    for (std::sregex_iterator i(text.begin(), text.end(), pattern), end; i != end; ++i)
        out.push_back(i->str());
    return out;
}

std::vector<std::string> words_of(const std::string &text) {
    static const std::regex word(R"([A-Za-z0-9][A-Za-z0-9'\-]*)");
    return all_of(std::regex_replace(text, std::regex("’"), "'"), word);
}

int syllables(const std::string &word) {
    static const std::regex vowels("[aeiouy]+"), silent_e("[^l]e$"), silent_ed("[^td]ed$"),
        silent_es("[^sxzhcgl]es$");
    if (std::isdigit(static_cast<unsigned char>(word[0]))) return 1;
    const std::string w = lower(word);
    auto n = static_cast<int>(all_of(w, vowels).size());
    for (const std::regex *silent : {&silent_e, &silent_ed, &silent_es})
        if (n > 1 && std::regex_search(w, *silent)) --n;
    return std::max(n, 1);
}

std::vector<std::string> sentences_of(const std::string &text) {
    static const std::regex sentence(R"([^.?!]*[A-Za-z0-9][^.?!]*)"), decimal(R"((\d)\.(\d))"),
        bracketed(R"(\([^)]*\))");
    return all_of(std::regex_replace(std::regex_replace(text, bracketed, ""), decimal, "$1$2"), sentence);
}

std::size_t words_of_longest_sentence(const std::string &text) {
    std::size_t longest = 0;
    for (const std::string &s : sentences_of(text)) longest = std::max(longest, words_of(s).size());
    return longest;
}

double grade(const std::string &text) {
    double sentences = 0, words = 0, parts = 0;
    for (const std::string &sentence : sentences_of(text)) {
        ++sentences;
        for (const std::string &word : words_of(sentence)) {
            if (explained_terms.contains(lower(word))) continue;
            ++words;
            parts += syllables(word);
        }
    }
    return words > 0 ? 0.39 * words / sentences + 11.8 * parts / words - 15.59 : 0;
}

struct Said {
    std::string where, text;
};
std::vector<Said> captions() {
    std::vector<Said> all;
    for (const auto &file : scene_files())
        for (const story::Step &step : scene(text_of(file)).steps)
            all.push_back({file.stem().string() + "/" + step.id, step.caption.in("en")});
    return all;
}

} // namespace

TEST(PlainLanguage, IsMeasuredAsReadersWouldJudgeIt) {
    EXPECT_LT(grade("The signal arrives. The hand moves."), 4);
    EXPECT_GT(
        grade("Immunomodulatory interventions ameliorate neurodegenerative deterioration considerably."), 12);
    EXPECT_EQ(syllables("fibre"), 1);
    EXPECT_EQ(syllables("covering"), 3);
    EXPECT_EQ(words_of_longest_sentence("One two three. Four (not these) five?"), 3U);
}

TEST(PlainLanguage, IsThatOfEveryCaption) {
    std::vector<double> grades;
    for (const Said &s : captions()) {
        grades.push_back(grade(s.text));
        EXPECT_LE(grades.back(), 8) << s.where << ": " << s.text;
        EXPECT_LE(words_of_longest_sentence(s.text), 20U) << s.where << ": " << s.text;
    }
    std::nth_element(grades.begin(), grades.begin() + static_cast<std::ptrdiff_t>(grades.size() / 2),
                     grades.end());
    EXPECT_LE(grades[grades.size() / 2], 6);
}

// The plain term first, the medical one in brackets, and from then on one of them.
TEST(PlainLanguage, KeepsToOneWordForOneThing) {
    for (const Said &s : captions()) {
        static const std::regex bracketed(R"(\([^)]*\))"), other(R"(\b(axons?|sheaths?|myelin|channels?)\b)");
        const std::string plain = std::regex_replace(s.text, bracketed, "");
        std::smatch found;
        const bool compound = s.text.find("Myelin-making") != std::string::npos;
        EXPECT_TRUE(compound || !std::regex_search(plain, found, other)) << s.where << ": " << s.text;
    }
}

// Its captions are short, so that who reads has time to look as well.
TEST(TheTour, IsReadAndLookedAtInAboutFiveMinutes) {
    double words = 0, steps = 0;
    for (const Said &s : captions())
        if (s.where.starts_with("tour/")) {
            std::istringstream each(s.text);
            words += static_cast<double>(std::distance(std::istream_iterator<std::string>(each), {}));
            steps += 1;
        }
    const double looking = steps * 8 / 60; // minutes: until a signal has arrived or is lost
    EXPECT_GE(words / 130 + looking, 4.5); // read briskly …
    EXPECT_LE(words / 100 + looking, 6.0); // … and slowly
}

TEST(TheTour, HasNotesForTheSpeakerAtEveryStepAndLeadsDeeper) {
    std::set<std::string> ids, deeper;
    for (const auto &file : scene_files()) ids.insert(file.stem().string());
    for (const story::Step &step : scene(text_of(project() / "scenes" / "tour.json")).steps) {
        EXPECT_FALSE(step.notes.in("en").empty()) << step.id;
        if (step.deeper.empty()) continue;
        EXPECT_TRUE(ids.contains(step.deeper)) << step.id << ": " << step.deeper;
        deeper.insert(step.deeper);
    }
    EXPECT_GE(deeper.size(), 10U);
}
