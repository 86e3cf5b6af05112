// Channels along bare axon, repair, and what blocks channels. Rows 9 to 13.
#include "validation/measures.h"
#include "validation/rows.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace sim_test;

namespace validation {
namespace {

sim::Experiment lesioned(const sim::Lesion &l, double duration_ms, double current_nA = 2) {
    return lean(lasting(with(optic(current_nA), l), duration_ms));
}

// Time over one bare internode relative to health: what two more add to a lesion whose edges are well apart.
double slowing(const sim::Experiment &healthy, double channels) {
    const double per_internode_ms =
        delay_ms(healthy) / (healthy.report_nodes.back() - healthy.report_nodes.front());
    const double three = delay_ms(with(healthy, lesion(3, bare, channels)));
    if (!std::isfinite(three)) return not_conducted;
    const double five = delay_ms(with(healthy, lesion(5, bare, channels)));
    return std::isfinite(five) ? (five - three) / 2 / per_internode_ms : not_conducted;
}

} // namespace

Row bare_with_channels() {
    const std::vector<double> densities{1, 2, 3, 4, 5, 6, 8, 10};
    const auto in = [&](const sim::Experiment &healthy) {
        return sweep(densities, [&](double percent) { return slowing(healthy, percent / 100); });
    };
    const auto motor_slowing = in(from_preset(lean(lasting(motor(), 9)))),
               optic_slowing = in(lean(lasting(optic(), 5)));
    const double motor_at_5 = motor_slowing[4].y, optic_at_5 = optic_slowing[4].y;
    Row row;
    row.number = 9;
    row.name = "Bare axon with channels";
    row.title = "Bare axon with sodium channels conducts, slowly";
    row.kind = Kind::measured;
    row.published = "Where myelin was lost in rats and channels had spread along the bare axon, the signal "
                    "crept on without a break, at some 1/20 to 1/40 of the normal speed. In thin central "
                    "axons less is to be lost, since they are slow in health.";
    row.sources = {"Bostock & Sears 1978, Journal of Physiology 280:273"};
    row.protocol =
        "Internodes bare, with a share (φ, `channels`) of a node's channel density along them; "
        "time over one bare internode from the difference of five and three; `mrg` (10 µm) and "
        "optic-nerve preset. φ is known only roughly; 5 % is our choice. The motor fibre begins at the "
        "published potential everywhere; the optic one at its own rest.";
    row.meaning =
        "The unwrapped fibre works like one that never had myelin: it must charge every micrometre "
        "in turn. A thick fibre, quick in health, loses most. Below a certain density the thick "
        "fibre does not conduct at all. Nor does it at any density once it is at its own rest: its slow "
        "potassium channels, which here spread with the others, have opened by then and hold the bare "
        "stretch. That they spread is a choice of ours; in the rats' fibres they did not stop the signal.";
    row.headline =
        "at 5 %: 1/" + quantity(motor_at_5, 1, "(motor)") + ", 1/" + quantity(optic_at_5, 2, "(optic)");
    row.checks = {between("motor fibre, φ = 5 %: slower by a factor of", motor_at_5, 30, 40, 1, ""),
                  holds("optic-nerve axon, φ = 5 %", "slower than in health, by a far smaller factor",
                        quantity(optic_at_5, 2, ""), optic_at_5 > 1 && optic_at_5 < motor_at_5 / 5),
                  holds("motor fibre, φ = 1 %", "signal lost", quantity(motor_slowing[0].y, 1, ""),
                        !std::isfinite(motor_slowing[0].y)),
                  holds("motor fibre, φ = 5 %, at its own rest", "(no published value)", "signal lost",
                        !conducts(lean(with(lasting(motor(), 9), lesion(3, bare, 0.05)))))};
    Plot plot;
    plot.file = "09_bare_with_channels.svg";
    plot.title = "How many times slower along bare axon with channels";
    plot.description = "Against the density of channels along the bare axon: the motor fibre loses the "
                       "signal at low densities, then is 30 to 40 times slower than in health; the thin axon "
                       "of the optic nerve only two to five times.";
    plot.x_label = "channels along the bare axon (% of a node's density)";
    plot.y_label = "times slower than in health";
    plot.series = {{"motor fibre, 10 µm", motor_slowing}, {"optic-nerve axon", optic_slowing}};
    plot.guides = {{Guide::Along::x, 30, "1/30 of normal speed", true}, {Guide::Along::x, 40, "1/40", true}};
    plot.y_from_zero = true;
    row.plots = {plot};
    return row;
}

Row long_bare_stretch() {
    constexpr double channels = 0.01;
    const double healthy_ms = refractory_period_ms(lasting(optic(1.5), 4.5), 0.8, 2, 0.01);
    const auto experiment = [&](double count) {
        return lesioned(lesion(static_cast<int>(count), bare, channels), 6 + 0.1 * count, 1.5);
    };
    const auto refractory = sweep({1, 2, 3, 5, 10}, [&](double count) {
        const sim::Experiment e = lasting(experiment(count), 8 + 0.25 * count);
        return refractory_period_ms(e, healthy_ms, 5 * healthy_ms, 0.04) / healthy_ms;
    });
    const double ten_ms = delay_ms(experiment(10)), eighteen_ms = delay_ms(experiment(18));
    const sim::Fibre f = sim::optic_fibre();
    const double bare_um = 18 * (f.internode_length_um + f.node_length_um);
    Row row;
    row.number = 10;
    row.name = "A long bare stretch";
    row.title = "Central axons can conduct over long bare stretches, but not in quick succession";
    row.kind = Kind::measured;
    row.published =
        "Some central axons of rats conducted over several internodes' length (2.5 mm) without myelin. The "
        "shortest interval at which a second signal still got through (the refractory period of "
        "transmission) was typically 2 to 5 times the normal one, and up to 34 times.";
    row.sources = {
        "Felts, Baker & Smith 1997, Journal of Neuroscience 17:7267, "
        "[doi:10.1523/JNEUROSCI.17-19-07267.1997](https://doi.org/10.1523/JNEUROSCI.17-19-07267.1997)"};
    row.protocol = "Optic-nerve preset, bare internodes with 1 % of a node's channel density, 1.5 nA; the "
                   "interval of two pulses is found by halving.";
    row.meaning = "With one channel in a hundred of what a node has, spread along it, a bare axon conducts "
                  "over every distance we tried. The price is time: for each signal, and between signals.";
    row.headline = "ten bare: " + quantity(ten_ms, 2, "ms") + "; refractory period " +
                   quantity(refractory[4].y, 2, "times normal");
    row.checks = {
        holds("ten bare internodes", "conducts", quantity(ten_ms, 3, "ms"), std::isfinite(ten_ms)),
        holds("eighteen bare internodes, " + quantity(bare_um / 1000, 2, "mm"), "conducts",
              quantity(eighteen_ms, 3, "ms"), std::isfinite(eighteen_ms)),
        between("refractory period, ten bare internodes", refractory[4].y, 2, 5, 2, "times normal"),
    };
    Plot plot;
    plot.file = "10_long_bare_stretch.svg";
    plot.title = "Refractory period of transmission over bare axon";
    plot.description =
        "Against the number of bare internodes: the shortest interval of two signals rises from about twice "
        "the normal one to about three times and stays there, in the lower half of what was published.";
    plot.x_label = "bare internodes, 1 % of a node's channels along them";
    plot.y_label = "refractory period, times normal";
    plot.series = {{"optic-nerve axon", refractory}};
    plot.guides = {{Guide::Along::x, 2, "published: typically 2"}, {Guide::Along::x, 5, "to 5"}};
    plot.y_from_zero = true;
    row.plots = {plot};
    return row;
}

Row remyelination() {
    const std::vector<double> temperatures{34, 36, 37, 38, 39, 40, 42, 44};
    const auto over = [&](const sim::Lesion &l) {
        return sweep(temperatures,
                     [&](double degC) { return delay_ms(at_temperature(lesioned(l, 5), degC)); });
    };
    const auto healthy = over(lesion(5, 7)), naked = over(lesion(5, bare)),
               repaired = over(remyelinated(5, 3, 2));
    const double healthy_pair_ms = refractory_period_ms(lasting(optic(1.5), 4.5), 0.8, 2, 0.01);
    const double repaired_pair_ms =
        refractory_period_ms(lesioned(remyelinated(5, 3, 2), 4.5, 1.5), 0.8, 2, 0.01);
    Row row;
    row.number = 11;
    row.name = "Repair";
    row.title = "Repaired sheaths, thin and short as they are, bring the signal back";
    row.kind = Kind::measured;
    row.published =
        "In the spinal cord of cats, conduction blocked by loss of myelin came back when new sheaths were "
        "made, although these were thinner and shorter than the old ones; and it was secure.";
    row.sources = {"Smith, Blakemore & McDonald 1979, Nature 280:395, "
                   "[doi:10.1038/280395a0](https://doi.org/10.1038/280395a0)"};
    row.protocol = "Optic-nerve preset, five internodes: bare; then each remade as two sheaths of three "
                   "wraps with a full node between them; 2 nA, 34 to 44 °C.";
    row.meaning = "The new sheaths have less than half of the old wraps and half their length. The signal "
                  "comes through a few hundredths of a millisecond late, and fever does not stop it. (In the "
                  "cold, at 34 °C, even the bare stretch passes it, very late.)";
    row.headline = "bare: " + quantity(naked[2].y, 2, "ms") +
                   "; repaired: " + quantity(repaired[2].y, 3, "ms") +
                   "; in health: " + quantity(healthy[2].y, 3, "ms");
    row.checks = {
        holds("five bare internodes", "signal lost", quantity(naked[2].y, 3, "ms"),
              !std::isfinite(naked[2].y)),
        holds("repaired, 37 °C", "arrives, later than in health",
              quantity(repaired[2].y, 3, "ms") + " against " + quantity(healthy[2].y, 3, "ms"),
              std::isfinite(repaired[2].y) && repaired[2].y > healthy[2].y),
        holds("repaired, 42 °C", "arrives", quantity(repaired[6].y, 3, "ms"), std::isfinite(repaired[6].y)),
        between("refractory period, repaired", repaired_pair_ms / healthy_pair_ms, 0.8, 1.25, 2,
                "times normal")};
    Plot plot;
    plot.file = "11_repair.svg";
    plot.title = "Delay before and after repair of five internodes";
    plot.description = "Bare, the signal is lost except in the cold. Repaired with thin, short sheaths it "
                       "arrives a little later than in health at every temperature from 34 to 44 degrees.";
    plot.x_label = "temperature (°C)";
    plot.y_label = "delay (ms)";
    plot.series = {{"healthy", healthy},
                   {"five internodes repaired: two sheaths of 3 wraps each", repaired},
                   {"five internodes bare", naked}};
    plot.y_from_zero = true;
    row.plots = {plot};
    return row;
}

Row exposed_potassium_channels() {
    const auto delay_with = [](double kv1_S_cm2, double blocked) {
        sim::Lesion l = lesion(3, bare, 0.01);
        l.potassium_S_cm2 = kv1_S_cm2;
        l.potassium_block = blocked;
        return delay_ms(lesioned(l, 6));
    };
    constexpr double exposed_S_cm2 = 0.05;
    const double unexposed_ms = delay_with(0, 0);
    const auto by_dose = sweep({0, 20, 40, 60, 70, 80, 85, 90, 95, 100},
                               [&](double percent) { return delay_with(exposed_S_cm2, percent / 100); });
    const double needed = last_good(100, 60, 0.5, [&](double percent) {
        return std::isfinite(delay_with(exposed_S_cm2, percent / 100));
    });
    Row row;
    row.number = 12;
    row.name = "Exposed potassium channels";
    row.title = "Blocking exposed potassium channels restores some blocked axons";
    row.kind = Kind::measured;
    row.published = "4-aminopyridine (4-AP, fampridine), which blocks certain potassium channels, restored "
                    "conduction in some fibres of rats that loss of myelin had blocked. Some people with MS "
                    "walk better with it; many do not.";
    row.sources = {"Sherratt, Bostock & Sears 1980, Nature 283:570, "
                   "[doi:10.1038/283570a0](https://doi.org/10.1038/283570a0)",
                   "Targ & Kocsis 1985, Brain Research 328:358, "
                   "[doi:10.1016/0006-8993(85)91049-2](https://doi.org/10.1016/0006-8993%2885%2991049-2)"};
    row.protocol =
        "Optic-nerve preset, three bare internodes with 1 % of a node's channels, 2 nA; Kv1 channels of 0.05 "
        "S/cm² exposed on them (illustrative density), a share of which is blocked.";
    row.meaning = "Under myelin these channels sleep. Laid bare, they let potassium out just as the signal "
                  "tries to build up. With most of them blocked, it comes through. Whether that helps hangs "
                  "on how near to conducting the axon was.";
    row.headline = "lost; back when " + quantity(needed, 0, "% of the channels are blocked");
    row.checks = {
        holds("without exposed Kv1", "arrives", quantity(unexposed_ms, 3, "ms"), std::isfinite(unexposed_ms)),
        holds("Kv1 exposed", "signal lost", quantity(by_dose.front().y, 3, "ms"),
              !std::isfinite(by_dose.front().y)),
        holds("Kv1 exposed and wholly blocked", "arrives as without", quantity(by_dose.back().y, 3, "ms"),
              std::abs(by_dose.back().y - unexposed_ms) < 1e-6)};
    Plot plot;
    plot.file = "12_potassium_channels.svg";
    plot.title = "Blocking exposed potassium channels (as 4-AP does)";
    plot.description =
        "Against the share of exposed potassium channels that is blocked: the signal is lost up to about "
        "three quarters, then arrives, and with all blocked is as early as if none were exposed.";
    plot.x_label = "exposed potassium channels blocked (%)";
    plot.y_label = "delay (ms)";
    plot.series = {{"three bare internodes, Kv1 exposed", by_dose}};
    plot.guides = {{Guide::Along::x, unexposed_ms, "no Kv1 exposed", true}};
    plot.y_from_zero = true;
    row.plots = {plot};
    return row;
}

namespace {

// Whether each of three signals arrives: before, while and after the sodium channels are weakened, all in one
// run. An experiment cannot change its axon half-way, so the axon is stepped by hand.
std::array<bool, 3> before_while_after(const sim::Experiment &e, double sodium_fraction) {
    constexpr double step_ms = 0.0025, pulse_ms = 0.05, settle_ms = 4, listen_ms = 5;
    constexpr int far_node = 35;
    sim::CablePlan plan = sim::plan_of(e);
    sim::Axon axon(plan);
    std::array<bool, 3> arrived{};
    for (std::size_t phase = 0; phase < arrived.size(); ++phase) {
        plan.sodium_fraction = phase == 1 ? sodium_fraction : 1;
        axon.set_plan(plan);
        const auto steps = [&](double duration_ms, double current_nA) {
            for (int i = 0; i < static_cast<int>(std::lround(duration_ms / step_ms)); ++i)
                axon.step(step_ms, sim::Method::crank_nicolson, {0, current_nA});
        };
        steps(settle_ms, 0);
        const auto before = axon.state().arrivals[far_node];
        steps(pulse_ms, 2);
        steps(listen_ms, 0);
        arrived[phase] = axon.state().arrivals[far_node] > before;
    }
    return arrived;
}

std::string in_words(const std::array<bool, 3> &arrived) {
    std::string out;
    for (const bool a : arrived) out += (out.empty() ? "" : ", ") + std::string(a ? "arrives" : "lost");
    return out;
}

} // namespace

Row nitric_oxide() {
    const auto delay_with = [](double wraps, double sodium_percent) {
        sim::Experiment e = lesioned(lesion(5, wraps), 6);
        e.fibre.sodium_fraction = sodium_percent / 100;
        return delay_ms(e);
    };
    const auto over = [&](double wraps) {
        return sweep({100, 95, 90, 85, 80, 74, 68, 62, 56, 51, 46},
                     [&](double sodium_percent) { return delay_with(wraps, sodium_percent); });
    };
    const auto fails_below = [&](double wraps) {
        return last_good(100, 30, 0.5,
                         [&](double percent) { return std::isfinite(delay_with(wraps, percent)); });
    };
    const double healthy_edge = fails_below(7), thin_edge = fails_below(1), thinner_edge = fails_below(0.5);
    const auto healthy = before_while_after(optic(), 0.62),
               thin = before_while_after(with(optic(), lesion(5, 1)), 0.62);
    Row row;
    row.number = 13;
    row.name = "Nitric oxide";
    row.title = "Inflammation blocks damaged axons first, and reversibly";
    row.kind = Kind::measured;
    row.published = "Nitric oxide, which inflammation sets free, blocks nerve fibres of rats; damaged or "
                    "freshly repaired ones at doses that healthy ones bear; and reversibly.";
    row.sources = {"Redford, Kapoor & Smith 1997, Brain 120:2149, "
                   "[doi:10.1093/brain/120.12.2149](https://doi.org/10.1093/brain/120.12.2149)"};
    row.protocol = "Optic-nerve preset, all sodium conductances scaled (`sodium_fraction`), five internodes "
                   "thinned or none, 2 nA. That nitric oxide weakens sodium channels is supported; how "
                   "strongly is not known: the order is what counts.";
    row.meaning =
        "Inflammation can silence an axon that the lesion alone only slowed, while its healthy neighbour "
        "carries on. When it goes, the signal is back. In the last two checks the same axon sends three "
        "signals: before, while and after its sodium channels are weakened to 62 %.";
    row.headline = "lost below " + quantity(healthy_edge, 0, "%") + " of the sodium conductance in health, " +
                   quantity(thin_edge, 0, "%") + " at 1 wrap, " + quantity(thinner_edge, 0, "%") + " at 0.5";
    row.checks = {holds("sodium left when the signal is lost: 7 wraps, 1 wrap, 0.5 wraps",
                        "in this order, rising",
                        quantity(healthy_edge, 1, "%") + ", " + quantity(thin_edge, 1, "%") + ", " +
                            quantity(thinner_edge, 1, "%"),
                        healthy_edge < thin_edge && thin_edge < thinner_edge && thinner_edge < 100),
                  holds("healthy, three signals", "arrives, arrives, arrives", in_words(healthy),
                        healthy == std::array{true, true, true}),
                  holds("five internodes at 1 wrap, three signals", "arrives, lost, arrives", in_words(thin),
                        thin == std::array{true, false, true})};
    Plot plot;
    plot.file = "13_nitric_oxide.svg";
    plot.title = "Weakened sodium channels: delay and loss";
    plot.description =
        "Against the sodium conductance left, from full on the right to less on the left: the delay grows, "
        "and the signal is lost first with half a wrap left, then with one wrap, last in health.";
    plot.x_label = "sodium conductance left (%)";
    plot.y_label = "delay (ms)";
    plot.series = {{"healthy: 7 wraps", over(7)},
                   {"five internodes with 1 wrap", over(1)},
                   {"five internodes with half a wrap", over(0.5)}};
    plot.y_from_zero = true;
    row.plots = {plot};
    return row;
}

} // namespace validation
