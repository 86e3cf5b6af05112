// A recording's file while it grows: every command is in it as soon as it is given, and the file is whole at
// every moment, whatever ends the program. Knows nothing of what the commands do.
#pragma once

#include "story/files/recording.h"

#include <filesystem>
#include <memory>
#include <string>

namespace app {

class RecordingFile {
public:
    // Puts an empty recording in the place of what was there. On failure null, and a sentence in `error`.
    static std::unique_ptr<RecordingFile> begin(const std::filesystem::path &path, const std::string &scene,
                                                std::string &error);
    ~RecordingFile();
    RecordingFile(const RecordingFile &) = delete;
    RecordingFile &operator=(const RecordingFile &) = delete;

    // Writes what is new in it. A sentence the first time it cannot (it is tried again with the next
    // command), else "".
    std::string follow(const story::Recording &recording);
    // The last words: all of it is on the disk, also if the file was moved away meanwhile; or a sentence.
    std::string finish(const story::Recording &recording);

private:
    RecordingFile() = default;
    bool append(const std::string &text);

    std::filesystem::path path_;
    int file_ = -1;
    std::size_t written_ = 0; // commands
    std::int64_t end_ = 0;    // where the tail begins
    bool fails_ = false;
};

} // namespace app
