// What is asked of the solver again and again: a threshold, a refractory period, arrivals along an axon.
// Knows no published value.
#pragma once

#include "sim/protocols.h"
#include "validation/plot.h"

#include <functional>
#include <vector>

namespace validation {

inline constexpr double bare = 0; // wraps of myelin

// The same run without the sodium account, which nobody reads here.
sim::Experiment lean(sim::Experiment e);

// Conduction velocity, m/s, of what lasts so long.
double speed(const sim::Experiment &e, double duration_ms = 4);

// The lesioned internodes of `e` remade with so many sheaths each.
sim::Lesion remyelinated(int count, double wraps, int sheaths);

// The last value, going from `good` towards `bad`, at which `holds` was seen to hold, to within `within`.
// `good` and `bad` are believed, not asked. By halving: one edge between them.
double last_good(double good, double bad, double within, const std::function<bool(double)> &holds);

// The shortest interval at which two signals both arrive at the end, ms, between the two bounds, to within
// `within_ms`. This is the refractory period of transmission.
double refractory_period_ms(const sim::Experiment &e, double too_short_ms, double long_enough_ms,
                            double within_ms);

// Time of the first signal at each of `nodes`, ms; not_conducted where there was none.
std::vector<double> first_arrivals_ms(sim::Experiment e, const std::vector<int> &nodes);

// One point per value: what `measure` says there.
std::vector<Point> sweep(const std::vector<double> &values, const std::function<double(double)> &measure);

// Whether y rises (never falls) from the first point to the last, as far as it is finite; and whether no
// finite point follows one that is not.
bool rises_then_ends(const std::vector<Point> &points);
bool falls(const std::vector<Point> &points);

// x of the highest y: of the parabola through the highest point and its two neighbours.
double peak_at(const std::vector<Point> &points);

} // namespace validation
