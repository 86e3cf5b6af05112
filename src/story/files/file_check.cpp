#include "story/files/file_check.h"

#include "story/files/course_file.h"
#include "story/files/experiment_file.h"
#include "story/files/recording.h"
#include "story/files/tract_file.h"
#include "story/scene/scene_file.h"
#include "story/scene/scene_review.h"
#include "story/text/json_reader.h"
#include "story/text/words.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace story {

Faults check_text(std::string_view json_text, const std::string &today) {
    Faults faults;
    nlohmann::json root;
    if (!parse_json(json_text, root, faults)) return faults;
    if (!root.is_object()) {
        faults.push_back({"", "the file must hold one object in braces: a scene, words or an experiment"});
    } else if (root.contains("tract") && !root.contains("steps")) {
        parse_tract_file(json_text, faults);
    } else if (root.contains("course") && !root.contains("steps")) {
        parse_course_file(json_text, faults);
    } else if (root.contains("steps") || root.contains("axons")) {
        const Scene scene = parse_scene(json_text, faults);
        if (faults.empty()) review(scene, today, faults);
    } else if (root.contains("commands")) {
        parse_recording(json_text, faults);
    } else if (root.contains("fibre") || root.contains("stimulus") || root.contains("report")) {
        parse_experiment(json_text, faults);
    } else if (!root.empty() &&
               std::none_of(root.begin(), root.end(), [](const auto &v) { return v.is_structured(); }) &&
               !root.contains("format")) {
        Words::parse(json_text, faults);
    } else {
        faults.push_back({"",
                          "this is no scene (it has no \"steps\"), no talk (no \"stops\"), no experiment (no "
                          "\"fibre\", no \"tract\", no \"course\"), no recording (no \"commands\") and "
                          "no words file"});
    }
    return faults;
}

} // namespace story
