#include "sim/axon/channels.h"

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
GateRates squid_rates(double v, const RateFactors &f) {
    GateRates r;
    r.m = scaled(0.1 * linoid(v + 40, 10), 4 * std::exp(-(v + 65) / 18), f.m);
    r.h = scaled(0.07 * std::exp(-(v + 65) / 20), logistic((v + 35) / 10), f.h);
    r.n = scaled(0.01 * linoid(v + 55, 10), 0.125 * std::exp(-(v + 65) / 80), f.n);
    r.p = r.kv1 = {0, 1};
    return r;
}

} // namespace

RateFactors rate_factors(ChannelSet set, double temperature_degC) {
    const auto q10 = [=](double factor, double from_degC) {
        return std::pow(factor, (temperature_degC - from_degC) / 10);
    };
    if (set == ChannelSet::squid) return {q10(3, 6.3), q10(3, 6.3), 1, q10(3, 6.3), 1};
    const double n_from_degC = set == ChannelSet::mrg ? 36 : 20;
    return {q10(2.2, 20), q10(2.9, 20), q10(2.2, 20), q10(3, n_from_degC), q10(3, 20)};
}

GateRates gate_rates(ChannelSet set, double voltage_mV, double temperature_degC) {
    return gate_rates(set, voltage_mV, rate_factors(set, temperature_degC));
}

GateRates gate_rates(ChannelSet set, double v, const RateFactors &f) {
    if (set == ChannelSet::squid) return squid_rates(v, f);
    GateRates r;
    double kv1_shift_mV = 0; // the source's voltages, moved to this membrane's resting potential
    if (set == ChannelSet::cns) {
        r.m = scaled(1.86 * linoid(v + 25.4, 10.3), 0.086 * linoid(-(v + 29.7), 9.16), f.m);
        r.h = scaled(0.0336 * linoid(-(v + 118), 11), 2.3 * logistic((v + 35.8) / 13.4), f.h);
        r.p = scaled(0.186 * linoid(v + 48.4, 10.3), 0.0086 * linoid(-(v + 42.7), 9.16), f.p);
        r.n = scaled(0.00122 * linoid(v + 19.5, 23.6), 0.000739 * linoid(-(v + 87.1), 21.8), f.n);
        kv1_shift_mV = -2;
    } else {
        r.m = scaled(1.86 * linoid(v + 21.4, 10.3), 0.086 * linoid(-(v + 25.7), 9.16), f.m);
        r.h = scaled(0.062 * linoid(-(v + 114), 11), 2.3 * logistic((v + 31.8) / 13.4), f.h);
        r.p = scaled(0.01 * linoid(v + 27, 10.2), 0.00025 * linoid(-(v + 34), 10), f.p);
        r.n = scaled(0.3 * logistic((v + 53) / 5), 0.03 * logistic(v + 90), f.n);
    }
    const double u = v - kv1_shift_mV;
    r.kv1 = scaled(0.00798 * linoid(u + 93.2, 1.1), 0.0142 * linoid(-(u + 76), 10.5), f.kv1);
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
