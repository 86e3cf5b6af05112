#include "app/desktop/kept_bookmark.h"

#include "app/platform/files.h"
#include "app/platform/platform.h"

#include <cerrno>
#include <csignal>
#include <string>
#include <unistd.h>

namespace app {

namespace fs = std::filesystem;

namespace {

// A file is found again from any folder.
std::string for_good(const std::string &name) {
    std::error_code code;
    return name.ends_with(".json") ? fs::absolute(name, code).string() : name;
}

bool runs(int process) { return process > 0 && (kill(process, 0) == 0 || errno == EPERM); }

} // namespace

fs::path bookmark_path() {
    const fs::path folder = state_folder();
    return folder.empty() ? folder : folder / "bookmark.json";
}

std::optional<story::Bookmark> bookmark_left_behind() {
    const fs::path path = bookmark_path();
    std::error_code code;
    if (path.empty() || !is_ordinary(path)) return {};
    std::string error;
    const auto text = read_text(path, error);
    if (!text) return {};
    story::Faults faults;
    story::Bookmark mark = story::parse_bookmark(*text, faults);
    if (!faults.empty() || runs(mark.process)) return {};
    return mark;
}

KeptBookmark::~KeptBookmark() {
    std::error_code code;
    if (kept_) fs::remove(bookmark_path(), code);
}

void KeptBookmark::follow(const story::Session &session, const std::string &talk, double now_s) {
    constexpr double every_s = 1;
    if (now_s - looked_s_ < every_s) return;
    looked_s_ = now_s;
    story::Bookmark mark = story::bookmark_of(session, talk);
    mark.talk = for_good(mark.talk);
    mark.scene = for_good(mark.scene);
    mark.process = getpid();
    if (kept_ == mark || bookmark_path().empty()) return;
    if (write_file(bookmark_path(), story::to_json(mark)).empty()) kept_ = mark;
}

} // namespace app
