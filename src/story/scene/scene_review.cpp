#include "story/scene/scene_review.h"

#include "story/scene/step_state.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <regex>

namespace story {
namespace {

constexpr double loss_from_year = 8;    // of a life: what is lost before is a small share
constexpr int dated_review_months = 12; // of a scene that says "as of"

struct Rule {
    const char *never;
    const char *remedy;
};
const std::array<Rule, 2> rules{{
    {R"(\b(age[ds]? \d+|\d+ years old|\d+-year-old)\b)",
     "an age is a personal forecast; say \"earlier\" or \"later in MS\""},
    {R"(\byour (own )?(ms|prognosis|disease|illness|course|condition|future|symptoms) (will|would|may|might|is going to|are going to)\b)",
     "this foretells a person's own course; speak of people, or of this model"},
}};

struct Said {
    std::string where, text;
};

std::vector<Said> everything_said(const Scene &scene) {
    std::vector<Said> said;
    const auto add = [&said](const std::string &where, const Text &text) {
        for (const auto &[language, words] : text.by_language)
            said.push_back({where + "/" + language, words});
    };
    add("/title", scene.title);
    add("/summary", scene.summary);
    for (std::size_t i = 0; i < scene.axons.size(); ++i)
        add("/axons/" + std::to_string(i) + "/name", scene.axons[i].name);
    for (std::size_t i = 0; i < scene.steps.size(); ++i) {
        add("/steps/" + std::to_string(i) + "/caption", scene.steps[i].caption);
        add("/steps/" + std::to_string(i) + "/notes", scene.steps[i].notes);
    }
    return said;
}

void refuse_personal(const std::vector<Said> &said, Faults &faults) {
    for (const Rule &rule : rules) {
        const std::regex never(rule.never, std::regex::icase);
        for (const Said &s : said)
            if (std::regex_search(s.text, never)) faults.push_back({s.where, rule.remedy});
    }
}

// The month that "as of November 2026" names; of "as of 2026" the last of the year.
std::optional<int> as_of(const std::string &text) {
    static const std::array<std::string, 12> names{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};
    static const std::regex dated(R"(\bas of (?:([A-Z][a-z]+) )?(\d{4})\b)");
    std::smatch found;
    if (!std::regex_search(text, found, dated)) return {};
    int month = 11;
    for (std::size_t m = 0; m < names.size(); ++m)
        if (found[1] == names[m]) month = static_cast<int>(m);
    return std::stoi(found[2]) * 12 + month;
}

void refuse_old(const Scene &scene, const std::vector<Said> &said, const std::string &today, Faults &faults) {
    const auto now = months(today), reviewed = months(scene.reviewed), next = months(scene.next_review);
    if (!now || !reviewed || !next) return;
    if (*now > *next)
        faults.push_back(
            {"/next_review", "its review is overdue: check every claim again, then write new dates"});
    for (const Said &s : said) {
        const auto date = as_of(s.text);
        if (!date) continue;
        if (*next > *reviewed + dated_review_months)
            faults.push_back({s.where, "it says \"as of\": such a scene is reviewed within 12 months; "
                                       "choose an earlier next_review"});
        if (*date + dated_review_months < *reviewed || *date + dated_review_months < *now)
            faults.push_back({s.where, "its \"as of\" is more than a year old: look it up again"});
    }
}

bool nobody_is_treated(const std::vector<sim::CoursePlan> &arms) {
    return std::all_of(arms.begin(), arms.end(),
                       [](const sim::CoursePlan &arm) { return arm.treatments.empty(); });
}

// For each step, whether an axon is broken when its days have passed.
std::vector<bool> steps_with_a_broken_axon(const Scene &scene) {
    std::vector<bool> broken(scene.steps.size(), false);
    for (std::size_t axon = 0; axon < scene.axons.size(); ++axon) {
        if (!scene.axons[axon].tissue) continue;
        AxonTissue around = tissue_before(scene, axon, 0);
        for (std::size_t step = 0; step < scene.steps.size(); ++step) {
            begin_step(around, scene, axon, static_cast<int>(step));
            pass(around, scene.steps[step].pass_days);
            if (!around.tissue.alive(0)) broken[step] = true;
        }
    }
    return broken;
}

// Whether years pass in which fibres are lost (of one life, or of many without a treatment), or an axon is
// broken.
bool shows_loss(const Scene &scene, int step, bool broken) {
    const StepState state = state_at(scene, step);
    if (state.shown == Shown::courses) return state.population && nobody_is_treated(state.population->arms);
    if (state.shown == Shown::trial) return false;
    if (scene.life) return state.to_year.value_or(state.year) > loss_from_year;
    return broken;
}

// The steps after the skip's goal show what is left: they are on repair and protection.
void refuse_unskippable_loss(const Scene &scene, Faults &faults) {
    const std::vector<bool> broken = steps_with_a_broken_axon(scene);
    int goal = -1;
    for (int i = 0; i < static_cast<int>(scene.steps.size()); ++i) {
        const std::string &target = scene.steps[static_cast<std::size_t>(i)].loss_skips_to;
        if (const auto place = place_of_step(scene, target)) goal = std::max(goal, *place);
        const bool after_goal = goal >= 0 && i >= goal;
        if (target.empty() && !after_goal && shows_loss(scene, i, broken[static_cast<std::size_t>(i)]))
            faults.push_back(
                {"/steps/" + std::to_string(i) + "/loss_skips_to",
                 "this step shows lasting loss: name the later step, on repair or protection, to "
                 "which a visitor may skip"});
    }
}

} // namespace

// Months since the year 0 of "2026-11"; nothing for any other text.
std::optional<int> months(const std::string &text) {
    if (text.size() != 7 || text[4] != '-' || text[0] == '-' || text[5] == '-') return {};
    int year = 0;
    int month = 0;
    const char *begin = text.data();
    if (std::from_chars(begin, begin + 4, year).ptr != begin + 4) return {};
    if (std::from_chars(begin + 5, begin + 7, month).ptr != begin + 7) return {};
    if (month < 1 || month > 12) return {};
    return year * 12 + month - 1;
}

void review(const Scene &scene, const std::string &today, Faults &faults) {
    const std::vector<Said> said = everything_said(scene);
    refuse_personal(said, faults);
    refuse_old(scene, said, today, faults);
    refuse_unskippable_loss(scene, faults);
}

} // namespace story
