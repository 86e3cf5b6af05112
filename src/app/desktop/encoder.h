// The encoder: hands pictures, one after another, to the distribution's `ffmpeg`, which makes a film of them.
// A film is whole or not there: what ffmpeg has made is looked at before it is put in place. Knows nothing of
// what is shown.
#pragma once

#include "app/platform/files.h"

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace app {

// Of a file's name, "" when it is none of mp4, webm and gif.
std::string film_kind(const std::filesystem::path &file);
// True when `ffmpeg` is in PATH.
bool has_ffmpeg();

class Encoder {
public:
    // On failure null, and a sentence in `error`.
    static std::unique_ptr<Encoder> start(const std::filesystem::path &file, int width, int height,
                                          int frames_per_second, std::string &error);
    ~Encoder(); // of an unfinished film nothing is left
    Encoder(const Encoder &) = delete;
    Encoder &operator=(const Encoder &) = delete;

    // RGB, 8 bit, rows from the top. False: ffmpeg takes no more; finish() says why.
    bool add(const std::vector<std::uint8_t> &rgb);
    std::string finish(); // the sentence, "" when the film is there

private:
    Encoder() = default;
    void end_program(); // waits for it; its last words are in `said_`

    std::filesystem::path file_;
    std::unique_ptr<Draft> draft_;
    pid_t program_ = -1;
    int pipe_ = -1, status_ = 0;
    long pictures_ = 0;                                                // that it took
    bool broken_ = false;                                              // it took less than it was given
    std::unique_ptr<FILE, int (*)(FILE *)> log_{nullptr, std::fclose}; // what it says
    std::string said_;
};

} // namespace app
