// Help for tests: the files of the project, and small scenes.
// Knows no room beyond the story's.
#pragma once

#include "story/command.h"
#include "story/scene.h"
#include "story/session.h"

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

inline std::vector<std::filesystem::path> scene_files() {
    std::vector<std::filesystem::path> files;
    for (const auto &entry : std::filesystem::directory_iterator(project() / "scenes")) {
        const std::string name = entry.path().filename().string();
        if (name.ends_with(".json") && !name.ends_with(".schema.json")) files.push_back(entry.path());
    }
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

inline story::Scene scene(const std::string &text = scene_text()) {
    story::Faults faults;
    auto out = story::parse_scene(text, faults);
    for (const auto &fault : faults) ADD_FAILURE() << fault.where << ": " << fault.what;
    return out;
}

inline void pass(story::Session &s, double seconds) {
    for (double t = 0; t < seconds - 1e-9; t += 0.016) story::advance(s, 0.016);
}

inline void set(story::Session &s, story::Lever lever, double value, std::int64_t gesture = 0) {
    story::apply(s, {.what = story::Do::set_lever, .lever = lever, .value = value, .gesture = gesture});
}

// Sends a signal and lets time pass until it is known what became of it.
inline story::Fate fate_of_a_signal(story::Session &s, std::size_t lane = 0) {
    story::apply(s, {.what = story::Do::send_signal});
    for (double t = 0; t < 40; t += 0.016) {
        story::advance(s, 0.016);
        const auto fate = s.lanes[lane].fate;
        if (!s.signal_waits && (fate == story::Fate::arrived || fate == story::Fate::lost)) return fate;
    }
    return s.lanes[lane].fate;
}

} // namespace support
