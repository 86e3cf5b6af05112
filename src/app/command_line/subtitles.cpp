#include "app/command_line/subtitles.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace app {
namespace {

constexpr std::size_t longest_line = 42; // letters, as is usual

std::size_t words_in(std::string_view text) {
    return 1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), ' '));
}

// "00:01:02.345", with `point` before the milliseconds.
std::string clock(double seconds, char point) {
    const auto ms = static_cast<long long>(std::llround(seconds * 1000));
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%02lld:%02lld:%02lld%c%03lld", ms / 3600000, ms / 60000 % 60,
                  ms / 1000 % 60, point, ms % 1000);
    return text.data();
}

std::string in_lines(std::string_view text) {
    std::string lines;
    std::size_t line = 0;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t to = std::min(text.find(' ', from), text.size());
        const bool next = line > 0 && line + 1 + to - from > longest_line;
        if (line > 0) lines += next ? '\n' : ' ';
        line = (next || line == 0 ? 0 : line + 1) + to - from;
        lines += text.substr(from, to - from);
        from = to + 1;
    }
    return lines;
}

std::string escaped(std::string_view text) { // in WebVTT these begin markup
    std::string out;
    for (const char letter : text) {
        if (letter == '&')
            out += "&amp;";
        else if (letter == '<')
            out += "&lt;";
        else
            out += letter;
    }
    return out;
}

} // namespace

std::vector<Subtitle> sentences_of(std::string_view caption, double from_s, double to_s) {
    std::vector<Subtitle> all;
    const double per_word_s = (to_s - from_s) / static_cast<double>(words_in(caption));
    double at_s = from_s;
    for (std::size_t from = 0; from < caption.size();) {
        std::size_t to = from;
        // A sentence ends where a blank follows its mark.
        do to = std::min(caption.find_first_of(".?!", to) + 1, caption.size());
        while (to > 0 && to < caption.size() && caption[to] != ' ');
        if (to == 0) to = caption.size();
        const std::string_view sentence = caption.substr(from, to - from);
        const double end_s =
            to >= caption.size() ? to_s : at_s + per_word_s * static_cast<double>(words_in(sentence));
        all.push_back({at_s, end_s, std::string(sentence)});
        at_s = end_s;
        from = to + 1;
    }
    return all;
}

std::string subtitles_kind(std::string_view path) {
    for (const std::string_view kind : {"vtt", "srt"})
        if (path.size() > kind.size() + 1 && path.ends_with(kind) &&
            path[path.size() - kind.size() - 1] == '.')
            return std::string(kind);
    return "";
}

std::string subtitles_text(const std::vector<Subtitle> &subtitles, std::string_view kind) {
    const bool web = kind == "vtt";
    const char point = web ? '.' : ',';
    std::string out = web ? "WEBVTT\n\n" : "";
    for (std::size_t i = 0; i < subtitles.size(); ++i) {
        const Subtitle &s = subtitles[i];
        if (!web) out += std::to_string(i + 1) + "\n";
        out += clock(s.from_s, point) + " --> " + clock(s.to_s, point) + "\n";
        out += (web ? escaped(in_lines(s.text)) : in_lines(s.text)) + "\n\n";
    }
    return out;
}

} // namespace app
