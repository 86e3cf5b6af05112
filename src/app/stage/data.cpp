#include "app/stage/data.h"

#include "app/platform/files.h"
#include "app/platform/platform.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>
#include <sstream>

namespace app {

namespace fs = std::filesystem;

fs::path data_folder() {
    if (const char *given = std::getenv("MYELIGHT_DATA")) return given;
    std::error_code code;
    fs::path folder = program_folder();
    for (int up = 0; up < 4 && !folder.empty(); ++up, folder = folder.parent_path())
        if (fs::is_directory(folder / "shaders", code) && fs::is_directory(folder / "assets" / "words", code))
            return folder;
    return MYELIGHT_SOURCE_DIR;
}

std::optional<std::map<std::string, std::string>> read_shaders(std::string &error) {
    const fs::path folder = data_folder() / "shaders";
    std::error_code code;
    std::map<std::string, std::string> texts;
    for (const auto &entry : fs::directory_iterator(folder, code)) {
        if (!entry.is_regular_file(code)) continue;
        auto text = read_text(entry.path(), error);
        if (!text) return {};
        texts[entry.path().filename().string()] = *text;
    }
    if (texts.empty()) {
        error =
            folder.string() + ": no shaders are here; set MYELIGHT_DATA to the folder that holds shaders/";
        return {};
    }
    return texts;
}

std::optional<std::vector<std::string>> read_fonts(std::string &error) {
    constexpr std::array<std::pair<const char *, const char *>, 2> fonts{{
        {"Inter-Medium.otf", "/usr/share/fonts/opentype/inter"},
        {"DejaVuSans.ttf", "/usr/share/fonts/truetype/dejavu"},
    }};
    std::vector<std::string> texts;
    for (const auto &[name, system_folder] : fonts) {
        std::error_code code;
        const fs::path own = data_folder() / "assets" / "fonts" / name;
        auto bytes = read_text(fs::exists(own, code) ? own : fs::path(system_folder) / name, error);
        if (!bytes) {
            error += " (packages fonts-inter and fonts-dejavu-core)";
            return {};
        }
        texts.push_back(std::move(*bytes));
    }
    return texts;
}

std::vector<std::string> scene_ids() {
    const fs::path folder = data_folder() / "scenes";
    std::string ignored;
    std::istringstream order(read_text(folder / "order.txt", ignored).value_or(""));
    const std::vector<std::string> in_order{std::istream_iterator<std::string>(order), {}};
    std::vector<std::string> ids;
    std::error_code code;
    for (const auto &entry : fs::directory_iterator(folder, code)) {
        const std::string name = entry.path().filename().string();
        if (entry.is_regular_file(code) && name.ends_with(".json") && !name.ends_with(".schema.json"))
            ids.push_back(entry.path().stem().string());
    }
    const auto rank = [&](const std::string &id) {
        return std::find(in_order.begin(), in_order.end(), id) - in_order.begin();
    };
    std::sort(ids.begin(), ids.end(), [&](const std::string &a, const std::string &b) {
        return rank(a) != rank(b) ? rank(a) < rank(b) : a < b;
    });
    return ids;
}

fs::path scene_path(const std::string &scene) {
    const fs::path shipped = data_folder() / "scenes" / (scene + ".json");
    std::error_code code;
    if (scene.find('/') == std::string::npos && !scene.ends_with(".json") && fs::exists(shipped, code))
        return shipped;
    return scene;
}

fs::path talk_path(const std::string &talk) {
    const fs::path shipped = data_folder() / "talks" / (talk + ".json");
    std::error_code code;
    const bool is_name = talk.find('/') == std::string::npos && !talk.ends_with(".json");
    return is_name && fs::exists(shipped, code) ? shipped : fs::path(talk);
}

} // namespace app
