#include "story/files/recording.h"

#include "story/show/verbs.h"
#include "story/text/json_reader.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace story {
namespace {

using nlohmann::json;
constexpr int format = 3;
constexpr double longest_recording_s = 24 * 3600;
constexpr Range any{-1e6, 1e6};

// How a field of a command is written down.
struct FieldFacts {
    Field field;
    const char *key;
    bool required;
    void (*read)(ObjectReader &reader, Command &command, const char *key);
    json (*write)(const Command &command);
};

// A name that `named` knows, or a fault that ends in `remedy`.
template <class Named, class Value>
void read_name(ObjectReader &reader, const char *key, const Named &named, Value &value,
               const std::string &remedy) {
    const std::string given = reader.text(key);
    if (const auto known = named(given))
        value = *known;
    else if (!given.empty())
        reader.fault(key, "\"" + given + "\" is no " + remedy);
}

// One of a few names, the first where nothing is said.
template <class Enum, std::size_t count>
void read_choice(ObjectReader &reader, const char *key, const std::array<std::string_view, count> &names,
                 Enum &value) {
    const std::string chosen = reader.choice(key, names.front(), names);
    value = static_cast<Enum>(std::find(names.begin(), names.end(), chosen) - names.begin());
}

constexpr std::array<std::string_view, 4> tract_lever_names{"share_of_axons", "wraps_fraction", "channels",
                                                            "temperature_degC"};

constexpr std::array<FieldFacts, 14> fields{{
    {lever_field, "lever", true,
     [](auto &r, auto &c, auto *key) {
         read_name(r, key, lever_named, c.lever, "lever; use one of " + lever_names());
     },
     [](auto &c) -> json { return facts(c.lever).name; }},
    {tract_lever_field, "tract_lever", true,
     [](auto &r, auto &c, auto *key) { read_choice(r, key, tract_lever_names, c.tract_lever); },
     [](auto &c) -> json { return tract_lever_name(c.tract_lever); }},
    {view_field, "view", false, [](auto &r, auto &c, auto *key) { read_choice(r, key, view_names, c.view); },
     [](auto &c) -> json { return view_names[static_cast<std::size_t>(c.view)]; }},
    {panel_field, "panel", false,
     [](auto &r, auto &c, auto *key) { read_choice(r, key, panel_names, c.panel); },
     [](auto &c) -> json { return panel_name(c.panel); }},
    {act_field, "act", true,
     [](auto &r, auto &c, auto *key) { read_name(r, key, act_named, c.act, "act on the tissue"); },
     [](auto &c) -> json { return act_name(c.act); }},
    {treatment_field, "treatment", true,
     [](auto &r, auto &c, auto *key) { read_name(r, key, sim::treatment_named, c.treatment, "treatment"); },
     [](auto &c) -> json { return sim::facts(c.treatment).name; }},
    {shown_field, "shown", false,
     [](auto &r, auto &c, auto *key) { read_choice(r, key, shown_names, c.shown); },
     [](auto &c) -> json { return shown_names[static_cast<std::size_t>(c.shown)]; }},
    {theme_field, "theme", false,
     [](auto &r, auto &c, auto *key) { read_choice(r, key, theme_names, c.theme); },
     [](auto &c) -> json { return theme_name(c.theme); }},
    {tier_field, "tier", false, [](auto &r, auto &c, auto *key) { read_choice(r, key, tier_names, c.tier); },
     [](auto &c) -> json { return tier_name(c.tier); }},
    {index_field, "index", true, [](auto &r, auto &c, auto *key) { c.index = r.integer(key, 0, 0, 10'000); },
     [](auto &c) -> json { return c.index; }},
    {value_field, "value", true, [](auto &r, auto &c, auto *key) { c.value = r.number(key, 0, any); },
     [](auto &c) -> json { return c.value; }},
    {value2_field, "value2", false, [](auto &r, auto &c, auto *key) { c.value2 = r.number(key, 0, any); },
     [](auto &c) -> json { return c.value2; }},
    {gesture_field, "gesture", false,
     [](auto &r, auto &c, auto *key) { c.gesture = r.integer(key, 0, 0, 2'000'000'000); },
     [](auto &c) -> json { return c.gesture; }},
    {scene_field, "scene", true, [](auto &r, auto &c, auto *key) { c.scene = r.text(key); },
     [](auto &c) -> json { return c.scene; }},
}};

std::string verb_names() {
    std::string list;
    for (const Verb &v : all_verbs()) list += (list.empty() ? "" : ", ") + std::string(v.name);
    return list;
}

TimedCommand read_timed(const json &element, const std::string &place, Faults &faults) {
    TimedCommand timed;
    ObjectReader reader(element, place, faults);
    reader.require({"at_s"});
    timed.at_s = reader.number("at_s", 0, {0, longest_recording_s});
    const std::size_t known = faults.size();
    timed.command = read_command(reader);
    if (faults.size() == known) reader.refuse_other_keys();
    return timed;
}

// In the first format a few things had other names.
void upgrade_from_1(json &root) {
    constexpr std::array<std::pair<const char *, const char *>, 3> verbs{
        {{"set_richness", "set_tier"},
         {"repeat_many", "repeat_population"},
         {"cancel_many", "cancel_population"}}};
    if (!root.is_object() || !root.contains("commands") || !root["commands"].is_array()) return;
    for (json &command : root["commands"]) {
        if (!command.is_object()) continue;
        for (const auto &[before, now] : verbs)
            if (command.contains("do") && command["do"] == before) command["do"] = now;
        if (!command.contains("richness")) continue;
        command["tier"] = command["richness"] == "fine" ? "high" : "low";
        command.erase("richness");
    }
}

// Up to the second format scenes were named by their place, in this order.
void upgrade_from_2(json &root) {
    constexpr std::array<const char *, 25> places{
        "message", "attack",  "cells",      "relapse", "compare",    "race",  "energy",
        "repair",  "stalled", "debris",     "lost",    "tract",      "years", "scan",
        "courses", "primary", "secondary",  "b_cells", "lymph_node", "late",  "trials",
        "restart", "protect", "three_aims", "together"};
    if (!root.contains("commands") || !root["commands"].is_array()) return;
    for (json &command : root["commands"]) {
        if (!command.is_object() || !command.contains("do") || command["do"] != "open_scene") continue;
        if (!command.contains("index") || !command["index"].is_number_unsigned()) continue;
        const std::size_t place = command["index"];
        command.erase("index");
        command["scene"] = place < places.size() ? places[place] : "";
    }
}

} // namespace

Command read_command(ObjectReader &reader) {
    Command command;
    reader.require({"do"});
    const std::string name = reader.text("do");
    const Verb *verb = verb_named(name);
    if (!verb) {
        if (!name.empty()) reader.fault("do", "\"" + name + "\" is no command; use one of " + verb_names());
        return command;
    }
    command.what = verb->what;
    for (const FieldFacts &field : fields) {
        if (!(verb->fields & field.field)) continue;
        if (field.required) reader.require({field.key});
        field.read(reader, command, field.key);
    }
    return command;
}

Recording parse_recording(std::string_view json_text, Faults &faults) {
    Recording recording;
    json root;
    if (!parse_json(json_text, root, faults)) return recording;
    if (root.is_object() && root.contains("format") && root["format"] == 1) upgrade_from_1(root);
    if (root.is_object() && root.contains("format") && (root["format"] == 1 || root["format"] == 2))
        upgrade_from_2(root);
    ObjectReader reader(root, "", faults);
    reader.require({"format", "scene", "commands"});
    reader.integer("format", format, 1, format);
    recording.scene = reader.text("scene");
    for (const auto &[element, place] : reader.array("commands")) {
        recording.commands.push_back(read_timed(*element, place, faults));
        const std::size_t n = recording.commands.size();
        if (n > 1 && recording.commands[n - 1].at_s < recording.commands[n - 2].at_s)
            faults.push_back(
                {place + "/at_s", "it lies before the command above it; commands stand in order of time"});
    }
    reader.refuse_other_keys();
    return recording;
}

std::string recording_head(const std::string &scene) {
    return "{\n \"format\": " + std::to_string(format) + ",\n \"scene\": " + json(scene).dump() +
           ",\n \"commands\": [\n";
}

std::string to_json(const TimedCommand &timed) {
    const Verb &verb = verb_of(timed.command.what);
    json one{{"at_s", timed.at_s}, {"do", verb.name}};
    for (const FieldFacts &field : fields)
        if (verb.fields & field.field) one[field.key] = field.write(timed.command);
    return "  " + one.dump();
}

std::string to_json(const Recording &recording) {
    std::string text = recording_head(recording.scene);
    for (std::size_t i = 0; i < recording.commands.size(); ++i)
        text += (i > 0 ? ",\n" : "") + to_json(recording.commands[i]);
    return text.append(recording_tail);
}

} // namespace story
