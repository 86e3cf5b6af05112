// Lanes: numbers that are worked on at once. `Vector` is what one instruction takes, `Pair` is two of those,
// so that the processor need not wait for one result before it begins the next; code written for either reads
// the same. For kernel.cpp alone, which is compiled once for each kind of processor: nothing here may call a
// function that could be shared with code compiled for another, hence no standard library.
#pragma once

namespace sim::lanes {

#define MYELIGHT_INLINE [[gnu::always_inline]] inline

template <class T> struct Bits;
template <> struct Bits<double> {
    using Int = long long;
    static constexpr int mantissa = 52;
    static constexpr double round = 0x1.8p52;
    static constexpr double ln2_high = 0x1.62e42fee00000p-1; // so few digits that its multiples are exact
    static constexpr double ln2_low = 0x1.a39ef35793c76p-33;
    static constexpr double near_zero = 1e-3;
};
template <> struct Bits<float> {
    using Int = int;
    static constexpr int mantissa = 23;
    static constexpr float round = 0x1.8p23f;
    static constexpr float ln2_high = 0x1.62e000p-1f;
    static constexpr float ln2_low = 0x1.0bfbe8p-15f;
    static constexpr float near_zero = 5e-2f;
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

template <class V, class T> MYELIGHT_INLINE V clamped(V x, T low, T high) {
    x = x > low ? x : V{} + low;
    return x < high ? x : V{} + high;
}
template <class V, class T> MYELIGHT_INLINE Pair<V> clamped(Pair<V> x, T low, T high) {
    return {clamped(x.a, low, high), clamped(x.b, low, high)};
}

// The coefficients of two polynomials, in every lane: exp(x) on ±(ln 2)/2 and (1 − exp(−z))/z on 0 … 1/2,
// interpolated at the Chebyshev points, to 3e-16 and 4e-15 (double), 1e-7 and 8e-8 (float).
template <class V, class T> struct Tables;
template <class V> struct Tables<V, double> {
    V exp[11], saturation[9];
    Tables() {
        constexpr double e[] = {1.0,
                                1.0000000000000067,
                                0.50000000000000056,
                                0.16666666666554406,
                                0.041666666666573142,
                                0.0083333333856677825,
                                0.0013888888932488599,
                                0.00019841170270440067,
                                2.4801504346997686e-05,
                                2.764018079620985e-06,
                                2.7626357241447223e-07};
        constexpr double s[] = {0.99999999999999667,    -0.49999999999891376,    0.16666666660865045,
                                -0.041666665472099212,  0.0083333209911113908,   -0.0013888170758836031,
                                0.00019816620867329842, -2.4304403409224723e-05, 2.2038692849545893e-06};
        for (int i = 0; i < 11; ++i) exp[i] = V{} + e[i];
        for (int i = 0; i < 9; ++i) saturation[i] = V{} + s[i];
    }
};
template <class V> struct Tables<V, float> {
    V exp[6], saturation[5];
    Tables() {
        constexpr float e[] = {1.0000000754548972f,  1.0000000107715701f,   0.49998869378303396f,
                               0.16666505260408124f, 0.041917507249615259f, 0.0083691484908563468f};
        constexpr float s[] = {0.99999992893755896f, -0.49999288337802861f, 0.16655192765429988f,
                               -0.041013210491042819f, 0.0067828625555145742f};
        for (int i = 0; i < 6; ++i) exp[i] = V{} + e[i];
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

template <class T, int W> struct Functions {
    using V = typename Types<T, W>::Vector;
    using I = typename Types<T, W>::Mask;
    const Tables<V, T> &tables;

    // |x| must stay below 87 (float) or 700 (double).
    MYELIGHT_INLINE V exp(V x) const {
        const V shifted =
            x * T(1.4426950408889634) + Bits<T>::round; // whole powers of two: in the lowest bits
        const V whole = shifted - Bits<T>::round;
        const V rest = (x - whole * Bits<T>::ln2_high) - whole * Bits<T>::ln2_low;
        const I small = reinterpret_cast<I>(polynomial(rest, tables.exp));
        return reinterpret_cast<V>(small + (reinterpret_cast<I>(shifted) << Bits<T>::mantissa));
    }
    MYELIGHT_INLINE Pair<V> exp(Pair<V> x) const { return {exp(x.a), exp(x.b)}; }

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

    // x / (1 − e) with e = exp(−x/k), as a fraction; near x = 0 by its series.
    template <class L> struct Ratio { L over, under; };
    MYELIGHT_INLINE Ratio<V> linoid(V x, V e, T k) const {
        const T near = k * Bits<T>::near_zero;
        const I is_near = (x < near) & (x > -near);
        const V series = k + x * (T(0.5) + x * (T(1) / (12 * k)));
        return {is_near ? series : x, is_near ? V{} + T(1) : T(1) - e};
    }
    MYELIGHT_INLINE Ratio<Pair<V>> linoid(Pair<V> x, Pair<V> e, T k) const {
        const Ratio<V> a = linoid(x.a, e.a, k);
        const Ratio<V> b = linoid(x.b, e.b, k);
        return {{a.over, b.over}, {a.under, b.under}};
    }
};

} // namespace sim::lanes
