// The kernel: moves packed chains on by whole steps, as fast as the processor can. What it computes is what
// Axon::step() computes; only the order of the sums differs. packed.h packs; nobody else needs this header.
#pragma once

#include "sim/axon/fibre.h"

#include <cstdint>
#include <span>

namespace sim {

// Gates see no voltage outside of this range, which no axon leaves: it keeps every exponential finite.
inline constexpr double least_gated_mV = -300;
inline constexpr double most_gated_mV = 300;

// How often z = (α + β) · step of each gate must be halved to come below ½ at the fastest; see saturation()
// in lane_math.h. The sets of myelinated axons do not ask for m (their m goes by an exponential), `squid` not
// for p.
struct Doublings {
    int m = 0, h = 0, p = 0, n = 0, kv1 = 0;
};

template <class T> struct GateSpeeds {
    // RateFactors times step, ms.
    T m_step = 0, h_step = 0, p_step = 0, n_step = 0, kv1_step = 0;
    Doublings usual; // from usual_low_mV to usual_high_mV
    Doublings rare;  // anywhere in the range of gates
    T usual_low_mV = 0, usual_high_mV = 0;
};

// What changes at one station. Voltages against rest (mV), nA.
enum StateColumn : int {
    state_inside,
    state_m,
    state_h,
    state_n,
    state_give,      // from the link after this station, as of the latest step
    state_inside_nA, // of electrodes and of the leaks of the links, into the axon
    state_p,
    state_columns_always,
    state_kv1 = state_columns_always,
    state_columns_with_kv1,
    state_periaxonal = state_columns_with_kv1, // where some station of the block has a periaxonal space
    state_columns_with_periaxonal,
    state_sodium_pC = state_columns_with_periaxonal, // let in, where ions are counted
    state_potassium_pC,                              // let out
    state_columns_with_ions,
};

// What does not change while steps are taken: µS, nF/ms, nA. Groups of stations that are alike share it.
enum TissueColumn : int {
    tissue_sodium_uS,
    tissue_persistent_uS,
    tissue_potassium_uS,
    tissue_leak_uS,
    tissue_membrane_nA, // of the leaks, through the membrane
    tissue_capacity,    // C/s
    tissue_to_links,    // what the links draw per mV
    tissue_kv1_uS,
    tissue_enclosed,        // 1 where there is a periaxonal space, else 0
    tissue_myelin_capacity, // Cmy/s
    tissue_myelin_uS,       // Cmy/s + Gmy + to both neighbours; 1 where there is no such space
    tissue_columns,
};

// What neighbouring stations share.
enum ChainColumn : int {
    chain_to_next,    // inside, to the next station
    chain_give_right, // from the link after this station into the next, as of the latest step
    chain_columns_always,
    chain_periaxonal_to_next = chain_columns_always, // where there is some periaxonal space
    chain_columns_with_periaxonal,
};

// The factorised equations of the step that is being taken.
enum ScratchColumn : int {
    scratch_rhs,
    scratch_inverse,
    scratch_periaxonal_rhs, // and all of these where there is some periaxonal space
    scratch_inverse_12,
    scratch_inverse_21,
    scratch_inverse_22,
    scratch_diagonal, // the rest: where stations lie along
    scratch_solution,
    scratch_periaxonal_solution,
    scratch_columns,
};

// Link k follows station k. Its modes come in pairs of an even and an odd one; from modes[modes_at[i]] on,
// two groups of amplitudes each, scaled such that z' = keep · z + (v̂_left ± v̂_right); from
// coefficients[coefficients_at[i]] on, four groups each: keep and the current that z gives back, of the even
// one, then of the odd.
template <class T> struct PackedLinks {
    const int *mode_pairs = nullptr, *modes_at = nullptr, *coefficients_at = nullptr; // per group of links
    T *modes = nullptr;
    const T *coefficients = nullptr;
};

template <class T> struct PackedPotentials {
    T rest_mV = 0;
    T sodium_mV = 0, potassium_mV = 0; // against rest
};

// Stations come in groups of `lanes`, in one of two ways:
//   side by side: group k holds station k of `lanes` axons;
//   along: one axon, whose neighbouring stations share a group.
// `state` holds, group by group, `state_columns` × `lanes` numbers; `tissue` those of group i from
// tissue[tissue_at[i]] on. `chain` and `scratch` hold whole columns of groups × lanes, with one group before
// the first and after the last: zeros in `chain`, and in `scratch` where stations lie along. The last
// station, and those that fill up a shorter axon, are ghosts: they stay at rest, as no current moves them,
// and take what a sealed link would give to the right.
//
// A step is taken as an implicit half, in which v̂ solves
//     C (v̂ − v)/s + G v̂ − I = Σ currents of the links,   s = theta · step,
// and from there straight on: v' = v + (v̂ − v)/theta. Theta 1 is backward Euler, ½ Crank–Nicolson.
template <class T> struct PackedBlock {
    ChannelSet channel_set = ChannelSet::cns;
    bool along = false;
    int lanes = 1;
    int groups = 0;
    int chain_stations = 0; // `along`: without the ghost
    int state_columns = 0;
    int chain_length = 0; // of one column of `chain` or `scratch`
    bool any_periaxonal = false;
    bool count_ions = false;
    T step_ms = 0;
    T per_theta = 1;
    PackedPotentials<T> potentials;
    GateSpeeds<T> speed;

    const std::uint8_t *has_gates = nullptr; // per group
    const std::uint8_t *has_kv1 = nullptr;
    T *state = nullptr;
    const T *tissue = nullptr;
    const int *tissue_at = nullptr; // per group
    T *chain = nullptr;
    T *scratch = nullptr;
    PackedLinks<T> links;

    // What to keep of every step: the voltage at state[record[i]], into trace[step · records + i].
    int records = 0;
    const int *record = nullptr;
};

// One set of kernels, compiled for one kind of processor.
struct Kernels {
    const char *name;
    int double_lanes, float_lanes; // of one vector; blocks have one or two times as many
    void (*run_double)(const PackedBlock<double> &, int steps, double *trace);
    void (*run_float)(const PackedBlock<float> &, int steps, float *trace);
    // What the links give, anew, after the modes were set from outside.
    void (*sum_double)(const PackedBlock<double> &);
    void (*sum_float)(const PackedBlock<float> &);

    template <class T> int lanes() const { return sizeof(T) == sizeof(double) ? double_lanes : float_lanes; }
    void run(const PackedBlock<double> &b, int steps, double *trace) const { run_double(b, steps, trace); }
    void run(const PackedBlock<float> &b, int steps, float *trace) const { run_float(b, steps, trace); }
    void sum(const PackedBlock<double> &b) const { sum_double(b); }
    void sum(const PackedBlock<float> &b) const { sum_float(b); }
};

// Those that this processor can run, the best last. All give the same numbers but for the last digits.
std::span<const Kernels *const> usable_kernels();

} // namespace sim
