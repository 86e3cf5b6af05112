// A line chart as an SVG picture: for the documents, legible on GitHub and at 600 pixels, with a title and a
// description for those who listen to it. Knows nothing of axons.
#pragma once

#include <limits>
#include <string>
#include <vector>

namespace validation {

// A `y` that is not finite: no signal came. It is marked in a strip of its own above the curves.
struct Point {
    double x = 0, y = 0;
};
// The `y` of a signal that did not arrive.
inline constexpr double lost = std::numeric_limits<double>::infinity();

// Told apart by shape of the marker, by dashes and by colour: at most `most_series` in one plot.
struct Series {
    std::string name;
    std::vector<Point> points;
    bool markers = true;
};

// A thin line over the whole plot, with a word beside it: a published value.
struct Guide {
    enum class Along { x, y } along = Along::x; // along x: at a height `at`
    double at = 0;
    std::string label;
    bool label_at_start = false; // along x: at the left end, where the right one has curves
};

enum class Scale { linear, logarithmic };

struct Plot {
    std::string file; // name without folder: "01_speed.svg"
    std::string title;
    std::string description; // what a listener needs to know: axes, what falls, what rises
    std::string x_label, y_label;
    std::vector<Series> series;
    std::vector<Guide> guides;
    Scale x_scale = Scale::linear;
    bool y_from_zero = false;
};

inline constexpr std::size_t most_series = 5;

// Of text and lines, as #rrggbb.
struct Ink {
    std::string background;
    std::vector<std::string> text_and_lines;
};
Ink inks();

// How wide `text` is at most, in units of the picture, when drawn `size` high.
double text_width(const std::string &text, double size);

// The picture as text. Asserts that there is something to draw and no more than `most_series`.
std::string svg(const Plot &plot);

// Texts of `plot` that would run over the edge of the picture; none when it is well.
std::vector<std::string> texts_too_wide(const Plot &plot);

// `value` with so many decimals, never "-0.0".
std::string fixed(double value, int decimals);

} // namespace validation
