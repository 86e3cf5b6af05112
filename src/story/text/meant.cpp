#include "story/text/meant.h"

#include <algorithm>

namespace story {

namespace {

// Slips between the two, letter by letter (optimal string alignment).
std::size_t slips(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i)
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                d[i][j] = i + j;
                continue;
            }
            const std::size_t other = a[i - 1] == b[j - 1] ? 0 : 1;
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + other});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    return d[a.size()][b.size()];
}

} // namespace

std::string did_you_mean(std::string_view given, const std::vector<std::string> &known) {
    constexpr std::size_t longest = 60; // no name is longer
    if (given.empty() || given.size() > longest) return "";
    // In a short name two slips would make anything of it.
    std::size_t fewest = given.size() < 5 ? 2 : 3;
    std::string_view nearest;
    for (const std::string &name : known)
        if (const std::size_t n = slips(given, name); n < fewest) {
            fewest = n;
            nearest = name;
        }
    return nearest.empty() ? "" : "did you mean \"" + std::string(nearest) + "\"? ";
}

} // namespace story
