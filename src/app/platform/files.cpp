#include "app/platform/files.h"

#include "app/platform/cleanup.h"
#include "app/platform/platform.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <random>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace app {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t largest_text = 32u << 20;
constexpr double longest_wait_s = 10; // for a pipe
constexpr int most_links = 40;        // one behind the other, as the system has it

std::string reason(int error) { return error != 0 ? std::strerror(error) : "unknown reason"; }

// An open file, closed with the object.
struct Open {
    int file = -1;
    explicit Open(int opened) : file(opened) {}
    ~Open() {
        if (file >= 0) close(file);
    }
    Open(const Open &) = delete;
    Open &operator=(const Open &) = delete;
};

// Waits until there is something to read. False when nothing came in time.
bool wait_for(int file, double until_s) {
    pollfd waits{file, POLLIN, 0};
    const double left_s = until_s - steady_seconds();
    return left_s > 0 && poll(&waits, 1, static_cast<int>(left_s * 1000) + 1) > 0;
}

// Reads to the end. Returns why it could not, "" when it could.
std::string read_all(int file, std::string &text) {
    double until_s = steady_seconds() + longest_wait_s;
    std::array<char, 65536> buffer{};
    for (;;) {
        const ssize_t n = read(file, buffer.data(), buffer.size());
        if (n == 0) return "";
        if (n > 0) {
            text.append(buffer.data(), static_cast<std::size_t>(n));
            until_s = steady_seconds() + longest_wait_s;
        }
        if (text.size() > largest_text) return "the file is larger than 32 MB; that cannot be what was meant";
        if (n > 0 || errno == EINTR) continue;
        if (errno != EAGAIN) return "the file cannot be read (" + reason(errno) + "); check its permissions";
        if (!wait_for(file, until_s))
            return "nothing came out of it for ten seconds; name a file, or a pipe that is written to";
    }
}

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
    const Open in(open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    if (in.file < 0) {
        error = path.string() + ": the file cannot be read (" + reason(errno) + "); check its permissions";
        return {};
    }
    std::string text;
    const std::string fault = read_all(in.file, text);
    if (fault.empty()) return text;
    error = path.string() + ": " + fault;
    return {};
}

bool is_ordinary(const fs::path &path) {
    std::error_code code;
    return fs::is_regular_file(path, code);
}

fs::path goal_of(const fs::path &name) {
    std::error_code code;
    fs::path path = fs::absolute(name, code);
    // Links of the system's own, as /dev/stdout, may lead to what has no name.
    const auto status = fs::status(path, code);
    if (fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status)) return path;
    for (int links = 0; links < most_links; ++links) {
        const fs::path folder = fs::weakly_canonical(path.parent_path(), code);
        path = folder / path.filename();
        if (!fs::is_symlink(fs::symlink_status(path, code))) break;
        const fs::path target = fs::read_symlink(path, code);
        path = target.is_absolute() ? target : folder / target;
    }
    return path.lexically_normal();
}

bool same_file(const fs::path &a, const fs::path &b) {
    std::error_code code;
    return goal_of(a) == goal_of(b) || fs::equivalent(a, b, code);
}

std::string unwritable(const fs::path &path) {
    std::error_code code;
    if (path.empty()) return "the name of a file to write is empty; give one";
    const fs::path goal = goal_of(path);
    const auto status = fs::status(goal, code);
    if (code && code.value() == ENAMETOOLONG)
        return path.string() + ": this name is too long for a file; choose a shorter one";
    if (fs::is_directory(status) || goal.filename().empty())
        return path.string() + ": this is a folder; name a file to write";
    fs::path folder = goal.parent_path();
    while (!folder.empty() && folder != folder.root_path() && !fs::exists(folder, code))
        folder = folder.parent_path();
    if (!fs::is_directory(folder, code))
        return path.string() + ": the folder cannot be made (" + folder.string() +
               " is a file); choose another place";
    const bool straight = fs::exists(status) && !fs::is_regular_file(status);
    if (access((straight ? goal : folder).c_str(), W_OK) != 0)
        return path.string() + ": nothing can be written there (" + reason(errno) + "); choose another place";
    return "";
}

Draft::Draft() = default;

std::string Draft::fault(const std::string &why) const {
    return asked_.string() + ": the file cannot be written (" + why + "); check the place and the free space";
}

std::unique_ptr<Draft> Draft::begin(const fs::path &path, std::string &error) {
    if (error = unwritable(path); !error.empty()) return nullptr;
    std::unique_ptr<Draft> draft(new Draft);
    draft->asked_ = path;
    draft->goal_ = draft->temporary_ = goal_of(path);
    std::error_code code;
    fs::create_directories(draft->goal_.parent_path(), code);
    if (code) {
        error = path.string() + ": the folder cannot be made (" + code.message() + "); choose another place";
        return nullptr;
    }
    struct stat there {};
    const bool exists = stat(draft->goal_.c_str(), &there) == 0;
    draft->straight_ = exists && !S_ISREG(there.st_mode);
    if (draft->straight_) {
        draft->file_ = open(draft->goal_.c_str(), O_WRONLY | O_CLOEXEC);
    } else {
        do {
            const std::string own = std::to_string(getpid()) + "-" + std::to_string(std::random_device{}());
            draft->temporary_ = draft->goal_.parent_path() / (".myelight-" + own + ".part");
            draft->unfinished_ = std::make_unique<Unfinished>(draft->temporary_.string());
            draft->file_ = open(draft->temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        } while (draft->file_ < 0 && errno == EEXIST);
        if (exists) draft->mode_ = there.st_mode & 0777;
    }
    if (draft->file_ >= 0) return draft;
    error = draft->fault(reason(errno));
    return nullptr;
}

std::string Draft::add(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t n = write(file_, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return fault(reason(errno));
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return "";
}

std::string Draft::put_in_place() {
    const bool like_before = straight_ || mode_ == 0 || fchmod(file_, static_cast<mode_t>(mode_)) == 0;
    if (close(std::exchange(file_, -1)) != 0 || !like_before) return fault(reason(errno));
    if (straight_) return "";
    if (rename(temporary_.c_str(), goal_.c_str()) != 0)
        return asked_.string() + ": the file cannot be put in place (" + reason(errno) + ")";
    straight_ = true; // nothing is left to remove
    unfinished_.reset();
    return "";
}

Draft::~Draft() {
    if (file_ >= 0) close(file_);
    if (!straight_ && !temporary_.empty() && temporary_ != goal_) unlink(temporary_.c_str());
}

std::string write_file(const fs::path &path, std::string_view bytes) {
    std::string error;
    const auto draft = Draft::begin(path, error);
    if (!draft) return error;
    if (error = draft->add(bytes); !error.empty()) return error;
    return draft->put_in_place();
}

} // namespace app
