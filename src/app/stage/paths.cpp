#include "app/stage/paths.h"

#include "app/platform/files.h"
#include "app/stage/data.h"

#include <algorithm>

namespace app {
namespace {

namespace fs = std::filesystem;

// Two may well write to one terminal or to /dev/null.
bool may_be_shared(const fs::path &file) {
    std::error_code code;
    return fs::exists(file, code) && !is_ordinary(file);
}

bool belongs_to_the_program(const fs::path &file) {
    if (!is_ordinary(file)) return false;
    const fs::path goal = goal_of(file);
    for (const char *folder : {"assets", "scenes", "shaders", "talks", "kiosk"}) {
        const fs::path own = goal_of(data_folder() / folder);
        if (std::mismatch(own.begin(), own.end(), goal.begin(), goal.end()).first == own.end()) return true;
    }
    return false;
}

} // namespace

std::string faults_of(const Paths &paths) {
    std::string faults;
    const auto fault = [&faults](const std::string &what) { faults += (faults.empty() ? "" : "\n") + what; };
    for (auto file = paths.writes.begin(); file != paths.writes.end(); ++file) {
        if (file->empty()) continue;
        const auto is_this = [&](const std::string &other) {
            return !other.empty() && same_file(*file, other);
        };
        if (const std::string why = unwritable(*file); !why.empty())
            fault(why);
        else if (may_be_shared(*file))
            continue;
        else if (std::any_of(paths.reads.begin(), paths.reads.end(), is_this))
            fault(*file + ": this file is also read and would be overwritten; choose another");
        else if (std::any_of(paths.writes.begin(), file, is_this))
            fault(*file + ": this file is named twice and would be overwritten; choose another");
        else if (belongs_to_the_program(*file))
            fault(*file + ": this file is part of the program; choose another place");
    }
    return faults;
}

} // namespace app
