#include "app/stage/files.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <memory>

namespace app {

namespace fs = std::filesystem;

namespace {
constexpr std::size_t largest_text = 32u << 20;
constexpr std::array talk_order{
    "message",    "attack", "cells",  "relapse", "compare", "race",       "energy",  "repair",    "stalled",
    "debris",     "lost",   "tract",  "years",   "scan",    "courses",    "primary", "secondary", "b_cells",
    "lymph_node", "late",   "trials", "restart", "protect", "three_aims", "together"};

std::string system_reason() { return errno != 0 ? std::strerror(errno) : "unknown reason"; }
} // namespace

std::optional<std::string> read_text(const fs::path &path, std::string &error) {
    std::error_code code;
    const auto status = fs::status(path, code);
    if (!fs::exists(status)) {
        error = path.string() + ": there is no such file; check the name";
        return {};
    }
    if (fs::is_directory(status)) {
        error = path.string() + ": this is a folder; name a file in it";
        return {};
    }
    errno = 0;
    const auto close = [](FILE *open) { std::fclose(open); };
    const std::unique_ptr<FILE, decltype(close)> in(std::fopen(path.c_str(), "rb"), close);
    std::string text;
    std::array<char, 65536> buffer{};
    while (in) {
        const std::size_t n = std::fread(buffer.data(), 1, buffer.size(), in.get());
        text.append(buffer.data(), n);
        if (n < buffer.size()) break;
        if (text.size() > largest_text) {
            error = path.string() + ": the file is larger than 32 MB; that cannot be what was meant";
            return {};
        }
    }
    if (!in || std::ferror(in.get())) {
        error = path.string() + ": the file cannot be read (" + system_reason() + "); check its permissions";
        return {};
    }
    return text;
}

std::string write_file(const fs::path &path, std::string_view bytes) {
    std::error_code code;
    if (path.empty()) return "the name of a file to write is empty; give one";
    if (fs::is_directory(path, code)) return path.string() + ": this is a folder; name a file to write";
    if (path.has_parent_path()) {
        fs::create_directories(path.parent_path(), code);
        if (code)
            return path.string() + ": the folder cannot be made (" + code.message() +
                   "); choose another place";
    }
    // A device or a link is written through, never replaced by a file.
    const auto status = fs::symlink_status(path, code);
    const bool straight = fs::exists(status) && !fs::is_regular_file(status);
    fs::path temporary = path;
    if (!straight) temporary += ".part";
    errno = 0;
    {
        std::ofstream out(temporary, std::ios::binary | std::ios::trunc);
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        out.close();
        if (!out) {
            const std::string why = system_reason();
            if (!straight) fs::remove(temporary, code);
            return path.string() + ": the file cannot be written (" + why +
                   "); check the place and the free space";
        }
    }
    if (straight) return "";
    fs::rename(temporary, path, code);
    if (!code) return "";
    const std::string why = code.message();
    fs::remove(temporary, code);
    return path.string() + ": the file cannot be put in place (" + why + ")";
}

fs::path data_folder() {
    if (const char *given = std::getenv("MYELIGHT_DATA")) return given;
    std::error_code code;
    fs::path folder = fs::read_symlink("/proc/self/exe", code).parent_path();
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

std::vector<fs::path> scene_files() {
    std::vector<fs::path> files;
    std::error_code code;
    const fs::path folder = data_folder() / "scenes";
    for (const auto &entry : fs::directory_iterator(folder, code)) {
        const std::string name = entry.path().filename().string();
        if (entry.is_regular_file(code) && name.ends_with(".json") && !name.ends_with(".schema.json"))
            files.push_back(entry.path());
    }
    const auto rank = [](const fs::path &p) {
        const std::string stem = p.stem().string();
        return std::find(talk_order.begin(), talk_order.end(), stem) - talk_order.begin();
    };
    std::sort(files.begin(), files.end(), [&](const fs::path &a, const fs::path &b) {
        return rank(a) != rank(b) ? rank(a) < rank(b) : a.filename() < b.filename();
    });
    return files;
}

fs::path scene_path(const std::string &scene) {
    const fs::path shipped = data_folder() / "scenes" / (scene + ".json");
    std::error_code code;
    if (scene.find('/') == std::string::npos && !scene.ends_with(".json") && fs::exists(shipped, code))
        return shipped;
    return scene;
}

} // namespace app
