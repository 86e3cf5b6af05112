#include "story/scene/scene_file.h"

#include "story/scene/axon_tissue_reader.h"
#include "story/scene/life_reader.h"
#include "story/scene/scene_check.h"
#include "story/scene/scene_review.h"
#include "story/scene/tract_reader.h"
#include "story/text/json_reader.h"
#include "story/text/letters.h"
#include "story/text/text_reader.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>

namespace story {
namespace {

using nlohmann::json;

constexpr int longest_review_months = 36;
constexpr std::size_t most_steps = 200, most_sources = 40;
constexpr double most_days = 20000;
constexpr int most_words_of_notes = 120; // a minute, said calmly

constexpr Range traffic_range{0, 200};
constexpr Range heat_range{34, 42};

// The levers that an axon or a change names: the shares in "levers", the others under keys with their unit.
std::map<Lever, double> read_levers(ObjectReader &reader, Faults &faults) {
    std::map<Lever, double> given;
    const auto take = [&given](Lever lever, const std::optional<double> &value) {
        if (value) given[lever] = *value;
    };
    if (const json *value = reader.value("levers")) {
        ObjectReader levers(*value, reader.where("levers"), faults);
        for (const LeverFacts &f : all_lever_facts)
            if (f.unit == LeverUnit::share) take(f.lever, levers.optional_number(f.name, {f.low, f.high}));
        levers.refuse_other_keys();
    }
    take(Lever::traffic, reader.optional_number("traffic_hz", traffic_range));
    take(Lever::heat, reader.optional_number("temperature_degC", heat_range));
    return given;
}

std::optional<int> read_optional_integer(ObjectReader &reader, std::string_view key, int low, int high) {
    if (!reader.has(key)) return {};
    return reader.integer(key, low, low, high);
}

SceneAxon read_axon(const json &value, const std::string &where, Faults &faults) {
    SceneAxon axon;
    ObjectReader reader(value, where, faults);
    reader.require({"name"});
    axon.name = read_text(reader, "name", longest_name, faults);
    axon.lesion = reader.integers("lesion", 0, internodes_per_axon - 1);
    for (const auto &[lever, number] : read_levers(reader, faults)) axon.levers[lever] = number;
    axon.repair_sheaths = reader.integer("repair_sheaths", 2, 2, 3);
    axon.cut_internode = read_optional_integer(reader, "cut_internode", 0, internodes_per_axon - 1);
    if (const json *tissue = reader.value("tissue"))
        axon.tissue = read_axon_tissue(*tissue, reader.where("tissue"), faults);
    reader.refuse_other_keys();
    return axon;
}

AxonChange read_change(const json &value, const std::string &where, int axons, Faults &faults) {
    AxonChange change;
    ObjectReader reader(value, where, faults);
    change.axon = reader.integer("axon", 0, 0, std::max(axons, 1) - 1);
    change.levers = read_levers(reader, faults);
    if (reader.has("lesion")) change.lesion = reader.integers("lesion", 0, internodes_per_axon - 1);
    change.repair_sheaths = read_optional_integer(reader, "repair_sheaths", 2, 3);
    change.cut_internode = read_optional_integer(reader, "cut_internode", 0, internodes_per_axon - 1);
    if (const json *tissue = reader.value("tissue"))
        change.tissue = read_axon_tissue_change(*tissue, reader.where("tissue"), faults);
    reader.refuse_other_keys();
    return change;
}

int word_count(const std::string &text) {
    std::istringstream words(text);
    return static_cast<int>(std::distance(std::istream_iterator<std::string>(words), {}));
}

// Ids name files and places in recordings.
void refuse_odd_id(ObjectReader &reader, const std::string &id) {
    if (!id.empty() && !is_id(id))
        reader.fault("id", "an id begins with a small letter and goes on with small letters, digits and _");
}

void refuse_long_notes(ObjectReader &reader, const Text &notes) {
    for (const auto &[language, words] : notes.by_language)
        if (word_count(words) > most_words_of_notes)
            reader.fault("notes", "in \"" + language + "\" they take more than a minute to say; " +
                                      std::to_string(most_words_of_notes) + " words are allowed");
}

void read_try_levers(ObjectReader &reader, const Scene &scene, Step &step, Faults &faults) {
    for (const auto &[element, place] : reader.array("try_levers")) {
        const std::string name = element->is_string() ? element->get<std::string>() : "";
        const auto lever = lever_named(name);
        const auto tract_lever = tract_lever_named(name);
        if (lever && !scene.tract)
            step.try_levers.push_back(*lever);
        else if (tract_lever && scene.tract)
            step.try_tract_levers.push_back(*tract_lever);
        else
            faults.push_back({place, scene.tract ? "use one of \"share_of_axons\", \"wraps_fraction\", "
                                                   "\"channels\", \"temperature_degC\""
                                                 : "this is no lever; use one of " + lever_names()});
    }
}

// What only a scene with axons, or only one with a tract, can say.
void read_changes(ObjectReader &reader, const Scene &scene, Step &step, Faults &faults) {
    const int axons = static_cast<int>(scene.axons.size());
    for (const auto &[element, place] : reader.array("changes"))
        step.changes.push_back(read_change(*element, place, axons, faults));
    if (reader.has("look_at_internode"))
        step.look_at_internode = reader.integer("look_at_internode", 7, 0, internodes_per_axon - 1);
    if (reader.has("span")) step.span = reader.number("span", 8, {least_whole_span, 12});
    if (const json *turned = reader.value("turned")) {
        ObjectReader turn(*turned, reader.where("turned"), faults);
        turn.require({"yaw_deg", "pitch_deg"});
        step.turn = {turn.number("yaw_deg", 0, {-50, 30}), turn.number("pitch_deg", 0, {-10, 40})};
        turn.refuse_other_keys();
        if (step.span == 0) reader.fault("turned", "only a view with a `span` can be turned; give one");
    }
    if (const json *tract = reader.value("tract"))
        step.tract = read_tract_change(*tract, reader.where("tract"), faults);
    if (scene.tract) {
        for (const char *key : {"changes", "look_at_internode", "span", "turned"})
            if (reader.has(key)) reader.fault(key, "this scene shows a tract; change it with \"tract\"");
    } else if (reader.has("tract")) {
        reader.fault("tract", "this scene shows no tract; change its axons with \"changes\"");
    }
}

// What a step says of slow time.
void read_slow_time(ObjectReader &reader, const Scene &scene, Step &step, Faults &faults) {
    step.pass_days = reader.number("pass_days", 0, {0, most_days});
    step.days_per_s = reader.optional_number("days_per_second", {slowest_days_per_s, fastest_days_per_s});
    if (const json *life = reader.value("life"))
        step.life = read_life_change(*life, reader.where("life"), faults);
    if (reader.has("life") && !scene.life) reader.fault("life", "this scene has no life that could change");
    if (const json *population = reader.value("many"))
        step.population = read_population(*population, reader.where("many"), faults);
    if (!reader.has("shown")) return;
    const std::string shown = reader.choice("shown", "tract", {"tract", "axon", "scan", "courses", "trial"});
    step.shown = shown == "tract"     ? Shown::tract
                 : shown == "axon"    ? Shown::axons
                 : shown == "scan"    ? Shown::scan
                 : shown == "courses" ? Shown::courses
                                      : Shown::trial;
}

Step read_step(const json &value, const std::string &where, const Scene &scene, Faults &faults) {
    Step step;
    ObjectReader reader(value, where, faults);
    reader.require({"id", "caption"});
    step.id = reader.text("id");
    refuse_odd_id(reader, step.id);
    step.caption = read_text(reader, "caption", longest_caption, faults);
    read_changes(reader, scene, step, faults);
    read_slow_time(reader, scene, step, faults);
    if (reader.has("view"))
        step.view = view_named(reader.choice("view", "whole", {"whole", "close", "node", "membrane"}));
    if (const auto slower =
            reader.optional_number("slower", {slower_choices.front(), slower_choices.back()})) {
        if (std::find(slower_choices.begin(), slower_choices.end(), *slower) == slower_choices.end())
            reader.fault("slower", "use one of 1000, 2000, 4000, 8000, 16000");
        else
            step.slower = slower;
    }
    step.wipe = reader.number("wipe", 0, {0, 1});
    if (step.wipe > 0 && !scene.life)
        reader.fault("wipe", "only a life has a scan to compare; leave this out");
    if (reader.has("goal")) {
        step.goal = goal_named(reader.choice("goal", "hand", std::span(goal_names)));
        if (scene.tract) reader.fault("goal", "the fibres of a tract are those of a hand; leave this out");
    }
    step.send_signal = reader.boolean("send_signal", false);
    step.loss_skips_to = reader.text("loss_skips_to");
    step.deeper = reader.text("deeper");
    refuse_odd_id(reader, step.deeper);
    if (reader.has("notes")) step.notes = read_text(reader, "notes", longest_notes, faults);
    refuse_long_notes(reader, step.notes);
    read_try_levers(reader, scene, step, faults);
    step.opens_drawer = reader.boolean("opens_drawer", false);
    reader.refuse_other_keys();
    return step;
}

void read_review(ObjectReader &reader, Scene &scene) {
    scene.reviewed = reader.text("reviewed");
    scene.next_review = reader.text("next_review");
    const auto from = months(scene.reviewed);
    const auto to = months(scene.next_review);
    if (!scene.reviewed.empty() && !from) reader.fault("reviewed", "write a year and a month: \"2026-11\"");
    if (!scene.next_review.empty() && !to)
        reader.fault("next_review", "write a year and a month: \"2029-10\"");
    if (from && to && (*to <= *from || *to > *from + longest_review_months))
        reader.fault("next_review", "it must lie after `reviewed` and at most 36 months later");
}

// "C01" to "C22"
bool is_concept(const std::string &id) {
    int number = 0;
    if (id.size() != 3 || id[0] != 'C') return false;
    const auto read = std::from_chars(id.data() + 1, id.data() + 3, number);
    return read.ptr == id.data() + 3 && number >= 1 && number <= 22;
}

void read_sources(ObjectReader &reader, Scene &scene, Faults &faults) {
    for (const auto &[element, place] : reader.array("sources")) {
        ObjectReader source(*element, place, faults);
        source.require({"text", "year", "link"});
        Source out;
        out.text = read_shown_text(source, "text", longest_source);
        out.year = source.integer("year", 2000, 1800, 2100);
        out.link = source.text("link");
        if (!out.link.empty() && (!out.link.starts_with("https://") || out.link.size() < 12))
            source.fault("link", "it must be an address that begins with https://");
        source.refuse_other_keys();
        scene.sources.push_back(out);
    }
    if (scene.sources.size() > most_sources)
        reader.fault("sources", "at most " + std::to_string(most_sources) + " are allowed");
    if (reader.has("sources") && scene.sources.empty())
        reader.fault("sources", "name at least one source, with year and link");
}

void refuse_equal_ids(const Scene &scene, Faults &faults) {
    std::map<std::string, std::size_t> seen;
    for (std::size_t i = 0; i < scene.steps.size(); ++i) {
        const auto [found, is_new] = seen.emplace(scene.steps[i].id, i);
        if (is_new || scene.steps[i].id.empty()) continue;
        faults.push_back({"/steps/" + std::to_string(i) + "/id", "step " + std::to_string(found->second) +
                                                                     " has the id \"" + scene.steps[i].id +
                                                                     "\" already; choose another"});
    }
}

// Either axons or a tract.
void read_shown(ObjectReader &reader, Scene &scene, Faults &faults) {
    for (const auto &[element, place] : reader.array("axons"))
        scene.axons.push_back(read_axon(*element, place, faults));
    if (const json *tract = reader.value("tract"))
        scene.tract = read_tract(*tract, reader.where("tract"), faults);
    if (const json *life = reader.value("life")) scene.life = read_life(*life, reader.where("life"), faults);
    if (!reader.has("tract")) reader.require({"axons"});
    if (reader.has("axons") && (scene.axons.empty() || scene.axons.size() > most_axons))
        reader.fault("axons", "a scene shows one, two or three axons");
    const int axons = static_cast<int>(scene.axons.size());
    scene.controlled_axon = reader.integer("controlled_axon", 0, 0, std::max(axons, 1) - 1);
    if (!scene.tract) return;
    for (const char *key : {"axons", "controlled_axon"})
        if (reader.has(key)) reader.fault(key, "a scene shows axons or a tract, not both; leave one out");
}

} // namespace

Scene parse_scene(std::string_view json_text, Faults &faults) {
    Scene scene;
    json root;
    if (!parse_json(json_text, root, faults)) return scene;
    ObjectReader reader(root, "", faults);
    reader.require({"format", "id", "concepts", "title", "summary", "evidence", "reviewed", "next_review",
                    "sources", "steps"});
    reader.text("$schema");
    scene.format = reader.integer("format", 1, 1, 1);
    scene.id = reader.text("id");
    refuse_odd_id(reader, scene.id);
    for (const auto &[element, place] : reader.array("concepts")) {
        const std::string concept_id = element->is_string() ? element->get<std::string>() : "";
        if (is_concept(concept_id))
            scene.concepts.push_back(concept_id);
        else
            faults.push_back({place, "use the number of a concept, from \"C01\" to \"C22\""});
    }
    scene.title = read_text(reader, "title", longest_title, faults);
    scene.summary = read_text(reader, "summary", longest_summary, faults);
    scene.evidence = reader.choice("evidence", "illustrative", {"established", "supported", "illustrative"});
    read_review(reader, scene);
    read_sources(reader, scene, faults);
    read_shown(reader, scene, faults);
    const auto steps = reader.array("steps");
    if (steps.size() > most_steps) {
        reader.fault("steps", "these are more steps than anybody would sit through; 200 are allowed");
        return scene;
    }
    for (const auto &[element, place] : steps)
        scene.steps.push_back(read_step(*element, place, scene, faults));
    if (reader.has("steps") && scene.steps.empty()) reader.fault("steps", "a scene needs at least one step");
    refuse_equal_ids(scene, faults);
    refuse_odd_stretches(scene, faults);
    refuse_odd_life(scene, faults);
    refuse_odd_tissue(scene, faults);
    refuse_odd_shown(scene, faults);
    refuse_odd_skips(scene, faults);
    reader.refuse_other_keys();
    return scene;
}

bool is_id(std::string_view name) {
    constexpr std::string_view small = "abcdefghijklmnopqrstuvwxyz";
    return !name.empty() && small.find(name.front()) != std::string_view::npos &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos;
}

} // namespace story
