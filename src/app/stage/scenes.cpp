#include "app/stage/scenes.h"

#include "app/platform/files.h"
#include "app/stage/data.h"
#include "story/files/kiosk_file.h"
#include "story/files/talk_file.h"
#include "story/scene/scene_file.h"
#include "story/scene/step_state.h"
#include "story/text/meant.h"

#include <algorithm>
#include <map>

namespace app {

std::string fault_lines(const std::string &file, const story::Faults &faults) {
    std::string lines;
    for (const story::Fault &fault : faults)
        lines += file + ": " + (fault.where.empty() ? "/" : fault.where) + ": " + fault.what + "\n";
    if (!lines.empty()) lines.pop_back();
    return lines;
}

std::string first_fault(const std::string &lines) {
    constexpr std::size_t longest = 160;
    const auto end = lines.find('\n');
    std::string first = lines.substr(0, end);
    if (const auto file = first.find(": "); file != std::string::npos)
        if (const auto folder = first.rfind('/', file); folder != std::string::npos)
            first.erase(0, folder + 1);
    if (first.size() > longest) {
        std::size_t cut = first.rfind(' ', longest);
        if (cut == std::string::npos || cut < longest / 4) cut = longest;
        while (cut > 0 && (static_cast<unsigned char>(first[cut]) & 0xC0U) == 0x80U) --cut; // within a letter
        first = first.substr(0, cut) + " …";
    }
    const auto more = end == std::string::npos
                          ? 0
                          : std::count(lines.begin() + static_cast<std::ptrdiff_t>(end), lines.end(), '\n');
    return more > 0 ? first + " (+" + std::to_string(more) + ")" : first;
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
            const std::vector<std::string> ids = scene_ids();
            error = scene + ": no scene has this name; " + story::did_you_mean(scene, ids) + "use one of";
            for (const std::string &id : ids) error += " " + id;
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
    std::vector<std::string> ids;
    for (const story::Step &s : scene.steps) ids.push_back(s.id);
    error = scene_path(scene_name).string() + ": /steps: there is no step \"" + step + "\"; " +
            story::did_you_mean(step, ids) + "use one of";
    for (const std::string &id : ids) error += " " + id;
    return {};
}

namespace {

// A scene of its author's own lies beside the talk.
std::string beside(const std::filesystem::path &talk, const std::string &scene) {
    const std::filesystem::path own = talk.parent_path() / scene;
    std::error_code code;
    const bool is_file = scene.ends_with(".json") && std::filesystem::exists(own, code);
    return is_file ? own.string() : scene;
}

void find_stops(story::Talk &talk, const std::filesystem::path &file, story::Faults &faults) {
    std::map<std::string, std::optional<story::Scene>> scenes;
    for (std::size_t i = 0; i < talk.stops.size(); ++i) {
        story::Stop &stop = talk.stops[i];
        const std::string where = "/stops/" + std::to_string(i);
        stop.scene = beside(file, stop.scene);
        std::string error;
        if (!scenes.contains(stop.scene)) {
            scenes[stop.scene] = read_scene(stop.scene, error);
            if (!scenes[stop.scene]) faults.push_back({where + "/scene", error});
        }
        const std::optional<story::Scene> &scene = scenes[stop.scene];
        if (scene && !find_step(*scene, stop.scene, stop.step, error))
            faults.push_back({where + "/step", error});
    }
}

} // namespace

story::Talk talk_in(const std::string &file, const std::string &text, story::Faults &faults) {
    story::Talk talk = story::parse_talk(text, faults);
    if (faults.empty()) find_stops(talk, file, faults);
    return talk;
}

std::string talk_file(const std::string &name) {
    std::error_code code;
    const auto path = talk_path(name);
    return (std::filesystem::exists(path, code) ? path : scene_path(name)).string();
}

std::optional<story::Talk> read_talk(const std::string &name, std::string &error) {
    const auto path = talk_path(name);
    std::error_code code;
    const auto text =
        std::filesystem::exists(path, code) ? read_text(path, error) : std::optional<std::string>{};
    if (!text || !story::is_talk_file(*text)) { // then it is a scene, or nothing
        const auto scene = read_scene(name, error);
        if (!scene) return {};
        return story::talk_of(name, *scene);
    }
    story::Faults faults;
    const story::Talk talk = talk_in(path.string(), *text, faults);
    if (faults.empty()) return talk;
    error = fault_lines(path.string(), faults);
    return {};
}

namespace {

// Why a step is nothing for a kiosk, "" where it is: nobody stands there who could skip it or explain a
// chart.
std::string unfit_for_a_kiosk(const story::Stop &stop) {
    std::string error;
    const auto scene = read_scene(stop.scene, error);
    const auto at = scene ? find_step(*scene, stop.scene, stop.step, error) : std::nullopt;
    if (!at) return error;
    const std::string step = "the step \"" + stop.step + "\" of \"" + stop.scene + "\" ";
    if (!scene->steps[static_cast<std::size_t>(*at)].loss_skips_to.empty())
        return step + "tells of lasting loss, which a kiosk shows to nobody who did not ask";
    const story::Shown shown = story::state_at(*scene, *at).shown;
    if (shown == story::Shown::courses || shown == story::Shown::trial)
        return step + "shows a chart, for which a kiosk has no page";
    return "";
}

} // namespace

story::Kiosk kiosk_in(const std::string &file, const std::string &text, story::Faults &faults) {
    story::KioskPlan plan = story::parse_kiosk(text, faults);
    if (!faults.empty()) return {};
    std::string error = unfit_for_a_kiosk(plan.kiosk.attract);
    if (!error.empty()) faults.push_back({"/attract", error});
    for (std::size_t i = 0; i < plan.walks.size(); ++i) {
        // A walk lies beside the kiosk's file.
        const auto path = std::filesystem::path(file).parent_path() / plan.walks[i];
        error.clear();
        const auto walk = read_talk(path.string(), error);
        if (walk) plan.kiosk.walks.push_back(*walk);
        for (const story::Stop &stop : walk ? walk->stops : std::vector<story::Stop>{})
            if (error.empty()) error = unfit_for_a_kiosk(stop);
        if (!error.empty()) faults.push_back({"/walks/" + std::to_string(i), error});
    }
    return std::move(plan.kiosk);
}

std::optional<story::Kiosk> read_kiosk(const std::string &name, std::string &error) {
    const std::string file = name.empty() ? (data_folder() / "kiosk/kiosk.json").string() : name;
    const auto text = read_text(file, error);
    if (!text) return {};
    story::Faults faults;
    story::Kiosk kiosk = kiosk_in(file, *text, faults);
    if (faults.empty()) return kiosk;
    error = fault_lines(file, faults);
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
