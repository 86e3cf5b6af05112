#include "sim/tract/volley.h"

#include <algorithm>
#include <cmath>

namespace sim {
namespace {

constexpr int steps_between_looks = 100; // half a millisecond
constexpr double at_least_ms = 1;
constexpr double afterwards_ms = 1;     // so that the response to the last arrival is complete
constexpr double alight_mV = -60;       // a membrane above it may still pass a signal on
constexpr double slowest_m_per_s = 0.1; // nothing slower is waited for

// Whether any axon that has not delivered still carries something.
bool travels(const Tract &tract) {
    std::vector<float> mV;
    for (int a = 0; a < tract.plan().axons; ++a) {
        if (tract.arrival_ms(a)) continue;
        mV.resize(tract.axons()[static_cast<std::size_t>(a)].nodes);
        tract.copy_node_mV(a, mV);
        if (std::any_of(mV.begin(), mV.end(), [](float v) { return v > alight_mV; })) return true;
    }
    return false;
}

double percentile(const std::vector<double> &sorted, double percent) {
    const double place = percent / 100 * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return std::lerp(sorted[below], sorted[above], place - static_cast<double>(below));
}

} // namespace

VolleyResult fire_volley(const TractPlan &plan, const Workers &workers) {
    Tract tract(plan, workers);
    tract.stimulate();
    const double most_ms = at_least_ms + plan.length_mm / slowest_m_per_s;
    do tract.advance(steps_between_looks, workers);
    while (tract.time_ms() < at_least_ms || (tract.time_ms() < most_ms && travels(tract)));
    tract.advance(static_cast<int>(std::lround(afterwards_ms / Tract::step_ms)), workers);

    VolleyResult result;
    result.axons = plan.axons;
    result.delivered_fraction = tract.delivered_fraction();
    result.response = tract.response();
    std::vector<double> arrivals;
    for (int a = 0; a < plan.axons; ++a)
        if (const auto ms = tract.arrival_ms(a)) arrivals.push_back(*ms);
    std::sort(arrivals.begin(), arrivals.end());
    if (!arrivals.empty())
        for (const int percent : volley_percentiles)
            result.arrival_ms.push_back(percentile(arrivals, percent));
    return result;
}

} // namespace sim
