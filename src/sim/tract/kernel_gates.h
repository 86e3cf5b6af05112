// The gates of the stations in one group of lanes, for kernel_loops.cpp alone. The rates are those of
// channels.cpp, written such that they share exponentials and divisions.
#pragma once

#include "sim/tract/kernel.h"
#include "sim/tract/lane_math.h"

namespace sim::lanes {

// Voltages at which single precision needs care: where some x / (1 − e) of the rates has an x near 0 (within
// a twentieth of its k). Below `low` and between `from` and `to`.
struct Steep {
    double low, from, to;
};
template <ChannelSet set> constexpr Steep steep() {
    if (set == ChannelSet::cns) return {-86.0, -49.0, -18.2};
    if (set == ChannelSet::mrg) return {-113.4, -34.6, -20.8};
    return {-100, -55.6, -39.4};
}

// T, W and `vectors` as in Lanes.
template <class T, int W, int vectors, bool careful> struct Gating : Functions<T, W, careful> {
    using L = typename Lanes<T, W, vectors>::Type;
    using Ratio = typename Functions<T, W, careful>::template Ratio<L>;
    using Functions<T, W, careful>::exp;
    using Functions<T, W, careful>::linoid;
    using Functions<T, W, careful>::falling_linoid;
    using Functions<T, W, careful>::by_series_near_zero;
    static constexpr int group = W * vectors;
    const PackedBlock<T> &b;

    struct Open { // conductances, µS
        L sodium, potassium;
    };

    MYELIGHT_INLINE L get(const T *tissue, TissueColumn c) const { return load<L>(tissue + c * group); }

    // a and b times their fractions, with one division for both.
    MYELIGHT_INLINE void divide(Ratio x, Ratio y, T scale_x, T scale_y, L &value_x, L &value_y) const {
        const L both = T(1) / (x.under * y.under);
        value_x = (x.over * scale_x) * (y.under * both);
        value_y = (y.over * scale_y) * (x.under * both);
    }

    // One step of x' = alpha (1 − x) − beta x at constant rates; exact.
    MYELIGHT_INLINE L advance(T *state, StateColumn gate, L alpha, L beta, T step, int doublings) const {
        L x = load<L>(state + gate * group);
        const L opening = alpha * step;
        const L z = opening + beta * step;
        x = x + (opening - z * x) * this->saturation(z, doublings);
        store(state + gate * group, x);
        return x;
    }

    // The same for the sodium gate m of myelinated axons, which may go through several time constants in a
    // step: x' = steady + (x − steady) exp(−z), with one division for both rates and the steady state.
    MYELIGHT_INLINE L advance_fast(T *state, StateColumn gate, Ratio opens, Ratio closes, T opening,
                                   T closing, T step) const {
        const L alpha = opens.over * closes.under * opening; // both × the two denominators
        const L sum = alpha + closes.over * opens.under * closing;
        const L unders = opens.under * closes.under;
        const L inverse = T(1) / (sum * unders);
        const L z = sum * sum * inverse * step;
        const L steady = alpha * unders * inverse;
        L x = load<L>(state + gate * group);
        x = x + (steady - x) * (T(1) - exp(clamped(z, T(0), T(80)), -1));
        store(state + gate * group, x);
        return x;
    }

    // Its rates are steep near rest, so always with care.
    MYELIGHT_INLINE L kv1(T *state, const T *tissue, L v, const Doublings &d) const {
        const L u = b.channel_set == ChannelSet::cns ? v + T(2) : v;
        L alpha, beta;
        const L x_opens = u + T(93.2);
        const L x_closes = -(u + T(76));
        divide(by_series_near_zero(x_opens, exp(clamped(x_opens, T(-80), T(80)), -1 / 1.1), T(1.1)),
               by_series_near_zero(x_closes, exp(x_closes, -1 / 10.5), T(10.5)), T(0.00798), T(0.0142), alpha,
               beta);
        const L x = advance(state, state_kv1, alpha, beta, b.speed.kv1_step, d.kv1);
        const L squared = x * x;
        return get(tissue, tissue_kv1_uS) * squared * squared;
    }

    MYELIGHT_INLINE Open open_of(const T *tissue, L m, L h, L p, L n) const {
        return {get(tissue, tissue_sodium_uS) * (m * m * m) * h +
                    get(tissue, tissue_persistent_uS) * (p * p * p),
                get(tissue, tissue_potassium_uS) * n};
    }

    // Arancibia-Cárcamo et al. 2017
    MYELIGHT_INLINE Open cns(T *state, const T *tissue, L v, const Doublings &d) const {
        const L e103 = exp(v + T(25.4), -1 / 10.3);
        const L e916 = exp(v + T(29.7), 1 / 9.16);
        const L m = advance_fast(state, state_m, linoid(v, 25.4, e103, 10.3),
                                 falling_linoid(v, 29.7, e916, 9.16), T(1.86), T(0.086), b.speed.m_step);
        L ah, bh, ap, bp, an, bn;
        divide(linoid(v, 48.4, e103 * T(0.10720528740672229), 10.3),       // exp(−23/10.3)
               falling_linoid(v, 42.7, e916 * T(4.133869832887826), 9.16), // exp(13/9.16)
               T(0.186), T(0.0086), ap, bp);
        const L p = advance(state, state_p, ap, bp, b.speed.p_step, d.p);
        divide(falling_linoid(v, 118, exp(v + T(118), 1.0 / 11), 11),
               {L{} + T(1), T(1) + exp(v + T(35.8), -1 / 13.4)}, T(0.0336), T(2.3), ah, bh);
        const L h = advance(state, state_h, ah, bh, b.speed.h_step, d.h);
        divide(linoid(v, 19.5, exp(v + T(19.5), -1 / 23.6), 23.6),
               falling_linoid(v, 87.1, exp(v + T(87.1), 1 / 21.8), 21.8), T(0.00122), T(0.000739), an, bn);
        const L n = advance(state, state_n, an, bn, b.speed.n_step, d.n);
        return open_of(tissue, m, h, p, n);
    }

    // McIntyre, Richardson & Grill 2002
    MYELIGHT_INLINE Open mrg(T *state, const T *tissue, L v, const Doublings &d) const {
        const L m = advance_fast(state, state_m, linoid(v, 21.4, exp(v + T(21.4), -1 / 10.3), 10.3),
                                 falling_linoid(v, 25.7, exp(v + T(25.7), 1 / 9.16), 9.16), T(1.86), T(0.086),
                                 b.speed.m_step);
        L ah, bh, ap, bp;
        divide(linoid(v, 27, exp(v + T(27), -1 / 10.2), 10.2),
               falling_linoid(v, 34, exp(v + T(34), 1.0 / 10), 10), T(0.01), T(0.00025), ap, bp);
        const L p = advance(state, state_p, ap, bp, b.speed.p_step, d.p);
        divide(falling_linoid(v, 114, exp(v + T(114), 1.0 / 11), 11),
               {L{} + T(1), T(1) + exp(v + T(31.8), -1 / 13.4)}, T(0.062), T(2.3), ah, bh);
        const L h = advance(state, state_h, ah, bh, b.speed.h_step, d.h);
        const L an = T(0.3) / (T(1) + exp(v + T(53), -1.0 / 5));
        const L bn = T(0.03) / (T(1) + exp(clamped(v + T(90), T(-80), T(80)), -1));
        const L n = advance(state, state_n, an, bn, b.speed.n_step, d.n);
        return open_of(tissue, m, h, p, n);
    }

    // Hodgkin & Huxley 1952. exp(−v/80) to the 4th and 8th power gives three of the rates.
    MYELIGHT_INLINE Open squid(T *state, const T *tissue, L v, const Doublings &d) const {
        const L e80 = exp(v + T(65), -1.0 / 80);
        const L e40 = e80 * e80;
        const L e20 = e40 * e40;
        const L e10 = e20 * e20;
        const L bm = T(4) * exp(v + T(65), -1.0 / 18);
        L am, an;
        divide(linoid(v, 40, e10 * T(12.182493960703473), 10), // exp(2.5)
               linoid(v, 55, e10 * T(2.718281828459045), 10), T(0.1), T(0.01), am, an);
        const L m = advance(state, state_m, am, bm, b.speed.m_step, d.m);
        const L n = advance(state, state_n, an, T(0.125) * e80, b.speed.n_step, d.n);
        const L bh = T(1) / (T(1) + e10 * T(20.085536923187668)); // exp(3)
        const L h = advance(state, state_h, T(0.07) * e20, bh, b.speed.h_step, d.h);
        const L n2 = n * n;
        return {get(tissue, tissue_sodium_uS) * (m * m * m) * h,
                get(tissue, tissue_potassium_uS) * (n2 * n2)};
    }

    template <ChannelSet set>
    MYELIGHT_INLINE Open one_set(T *state, const T *tissue, L v, const Doublings &d) const {
        if constexpr (set == ChannelSet::cns) return cns(state, tissue, v, d);
        if constexpr (set == ChannelSet::mrg) return mrg(state, tissue, v, d);
        if constexpr (set == ChannelSet::squid) return squid(state, tissue, v, d);
    }

    // `v`: of the membrane, absolute.
    template <ChannelSet set>
    MYELIGHT_INLINE Open advance_all(T *state, const T *tissue, L v, bool has_kv1) const {
        const Doublings &d = careful ? b.speed.rare : b.speed.usual;
        if constexpr (careful) v = clamped(v, T(least_gated_mV), T(most_gated_mV));
        Open open = one_set<set>(state, tissue, v, d);
        if (has_kv1) open.potassium = open.potassium + kv1(state, tissue, v, d);
        return open;
    }
};

// Whether some voltage asks for the slower, `careful` way.
template <ChannelSet set, class T, class L> MYELIGHT_INLINE bool needs_care(const GateSpeeds<T> &speed, L v) {
    if constexpr (!Bits<T>::few_digits) return any_outside(v, speed.usual_low_mV, speed.usual_high_mV);
    constexpr Steep s = steep<set>();
    const T low = speed.usual_low_mV > T(s.low) ? speed.usual_low_mV : T(s.low);
    return any_outside_or_between(v, low, speed.usual_high_mV, T(s.from), T(s.to));
}

} // namespace sim::lanes
