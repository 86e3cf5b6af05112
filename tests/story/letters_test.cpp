// Letters: what cannot be shown is refused before anybody sees a question mark in its place.
#include "story/text/letters.h"
#include "story/text/words.h"
#include "support.h"

using namespace story;
using namespace support;

namespace {

Faults faults_of_caption(const std::string &caption) {
    const std::string steps = R"([{"id": "one", "caption": {"en": ")" + caption + R"("}}])";
    Faults faults;
    parse_scene(scene_text(R"([{"name": {"en": "An axon"}}])", steps), faults);
    return faults;
}

} // namespace

TEST(Letters, OfLatinAndGreekAndTheSignsOfScienceAreShown) {
    for (const char *text :
         {"Nœud de Ranvier, Größe, œil, Zażółć gęślą jaźń", "α β Δ µm, 37\u202f°C, −80 mV, 2 × 3 ≈ 6 ≤ 7 …",
          "“Help & support” – it’s here", "two\nlines"})
        EXPECT_EQ(why_not_shown(text, 200), "") << text;
}

TEST(Letters, ThatNoFontOfOursHasAreRefusedByName) {
    for (const auto &[text, code] : {std::pair("нерв", "U+043D"),
                                     {"神经", "U+795E"},
                                     {"🧠", "U+1F9E0"},
                                     {"fast ⚡", "U+26A1"},
                                     {"a\u200bb", "U+200B"},
                                     {"tab\tbed", "U+0009"},
                                     {"e\u0331", "U+0331"}}) {
        const std::string why = why_not_shown(composed(text), 200);
        EXPECT_NE(why.find(code), std::string::npos) << text << ": " << why;
    }
}

TEST(Letters, InPartsAreMadeOne) {
    EXPECT_EQ(composed("Cafe\u0301, u\u0308ber, s\u030c"), "Café, über, š");
    EXPECT_TRUE(faults_of_caption("Cafe\u0301.").empty());
}

TEST(Letters, ThatAreTooManyAreRefusedAtOnce) {
    EXPECT_NE(why_not_shown(std::string(61, 'a'), 200), "");
    EXPECT_EQ(why_not_shown(std::string(60, 'a'), 200), "");
    EXPECT_NE(why_not_shown("four words and more", 18), "");
    EXPECT_EQ(faults_of_caption(std::string(100'000, 'a')).at(0).where, "/steps/0/caption/en");
}

TEST(Letters, OfTheInterfaceAreAsked) {
    Faults faults;
    Words::parse(R"({"more": "Ещё"})", faults);
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults[0].where, "/more");
}
