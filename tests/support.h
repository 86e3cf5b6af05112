// Help for tests: the files of the project, and small scenes.
// Knows no room beyond the story's.
#pragma once

#include "story/scene/scene_file.h"
#include "story/show/apply.h"
#include "story/show/command.h"
#include "story/show/session.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>
#include <string>
#include <vector>

namespace support {

inline std::filesystem::path project() { return MYELIGHT_SOURCE_DIR; }

inline std::string text_of(const std::filesystem::path &path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

inline const std::string some_month = "2026-11"; // for what is checked against a date

inline std::vector<std::filesystem::path> scene_files() {
    std::vector<std::filesystem::path> files;
    for (const auto &entry : std::filesystem::directory_iterator(project() / "scenes")) {
        const std::string name = entry.path().filename().string();
        if (name.ends_with(".json") && !name.ends_with(".schema.json")) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

// A scene with one healthy axon and three steps, or with other text in place of `"axons": …` and `"steps":
// …`.
inline std::string scene_text(const std::string &axons = R"([{"name": {"en": "An axon"}}])",
                              const std::string &steps = R"([
    {"id": "one", "caption": {"en": "First."}},
    {"id": "two", "caption": {"en": "Second."}, "changes": [{"levers": {"myelin": 0.5}, "lesion": [6, 7, 8]}]},
    {"id": "three", "caption": {"en": "Third."}, "view": "close", "send_signal": true}])") {
    return R"({"format": 1, "id": "test", "concepts": ["C01"], "title": {"en": "A test"}, "summary": {"en": "A test."},
               "evidence": "established", "reviewed": "2026-11", "next_review": "2029-10",
               "sources": [{"text": "Somebody 2001", "year": 2001, "link": "https://doi.org/10.1000/1"}],
               "axons": )" +
           axons + R"(, "steps": )" + steps + "}";
}

// A scene with a small tract and three steps, the second of which hurts half of it.
inline std::string tract_scene_text(const std::string &tract = R"({"axons": 48, "length_mm": 2, "seed": 3,
                                  "lesion": {"from_mm": 0.8, "to_mm": 1.3}})",
                                    const std::string &steps = R"([
    {"id": "one", "caption": {"en": "First."}, "slower": 2000},
    {"id": "two", "caption": {"en": "Second."}, "tract": {"lesion": {"share_of_axons": 0.5}},
     "try_levers": ["share_of_axons"]},
    {"id": "three", "caption": {"en": "Third."}, "tract": {"lesion": {"wraps_fraction": 0.3}},
     "view": "close", "send_signal": true}])") {
    std::string text = scene_text("0", steps);
    const std::string axons = "\"axons\": 0";
    return text.replace(text.find(axons), axons.size(), "\"tract\": " + tract);
}

inline story::Scene scene(const std::string &text = scene_text()) {
    story::Faults faults;
    auto out = story::parse_scene(text, faults);
    for (const auto &fault : faults) ADD_FAILURE() << fault.where << ": " << fault.what;
    return out;
}

inline story::Scene shipped(const std::string &id) {
    return scene(text_of(project() / "scenes" / (id + ".json")));
}

inline story::Faults faults_of(const std::string &text) {
    story::Faults faults;
    story::parse_scene(text, faults);
    return faults;
}

inline void pass(story::Session &s, double seconds) {
    for (double t = 0; t < seconds - 1e-9; t += 0.016) story::advance(s, 0.016);
}

inline void set(story::Session &s, story::TractLever lever, double value, std::int64_t gesture = 0) {
    story::apply(
        s, {.what = story::Do::set_tract_lever, .tract_lever = lever, .value = value, .gesture = gesture});
}

inline void set(story::Session &s, story::Lever lever, double value, std::int64_t gesture = 0) {
    story::apply(s, {.what = story::Do::set_lever, .lever = lever, .value = value, .gesture = gesture});
}

// Sends a signal and lets time pass until it is known what became of it.
inline story::Fate fate_of_a_signal(story::Session &s, std::size_t lane = 0) {
    story::apply(s, {.what = story::Do::send_signal});
    for (double t = 0; t < 40; t += 0.016) {
        story::advance(s, 0.016);
        const auto fate = s.show.lanes[lane].signal.fate;
        if (!s.show.sending.waits && (fate == story::Fate::arrived || fate == story::Fate::lost)) return fate;
    }
    return s.show.lanes[lane].signal.fate;
}

// Sends a volley along a tract and lets time pass until it is over.
inline void see_a_volley(story::Session &s) {
    story::apply(s, {.what = story::Do::send_signal});
    for (double t = 0; t < 40 && (s.show.sending.waits || s.show.tract->volley == story::Fate::travelling);
         t += 0.016)
        story::advance(s, 0.016);
}

} // namespace support
