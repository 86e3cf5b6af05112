#include "validation/measures.h"

#include <algorithm>
#include <cmath>

using namespace sim_test;

namespace validation {

sim::Experiment lean(sim::Experiment e) {
    e.measure_charge = false;
    return e;
}

double speed(const sim::Experiment &e, double duration_ms) {
    return velocity_m_per_s(lean(lasting(e, duration_ms)));
}

sim::Lesion remyelinated(int count, double wraps, int sheaths) {
    sim::Lesion l = lesion(count, wraps);
    l.sheaths_per_internode = sheaths;
    return l;
}

double last_good(double good, double bad, double within, const std::function<bool(double)> &holds) {
    while (std::abs(bad - good) > within) {
        const double middle = (good + bad) / 2;
        (holds(middle) ? good : bad) = middle;
    }
    return good;
}

double refractory_period_ms(const sim::Experiment &e, double too_short_ms, double long_enough_ms,
                            double within_ms) {
    sim::Experiment pair = lean(e);
    pair.stimulus.pulses = 2;
    return last_good(long_enough_ms, too_short_ms, within_ms, [&](double interval_ms) {
        pair.stimulus.interval_ms = interval_ms;
        return arrivals_at_the_end(pair) == 2;
    });
}

std::vector<double> first_arrivals_ms(sim::Experiment e, const std::vector<int> &nodes) {
    e.report_nodes = nodes;
    std::vector<double> out;
    for (const sim::Arrivals &a : sim::run(lean(e)).arrivals)
        out.push_back(a.times_ms.empty() ? not_conducted : a.times_ms.front());
    return out;
}

std::vector<Point> sweep(const std::vector<double> &values, const std::function<double(double)> &measure) {
    std::vector<Point> points;
    for (const double value : values) points.push_back({value, measure(value)});
    return points;
}

bool rises_then_ends(const std::vector<Point> &points) {
    for (std::size_t i = 1; i < points.size(); ++i)
        if (std::isfinite(points[i].y) && !(points[i].y >= points[i - 1].y)) return false;
    return !points.empty() && std::isfinite(points.front().y);
}

bool falls(const std::vector<Point> &points) {
    for (std::size_t i = 1; i < points.size(); ++i)
        if (!(points[i].y < points[i - 1].y)) return false;
    return !points.empty();
}

double peak_at(const std::vector<Point> &points) {
    const auto highest =
        std::max_element(points.begin(), points.end(), [](Point a, Point b) { return a.y < b.y; });
    const auto i = static_cast<std::size_t>(highest - points.begin());
    if (i == 0 || i + 1 == points.size()) return points[i].x;
    const Point a = points[i - 1], b = points[i], c = points[i + 1];
    const double left = (b.y - a.y) / (b.x - a.x), right = (c.y - b.y) / (c.x - b.x);
    return (a.x + b.x) / 2 - left * ((c.x - a.x) / 2) / (right - left);
}

} // namespace validation
