// No word of the interface and no text of a scene foretells anybody's course, advises a treatment, names a
// dose, or speaks of people living with MS in a way that hurts. Each pattern proves that it catches what it
// is for.
#include "stage.h"
#include "story/scene/scene_file.h"

#include <filesystem>
#include <regex>

namespace ui::test {

namespace {

struct Rule {
    const char *never;             // a pattern, in any case of letters
    const char *planted;           // what it must catch
    bool unless_qualified = false; // by a "not", "never", "being studied", … in the same sentence
};

const std::vector<Rule> rules{
    // Foretelling.
    {R"(\byour (own )?(ms|prognosis|disease|illness|course|condition|outlook|future|symptoms|brain|nerves?|axons?|fibres) (will|would|may|might|is going to|are going to)\b)",
     "Your MS will get worse."},
    {R"(\byou( will|['’]ll| may| might| could| would| are going to) (\w+ly )?(lose|need|get|become|be|have|progress|relapse|recover|decline|end|never)\b)",
     "In ten years you will need a stick."},
    {R"(\byou( will|['’]ll| are going to) )", "You are going to feel this."},
    {R"(\b(in your case|people like you|for someone like you)\b)", "In your case it is slower."},
    {R"(\b(prognos\w*|life expectancy|years to live|years left|inevitabl\w*|doomed)\b)",
     "The prognosis is fair."},
    {R"(\b(always|certainly|surely) (progress\w*|gets? worse|worsens?)\b)", "MS always progresses."},
    {R"(\bedss\b)", "EDSS after twenty years"},
    {R"(\b(age[ds]? \d+|\d+ years old|\d+-year-old)\b)", "Around a fibre that is 60 years old"},
    {R"(\bnobody’s own\b)", "A course that is nobody’s own"},
    // Advice and doses.
    {R"(\byou (should|must|ought to|need to|have to|had better)\b)", "You should take it early."},
    {R"(\b(take|start|try|stop taking|switch to|avoid) (ocrelizumab|siponimod|cladribine|fampridine|4-ap|simvastatin|the drug|this drug|a drug|it early|it now)\b)",
     "Start siponimod as soon as one can."},
    {R"(\bask (\w+ ){0,4}for\b)", "Ask your doctor for cladribine."},
    {R"(\b(recommend\w*|is advised|are advised|advisable)\b)", "This drug is recommended."},
    {R"(\b(best|right|better|first-choice) (treatment|drug|medicine|therapy|choice)\b)",
     "It is the best treatment there is."},
    {R"(\b\d+([.,]\d+)? ?(mg|µg|mcg|ug|ml|g|milligrams?|micrograms?|tablets?|pills?|capsules?|infusions?|doses?)\b)",
     "Given as 600 mg every six months."},
    {R"(\b(once|twice|three times|\d+ times) (a day|daily|a week|a month|a year)\b)", "Taken twice a day."},
    {R"(\b(dose|doses|dosage|dosing)\b)", "A low dose is enough."},
    // Words that hurt, and "chance" rather than "risk".
    {R"(\b(suffer\w*|victims?|afflict\w*|cripp\w*|invalids?|handicap\w*|wheelchair\w*|stricken|helpless|hopeless|tragic\w*|deadly|fatal)\b)",
     "She suffers from MS."},
    {R"(\b(normal|healthy) people\b)", "Unlike normal people"},
    {R"(\b(ms|diabetic|disabled|epileptic) (patients?|persons?|sufferers?)\b)", "Many MS patients say so."},
    {R"(\b(battl\w*|fights? (against )?ms|fighting ms|war (on|against)|struggl\w*)\b)", "His battle with MS"},
    {R"(\battack(s|ing|ed)? (your|the|their) (brain|body|nerves)\b)", "Cells are attacking your brain."},
    {R"(\brisks?\b)", "The risk is lower."},
    // Promises.
    {R"(\b(cur(e|es|ed|ing)|revers(e|es|ed|ing)|regrow\w*|gr(ow|ows|ew|own) back|heals?|healed|breakthroughs?|miracles?)\b)",
     "It cures MS.", true},
};

const std::regex &qualifier() {
    static const std::regex pattern(
        R"(\b(no|not|nothing|never|neither|nobody|cannot|without|being studied|research|unproven)\b|n['’]t\b)",
        std::regex::icase);
    return pattern;
}

std::vector<std::string> sentences(const std::string &text) {
    std::vector<std::string> out(1);
    for (const char c : text) {
        out.back() += c;
        if (c == '.' || c == '?' || c == '!' || c == '\n') out.emplace_back();
    }
    return out;
}

bool breaks(const Rule &rule, const std::regex &never, const std::string &text) {
    if (!rule.unless_qualified) return std::regex_search(text, never);
    return std::ranges::any_of(sentences(text), [&](const std::string &sentence) {
        return std::regex_search(sentence, never) && !std::regex_search(sentence, qualifier());
    });
}

struct Said {
    std::string where, text;
};

void add(std::vector<Said> &said, const std::string &where, const story::Text &text) {
    for (const auto &[language, words] : text.by_language)
        said.push_back({where + " (" + language + ")", words});
}

// What visitors read: every word of the interface, and every text of every scene.
std::vector<Said> everything_said() {
    std::vector<Said> said;
    const story::Words words = english();
    for (const auto &[key, text] : words.all()) said.push_back({key, text});
    for (const auto &entry : std::filesystem::directory_iterator(MYELIGHT_SOURCE_DIR "/scenes")) {
        const std::string file = entry.path().filename().string();
        if (!file.ends_with(".json") || file.ends_with(".schema.json")) continue;
        story::Faults faults;
        const story::Scene scene = story::parse_scene(read_file(entry.path().string()), faults);
        EXPECT_TRUE(faults.empty()) << file;
        add(said, file + ": title", scene.title);
        add(said, file + ": summary", scene.summary);
        for (const story::SceneAxon &axon : scene.axons) add(said, file + ": axon", axon.name);
        for (const story::Step &step : scene.steps) {
            add(said, file + ": " + step.id, step.caption);
            add(said, file + ": " + step.id + ", notes", step.notes);
            if (!step.population) continue;
            for (const story::Text &name : step.population->names)
                add(said, file + ": " + step.id + ", arm", name);
        }
    }
    return said;
}

} // namespace

TEST(KindWords, NothingIsForetoldAdvisedOrHurtful) {
    const std::vector<Said> said = everything_said();
    ASSERT_GT(said.size(), 250U);
    for (const Rule &rule : rules) {
        const std::regex never(rule.never, std::regex::icase);
        for (const Said &s : said)
            EXPECT_FALSE(breaks(rule, never, s.text)) << s.where << ": " << s.text << "\n" << rule.never;
    }
}

// What a caption asks to press can be pressed by that name.
TEST(KindWords, CaptionsNameButtonsThatThereAre) {
    const story::Words words = english();
    std::vector<std::string> names;
    for (const auto &[key, text] : words.all()) names.push_back(text);
    const std::regex quoted(R"([Pp]ress (?:“|")([^”"]+)(?:”|"))");
    int named = 0;
    for (const Said &s : everything_said())
        for (std::sregex_iterator i(s.text.begin(), s.text.end(), quoted), end; i != end; ++i, ++named)
            EXPECT_TRUE(std::ranges::count(names, i->str(1)) > 0) << s.where << ": " << i->str();
    EXPECT_GE(named, 2);
}

TEST(KindWords, DatesAreWrittenAsPeopleWriteThem) {
    EXPECT_EQ(story::month_in_words(english(), "2026-11"), "November 2026");
    EXPECT_EQ(story::month_in_words(english(), "soon"), "soon");
    const std::regex raw(R"(\b20\d\d-\d\d\b)");
    for (const Said &s : everything_said()) EXPECT_FALSE(std::regex_search(s.text, raw)) << s.where;
    Stage stage(1280, 720, 1, Shown::fibre);
    for (const story::Panel panel : {story::Panel::sources, story::Panel::treatments}) {
        stage.session.visitor.panel = panel;
        stage.frame();
        for (const Item &item : stage.output.tree.items)
            EXPECT_FALSE(std::regex_search(item.name + item.value, raw)) << item.name;
    }
}

TEST(KindWords, EachRuleCatchesWhatItIsFor) {
    for (const Rule &rule : rules)
        EXPECT_TRUE(breaks(rule, std::regex(rule.never, std::regex::icase), rule.planted)) << rule.planted;
}

TEST(KindWords, PlainTruthsAreAllowed) {
    for (const char *fine :
         {"Start an attack", "There is no cure yet.", "A lost axon does not grow back.",
          "Which treatment is right for a person is a question for their MS team.",
          "Repair is being studied. It is not a cure.", "10 mM", "Days pass, 4 days a second.",
          "Please ask your MS team about your own health.", "It can help to talk."})
        for (const Rule &rule : rules)
            EXPECT_FALSE(breaks(rule, std::regex(rule.never, std::regex::icase), fine)) << fine << "\n"
                                                                                        << rule.never;
}

// Whoever shows a model of decades says what it is not.
TEST(KindWords, SlowModelsAlwaysSayThatTheyForetellNothing) {
    for (const Shown shown :
         {Shown::around, Shown::life, Shown::fibre, Shown::scan, Shown::courses, Shown::trial})
        for (const auto &[w, h] : {std::pair{1280, 720}, {420, 900}, {640, 360}}) {
            Stage stage(w, h, 1, shown);
            const auto says = [&](const char *words) {
                return std::ranges::any_of(stage.output.tree.items, [&](const Item &item) {
                    return (item.name + item.value).find(words) != std::string::npos;
                });
            };
            EXPECT_TRUE(says("Not a prediction for anyone."))
                << w << "x" << h << " " << static_cast<int>(shown);
            EXPECT_FALSE(says("Your") || says("EDSS")) << w << "x" << h << " " << static_cast<int>(shown);
            if (shown == Shown::courses) {
                EXPECT_TRUE(says("Many possible courses, not any one person’s")) << w << "x" << h;
            }
        }
}

} // namespace ui::test
