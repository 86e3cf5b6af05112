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

} // namespace app
