// The healthy axon: how fast it conducts, and what its speed hangs on. Rows 1 to 4 and 14.
#include "validation/measures.h"
#include "validation/rows.h"

#include <algorithm>
#include <cmath>

using namespace sim_test;

namespace validation {
namespace {

const std::string arancibia = "Arancibia-Cárcamo et al. 2017, eLife 6:e23329, "
                              "[doi:10.7554/eLife.23329](https://doi.org/10.7554/eLife.23329)";

sim::Experiment cortex() {
    sim::Experiment e = optic();
    e.fibre.preset = sim::Preset::cortex;
    return e;
}

double pitch_mm(const sim::Experiment &e) {
    const sim::Fibre f = sim::plan_of(e).fibre;
    return (f.internode_length_um + f.node_length_um) / 1000;
}

Series arrivals_along(const std::string &name, const sim::Experiment &e) {
    const std::vector<int> nodes{5, 10, 15, 20, 25, 30, 35};
    const std::vector<double> times = first_arrivals_ms(lasting(e, 3), nodes);
    Series s{name, {}};
    for (std::size_t i = 0; i < nodes.size(); ++i) s.points.push_back({nodes[i] * pitch_mm(e), times[i]});
    return s;
}

} // namespace

Row speeds() {
    const double optic_speed = speed(optic()), cortex_speed = speed(cortex());
    Row row;
    row.number = 1;
    row.name = "Speed";
    row.title = "Two central axons conduct at the speed their authors computed";
    row.kind = Kind::same_model;
    row.published =
        "The authors of the model we solve computed 2.95 m/s for an average axon of the rat's optic nerve "
        "and 2.61 m/s for one of its cerebral cortex, and found both within what others had measured.";
    row.sources = {arancibia};
    row.protocol =
        "Both presets as published, 41 nodes, 1 nA for 50 µs into node 0; speed between nodes 15 and 25.";
    row.meaning = "The signal needs the same time for every further millimetre: the points lie on straight "
                  "lines. A flatter line is a faster axon. The numbers are not fitted: sizes and channels go "
                  "in, the speed comes out.";
    row.headline = quantity(optic_speed, 3, "m/s") + ", " + quantity(cortex_speed, 3, "m/s");
    row.checks = {within_percent("speed, optic nerve", optic_speed, 2.95, 1, 2, "m/s"),
                  within_percent("speed, cortex", cortex_speed, 2.61, 1.5, 2, "m/s")};
    Plot plot;
    plot.file = "01_speed.svg";
    plot.title = "When the signal arrives along two central axons";
    plot.description = "Arrival time against distance along the axon: two straight lines. The axon of the "
                       "optic nerve is a little faster than that of the cortex.";
    plot.x_label = "distance along the axon (mm)";
    plot.y_label = "arrival (ms)";
    plot.series = {arrivals_along("axon of the optic nerve", optic()),
                   arrivals_along("axon of the cortex", cortex())};
    plot.y_from_zero = true;
    row.plots = {plot};
    return row;
}

Row node_length() {
    const auto with_nodes = [](sim::NodeChannels channels) {
        return sweep({0.43, 0.5, 0.7, 1.02, 1.4, 1.7, 2.0, 2.6, 3.1, 3.7}, [&](double length_um) {
            sim::Experiment e = optic(2);
            e.fibre.node_length_um = length_um;
            e.fibre.node_channels = channels;
            return speed(e, 3);
        });
    };
    const auto density = with_nodes(sim::NodeChannels::density),
               number = with_nodes(sim::NodeChannels::number);
    const auto span_percent = [](const std::vector<Point> &points) {
        const auto [least, most] =
            std::minmax_element(points.begin(), points.end(), [](Point a, Point b) { return a.y < b.y; });
        return 100 * (most->y - least->y) / most->y;
    };
    Row row;
    row.number = 2;
    row.name = "Length of the gaps";
    row.title = "The length of the gaps (nodes) tunes the speed";
    row.kind = Kind::same_model;
    row.published = "With the same channels per area (density), short nodes of 0.5 µm are slow and nodes "
                    "near 1.7 µm fastest; with the same number of channels, shorter is always faster. Over "
                    "the lengths seen in rats the speed changes by about 20 %.";
    row.sources = {arancibia};
    row.protocol = "Optic-nerve preset, `node_length_um` from 0.43 to 3.7 (the ninefold range seen in "
                   "cortex), `node_channels` once `density`, once `number`; 2 nA.";
    row.meaning =
        "A longer gap holds more channels, which drive the signal on, but it also has more bare membrane to "
        "charge. So there is a best length, unless the channels are only spread thinner.";
    row.headline = "fastest at " + quantity(peak_at(density), 2, "µm") + "; span " +
                   quantity(span_percent(density), 1, "%") + " and " + quantity(span_percent(number), 1, "%");
    row.checks = {
        between("fastest length at constant density", peak_at(density), 1.5, 1.9, 2, "µm"),
        holds("0.5 µm against 1.02 µm at constant density", "slower",
              quantity(density[1].y, 3, "m/s") + " against " + quantity(density[3].y, 3, "m/s"),
              density[1].y < density[3].y),
        holds("at constant number, shorter is faster", "always",
              quantity(number.front().y, 3, "m/s") + " falling to " + quantity(number.back().y, 3, "m/s"),
              falls(number)),
        between("span of speeds at constant density", span_percent(density), 15, 25, 1, "%"),
        between("span of speeds at constant number", span_percent(number), 15, 25, 1, "%")};
    Plot plot;
    plot.file = "02_node_length.svg";
    plot.title = "Speed against the length of the nodes";
    plot.description =
        "At constant density of channels the speed rises from short nodes to a broad top near 1.7 "
        "micrometres and falls slowly. At constant number of channels it falls throughout.";
    plot.x_label = "length of a node (µm)";
    plot.y_label = "speed (m/s)";
    plot.series = {{"same density of channels", density}, {"same number of channels", number}};
    plot.guides = {{Guide::Along::y, 1.7, "published: fastest"}};
    row.plots = {plot};
    return row;
}

Row diameter() {
    std::vector<double> diameters;
    for (const double d : sim::mrg_diameters_um()) diameters.push_back(d);
    const auto speeds_at = sweep(diameters, [](double d) { return speed(motor(4, d), 2.5); });
    double least = speeds_at[0].y / speeds_at[0].x, most = least;
    Series published_large{"published, large fibres: 5.7 m/s per µm", {}, false};
    Series published_small{"published, small fibres: 4.6 m/s per µm", {}, false};
    for (const Point &p : speeds_at) {
        least = std::min(least, p.y / p.x);
        most = std::max(most, p.y / p.x);
        published_large.points.push_back({p.x, 5.7 * p.x});
        published_small.points.push_back({p.x, 4.6 * p.x});
    }
    Row row;
    row.number = 3;
    row.name = "Thickness of the fibre";
    row.title = "Speed grows in proportion to the thickness of the fibre";
    row.kind = Kind::measured;
    row.published = "In nerves of the cat's leg the speed in m/s is 5.7 times the outer diameter in µm for "
                    "large fibres and 4.6 times for small ones.";
    row.sources = {"Boyd & Kalu 1979, Journal of Physiology 289:277, "
                   "[doi:10.1113/jphysiol.1979.sp012737](https://doi.org/10.1113/jphysiol.1979.sp012737)"};
    row.protocol = "Preset `mrg`, its nine published diameters, 41 nodes, 4 nA for 0.1 ms; speed between "
                   "nodes 10 and 30.";
    row.meaning = "Nerves of the limbs have thick fibres and are some twenty times faster than the thin "
                  "axons of the brain. The points should lie between the two published lines, low at the "
                  "thin end and high at the thick end.";
    row.headline =
        quantity(least, 2, "m/s per µm") + " (thin) to " + quantity(most, 2, "m/s per µm") + " (thick)";
    row.checks = {between("smallest speed for each µm", least, 4.5, 5.9, 2, "m/s per µm"),
                  between("largest speed for each µm", most, 4.5, 5.9, 2, "m/s per µm"),
                  holds("thicker is faster", "always",
                        quantity(speeds_at.front().y, 2, "m/s") + " rising to " +
                            quantity(speeds_at.back().y, 2, "m/s"),
                        rises_then_ends(speeds_at))};
    Plot plot;
    plot.file = "03_diameter.svg";
    plot.title = "Speed of motor fibres against their thickness";
    plot.description = "Nine computed speeds rise almost in a straight line with the diameter, between the "
                       "two published lines of 4.6 and 5.7 metres per second for each micrometre.";
    plot.x_label = "outer diameter of the fibre (µm)";
    plot.y_label = "speed (m/s)";
    plot.series = {{"computed", speeds_at}, published_large, published_small};
    plot.y_from_zero = true;
    row.plots = {plot};
    return row;
}

namespace {

// The optic-nerve axon with its outer diameter kept and the space shared out anew: axon for myelin.
sim::Experiment with_g_ratio(double g, bool internodes_after_rushton) {
    const sim::Fibre f = sim::optic_fibre();
    const double outer_um = sim::outer_diameter_um(f, f.wraps);
    const double one_wrap_um = (sim::outer_diameter_um(f, 2) - sim::outer_diameter_um(f, 1)) / 2;
    sim::Experiment e = optic(2);
    const double axon_um = g * outer_um;
    e.fibre.axon_diameter_um = axon_um;
    e.fibre.node_diameter_um = axon_um * f.node_diameter_um / f.axon_diameter_um;
    e.fibre.wraps = 0.5 + ((outer_um - axon_um) / 2 - f.periaxonal_um) / one_wrap_um;
    const auto law = [](double ratio) { return ratio * std::sqrt(-std::log(ratio)); };
    if (internodes_after_rushton)
        e.fibre.internode_length_um = f.internode_length_um * law(g) / law(f.axon_diameter_um / outer_um);
    return e;
}

} // namespace

Row best_sheath() {
    const std::vector<double> ratios{0.40, 0.45, 0.50, 0.55, 0.60, 0.65, 0.70, 0.75, 0.80, 0.85};
    const auto fixed_length = sweep(ratios, [](double g) { return speed(with_g_ratio(g, false), 3); });
    const auto rushton = sweep(ratios, [](double g) { return speed(with_g_ratio(g, true), 3); });
    Row row;
    row.number = 4;
    row.name = "Best thickness of the sheath";
    row.title = "In a given space, the fastest axon fills some 60 % of the diameter";
    row.kind = Kind::theory;
    row.published =
        "If the outer diameter is given, how much of it should be axon and how much myelin? Theory says: the "
        "speed is highest when the axon's diameter is about 0.6 of the outer one (the g-ratio).";
    row.sources = {"Rushton 1951, Journal of Physiology 115:101, "
                   "[doi:10.1113/jphysiol.1951.sp004655](https://doi.org/10.1113/jphysiol.1951.sp004655)",
                   "Chomiak & Hu 2009, PLoS ONE 4:e7754, "
                   "[doi:10.1371/journal.pone.0007754](https://doi.org/10.1371/journal.pone.0007754); they "
                   "add that a higher ratio, 0.77, is best where space and energy count too"};
    row.protocol =
        "Optic-nerve preset with its outer diameter of 1.05 µm kept; axon and node diameter in proportion to "
        "the g-ratio, wraps filling the rest, node length and channel densities unchanged. Internode length "
        "in two ways: kept, since it goes with the outer diameter; and in proportion to g·√(−ln g), which in "
        "Rushton's theory is how far the current reaches.";
    row.meaning = "A thicker axon carries current better; a thicker sheath loses less of it. Both want the "
                  "same room. The real axon (0.78) gives up some speed for less myelin.";
    row.headline =
        "g = " + quantity(peak_at(fixed_length), 3, "") + " and " + quantity(peak_at(rushton), 3, "");
    row.checks = {
        between("best g-ratio, internode length kept", peak_at(fixed_length), 0.55, 0.65, 2, ""),
        between("best g-ratio, internode length after Rushton", peak_at(rushton), 0.55, 0.65, 2, "")};
    Plot plot;
    plot.file = "04_best_sheath.svg";
    plot.title = "Speed at a fixed outer diameter of 1.05 µm";
    plot.description =
        "Speed against g-ratio, the axon's share of the outer diameter: two rounded curves, highest near "
        "0.6, lower towards thick sheaths on the left and thin sheaths on the right.";
    plot.x_label = "g-ratio: axon diameter / outer diameter";
    plot.y_label = "speed (m/s)";
    plot.series = {{"internode length kept", fixed_length}, {"internode length after Rushton", rushton}};
    plot.guides = {{Guide::Along::y, 0.6, "theory"}, {Guide::Along::y, 0.779, "the real axon"}};
    row.plots = {plot};
    return row;
}

Row long_internodes() {
    const auto experiment = [](double length_um) {
        sim::Experiment e = optic(2);
        e.fibre.nodes = 21;
        e.fibre.internode_length_um = length_um;
        e.velocity_between = {8, 14};
        e.report_nodes = {0, 18};
        return lean(lasting(e, length_um > 350 ? 14 : 6));
    };
    const auto speeds_at = sweep({25, 50, 100, 139.26, 200, 300, 400, 500, 650, 800}, [&](double length_um) {
        const double v = velocity_m_per_s(experiment(length_um));
        return v > 0 ? v : not_conducted;
    });
    const double limit_um =
        last_good(500, 650, 2, [&](double length_um) { return conducts(experiment(length_um)); });
    const sim::ExperimentResult beyond = sim::run(experiment(650));
    Row row;
    row.number = 14;
    row.name = "Very long internodes";
    row.title = "Sheaths that are too long lose the signal";
    row.kind = Kind::theory;
    row.published = "A node can charge only so much membrane before its channels shut again: there must be a "
                    "longest sheath that still lets the signal pass. We know of no measured number. This row "
                    "checks the sense of the model, not its agreement with an experiment.";
    row.sources = {"follows from cable theory; no single source"};
    row.protocol = "Optic-nerve preset, 21 nodes, `internode_length_um` from 25 to 800, 2 nA; speed between "
                   "nodes 8 and 14, delivery judged at node 18.";
    row.meaning = "Sheaths some four times as long as in the real axon stop the signal. Much shorter ones "
                  "cost some speed too, because there are more nodes to charge.";
    row.headline = "longest sheath that conducts: " + quantity(limit_um, 0, "µm");
    row.checks = {
        holds("a limit exists", "between 500 and 650 µm: conducts, then not", quantity(limit_um, 0, "µm"),
              std::isfinite(speeds_at[7].y) && !std::isfinite(speeds_at[8].y)),
        holds("beyond it", "the first node fires, the signal is lost on the way",
              beyond.arrivals[0].times_ms.empty() ? "the first node is silent" : "the first node fires",
              !beyond.arrivals[0].times_ms.empty() && beyond.arrivals[1].times_ms.empty())};
    Plot plot;
    plot.file = "14_long_internodes.svg";
    plot.title = "Speed against the length of the sheaths";
    plot.description = "The speed is highest for sheaths of some 50 micrometres, falls as they get longer, "
                       "and beyond a limit the signal is lost.";
    plot.x_label = "length of an internode (µm)";
    plot.y_label = "speed (m/s)";
    plot.series = {{"optic-nerve axon, 7 wraps", speeds_at}};
    plot.guides = {{Guide::Along::y, 139.26, "the real axon"}};
    plot.y_from_zero = true;
    row.plots = {plot};
    return row;
}

} // namespace validation
