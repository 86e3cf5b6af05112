#include "validation/plot.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstdio>
#include <numeric>

namespace validation {
namespace {

constexpr double width = 640;
constexpr double left = 78, right = 18, top = 48;
constexpr double curves_height = 270;
constexpr double lost_row = 18, lost_air = 6; // one series' row in the strip of lost signals; around them
constexpr double below_axis = 62;
constexpr double legend_row = 24;
constexpr double title_size = 18, text_size = 15;
constexpr double marker_radius = 5;

constexpr const char *background = "#ffffff";
constexpr const char *text_ink = "#1a1a1a";
constexpr const char *axis_ink = "#333333";
constexpr const char *guide_ink = "#4a4a4a";
constexpr const char *grid_ink = "#e4e4e4"; // carries no information: the ticks do

struct Style {
    const char *ink, *dashes;
};
constexpr std::array<Style, most_series> styles{
    {{"#0b3c8c", ""}, {"#8a2b00", "9 4"}, {"#00552e", "2 4"}, {"#5a1a78", "12 4 2 4"}, {"#3d3d3d", "5 5"}}};

std::string escaped(const std::string &text) {
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

std::string px(double value) { return fixed(value, 1); }

// Where numbers lie on one side of the plot.
struct Axis {
    Scale scale = Scale::linear;
    double from = 0, to = 1;   // in numbers
    double begin = 0, end = 1; // in the picture
    std::vector<double> ticks;
    int decimals = 0;

    double share(double value) const {
        if (scale == Scale::logarithmic) return std::log(value / from) / std::log(to / from);
        return (value - from) / (to - from);
    }
    double at(double value) const { return begin + share(value) * (end - begin); }
};

// The step from tick to tick: 1, 2 or 5 times a power of ten.
double tick_step(double span, double ticks) {
    const double rough = span / ticks;
    const double power = std::pow(10, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= rough * 0.999) return factor * power;
    return 10 * power;
}

Axis linear_axis(double least, double most, double ticks, bool whole_steps) {
    Axis axis;
    if (most <= least) most = least + 1;
    const double step = tick_step(most - least, ticks);
    axis.decimals = std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
    const double first = std::floor(least / step + 1e-9),
                 last = std::ceil((most + (whole_steps ? 0.02 * (most - least) : 0)) / step - 1e-9);
    axis.from = whole_steps ? first * step : least - (most - least) * 0.02;
    axis.to = whole_steps ? last * step : most + (most - least) * 0.02;
    for (double i = first; i <= last; ++i)
        if (i * step >= axis.from - step * 1e-9 && i * step <= axis.to + step * 1e-9)
            axis.ticks.push_back(i * step);
    return axis;
}

Axis logarithmic_axis(double least, double most) {
    Axis axis;
    axis.scale = Scale::logarithmic;
    const double air = std::pow(most / least, 0.03);
    axis.from = least / air;
    axis.to = most * air;
    for (double power = std::pow(10, std::floor(std::log10(axis.from))); power <= axis.to; power *= 10)
        for (const double factor : {1.0, 2.0, 5.0})
            if (factor * power >= axis.from && factor * power <= axis.to)
                axis.ticks.push_back(factor * power);
    return axis;
}

// Ticks of a logarithmic axis span decades: each with no more decimals than it needs.
std::string tick_text(const Axis &axis, double tick) {
    if (axis.scale == Scale::linear) return fixed(tick, axis.decimals);
    return fixed(tick, std::max(0, static_cast<int>(std::ceil(-std::log10(tick) - 1e-9))));
}

bool has_lost(const Series &series) {
    return std::any_of(series.points.begin(), series.points.end(),
                       [](Point p) { return !std::isfinite(p.y); });
}

struct Frame {
    Axis x, y;
    double strip_height = 0, height = 0;
};

Frame frame_of(const Plot &plot) {
    std::vector<double> xs, ys;
    std::size_t lost = 0;
    for (const Series &s : plot.series) {
        for (const Point &p : s.points) {
            xs.push_back(p.x);
            if (std::isfinite(p.y)) ys.push_back(p.y);
        }
        lost += has_lost(s);
    }
    for (const Guide &g : plot.guides) (g.along == Guide::Along::x ? ys : xs).push_back(g.at);
    if (plot.y_from_zero) ys.push_back(0);
    assert(!xs.empty() && !ys.empty() && plot.series.size() <= most_series);

    const auto [x_least, x_most] = std::minmax_element(xs.begin(), xs.end());
    const auto [y_least, y_most] = std::minmax_element(ys.begin(), ys.end());
    Frame f;
    f.x = plot.x_scale == Scale::linear ? linear_axis(*x_least, *x_most, 8, false)
                                        : logarithmic_axis(*x_least, *x_most);
    f.y = linear_axis(*y_least, *y_most, 6, true);
    f.strip_height = lost > 0 ? lost_row * static_cast<double>(lost) + 2 * lost_air : 0;
    f.x.begin = left;
    f.x.end = width - right;
    f.y.begin = top + f.strip_height + curves_height;
    f.y.end = top + f.strip_height;
    f.height = f.y.begin + below_axis + legend_row * static_cast<double>(plot.series.size()) + 6;
    return f;
}

std::string text(double x, double y, const std::string &words, const char *anchor, double size = text_size,
                 const char *more = "") {
    return "<text x=\"" + px(x) + "\" y=\"" + px(y) + "\" text-anchor=\"" + anchor + "\" font-size=\"" +
           fixed(size, 0) + "\" fill=\"" + text_ink + "\"" + more + ">" + escaped(words) + "</text>\n";
}

std::string line(double x1, double y1, double x2, double y2, const char *ink, double thick,
                 const char *dashes = "") {
    std::string out = "<line x1=\"" + px(x1) + "\" y1=\"" + px(y1) + "\" x2=\"" + px(x2) + "\" y2=\"" +
                      px(y2) + "\" stroke=\"" + ink + "\" stroke-width=\"" + px(thick) + "\"";
    if (*dashes) out += std::string(" stroke-dasharray=\"") + dashes + "\"";
    return out + "/>\n";
}

// Circle, square, triangle, diamond, cross.
std::string marker(std::size_t shape, double x, double y) {
    const double r = marker_radius;
    const char *ink = styles[shape].ink;
    const std::string fill = std::string("\" fill=\"") + ink + "\"/>\n";
    const auto corner = [&](double dx, double dy) { return px(x + dx) + " " + px(y + dy) + " "; };
    switch (shape) {
    case 0:
        return "<circle cx=\"" + px(x) + "\" cy=\"" + px(y) + "\" r=\"" + px(r) + fill;
    case 1:
        return "<rect x=\"" + px(x - r) + "\" y=\"" + px(y - r) + "\" width=\"" + px(2 * r) + "\" height=\"" +
               px(2 * r) + fill;
    case 2:
        return "<polygon points=\"" + corner(0, -r - 1) + corner(r + 1, r) + corner(-r - 1, r) + fill;
    case 3:
        return "<polygon points=\"" + corner(0, -r - 2) + corner(r + 2, 0) + corner(0, r + 2) +
               corner(-r - 2, 0) + fill;
    default:
        return line(x - r, y - r, x + r, y + r, ink, 2.5) + line(x - r, y + r, x + r, y - r, ink, 2.5);
    }
}

std::string axes(const Plot &plot, const Frame &f) {
    std::string out;
    const double bottom = f.y.begin, ceiling = f.y.end;
    for (const double tick : f.x.ticks) {
        const double x = f.x.at(tick);
        out += line(x, ceiling, x, bottom, grid_ink, 1) + line(x, bottom, x, bottom + 6, axis_ink, 1.5) +
               text(x, bottom + 23, tick_text(f.x, tick), "middle");
    }
    for (const double tick : f.y.ticks) {
        const double y = f.y.at(tick);
        out += line(f.x.begin, y, f.x.end, y, grid_ink, 1) +
               line(f.x.begin - 6, y, f.x.begin, y, axis_ink, 1.5) +
               text(f.x.begin - 10, y + 5, tick_text(f.y, tick), "end");
    }
    out += line(f.x.begin, bottom, f.x.end, bottom, axis_ink, 1.5) +
           line(f.x.begin, top, f.x.begin, bottom, axis_ink, 1.5);
    out += text((f.x.begin + f.x.end) / 2, bottom + 48, plot.x_label, "middle");
    const double middle = (bottom + ceiling) / 2;
    const std::string turned = " transform=\"rotate(-90 20.0 " + px(middle) + ")\"";
    return out + text(20, middle, plot.y_label, "middle", text_size, turned.c_str());
}

std::string guides(const Plot &plot, const Frame &f) {
    std::string out;
    for (const Guide &g : plot.guides) {
        if (g.along == Guide::Along::x) {
            const double y = f.y.at(g.at);
            out += line(f.x.begin, y, f.x.end, y, guide_ink, 1.2, "3 3") +
                   text(g.label_at_start ? f.x.begin + 6 : f.x.end - 6, y - 6, g.label,
                        g.label_at_start ? "start" : "end");
        } else {
            const double x = f.x.at(g.at);
            const bool in_right_half = f.x.share(g.at) > 0.5;
            out +=
                line(x, f.y.end, x, f.y.begin, guide_ink, 1.2, "3 3") +
                text(x + (in_right_half ? -6 : 6), f.y.begin - 10, g.label, in_right_half ? "end" : "start");
        }
    }
    return out;
}

std::string curves(const Plot &plot, const Frame &f) {
    std::string out;
    double lost_y = top + lost_air + lost_row / 2;
    for (std::size_t i = 0; i < plot.series.size(); ++i) {
        const Series &s = plot.series[i];
        std::string path, marks;
        for (const Point &p : s.points) {
            const double x = f.x.at(p.x);
            if (!std::isfinite(p.y)) {
                marks += marker(i, x, lost_y);
                continue;
            }
            path += px(x) + " " + px(f.y.at(p.y)) + " ";
            if (s.markers) marks += marker(i, x, f.y.at(p.y));
        }
        if (!path.empty()) {
            path.pop_back();
            out +=
                std::string("<polyline fill=\"none\" stroke=\"") + styles[i].ink + "\" stroke-width=\"2.2\"";
            if (*styles[i].dashes) out += std::string(" stroke-dasharray=\"") + styles[i].dashes + "\"";
            out += " points=\"" + path + "\"/>\n";
        }
        out += marks;
        if (has_lost(s)) lost_y += lost_row;
    }
    if (f.strip_height > 0)
        out += line(f.x.begin, f.y.end, f.x.end, f.y.end, axis_ink, 1) +
               text(f.x.begin - 10, top + f.strip_height / 2 + 5, "lost", "end");
    return out;
}

constexpr double legend_text_x = left + 48;

std::string legend(const Plot &plot, const Frame &f) {
    std::string out;
    double y = f.y.begin + below_axis + legend_row / 2;
    for (std::size_t i = 0; i < plot.series.size(); ++i, y += legend_row) {
        out += line(left, y, left + 38, y, styles[i].ink, 2.2, styles[i].dashes);
        if (plot.series[i].markers) out += marker(i, left + 19, y);
        out += text(legend_text_x, y + 5, plot.series[i].name, "start");
    }
    return out;
}

} // namespace

std::string fixed(double value, int decimals) {
    std::array<char, 64> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.*f", decimals, value);
    std::string out = buffer.data();
    if (out[0] == '-' && out.find_first_not_of("-0.") == std::string::npos) out.erase(0, 1);
    return out;
}

Ink inks() {
    Ink ink{background, {text_ink, axis_ink, guide_ink}};
    for (const Style &style : styles) ink.text_and_lines.push_back(style.ink);
    return ink;
}

// Of a broad sans-serif face: 0.62 of the height for each letter.
double text_width(const std::string &words, double size) {
    const auto letters = std::count_if(words.begin(), words.end(), [](char c) { return (c & 0xC0) != 0x80; });
    return 0.62 * size * static_cast<double>(letters);
}

std::vector<std::string> texts_too_wide(const Plot &plot) {
    std::vector<std::string> out;
    const auto check = [&](const std::string &words, double size, double room) {
        if (text_width(words, size) > room) out.push_back(words);
    };
    check(plot.title, title_size, width - 24);
    check(plot.x_label, text_size, width - left - right);
    check(plot.y_label, text_size, curves_height + 40);
    for (const Series &s : plot.series) check(s.name, text_size, width - legend_text_x - 6);
    return out;
}

std::string svg(const Plot &plot) {
    const Frame f = frame_of(plot);
    std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + fixed(width, 0) +
                      "\" height=\"" + fixed(f.height, 0) + "\" viewBox=\"0 0 " + fixed(width, 0) + " " +
                      fixed(f.height, 0) +
                      "\" role=\"img\" aria-labelledby=\"title description\" font-family=\"sans-serif\">\n";
    out += "<title id=\"title\">" + escaped(plot.title) + "</title>\n";
    out += "<desc id=\"description\">" + escaped(plot.description) + "</desc>\n";
    out += std::string("<rect width=\"100%\" height=\"100%\" fill=\"") + background + "\"/>\n";
    out += text(width / 2, 26, plot.title, "middle", title_size, " font-weight=\"bold\"");
    return out + axes(plot, f) + guides(plot, f) + curves(plot, f) + legend(plot, f) + "</svg>\n";
}

} // namespace validation
