#include "validation/neuron.h"
#include "validation/measures.h"

#include <cmath>

using namespace sim_test;

namespace validation {
namespace {

Check speed_of(const std::string &who, const sim::Experiment &e, double reference, double percent) {
    return within_percent("speed, " + who, speed(e), reference, percent, 2, "m/s");
}

Check delay_of(const std::string &who, const sim::Experiment &e, double reference, double percent) {
    return within_percent("delay, " + who, delay_ms(lean(e)), reference, percent, 3, "ms");
}

Check fate_of(const std::string &who, const sim::Experiment &e, bool arrives) {
    const bool arrived = conducts(lean(e));
    const auto word = [](bool a) { return a ? "arrives" : "lost"; };
    return holds(who, word(arrives), word(arrived), arrived == arrives);
}

sim::Experiment by_backward_euler(sim::Experiment e) {
    e.method = sim::Method::backward_euler;
    e.step_us = 5;
    return e;
}

sim::Experiment with_wraps(double wraps) {
    sim::Experiment e = optic();
    e.fibre.wraps = wraps;
    return e;
}

sim::Experiment with_shift(sim::Experiment e, double shift_mV) {
    e.fibre.energy_shift_mV = shift_mV;
    return e;
}

// What one more bare internode with 5 % of a node's channels adds to the delay.
double per_bare_internode_ms(const sim::Experiment &healthy) {
    const auto delay = [&](int count) { return delay_ms(lean(with(healthy, lesion(count, bare, 0.05)))); };
    return (delay(5) - delay(3)) / 2;
}

void append(std::vector<Check> &all, std::vector<Check> more) {
    all.insert(all.end(), more.begin(), more.end());
}

std::vector<Check> healthy_optic() {
    sim::Experiment at_20 = lean(lasting(optic(), 4));
    at_20.report_nodes = {20, 35};
    const sim::ExperimentResult spike = sim::run(at_20);
    return {speed_of("optic nerve", optic(), 2.95, 1),
            speed_of("optic nerve, backward Euler at 5 µs", by_backward_euler(optic()), 2.82, 0.2),
            between("height of the spike at node 20", spike.peak_mV, 10.3, 10.9, 1, "mV"),
            within_percent("its width half-way up", spike.half_width_ms.value_or(not_conducted), 0.288, 1.5,
                           3, "ms"),
            between("resting potential", spike.rest_mV, -82.01, -81.99, 2, "mV"),
            delay_of("optic nerve", optic(), 1.189, 1),
            speed_of("14 wraps throughout", with_wraps(14), 4.22, 1.5),
            speed_of("3 wraps throughout", with_wraps(3), 1.74, 1.5),
            within_percent("speed, 1 wrap throughout", speed(with_wraps(1), 9), 0.81, 1.5, 2, "m/s"),
            speed_of("20 °C", at_temperature(optic(2), 20), 1.87, 1.5),
            speed_of("42 °C", at_temperature(optic(2), 42), 3.16, 1.5),
            fate_of("healthy axon at 45 °C", at_temperature(optic(2), 45), true)};
}

std::vector<Check> motor_fibre() {
    // The other program begins at the published potential everywhere.
    return {speed_of("motor fibre 5.7 µm", motor(4, 5.7), 25.80, 1.5),
            speed_of("motor fibre 10 µm", motor(4, 10), 56.25, 1.5),
            speed_of("motor fibre 16 µm", motor(4, 16), 94.02, 1.5),
            within_percent("speed, motor fibre 10 µm, backward Euler at 5 µs",
                           speed(by_backward_euler(from_preset(motor(4)))), 51.343, 0.05, 3, "m/s"),
            fate_of("motor fibre, one bare internode", with(motor(), lesion(1, bare)), false),
            within_percent("motor fibre from its preset, added by each bare internode with channels",
                           per_bare_internode_ms(from_preset(lasting(motor(), 9))), 0.764, 2, 3, "ms")};
}

std::vector<Check> lesioned_optic() {
    const sim::Lesion repaired = remyelinated(5, 3, 2);
    const sim::Experiment hot = lean(with(optic(2), lesion(5, 0.5)));
    const double blocked_at_degC =
        last_good(36, 42, 0.1, [&](double degC) { return conducts(at_temperature(hot, degC)); });
    return {delay_of("one bare internode", with(optic(), lesion(1, bare)), 1.510, 1.5),
            fate_of("three bare internodes", with(optic(), lesion(3, bare)), false),
            fate_of("five bare internodes", with(optic(), lesion(5, bare)), false),
            within_percent("added by each bare internode with channels", per_bare_internode_ms(optic()),
                           0.122, 2, 3, "ms"),
            delay_of("five internodes at 1 wrap", with(optic(), lesion(5, 1)), 1.773, 2),
            delay_of("five internodes at 2 wraps", with(optic(), lesion(5, 2)), 1.472, 2),
            between("five internodes at half a wrap: lost above", blocked_at_degC, 38.3, 39.1, 1, "°C"),
            within_percent("refractory period, health",
                           refractory_period_ms(lasting(optic(1.5), 4.5), 0.8, 2, 0.01), 1.32, 7, 2, "ms"),
            within_percent("refractory period, five internodes at 1 wrap",
                           refractory_period_ms(lasting(with(optic(1.5), lesion(5, 1)), 9), 2, 5, 0.02), 3.34,
                           7, 2, "ms"),
            delay_of("five internodes repaired", with(optic(), repaired), 1.282, 1.5),
            fate_of("five internodes repaired, 42 °C", at_temperature(with(optic(2), repaired), 42), true)};
}

std::vector<Check> short_of_energy() {
    const sim::Experiment thinned = with(optic(2), lesion(5, 1));
    return {
        delay_of("potentials risen by 2 mV", with_shift(optic(2), 2), 1.243, 2),
        delay_of("potentials risen by 4 mV", with_shift(optic(2), 4), 1.342, 2),
        delay_of("potentials risen by 5 mV", with_shift(optic(2), 5), 1.424, 2),
        fate_of("potentials risen by 6 mV", with_shift(optic(2), 6), false),
        delay_of("potentials risen by 2 mV, five internodes at 1 wrap", with_shift(thinned, 2), 1.879, 2),
        delay_of("potentials risen by 4 mV, five internodes at 1 wrap", with_shift(thinned, 4), 2.127, 2)};
}

std::vector<Check> compute() {
    std::vector<Check> all = healthy_optic();
    append(all, motor_fibre());
    append(all, lesioned_optic());
    append(all, short_of_energy());
    return all;
}

} // namespace

const std::vector<Check> &against_neuron() {
    static const std::vector<Check> all = compute();
    return all;
}

} // namespace validation
