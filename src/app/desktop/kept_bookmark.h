// The kept bookmark: a small file that says where in the story the window is, written as that changes and
// gone when the window was left in peace. One that is found was left by a program that ended otherwise.
#pragma once

#include "story/files/bookmark_file.h"

#include <filesystem>
#include <optional>
#include <string>

namespace app {

// In the folder for states that the system has; "" where there is none.
std::filesystem::path bookmark_path();

// What a program that is no more left there.
std::optional<story::Bookmark> bookmark_left_behind();

class KeptBookmark {
public:
    KeptBookmark() = default;
    ~KeptBookmark(); // takes it away
    KeptBookmark(const KeptBookmark &) = delete;
    KeptBookmark &operator=(const KeptBookmark &) = delete;

    // Once a second at most. What cannot be written is not: nobody's show stops for it.
    void follow(const story::Session &session, const std::string &talk, double now_s);

private:
    std::optional<story::Bookmark> kept_;
    double looked_s_ = 0;
};

} // namespace app
