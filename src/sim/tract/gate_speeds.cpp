#include "sim/tract/gate_speeds.h"

#include "sim/axon/channels.h"

#include <algorithm>
#include <cmath>

namespace sim {
namespace {

int doublings(double fastest_per_ms, double step_ms) {
    const double z = fastest_per_ms * step_ms;
    return z <= 0.5 ? 0 : static_cast<int>(std::ceil(std::log2(z / 0.5)));
}

Doublings doublings_between(ChannelSet set, double low_mV, double high_mV, double step_ms, double degC) {
    GateRates fastest{};
    const auto note = [](Rate &most, const Rate &r) { most.alpha = std::max(most.alpha, r.alpha + r.beta); };
    constexpr int points = 20;
    for (int i = 0; i <= points; ++i) {
        const GateRates r = gate_rates(set, low_mV + (high_mV - low_mV) * i / points, degC);
        note(fastest.m, r.m);
        note(fastest.h, r.h);
        note(fastest.p, r.p);
        note(fastest.n, r.n);
        note(fastest.kv1, r.kv1);
    }
    return {doublings(fastest.m.alpha, step_ms), doublings(fastest.h.alpha, step_ms),
            doublings(fastest.p.alpha, step_ms), doublings(fastest.n.alpha, step_ms),
            doublings(fastest.kv1.alpha, step_ms)};
}

} // namespace

template <class T> GateSpeeds<T> gate_speeds(const Fibre &fibre, double step_ms, double temperature_degC) {
    GateSpeeds<T> b;
    b.usual_low_mV = static_cast<T>(fibre.potentials.rest_mV - 30);
    b.usual_high_mV = 60;
    b.usual =
        doublings_between(fibre.channel_set, fibre.potentials.rest_mV - 30, 60, step_ms, temperature_degC);
    b.rare = doublings_between(fibre.channel_set, least_gated_mV, most_gated_mV, step_ms, temperature_degC);
    const RateFactors f = rate_factors(fibre.channel_set, temperature_degC);
    b.m_step = static_cast<T>(f.m * step_ms);
    b.h_step = static_cast<T>(f.h * step_ms);
    b.p_step = static_cast<T>(f.p * step_ms);
    b.n_step = static_cast<T>(f.n * step_ms);
    b.kv1_step = static_cast<T>(f.kv1 * step_ms);
    return b;
}

template GateSpeeds<float> gate_speeds<float>(const Fibre &, double, double);
template GateSpeeds<double> gate_speeds<double>(const Fibre &, double, double);

} // namespace sim
