#include "app/command_line/size.h"

#include <cstdio>

namespace app {
namespace {

constexpr int smallest_side_px = 64, largest_side_px = 8192;

} // namespace

bool read_size(const std::string &text, int &width, int &height) {
    int end = 0;
    return std::sscanf(text.c_str(), "%5dx%5d%n", &width, &height, &end) == 2 &&
           end == static_cast<int>(text.size()) && width >= smallest_side_px && height >= smallest_side_px &&
           width <= largest_side_px && height <= largest_side_px;
}

std::string size_fault(const std::string &text) {
    int width = 0;
    int height = 0;
    if (read_size(text, width, height)) return "";
    return "write width x height in px, each from 64 to 8192, as in 1280x720; not " + text;
}

} // namespace app
