// Recordings as text: see command.h.
#include "story/show/command.h"
#include "story/show/scales.h"
#include "story/text/json_reader.h"

#include <array>
#include <nlohmann/json.hpp>

namespace story {
namespace {

using nlohmann::json;
constexpr double longest_recording_s = 24 * 3600;
constexpr Range any{-1e6, 1e6};

enum Field {
    none = 0,
    lever = 1,
    view = 2,
    panel = 4,
    index = 8,
    value = 16,
    value2 = 32,
    gesture = 64,
    tract_lever = 128,
    act = 256,
    treatment = 512,
    shown = 1024,
    theme = 2048,
    richness = 4096
};

struct Verb {
    Do what;
    std::string_view name;
    int fields;
};
constexpr std::array<Verb, 50> verbs{{
    {Do::send_signal, "send_signal", none},
    {Do::play_pause, "play_pause", none},
    {Do::step_time, "step_time", none},
    {Do::set_slower, "set_slower", value},
    {Do::set_lever, "set_lever", lever | value | gesture},
    {Do::set_tract_lever, "set_tract_lever", tract_lever | value | gesture},
    {Do::toggle_internode, "toggle_internode", index | gesture},
    {Do::clear_lesion, "clear_lesion", none},
    {Do::cut_axon, "cut_axon", index},
    {Do::set_repair_sheaths, "set_repair_sheaths", index},
    {Do::act, "act", act},
    {Do::set_treatment, "set_treatment", treatment | value},
    {Do::set_age, "set_age", value},
    {Do::let_time_pass, "let_time_pass", none},
    {Do::set_pace, "set_pace", value},
    {Do::go_to_year, "go_to_year", value | gesture},
    {Do::show, "show", shown},
    {Do::choose_axon, "choose_axon", index},
    {Do::repeat_many, "repeat_many", none},
    {Do::cancel_many, "cancel_many", none},
    {Do::undo, "undo", none},
    {Do::reset, "reset", none},
    {Do::next_step, "next_step", none},
    {Do::previous_step, "previous_step", none},
    {Do::go_to_step, "go_to_step", index},
    {Do::open_scene, "open_scene", index},
    {Do::set_view, "set_view", view},
    {Do::go_closer, "go_closer", none},
    {Do::go_farther, "go_farther", none},
    {Do::orbit, "orbit", value | value2},
    {Do::zoom, "zoom", value},
    {Do::slide, "slide", value},
    {Do::reset_view, "reset_view", none},
    {Do::toggle_panel, "toggle_panel", panel},
    {Do::close_panel, "close_panel", none},
    {Do::toggle_levers, "toggle_levers", none},
    {Do::toggle_more_levers, "toggle_more_levers", none},
    {Do::toggle_trace, "toggle_trace", none},
    {Do::toggle_sheaths, "toggle_sheaths", none},
    {Do::toggle_more, "toggle_more", none},
    {Do::toggle_sheet, "toggle_sheet", none},
    {Do::black, "black", none},
    {Do::fullscreen, "fullscreen", none},
    {Do::present, "present", none},
    {Do::text_scale, "text_scale", value},
    {Do::set_theme, "set_theme", theme},
    {Do::set_richness, "set_richness", richness},
    {Do::toggle_motion, "toggle_motion", none},
    {Do::set_sound, "set_sound", index},
    {Do::quit, "quit", none},
}};
constexpr std::array<std::string_view, 7> panel_names{"none", "scenes",  "help",      "truth",
                                                      "keys", "sources", "treatments"};
constexpr std::array<std::string_view, 5> shown_names{"axons", "tract", "scan", "courses", "trial"};

const Verb *verb_of(Do what) {
    for (const Verb &v : verbs)
        if (v.what == what) return &v;
    return nullptr;
}

const Verb *verb_named(std::string_view name) {
    for (const Verb &v : verbs)
        if (v.name == name) return &v;
    return nullptr;
}

TimedCommand read_command(const json &element, const std::string &place, Faults &faults) {
    TimedCommand timed;
    Command &c = timed.command;
    ObjectReader reader(element, place, faults);
    reader.require({"at_s", "do"});
    timed.at_s = reader.number("at_s", 0, {0, longest_recording_s});
    const std::string name = reader.text("do");
    const Verb *verb = verb_named(name);
    if (!verb) {
        if (!name.empty()) {
            std::string list;
            for (const Verb &v : verbs) list += (list.empty() ? "" : ", ") + std::string(v.name);
            reader.fault("do", "\"" + name + "\" is no command; use one of " + list);
        }
        return timed;
    }
    c.what = verb->what;
    if (verb->fields & lever) {
        reader.require({"lever"});
        const std::string name_given = reader.text("lever");
        if (const auto named = lever_named(name_given))
            c.lever = *named;
        else if (!name_given.empty())
            reader.fault("lever", "\"" + name_given + "\" is no lever; use one of " + lever_names());
    }
    if (verb->fields & tract_lever) {
        reader.require({"tract_lever"});
        c.tract_lever = *tract_lever_named(
            reader.choice("tract_lever", tract_lever_name(TractLever::hurt),
                          {"share_of_axons", "wraps_fraction", "channels", "temperature_degC"}));
    }
    if (verb->fields & view)
        c.view = view_named(reader.choice("view", "whole", {"whole", "close", "node", "membrane"}));
    if (verb->fields & panel) {
        const std::string wanted = reader.choice(
            "panel", "none", {"none", "scenes", "help", "truth", "keys", "sources", "treatments"});
        for (std::size_t i = 0; i < panel_names.size(); ++i)
            if (panel_names[i] == wanted) c.panel = static_cast<Panel>(i);
    }
    if (verb->fields & act) {
        reader.require({"act"});
        const std::string given = reader.text("act");
        if (const auto named = act_named(given))
            c.act = *named;
        else if (!given.empty())
            reader.fault("act", "\"" + given + "\" is no act on the tissue");
    }
    if (verb->fields & treatment) {
        reader.require({"treatment"});
        const std::string given = reader.text("treatment");
        if (const auto named = sim::treatment_named(given))
            c.treatment = *named;
        else if (!given.empty())
            reader.fault("treatment", "\"" + given + "\" is no treatment");
    }
    if (verb->fields & shown) {
        const std::string wanted =
            reader.choice("shown", "axons", {"axons", "tract", "scan", "courses", "trial"});
        for (std::size_t i = 0; i < shown_names.size(); ++i)
            if (shown_names[i] == wanted) c.shown = static_cast<Shown>(i);
    }
    if (verb->fields & theme) {
        c.theme = *theme_named(reader.choice("theme", "dark", {"dark", "paper", "contrast"}));
    }
    if (verb->fields & richness)
        c.richness = *richness_named(reader.choice("richness", "quick", {"quick", "fine"}));
    if (verb->fields & index) {
        reader.require({"index"});
        c.index = reader.integer("index", 0, 0, 10'000);
    }
    if (verb->fields & value) {
        reader.require({"value"});
        c.value = reader.number("value", 0, any);
    }
    if (verb->fields & value2) c.value2 = reader.number("value2", 0, any);
    if (verb->fields & gesture) c.gesture = reader.integer("gesture", 0, 0, 2'000'000'000);
    reader.refuse_other_keys();
    return timed;
}

} // namespace

Recording parse_recording(std::string_view json_text, Faults &faults) {
    Recording recording;
    json root;
    if (!parse_json(json_text, root, faults)) return recording;
    ObjectReader reader(root, "", faults);
    reader.require({"format", "scene", "commands"});
    reader.integer("format", 1, 1, 1);
    recording.scene = reader.text("scene");
    for (const auto &[element, place] : reader.array("commands")) {
        recording.commands.push_back(read_command(*element, place, faults));
        const std::size_t n = recording.commands.size();
        if (n > 1 && recording.commands[n - 1].at_s < recording.commands[n - 2].at_s)
            faults.push_back(
                {place + "/at_s", "it lies before the command above it; commands stand in order of time"});
    }
    reader.refuse_other_keys();
    return recording;
}

std::string to_json(const Recording &recording) {
    json commands = json::array();
    for (const TimedCommand &timed : recording.commands) {
        const Command &c = timed.command;
        const Verb *verb = verb_of(c.what);
        if (!verb) continue;
        json one{{"at_s", timed.at_s}, {"do", verb->name}};
        if (verb->fields & lever) one["lever"] = facts(c.lever).name;
        if (verb->fields & tract_lever) one["tract_lever"] = tract_lever_name(c.tract_lever);
        if (verb->fields & view) one["view"] = view_names[static_cast<std::size_t>(c.view)];
        if (verb->fields & panel) one["panel"] = panel_names[static_cast<std::size_t>(c.panel)];
        if (verb->fields & act) one["act"] = act_name(c.act);
        if (verb->fields & treatment) one["treatment"] = sim::facts(c.treatment).name;
        if (verb->fields & shown) one["shown"] = shown_names[static_cast<std::size_t>(c.shown)];
        if (verb->fields & theme) one["theme"] = theme_name(c.theme);
        if (verb->fields & richness) one["richness"] = richness_name(c.richness);
        if (verb->fields & index) one["index"] = c.index;
        if (verb->fields & value) one["value"] = c.value;
        if (verb->fields & value2) one["value2"] = c.value2;
        if (verb->fields & gesture) one["gesture"] = c.gesture;
        commands.push_back(std::move(one));
    }
    return json{{"format", 1}, {"scene", recording.scene}, {"commands", commands}}.dump(1) + "\n";
}

} // namespace story
