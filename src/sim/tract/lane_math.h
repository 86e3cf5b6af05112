// Lanes: numbers that are worked on at once. `Vector` is what one instruction takes, `Pair` is two of those,
// so that the processor need not wait for one result before it begins the next; code written for either reads
// the same. For kernel_loops.cpp alone, which is compiled once for each kind of processor: nothing here may
// call a function that could be shared with code compiled for another, hence no standard library.
#pragma once

namespace sim::lanes {

#define MYELIGHT_INLINE [[gnu::always_inline]] inline

template <class T> struct Bits;
template <> struct Bits<double> {
    using Int = long long;
    static constexpr int mantissa = 52;
    static constexpr double round = 0x1.8p52;
    static constexpr bool few_digits = false;
};
template <> struct Bits<float> {
    using Int = int;
    static constexpr int mantissa = 23;
    static constexpr float round = 0x1.8p23f;
    static constexpr bool few_digits = true;
};

template <class T, int W> struct Types {
    typedef T Vector __attribute__((vector_size(W * sizeof(T))));
    typedef typename Bits<T>::Int Mask __attribute__((vector_size(W * sizeof(T))));
};

template <class V> struct Pair { V a, b; };
template <class V> MYELIGHT_INLINE Pair<V> operator+(Pair<V> x, Pair<V> y) { return {x.a + y.a, x.b + y.b}; }
template <class V> MYELIGHT_INLINE Pair<V> operator-(Pair<V> x, Pair<V> y) { return {x.a - y.a, x.b - y.b}; }
template <class V> MYELIGHT_INLINE Pair<V> operator*(Pair<V> x, Pair<V> y) { return {x.a * y.a, x.b * y.b}; }
template <class V> MYELIGHT_INLINE Pair<V> operator/(Pair<V> x, Pair<V> y) { return {x.a / y.a, x.b / y.b}; }
template <class V> MYELIGHT_INLINE Pair<V> operator-(Pair<V> x) { return {-x.a, -x.b}; }
template <class V, class T> MYELIGHT_INLINE Pair<V> operator+(Pair<V> x, T y) { return {x.a + y, x.b + y}; }
template <class V, class T> MYELIGHT_INLINE Pair<V> operator-(Pair<V> x, T y) { return {x.a - y, x.b - y}; }
template <class V, class T> MYELIGHT_INLINE Pair<V> operator*(Pair<V> x, T y) { return {x.a * y, x.b * y}; }
template <class V, class T> MYELIGHT_INLINE Pair<V> operator+(T x, Pair<V> y) { return {x + y.a, x + y.b}; }
template <class V, class T> MYELIGHT_INLINE Pair<V> operator-(T x, Pair<V> y) { return {x - y.a, x - y.b}; }
template <class V, class T> MYELIGHT_INLINE Pair<V> operator*(T x, Pair<V> y) { return {x * y.a, x * y.b}; }
template <class V, class T> MYELIGHT_INLINE Pair<V> operator/(T x, Pair<V> y) { return {x / y.a, x / y.b}; }

// Lanes<T, W, 1>: a vector of W; Lanes<T, W, 2>: a pair of them.
template <class T, int W, int vectors> struct Lanes;
template <class T, int W> struct Lanes<T, W, 1> {
    using Vector = typename Types<T, W>::Vector;
    using Type = Vector;
};
template <class T, int W> struct Lanes<T, W, 2> {
    using Vector = typename Types<T, W>::Vector;
    using Type = Pair<Vector>;
};

template <class V, class T> MYELIGHT_INLINE void load_into(V &v, const T *from) {
    __builtin_memcpy(&v, from, sizeof v);
}
template <class V, class T> MYELIGHT_INLINE void load_into(Pair<V> &v, const T *from) {
    load_into(v.a, from);
    load_into(v.b, from + sizeof(V) / sizeof(T));
}
template <class L, class T> MYELIGHT_INLINE L load(const T *from) {
    L v;
    load_into(v, from);
    return v;
}
template <class V, class T> MYELIGHT_INLINE void store(T *to, V v) { __builtin_memcpy(to, &v, sizeof v); }
template <class V, class T> MYELIGHT_INLINE void store(T *to, Pair<V> v) {
    store(to, v.a);
    store(to + sizeof(V) / sizeof(T), v.b);
}

template <class M> MYELIGHT_INLINE bool any_lane(M mask) {
#if defined(__AVX2__)
    if constexpr (sizeof(M) == 32) {
        typedef long long Quads __attribute__((vector_size(32)));
        return !__builtin_ia32_ptestz256(reinterpret_cast<Quads>(mask), reinterpret_cast<Quads>(mask));
    }
#elif defined(__SSE2__)
    if constexpr (sizeof(M) == 16) {
        typedef char Bytes __attribute__((vector_size(16)));
        return __builtin_ia32_pmovmskb128(reinterpret_cast<Bytes>(mask)) != 0;
    }
#endif
    bool any = false;
    for (unsigned i = 0; i < sizeof mask / sizeof mask[0]; ++i) any |= mask[i] != 0;
    return any;
}

// True when some lane lies outside of low … high.
template <class V, class T> MYELIGHT_INLINE bool any_outside(V x, T low, T high) {
    return any_lane((x < low) | (x > high));
}
template <class V, class T> MYELIGHT_INLINE bool any_outside(Pair<V> x, T low, T high) {
    return any_lane((x.a < low) | (x.a > high) | (x.b < low) | (x.b > high));
}

// … or inside of from … to.
template <class V, class T> MYELIGHT_INLINE bool any_outside_or_between(V x, T low, T high, T from, T to) {
    return any_lane((x < low) | (x > high) | ((x > from) & (x < to)));
}
template <class V, class T>
MYELIGHT_INLINE bool any_outside_or_between(Pair<V> x, T low, T high, T from, T to) {
    return any_lane((x.a < low) | (x.a > high) | ((x.a > from) & (x.a < to)) | (x.b < low) | (x.b > high) |
                    ((x.b > from) & (x.b < to)));
}

template <class V, class T> MYELIGHT_INLINE V clamped(V x, T low, T high) {
    x = x > low ? x : V{} + low;
    return x < high ? x : V{} + high;
}
template <class V, class T> MYELIGHT_INLINE Pair<V> clamped(Pair<V> x, T low, T high) {
    return {clamped(x.a, low, high), clamped(x.b, low, high)};
}

// The coefficients of two polynomials, in every lane: 2^x on ±1/2 and (1 − exp(−z))/z on 0 … 1/2,
// interpolated at the Chebyshev points, to 3e-16 and 4e-15 (double), 1e-7 and 8e-8 (float).
template <class V, class T> struct Tables;
template <class V> struct Tables<V, double> {
    V exp2[11], saturation[9];
    Tables() {
        constexpr double e[] = {1.0,
                                0.69314718055995,
                                0.24022650695910097,
                                0.05550410866444772,
                                0.009618129107606888,
                                0.0013333558230164974,
                                0.0001540353044173605,
                                1.5252657260200837e-05,
                                1.321544258792169e-06,
                                1.0208690299958306e-07,
                                7.072585949269223e-09};
        constexpr double s[] = {0.99999999999999667,    -0.49999999999891376,    0.16666666660865045,
                                -0.041666665472099212,  0.0083333209911113908,   -0.0013888170758836031,
                                0.00019816620867329842, -2.4304403409224723e-05, 2.2038692849545893e-06};
        for (int i = 0; i < 11; ++i) exp2[i] = V{} + e[i];
        for (int i = 0; i < 9; ++i) saturation[i] = V{} + s[i];
    }
};
template <class V> struct Tables<V, float> {
    V exp2[6], saturation[5];
    Tables() {
        constexpr float e[] = {1.0000000754548972f,  0.6931471880262288f,   0.2402210748530834f,
                               0.05550357114219078f, 0.009676031918322054f, 0.0013390863364671234f};
        constexpr float s[] = {0.99999992893755896f, -0.49999288337802861f, 0.16655192765429988f,
                               -0.041013210491042819f, 0.0067828625555145742f};
        for (int i = 0; i < 6; ++i) exp2[i] = V{} + e[i];
        for (int i = 0; i < 5; ++i) saturation[i] = V{} + s[i];
    }
};

// c[0] + c[1] x + c[2] x² + …, as two polynomials in x², so that the wait for the last result is half as
// long.
template <class V, int N> MYELIGHT_INLINE V polynomial(V x, const V (&c)[N]) {
    const V square = x * x;
    V even = c[(N - 1) / 2 * 2];
    V odd = c[N / 2 * 2 - 1];
#pragma GCC unroll 8
    for (int i = (N - 1) / 2 * 2 - 2; i >= 0; i -= 2) even = even * square + c[i];
#pragma GCC unroll 8
    for (int i = N / 2 * 2 - 3; i >= 1; i -= 2) odd = odd * square + c[i];
    return odd * x + even;
}

// `careful`: see linoid().
template <class T, int W, bool careful> struct Functions {
    using V = typename Types<T, W>::Vector;
    using I = typename Types<T, W>::Mask;
    const Tables<V, T> &tables;

    // exp(x · per), which must lie between 1e-38 and 1e38.
    MYELIGHT_INLINE V exp(V x, double per) const {
        const T per_ln2 = static_cast<T>(per * 1.4426950408889634);
        const V shifted = x * per_ln2 + Bits<T>::round; // whole powers of two: in the lowest bits
        const V rest = x * per_ln2 - (shifted - Bits<T>::round);
        const I power = reinterpret_cast<I>(polynomial(rest, tables.exp2));
        return reinterpret_cast<V>(power + (reinterpret_cast<I>(shifted) << Bits<T>::mantissa));
    }
    MYELIGHT_INLINE Pair<V> exp(Pair<V> x, double per) const { return {exp(x.a, per), exp(x.b, per)}; }

    // (1 − exp(−z))/z for 0 ≤ z ≤ 2^(doublings − 1): how far a gate gets in a step, relative to a straight
    // line.
    MYELIGHT_INLINE V saturation(V z, int doublings) const {
        if (doublings == 0) [[likely]]
            return polynomial(z, tables.saturation);
        V part = z;
        for (int i = 0; i < doublings; ++i) part = part * T(0.5);
        V s = polynomial(part, tables.saturation);
        for (int i = 0; i < doublings; ++i) { // s(2z) = s(z) (1 − z s(z)/2)
            s = s * (T(1) - T(0.5) * part * s);
            part = part + part;
        }
        return s;
    }
    MYELIGHT_INLINE Pair<V> saturation(Pair<V> z, int doublings) const {
        return {saturation(z.a, doublings), saturation(z.b, doublings)};
    }

    // x / (1 − e) as a fraction, with e = exp(−x/k); x is v + offset or, in the second, −(v + offset).
    template <class L> struct Ratio { L over, under; };
    template <class L> MYELIGHT_INLINE Ratio<L> linoid(L v, double offset, L e, double k) const {
        if constexpr (careful && Bits<T>::few_digits)
            return by_series_near_zero(v + static_cast<T>(offset), e, static_cast<T>(k));
        return {v + static_cast<T>(offset + k * nudge), static_cast<T>(1.0 + nudge) - e};
    }
    template <class L> MYELIGHT_INLINE Ratio<L> falling_linoid(L v, double offset, L e, double k) const {
        if constexpr (careful && Bits<T>::few_digits)
            return by_series_near_zero(-(v + static_cast<T>(offset)), e, static_cast<T>(k));
        return {static_cast<T>(k * nudge - offset) - v, static_cast<T>(1.0 + nudge) - e};
    }

    static constexpr double near_zero = Bits<T>::few_digits ? 0.05 : 1e-3; // of k

    // Without, 1 − e would lose too many of them near x = 0: this is what `careful` is for.
    MYELIGHT_INLINE Ratio<V> by_series_near_zero(V x, V e, T k) const {
        const T near = k * T(near_zero);
        const I is_near = (x < near) & (x > -near);
        const V series = k + x * (T(0.5) + x * (T(1) / (12 * k)));
        return {is_near ? series : x, is_near ? V{} + T(1) : T(1) - e};
    }
    MYELIGHT_INLINE Ratio<Pair<V>> by_series_near_zero(Pair<V> x, Pair<V> e, T k) const {
        const Ratio<V> a = by_series_near_zero(x.a, e.a, k);
        const Ratio<V> b = by_series_near_zero(x.b, e.b, k);
        return {{a.over, b.over}, {a.under, b.under}};
    }

private:
    // With digits to spare, both parts are nudged away from zero in the same proportion, so that x = 0 gives
    // about k and not 0/0. Elsewhere that changes the quotient by less than 1e-14 of itself; 1 − e is off by
    // 1e-16/|x/k| of itself.
    static constexpr double nudge = 0x1p-47;
};

// Numbers too small to matter (below 1e-38) count as zero while this lives, where the processor can do that:
// a gate that has all but closed would otherwise slow some of them down a hundredfold.
struct FlushTinyNumbers {
#ifdef __SSE2__
    unsigned before = __builtin_ia32_stmxcsr();
    MYELIGHT_INLINE FlushTinyNumbers() { __builtin_ia32_ldmxcsr(before | 0x8040); }
    MYELIGHT_INLINE ~FlushTinyNumbers() { __builtin_ia32_ldmxcsr(before); }
#else
    MYELIGHT_INLINE FlushTinyNumbers() {}
#endif
};

} // namespace sim::lanes
