// The gates of the stations in one group of lanes, for kernel.cpp alone. The rates are those of channels.cpp,
// written such that they share exponentials and divisions.
#pragma once

#include "sim/kernel.h"
#include "sim/lane_math.h"

namespace sim::lanes {

// T, W and `vectors` as in Lanes.
template <class T, int W, int vectors> struct Gating : Functions<T, W> {
    using L = typename Lanes<T, W, vectors>::Type;
    using Ratio = typename Functions<T, W>::template Ratio<L>;
    using Functions<T, W>::exp;
    using Functions<T, W>::linoid;
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

    MYELIGHT_INLINE L kv1(T *state, const T *tissue, L v, const Doublings &d) const {
        const T shift = b.channel_set == ChannelSet::cns ? T(-2) : T(0);
        const L u = v - shift;
        L alpha, beta;
        divide(linoid(u + T(93.2), exp(clamped((u + T(93.2)) * T(-1 / 1.1), T(-80), T(80))), T(1.1)),
               linoid(-(u + T(76)), exp((u + T(76)) * T(1 / 10.5)), T(10.5)), T(0.00798), T(0.0142), alpha,
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
        const L e103 = exp((v + T(25.4)) * T(-1 / 10.3));
        const L e916 = exp((v + T(29.7)) * T(1 / 9.16));
        L am, bm, ah, bh, ap, bp, an, bn;
        divide(linoid(v + T(25.4), e103, T(10.3)), linoid(-(v + T(29.7)), e916, T(9.16)), T(1.86), T(0.086),
               am, bm);
        const L m = advance(state, state_m, am, bm, b.speed.m_step, d.m);
        divide(linoid(v + T(48.4), e103 * T(0.10720528740672229), T(10.3)),  // exp(−23/10.3)
               linoid(-(v + T(42.7)), e916 * T(4.133869832887826), T(9.16)), // exp(13/9.16)
               T(0.186), T(0.0086), ap, bp);
        const L p = advance(state, state_p, ap, bp, b.speed.m_step, d.p);
        divide(linoid(-(v + T(118)), exp((v + T(118)) * T(1.0 / 11)), T(11)),
               {L{} + T(1), T(1) + exp((v + T(35.8)) * T(-1 / 13.4))}, T(0.0336), T(2.3), ah, bh);
        const L h = advance(state, state_h, ah, bh, b.speed.h_step, d.h);
        divide(linoid(v + T(19.5), exp((v + T(19.5)) * T(-1 / 23.6)), T(23.6)),
               linoid(-(v + T(87.1)), exp((v + T(87.1)) * T(1 / 21.8)), T(21.8)), T(0.00122), T(0.000739), an,
               bn);
        const L n = advance(state, state_n, an, bn, b.speed.n_step, d.n);
        return open_of(tissue, m, h, p, n);
    }

    // McIntyre, Richardson & Grill 2002
    MYELIGHT_INLINE Open mrg(T *state, const T *tissue, L v, const Doublings &d) const {
        L am, bm, ah, bh, ap, bp, an, bn;
        divide(linoid(v + T(21.4), exp((v + T(21.4)) * T(-1 / 10.3)), T(10.3)),
               linoid(-(v + T(25.7)), exp((v + T(25.7)) * T(1 / 9.16)), T(9.16)), T(1.86), T(0.086), am, bm);
        const L m = advance(state, state_m, am, bm, b.speed.m_step, d.m);
        divide(linoid(v + T(27), exp((v + T(27)) * T(-1 / 10.2)), T(10.2)),
               linoid(-(v + T(34)), exp((v + T(34)) * T(1.0 / 10)), T(10)), T(0.01), T(0.00025), ap, bp);
        const L p = advance(state, state_p, ap, bp, b.speed.m_step, d.p);
        divide(linoid(-(v + T(114)), exp((v + T(114)) * T(1.0 / 11)), T(11)),
               {L{} + T(1), T(1) + exp((v + T(31.8)) * T(-1 / 13.4))}, T(0.062), T(2.3), ah, bh);
        const L h = advance(state, state_h, ah, bh, b.speed.h_step, d.h);
        an = T(0.3) / (T(1) + exp(clamped((v + T(53)) * T(-1.0 / 5), T(-80), T(80))));
        bn = T(0.03) / (T(1) + exp(clamped(-(v + T(90)), T(-80), T(80))));
        const L n = advance(state, state_n, an, bn, b.speed.slow_step, d.n);
        return open_of(tissue, m, h, p, n);
    }

    // Hodgkin & Huxley 1952. exp(−v/80) to the 4th and 8th power gives three of the rates.
    MYELIGHT_INLINE Open squid(T *state, const T *tissue, L v, const Doublings &d) const {
        const L e80 = exp((v + T(65)) * T(-1.0 / 80));
        const L e40 = e80 * e80;
        const L e20 = e40 * e40;
        const L e10 = e20 * e20;
        const L bm = T(4) * exp((v + T(65)) * T(-1.0 / 18));
        L am, an;
        divide(linoid(v + T(40), e10 * T(12.182493960703473), T(10)), // exp(2.5)
               linoid(v + T(55), e10 * T(2.718281828459045), T(10)), T(0.1), T(0.01), am, an);
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
        const Doublings *d = &b.speed.usual;
        if (any_outside(v, b.speed.usual_low_mV, b.speed.usual_high_mV)) [[unlikely]] {
            d = &b.speed.rare;
            v = clamped(v, T(least_gated_mV), T(most_gated_mV));
        }
        Open open = one_set<set>(state, tissue, v, *d);
        if (has_kv1) open.potassium = open.potassium + kv1(state, tissue, v, *d);
        return open;
    }
};

} // namespace sim::lanes
