#include "sim/channels.h"

#include <cmath>

namespace sim {
namespace {

// x / (1 − exp(−x/k)), which is k at x = 0.
double linoid(double x, double k) {
    const double u = x / k;
    if (std::abs(u) < 1e-6) return k * (1 + u / 2);
    return x / (1 - std::exp(-u));
}

double logistic(double u) { return 1 / (1 + std::exp(-u)); }

Rate scaled(double alpha, double beta, double factor) { return {alpha * factor, beta * factor}; }

double open_fraction(const Rate &r) { return r.alpha / (r.alpha + r.beta); }

void relax(double &x, const Rate &r, double step_ms) {
    const double sum = r.alpha + r.beta;
    const double target = r.alpha / sum;
    x = target + (x - target) * std::exp(-step_ms * sum);
}

// Hodgkin & Huxley 1952, rewritten for a rest of −65 mV and depolarisation upwards.
GateRates squid_rates(double v, double temperature_degC) {
    const double q30 = std::pow(3.0, (temperature_degC - 6.3) / 10);
    GateRates r;
    r.m = scaled(0.1 * linoid(v + 40, 10), 4 * std::exp(-(v + 65) / 18), q30);
    r.h = scaled(0.07 * std::exp(-(v + 65) / 20), logistic((v + 35) / 10), q30);
    r.n = scaled(0.01 * linoid(v + 55, 10), 0.125 * std::exp(-(v + 65) / 80), q30);
    r.p = r.kv1 = {0, 1};
    return r;
}

} // namespace

GateRates gate_rates(ChannelSet set, double v, double temperature_degC) {
    if (set == ChannelSet::squid) return squid_rates(v, temperature_degC);
    const double decades = (temperature_degC - 20) / 10;
    const double q22 = std::pow(2.2, decades);
    const double q29 = std::pow(2.9, decades);
    const double q30 = std::pow(3.0, decades);
    GateRates r;
    double kv1_shift_mV = 0; // the source's voltages, moved to this membrane's resting potential
    switch (set) {
    case ChannelSet::cns:
        r.m = scaled(1.86 * linoid(v + 25.4, 10.3), 0.086 * linoid(-(v + 29.7), 9.16), q22);
        r.h = scaled(0.0336 * linoid(-(v + 118), 11), 2.3 * logistic((v + 35.8) / 13.4), q29);
        r.p = scaled(0.186 * linoid(v + 48.4, 10.3), 0.0086 * linoid(-(v + 42.7), 9.16), q22);
        r.n = scaled(0.00122 * linoid(v + 19.5, 23.6), 0.000739 * linoid(-(v + 87.1), 21.8), q30);
        kv1_shift_mV = -2;
        break;
    case ChannelSet::mrg: {
        const double q30_from_36 = std::pow(3.0, (temperature_degC - 36) / 10);
        r.m = scaled(1.86 * linoid(v + 21.4, 10.3), 0.086 * linoid(-(v + 25.7), 9.16), q22);
        r.h = scaled(0.062 * linoid(-(v + 114), 11), 2.3 * logistic((v + 31.8) / 13.4), q29);
        r.p = scaled(0.01 * linoid(v + 27, 10.2), 0.00025 * linoid(-(v + 34), 10), q22);
        r.n = scaled(0.3 * logistic((v + 53) / 5), 0.03 * logistic(v + 90), q30_from_36);
        break;
    }
    case ChannelSet::squid:
        break; // above
    }
    const double u = v - kv1_shift_mV;
    r.kv1 = scaled(0.00798 * linoid(u + 93.2, 1.1), 0.0142 * linoid(-(u + 76), 10.5), q30);
    return r;
}

Gates steady_gates(ChannelSet set, double voltage_mV) {
    const GateRates r = gate_rates(set, voltage_mV, 20);
    return {open_fraction(r.m), open_fraction(r.h), open_fraction(r.p), open_fraction(r.n),
            open_fraction(r.kv1)};
}

void advance_gates(Gates &g, const GateRates &r, double step_ms) {
    relax(g.m, r.m, step_ms);
    relax(g.h, r.h, step_ms);
    relax(g.p, r.p, step_ms);
    relax(g.n, r.n, step_ms);
    relax(g.kv1, r.kv1, step_ms);
}

} // namespace sim
