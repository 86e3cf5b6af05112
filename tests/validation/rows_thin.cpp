// Thinned sheaths: slowing, block, warmth, trains. Rows 5 to 8.
#include "validation/measures.h"
#include "validation/rows.h"

#include <algorithm>
#include <cmath>

using namespace sim_test;

namespace validation {
namespace {

constexpr double percent = 0.01;

sim::Experiment thinned_motor(int internodes, double lamellae_percent) {
    return lean(lasting(with(motor(), lesion(internodes, lamellae_percent * percent)), 4));
}

sim::Experiment thinned_optic(int internodes, double wraps, double current_nA = 1) {
    return lean(lasting(with(optic(current_nA), lesion(internodes, wraps)), 6));
}

const std::vector<int> lengths{1, 3, 5, 10};

std::string internodes(int count) {
    return count == 1 ? std::string("1 thinned internode") : std::to_string(count) + " thinned internodes";
}

// How much the signal is late, behind the first amount: health.
std::vector<Point> lateness(const std::vector<double> &amounts,
                            const std::function<sim::Experiment(double)> &lesioned) {
    std::vector<Point> points = sweep(amounts, [&](double amount) { return delay_ms(lesioned(amount)); });
    const double healthy_ms = points.front().y;
    for (Point &p : points) p.y -= healthy_ms;
    return points;
}

Plot thinning_plot(const std::string &file, const std::string &title, const std::string &x_label) {
    Plot plot;
    plot.file = file;
    plot.title = title;
    plot.description =
        "Against the myelin left, from thick on the right to thin on the left, the signal comes ever later, "
        "then is lost at once. The more internodes are thinned, the thicker the myelin at which it is lost.";
    plot.x_label = x_label;
    plot.y_label = "later than in health (ms)";
    plot.x_scale = Scale::logarithmic;
    plot.y_from_zero = true;
    return plot;
}

} // namespace

Row thinning() {
    Row row;
    row.number = 5;
    row.name = "Thinning";
    row.title = "Thinner and thinner myelin: late, later, lost";
    row.kind = Kind::computed;
    row.published =
        "Taking myelin away in a computed fibre, others found the speed to fall steadily and then to drop to "
        "nothing within a narrow range, at a few per cent of the normal thickness (2 % in Reutskiy et al.).";
    row.sources = {"Koles & Rasminsky 1972, Journal of Physiology 227:351",
                   "Reutskiy, Rossoni & Tirozzi 2003, Biological Cybernetics 89:439"};
    row.protocol = "Preset `mrg` (10 µm), 2 nA, and the optic-nerve preset, 1 nA: 1, 3, 5 and 10 internodes "
                   "in the middle with fewer lamellae or wraps. The edge of block is found by halving.";
    row.meaning = "A large fibre still conducts with 5 % of its myelin. That is why a signal can be late for "
                  "long before it is lost, and why a little repair can bring it back. The thin central axon, "
                  "with seven wraps at its best, even passes one bare internode.";

    Plot motor_plot = thinning_plot("05_thinning_motor.svg", "Motor fibre: how late the signal is",
                                    "lamellae left in the thinned internodes (%)");
    Plot optic_plot = thinning_plot("05_thinning_optic.svg", "Optic-nerve axon: how late the signal is",
                                    "wraps left in the thinned internodes");
    std::vector<Check> motor_edges, optic_edges;
    bool ever_later = true;
    double last_percent = 0.5, last_wraps = -1;
    for (const int k : lengths) {
        const auto in_motor = [&](double lamellae) { return thinned_motor(k, lamellae); };
        const auto in_optic = [&](double wraps) { return thinned_optic(k, wraps); };
        motor_plot.series.push_back(
            {internodes(k), lateness({100, 50, 20, 10, 7, 5.2, 3, 2, 1.5, 1}, in_motor)});
        optic_plot.series.push_back({internodes(k), lateness({7, 5, 3, 2, 1, 0.6, 0.4, 0.2, 0.1}, in_optic)});
        ever_later = ever_later && rises_then_ends(motor_plot.series.back().points) &&
                     rises_then_ends(optic_plot.series.back().points);

        const double percent_left =
            last_good(7, 0.5, 0.02, [&](double left) { return conducts(in_motor(left)); });
        motor_edges.push_back(
            holds("motor, " + internodes(k) + ": conducts down to",
                  k == 1 ? "a few per cent of the lamellae (0.5 to 6)" : "more than the one before, to 6 %",
                  quantity(percent_left, 2, "%"), percent_left > last_percent && percent_left < 6));
        last_percent = percent_left;

        const bool passes_bare = conducts(in_optic(0));
        const double wraps_left =
            passes_bare ? 0 : last_good(1, 0, 0.01, [&](double wraps) { return conducts(in_optic(wraps)); });
        optic_edges.push_back(holds("optic, " + internodes(k) + ": conducts down to",
                                    k == 1 ? "bare axon" : "more than the one before",
                                    passes_bare ? "bare axon" : quantity(wraps_left, 2, "wraps"),
                                    k == 1 ? passes_bare : wraps_left > last_wraps));
        last_wraps = wraps_left;
    }
    row.headline = "motor, lost below " + motor_edges.front().computed + " (1 internode) to " +
                   motor_edges.back().computed + " (10)";
    const double just_ms = delay_ms(thinned_motor(10, last_percent)) - delay_ms(lean(motor()));
    const double below_ms = delay_ms(thinned_motor(10, last_percent - 0.1));
    row.checks.push_back(holds("the thinner, the later, in all eight lesions", "always, until lost",
                               ever_later ? "always" : "not always", ever_later));
    row.checks.insert(row.checks.end(), motor_edges.begin(), motor_edges.end());
    row.checks.push_back(holds("motor, 10 thinned internodes: at this edge", "late, and lost with 0.1 % less",
                               quantity(just_ms, 1, "ms late") + ", " + quantity(below_ms, 1, "ms"),
                               std::isfinite(just_ms) && !std::isfinite(below_ms)));
    row.checks.insert(row.checks.end(), optic_edges.begin(), optic_edges.end());
    row.plots = {motor_plot, optic_plot};
    return row;
}

Row time_over_one_internode() {
    const std::vector<double> healthy = first_arrivals_ms(motor(), {20, 21});
    const double healthy_ms = healthy[1] - healthy[0];
    const auto times = sweep({100, 50, 20, 10, 5, 3, 2, 1.6, 1.4, 1.2, 1}, [&](double lamellae) {
        const std::vector<double> at = first_arrivals_ms(thinned_motor(1, lamellae), {20, 21, 35});
        return std::isfinite(at[2]) ? (at[1] - at[0]) / healthy_ms : not_conducted;
    });
    double longest = 0;
    for (const Point &p : times)
        if (std::isfinite(p.y)) longest = std::max(longest, p.y);
    Row row;
    row.number = 6;
    row.name = "Time over one internode";
    row.title = "Over one thinned internode the signal can take many times as long";
    row.kind = Kind::measured;
    row.published = "In single fibres of rats, recorded from node to node, the time over one internode rises "
                    "many-fold where the myelin is lost, before the signal fails there.";
    row.sources = {"Rasminsky & Sears 1972, Journal of Physiology 227:323"};
    row.protocol = "Preset `mrg` (10 µm), 2 nA, internode 20 with fewer lamellae; time from node 20 to node "
                   "21 relative to health (where it takes about 20 µs).";
    row.meaning = "The node behind the damaged sheath is charged slowly and fires late. Beyond its limit it "
                  "is not charged in time at all: the signal is lost.";
    row.headline = quantity(longest, 1, "times the healthy time before block");
    row.checks = {at_least("longest time over the internode while the signal still passes", longest, 10, 1,
                           "times the healthy time"),
                  holds("the thinner, the longer", "always, until lost",
                        rises_then_ends(times) ? "always" : "not always", rises_then_ends(times)),
                  holds("with 1 % of the lamellae", "signal lost", quantity(times.back().y, 1, "times"),
                        !std::isfinite(times.back().y))};
    Plot plot;
    plot.file = "06_one_internode.svg";
    plot.title = "Time over one thinned internode of a motor fibre";
    plot.description = "With less myelin on the internode, from right to left, the time over it grows slowly "
                       "at first, to more than ten times the healthy one just before the signal is lost.";
    plot.x_label = "lamellae left on the internode (%)";
    plot.y_label = "time relative to health";
    plot.x_scale = Scale::logarithmic;
    plot.series = {{"node 20 to node 21", times}};
    plot.guides = {{Guide::Along::x, 10, "tenfold"}};
    plot.y_from_zero = true;
    row.plots = {plot};
    return row;
}

Row half_a_degree() {
    const auto delay_at = [](double wraps, double degC) {
        return delay_ms(at_temperature(thinned_optic(5, wraps, 2), degC));
    };
    const std::vector<double> temperatures{32, 34, 36, 37, 38, 38.5, 39, 40, 41, 43};
    const auto healthy = sweep(temperatures, [&](double degC) { return delay_at(7, degC); });
    const auto little = sweep(temperatures, [&](double degC) { return delay_at(2, degC); });
    const auto more = sweep(temperatures, [&](double degC) { return delay_at(1, degC); });
    const auto most = sweep(temperatures, [&](double degC) { return delay_at(0.5, degC); });
    // Up to a high fever.
    const auto gets_faster = [](const std::string &who, std::vector<Point> points) {
        points.pop_back();
        return holds(who + ", from 32 to 41 °C", "ever faster",
                     quantity(points.front().y, 3, "ms") + " to " + quantity(points.back().y, 3, "ms"),
                     falls(points));
    };
    Row row;
    row.number = 7;
    row.name = "Half a degree";
    row.title = "Half a degree of warmth can block, while lesser damage gets faster";
    row.kind = Kind::measured;
    row.published = "In demyelinated fibres of rats, 0.5 °C more, within what a body can have, reversibly "
                    "blocks the internodes that were slowest. At internodes less affected the signal speeds "
                    "up with warmth, as in health.";
    row.sources = {"Rasminsky 1973, Archives of Neurology 28:287"};
    row.protocol = "Optic-nerve preset, five internodes at 2, 1 and 0.5 wraps, 2 nA, 32 to 43 °C; delay from "
                   "node 10 to node 35.";
    row.meaning = "Warmth makes channels quicker, and also makes them shut sooner. A healthy node has force "
                  "to spare and gains; a node at its limit loses. This is how a hot bath or a fever can "
                  "bring a symptom on for a while. It does no new damage, and cooling undoes it.";
    row.headline = "0.5 wraps: " + quantity(most[5].y, 2, "ms") + " at 38.5 °C, " +
                   quantity(most[6].y, 2, "ms") + " at 39 °C";
    row.checks = {
        holds("0.5 wraps, 38.5 °C", "arrives", quantity(most[5].y, 3, "ms"), std::isfinite(most[5].y)),
        holds("0.5 wraps, half a degree more", "signal lost", quantity(most[6].y, 3, "ms"),
              !std::isfinite(most[6].y)),
        gets_faster("2 wraps", little), gets_faster("7 wraps (health)", healthy)};
    Plot plot;
    plot.file = "07_half_a_degree.svg";
    plot.title = "Delay against temperature, five internodes thinned";
    plot.description = "In health the delay falls with warmth, and with two wraps left it falls up to high "
                       "fever. With half a wrap it is least near 34 degrees, rises, and the signal is lost "
                       "between 38.5 and 39 degrees; with one wrap above 41.";
    plot.x_label = "temperature (°C)";
    plot.y_label = "delay (ms)";
    plot.series = {{"healthy: 7 wraps", healthy},
                   {"five internodes with 2 wraps", little},
                   {"five internodes with 1 wrap", more},
                   {"five internodes with half a wrap", most}};
    plot.y_from_zero = true;
    row.plots = {plot};
    return row;
}

namespace {

double blocking_temperature_degC(double wraps) {
    const sim::Experiment e = thinned_optic(5, wraps, 2);
    return last_good(34, 54, 0.1, [&](double degC) { return conducts(at_temperature(e, degC)); });
}

constexpr int pulses = 6;

double delivered(double wraps, double frequency_Hz) {
    sim::Experiment e = thinned_optic(5, wraps, 2);
    e.stimulus.pulses = pulses;
    e.stimulus.interval_ms = 1000 / frequency_Hz;
    return static_cast<double>(arrivals_at_the_end(lasting(e, (pulses - 1) * e.stimulus.interval_ms + 5)));
}

// The highest frequency of the sweep up to which every train came through whole.
double secure_Hz(const std::vector<Point> &trains) {
    double secure = 0;
    for (const Point &p : trains) {
        if (p.y < pulses) break;
        secure = p.x;
    }
    return secure;
}

} // namespace

Row blocking_temperature_and_trains() {
    const auto blocking = sweep({7, 5, 3, 2, 1.5, 1, 0.75, 0.5, 0.35}, blocking_temperature_degC);
    const std::vector<double> frequencies{120, 160, 200, 250, 300, 400, 500, 600};
    const auto trains = [&](double wraps) {
        return sweep(frequencies, [&](double frequency_Hz) { return delivered(wraps, frequency_Hz); });
    };
    const auto healthy = trains(7), thin = trains(1), thinner = trains(0.5);
    const double for_thick = (blocking[0].y - blocking[2].y) / (blocking[0].x - blocking[2].x);
    const double for_thin = (blocking[5].y - blocking[8].y) / (blocking[5].x - blocking[8].x);
    Row row;
    row.number = 8;
    row.name = "Blocking temperature; trains";
    row.title = "The thinner the myelin, the lower the temperature and the frequency that block";
    row.kind = Kind::computed;
    row.published =
        "In a computed axon the temperature at which conduction fails is a steep function of how much myelin "
        "is lost, and a lesioned axon fails at far lower frequencies of signals than a normal one.";
    row.sources = {"Schauf & Davis 1974, Journal of Neurology, Neurosurgery & Psychiatry 37:152, "
                   "[doi:10.1136/jnnp.37.2.152](https://doi.org/10.1136/jnnp.37.2.152)"};
    row.protocol = "Optic-nerve preset, five internodes thinned, 2 nA. The blocking temperature is found by "
                   "halving; the trains have six signals each, counted at node 35, at 37 °C.";
    row.meaning = "The last bit of myelin counts most. And a damaged axon needs longer between two signals: "
                  "it may pass one and still drop every second one of a quick series.";
    row.headline = "lost above " + quantity(blocking[0].y, 1, "°C") + " in health, " +
                   quantity(blocking[7].y, 1, "°C") + " at 0.5 wraps; trains up to " +
                   quantity(secure_Hz(healthy), 0, "Hz") + ", " + quantity(secure_Hz(thinner), 0, "Hz");
    const bool ever_lower =
        blocking[2].y > blocking[3].y &&
        std::is_sorted(blocking.begin(), blocking.end(), [](Point a, Point b) { return a.y > b.y; });
    row.checks = {
        holds("blocking temperature, from 7 wraps to 0.35", "never rises",
              quantity(blocking.front().y, 1, "°C") + " to " + quantity(blocking.back().y, 1, "°C"),
              ever_lower),
        holds("its fall for each wrap lost: below 1 wrap against above 3", "at least five times as steep",
              quantity(for_thin, 1, "°C") + " against " + quantity(for_thick, 1, "°C"),
              for_thin >= 5 * for_thick),
        holds("whole trains pass up to: 7 wraps, 1 wrap, 0.5 wraps", "ever fewer, at most half in the last",
              quantity(secure_Hz(healthy), 0, "Hz") + ", " + quantity(secure_Hz(thin), 0, "Hz") + ", " +
                  quantity(secure_Hz(thinner), 0, "Hz"),
              secure_Hz(healthy) > secure_Hz(thin) && secure_Hz(thin) > secure_Hz(thinner) &&
                  secure_Hz(thinner) > 0 && secure_Hz(thinner) <= secure_Hz(healthy) / 2)};
    Plot warm;
    warm.file = "08_blocking_temperature.svg";
    warm.title = "The temperature above which the signal is lost";
    warm.description = "Against the wraps left on five internodes: flat near 49 degrees from seven to three "
                       "wraps, then ever steeper, down to body temperature below half a wrap.";
    warm.x_label = "wraps left on five internodes";
    warm.y_label = "blocking temperature (°C)";
    warm.series = {{"optic-nerve axon", blocking}};
    warm.guides = {{Guide::Along::x, 37, "body temperature"}};
    Plot train;
    train.file = "08_trains.svg";
    train.title = "How many of six signals arrive";
    train.description = "Against the frequency of the signals: in health all six arrive up to high "
                        "frequencies, with one wrap left on five internodes up to lower ones, with half a "
                        "wrap up to the lowest; beyond, fewer arrive.";
    train.x_label = "frequency of the signals (Hz)";
    train.y_label = "signals that arrive, of six";
    train.series = {{"healthy: 7 wraps", healthy},
                    {"five internodes with 1 wrap", thin},
                    {"five internodes with half a wrap", thinner}};
    train.y_from_zero = true;
    row.plots = {warm, train};
    return row;
}

} // namespace validation
