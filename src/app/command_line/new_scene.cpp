#include "app/command_line/new_scene.h"

#include "app/platform/files.h"
#include "app/platform/platform.h"
#include "app/stage/say.h"
#include "story/scene/scene_file.h"

#include <filesystem>

namespace app {
namespace {

// {id}, {month} and {review} are filled in.
constexpr std::string_view scene_to_begin_with = R"({
  "format": 1,
  "id": "{id}",
  "concepts": ["C08"],
  "title": {"en": "A scene of my own"},
  "summary": {"en": "See a signal slow down where the fatty covering is thin."},
  "evidence": "established",
  "reviewed": "{month}",
  "next_review": "{review}",
  "sources": [
    {"text": "Felts, Baker & Smith 1997, Journal of Neuroscience 17:7267", "year": 1997,
     "link": "https://doi.org/10.1523/JNEUROSCI.17-19-07267.1997"}
  ],
  "axons": [{"name": {"en": "Fibre"}}],
  "steps": [
    {"id": "start",
     "caption": {"en": "This nerve fibre (axon) is healthy. Watch the signal arrive."},
     "view": "whole", "slower": 4000, "send_signal": true,
     "notes": {"en": "What you want to say with this step."}},
    {"id": "thin",
     "caption": {"en": "Now three parts of its covering are thin. Send a signal: it arrives later."},
     "changes": [{"axon": 0, "lesion": [7, 8, 9], "levers": {"myelin": 0.143}}],
     "try_levers": ["myelin"]},
    {"id": "repair",
     "caption": {"en": "Repair brings back a covering. Help & support is always one touch away."},
     "changes": [{"axon": 0, "levers": {"repair": 1}}],
     "try_levers": ["repair"]}
  ]
}
)";

std::string filled(std::string text, std::string_view gap, const std::string &with) {
    if (const auto at = text.find(gap); at != std::string::npos) text.replace(at, gap.size(), with);
    return text;
}

// "2026-12" → "2028-12"
std::string two_years_after(const std::string &month) {
    return std::to_string(std::stoi(month.substr(0, 4)) + 2) + month.substr(4);
}

} // namespace

std::string new_scene_file(const std::string &name) {
    return name.ends_with(".json") ? name : name + ".json";
}

int write_new_scene(const std::string &name) {
    const std::string file = new_scene_file(name), month = today().substr(0, 7);
    const std::filesystem::path path(file);
    std::error_code code;
    if (std::filesystem::exists(std::filesystem::symlink_status(path, code))) // also a link to nowhere
        return fail(file + ": this file is there already, and stays as it is; choose another name");
    const std::string id = path.stem().string();
    if (!story::is_id(id))
        return fail(file +
                    ": a scene's name begins with a small letter and goes on with small letters, digits "
                    "and _; choose such a one");
    std::string text = filled(std::string(scene_to_begin_with), "{month}", month);
    text = filled(filled(text, "{review}", two_years_after(month)), "{id}", id);
    std::string error = write_file(path, text);
    if (error.empty())
        error = print("Wrote " + file + ". See it with   myelight " + file +
                      "   and leave that open: it follows what you save.\nIs it good?    myelight check " +
                      file + "\nEvery key is explained in docs/scenes.md.\n");
    return error.empty() ? 0 : fail(error);
}

} // namespace app
