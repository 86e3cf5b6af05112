// Hand-outs: one file that needs no other, with everything that was told, and where it comes from.
#include "app/command_line/handout_page.h"
#include "outside.h"
#include "support.h"

namespace fs = std::filesystem;
using outside::run;

namespace {

using AHandout = outside::InAFolder;

std::size_t times(const std::string &text, const std::string &part) {
    std::size_t n = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
    return n;
}

const std::string talk = R"({"format": 1, "title": {"en": "Fibres & hands"}, "stops": [
    {"scene": "message", "step": "start", "notes": {"en": "Say <hello>."}},
    {"scene": "compare", "step": "stopped"}, {"scene": "few.json", "step": "three"}]})";
const std::string short_talk = R"({"format": 1, "title": {"en": "Short"}, "stops": [
    {"scene": "message", "step": "start"}]})";

} // namespace

TEST_F(AHandout, HasOfEveryStopItsPictureCaptionOutcomeAndNotes) {
    const fs::path page = folder / "new" / "page.html";
    file("few.json", support::tract_scene_text());
    const auto o =
        run("handout " + file("talk.json", talk) + " --size 640x360 --tier low --out " + page.string());
    ASSERT_EQ(o.code, 0) << o.said;
    EXPECT_EQ(o.said, "");
    const std::string html = support::text_of(page);
    EXPECT_EQ(times(html, "<section>"), 3U);
    EXPECT_EQ(times(html, "src=\"data:image/jpeg;base64,/9j/"), 3U) << "pictures are in it";
    EXPECT_EQ(times(html, "<img alt=\"A picture. It names: "), 3U);
    EXPECT_NE(html.find("<title>Fibres &amp; hands</title>"), std::string::npos);
    EXPECT_NE(html.find("A thin nerve fibre (axon) carries messages"), std::string::npos);
    EXPECT_NE(html.find("Say &lt;hello&gt;."), std::string::npos) << "the talk's own notes";
    EXPECT_NE(html.find("it cannot pass on this message now"), std::string::npos);
    EXPECT_NE(html.find("Damaged fibre: it did not."), std::string::npos) << "how it ended";
    EXPECT_NE(html.find("The signal arrived after"), std::string::npos);
    EXPECT_EQ(times(html, "travelling."), 0U) << "told when it is over";
    EXPECT_NE(html.find("The signal stopped here"), std::string::npos) << "named in the picture";
    EXPECT_NE(html.find("href=\"https://doi.org/"), std::string::npos) << "its sources";
    EXPECT_NE(html.find("0808 800 8000"), std::string::npos) << "help";
    EXPECT_EQ(times(html, "Send a signal"), 0U) << "there is nothing to press on paper";
    EXPECT_EQ(times(html, "<script"), 0U);
    EXPECT_EQ(times(html, "src=\"http"), 0U) << "nothing is fetched";
}

TEST_F(AHandout, ForListenersHasNoNotes) {
    const fs::path page = folder / "page.html";
    ASSERT_EQ(run("handout " + file("talk.json", short_talk) +
                  " --without-notes --size 640x360 --tier low --out " + page.string())
                  .code,
              0);
    EXPECT_EQ(times(support::text_of(page), "class=\"notes\""), 0U);
}

TEST_F(AHandout, IsRefusedWithTheReasonAndLeavesNothing) {
    const fs::path page = folder / "page.html";
    const auto unknown = run("handout no_such_talk --out " + page.string());
    EXPECT_EQ(unknown.code, 1);
    EXPECT_NE(unknown.said.find("no_such_talk"), std::string::npos) << unknown.said;
    const std::string own = file("talk.json", short_talk);
    EXPECT_EQ(run("handout " + own + " --out " + own).code, 1) << "over its own talk";
    EXPECT_EQ(support::text_of(own), short_talk);
    const std::string scene = file("mine.json", support::scene_text());
    const std::string of_mine = file("of_mine.json", R"({"format": 1, "title": {"en": "Mine"}, "stops": [
        {"scene": "mine.json", "step": "start"}]})");
    const std::string before = support::text_of(scene);
    EXPECT_EQ(run("handout " + of_mine + " --out " + scene).code, 1) << "over a scene that it tells of";
    EXPECT_EQ(support::text_of(scene), before);
    EXPECT_NE(run("handout " + own + " --out " + (folder / "page.pdf").string()).said.find("HTML"),
              std::string::npos);
    EXPECT_FALSE(fs::exists(page));
}

TEST(AHandoutPage, NamesAChapterWhereItBegins) {
    story::Faults faults;
    const auto words =
        story::Words::parse(support::text_of(support::project() / "assets/words/en.json"), faults);
    app::Handout handout;
    handout.title = "One";
    handout.stops = {{.chapter = "One"}, {.chapter = "Two"}, {.chapter = "Two"}};
    const std::string html = app::handout_page(handout, words);
    EXPECT_NE(html.find("<h2>1</h2>"), std::string::npos);
    EXPECT_NE(html.find("<h2>2 · Two</h2>"), std::string::npos);
    EXPECT_NE(html.find("<h2>3</h2>"), std::string::npos);
}
