#include "app/desktop/recording_file.h"

#include "app/platform/files.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace app {

namespace {

// True when all of it was written.
bool write_at(int file, std::int64_t place, std::string_view text) {
    while (!text.empty()) {
        const ssize_t n = pwrite(file, text.data(), text.size(), place);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        text.remove_prefix(static_cast<std::size_t>(n));
        place += n;
    }
    return true;
}

} // namespace

std::unique_ptr<RecordingFile> RecordingFile::begin(const std::filesystem::path &path,
                                                    const std::string &scene, std::string &error) {
    std::error_code code;
    const bool straight =
        std::filesystem::exists(path, code) && !is_ordinary(path); // a pipe: once, at the end
    error = straight ? unwritable(path) : write_file(path, story::to_json(story::Recording{scene, {}}));
    if (!error.empty()) return nullptr;
    std::unique_ptr<RecordingFile> recording(new RecordingFile);
    recording->path_ = path;
    recording->end_ = static_cast<std::int64_t>(story::recording_head(scene).size());
    if (straight) return recording;
    recording->file_ = open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (recording->file_ >= 0) return recording;
    error = path.string() + ": the recording cannot be written (" + std::strerror(errno) +
            "); choose another place";
    return nullptr;
}

RecordingFile::~RecordingFile() {
    if (file_ >= 0) close(file_);
}

// In the place of the tail, in one piece with a new one; where there is no room the old one is put back.
bool RecordingFile::append(const std::string &text) {
    if (write_at(file_, end_, text + std::string(story::recording_tail))) {
        end_ += static_cast<std::int64_t>(text.size());
        return true;
    }
    const int why = errno;
    write_at(file_, end_, story::recording_tail);
    if (ftruncate(file_, end_ + static_cast<std::int64_t>(story::recording_tail.size())) == 0) errno = why;
    return false;
}

std::string RecordingFile::follow(const story::Recording &recording) {
    if (file_ < 0 || written_ == recording.commands.size()) return "";
    std::string text;
    for (std::size_t i = written_; i < recording.commands.size(); ++i)
        text += (i > 0 ? ",\n" : "") + story::to_json(recording.commands[i]);
    const bool failed = !append(text);
    if (!failed) written_ = recording.commands.size();
    if (!std::exchange(fails_, failed) && failed)
        return path_.string() + ": the recording cannot be continued (" + std::strerror(errno) +
               "); it is tried again with every command";
    return "";
}

std::string RecordingFile::finish(const story::Recording &recording) {
    follow(recording);
    struct stat there {
    }, ours{};
    const bool in_place = file_ >= 0 && stat(path_.c_str(), &there) == 0 && fstat(file_, &ours) == 0 &&
                          there.st_ino == ours.st_ino && there.st_dev == ours.st_dev;
    if (in_place && !fails_) return "";
    return write_file(path_, story::to_json(recording));
}

} // namespace app
