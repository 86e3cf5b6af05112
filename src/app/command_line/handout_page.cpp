#include "app/command_line/handout_page.h"

#include <cstdint>
#include <string_view>

namespace app {
namespace {

constexpr std::string_view style = R"(
body { font: 1.15rem/1.5 Inter, "Segoe UI", "Helvetica Neue", Arial, sans-serif; color: #14202f; background: #f4efe6;
       max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.9rem; } h2 { font-size: 1.2rem; margin: 2.5rem 0 .6rem; color: #1c3f8f; }
figure { margin: 0; } img { width: 100%; height: auto; border-radius: .5rem; display: block; }
figcaption { font-size: 1.3rem; margin: .8rem 0 .3rem; }
.status { color: #4b4436; } .notes { border-left: .25rem solid #c49b2c; padding-left: .9rem; }
a { color: #1c3f8f; } footer { margin-top: 3rem; color: #4b4436; font-size: 1rem; }
@media print { body { background: white; max-width: none; padding: 0; font-size: 11pt; }
               section { break-inside: avoid; } img { max-height: 12cm; width: auto; max-width: 100%; } }
)";

std::string in_html(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else
            out += c;
    }
    return out;
}

std::string base64(std::string_view bytes) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t three = 0;
        for (std::size_t k = 0; k < 3; ++k)
            three = three << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            out += i + k <= bytes.size() ? digits[three >> (18 - 6 * k) & 63U] : '=';
    }
    return out;
}

std::string element(std::string_view tag, std::string_view text, std::string_view kind = "") {
    const std::string name(tag), of = kind.empty() ? "" : " class=\"" + std::string(kind) + "\"";
    return "<" + name + of + ">" + in_html(text) + "</" + name + ">\n";
}

std::string alternative(const HandoutStop &stop, const story::Words &words) {
    std::string names;
    for (const std::string &name : stop.names) names += (names.empty() ? "" : ", ") + name;
    if (names.empty()) return words.text("handout.picture");
    return words.text("handout.picture_of", {{"names", names}});
}

std::string section(const HandoutStop &stop, std::size_t number, bool new_chapter,
                    const story::Words &words) {
    const std::string heading = std::to_string(number) + (new_chapter ? " · " + stop.chapter : "");
    std::string out = "<section>\n" + element("h2", heading);
    out += "<figure>\n<img alt=\"" + in_html(alternative(stop, words)) + "\" src=\"data:image/jpeg;base64," +
           base64(stop.jpeg) + "\">\n" + element("figcaption", stop.caption) + "</figure>\n";
    if (!stop.status.empty()) out += element("p", stop.status, "status");
    if (!stop.notes.empty()) out += element("p", stop.notes, "notes");
    return out + "</section>\n";
}

std::string line_of(const story::Source &source) {
    const bool leads = source.link.starts_with("https://") || source.link.starts_with("http://");
    std::string out = "<li>" + in_html(source.text);
    if (!source.link.empty())
        out += leads ? " <a href=\"" + in_html(source.link) + "\">" + in_html(source.link) + "</a>"
                     : " " + in_html(source.link);
    return out + "</li>\n";
}

} // namespace

std::string handout_page(const Handout &handout, const story::Words &words) {
    std::string out = "<!DOCTYPE html>\n<html lang=\"" + in_html(handout.language) +
                      "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                      "content=\"width=device-width, initial-scale=1\">\n" +
                      element("title", handout.title) + "<style>" + std::string(style) +
                      "</style>\n</head>\n<body>\n<main>\n" + element("h1", handout.title);
    for (std::size_t i = 0; i < handout.stops.size(); ++i) {
        const HandoutStop &stop = handout.stops[i];
        const bool same = stop.chapter == (i == 0 ? handout.title : handout.stops[i - 1].chapter);
        out += section(stop, i + 1, !same, words);
    }
    if (!handout.sources.empty()) {
        out += element("h2", words.text("handout.sources")) + "<ul>\n";
        for (const story::Source &source : handout.sources) out += line_of(source);
        out += "</ul>\n";
    }
    out += "</main>\n<footer>\n" + element("p", words.text("help.urgent")) +
           element("p", words.text("help.line_title") + ": " + words.text("help.line_number") + ". " +
                            words.text("help.line_where")) +
           element("p", words.text("handout.made", {{"version", MYELIGHT_VERSION}, {"date", handout.date}})) +
           "</footer>\n</body>\n</html>\n";
    return out;
}

} // namespace app
