// Files: the one door to the disk. Every failure is one sentence that names the file and what to do.
// Knows nothing of what the texts mean.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace app {

class Unfinished;

// The whole text of a file, or of a pipe into which somebody writes. Waits ten seconds for it at most. On
// failure nothing, and the sentence in `error`.
std::optional<std::string> read_text(const std::filesystem::path &path, std::string &error);
// A file like any other; no folder, pipe or device.
bool is_ordinary(const std::filesystem::path &path);

// Where a name leads: links are followed, also to where nothing is yet.
std::filesystem::path goal_of(const std::filesystem::path &name);
// Whether two names are one file, or would be if they were written.
bool same_file(const std::filesystem::path &a, const std::filesystem::path &b);
// Why nothing can be written under this name, as far as one can tell without trying; "" where it can.
std::string unwritable(const std::filesystem::path &path);

// A file in the making: under a name beside its own that nobody else uses, so that neither half a file is
// ever seen nor two programs write to one. A link is followed, a device or a pipe is written straight. Makes
// missing folders.
class Draft {
public:
    // On failure null, and the sentence in `error`.
    static std::unique_ptr<Draft> begin(const std::filesystem::path &path, std::string &error);
    ~Draft(); // of what was not put in place nothing is left
    Draft(const Draft &) = delete;
    Draft &operator=(const Draft &) = delete;

    const std::filesystem::path &name() const { return temporary_; } // for others who write to it
    // These return a sentence, "" when all went well.
    std::string add(std::string_view bytes);
    std::string put_in_place();

private:
    Draft();
    std::string fault(const std::string &why) const;

    std::filesystem::path asked_, goal_, temporary_; // `temporary_` is `goal_` where it is written straight
    std::unique_ptr<Unfinished> unfinished_;
    int file_ = -1;
    bool straight_ = false;
    unsigned mode_ = 0; // of the file that is replaced; 0: there is none
};

// All of a file at once, as a draft.
std::string write_file(const std::filesystem::path &path, std::string_view bytes);

} // namespace app
