// Subtitles: what a film says, sentence by sentence with its time, as WebVTT or SubRip (SRT). Knows no
// picture.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace app {

struct Subtitle {
    double from_s = 0, to_s = 0;
    std::string text; // one line
    bool operator==(const Subtitle &) const = default;
};

// A caption's sentences, each for as long as its share of the words, between those times.
std::vector<Subtitle> sentences_of(std::string_view caption, double from_s, double to_s);

// "vtt" or "srt" after the ending of a file's name, "" for any other.
std::string subtitles_kind(std::string_view path);
std::string subtitles_text(const std::vector<Subtitle> &subtitles, std::string_view kind);

} // namespace app
