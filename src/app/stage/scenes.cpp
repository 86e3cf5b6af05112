#include "app/stage/scenes.h"

#include "app/platform/files.h"
#include "app/stage/data.h"
#include "story/scene/scene_file.h"

#include <algorithm>

namespace app {

std::string fault_lines(const std::string &file, const story::Faults &faults) {
    std::string lines;
    for (const story::Fault &fault : faults)
        lines += file + ": " + (fault.where.empty() ? "/" : fault.where) + ": " + fault.what + "\n";
    if (!lines.empty()) lines.pop_back();
    return lines;
}

std::optional<story::Words> read_words(std::string &error) {
    const auto path = data_folder() / "assets" / "words" / "en.json";
    const auto text = read_text(path, error);
    if (!text) return {};
    story::Faults faults;
    auto words = story::Words::parse(*text, faults);
    if (faults.empty()) return words;
    error = fault_lines(path.string(), faults);
    return {};
}

std::optional<story::Scene> read_scene(const std::string &scene, std::string &error) {
    const auto path = scene_path(scene);
    std::error_code code;
    if (std::filesystem::exists(path, code) && !std::filesystem::is_directory(path, code) &&
        !is_ordinary(path)) {
        // It is read again and again, and must never be waited for.
        error = path.string() + ": this is a pipe or a device; a scene is an ordinary file";
        return {};
    }
    const auto text = read_text(path, error);
    if (!text) {
        if (path.string() == scene && scene.find('.') == std::string::npos) {
            error = scene + ": no scene has this name; use one of";
            for (const std::string &id : scene_ids()) error += " " + id;
        }
        return {};
    }
    story::Faults faults;
    story::Scene parsed = story::parse_scene(*text, faults);
    if (faults.empty()) return parsed;
    error = fault_lines(path.string(), faults);
    return {};
}

std::optional<int> find_step(const story::Scene &scene, const std::string &scene_name,
                             const std::string &step, std::string &error) {
    if (step.empty()) return 0;
    const auto found = std::find_if(scene.steps.begin(), scene.steps.end(),
                                    [&](const story::Step &s) { return s.id == step; });
    if (found != scene.steps.end()) return static_cast<int>(found - scene.steps.begin());
    error = scene_path(scene_name).string() + ": /steps: there is no step \"" + step + "\"; use one of";
    for (const story::Step &s : scene.steps) error += " " + s.id;
    return {};
}

story::Catalogue read_catalogue() {
    story::Catalogue catalogue;
    for (const std::string &id : scene_ids()) catalogue.scenes.push_back({id, {}});
    return catalogue;
}

void read_title(story::SceneTitle &title) {
    if (!title.title.by_language.empty()) return;
    std::string ignored;
    const auto scene = read_scene(title.id, ignored);
    title.title = scene ? scene->title : story::Text{{{"en", title.id}}};
}

void read_titles(story::Catalogue &catalogue) {
    for (story::SceneTitle &title : catalogue.scenes) read_title(title);
}

} // namespace app
