// Compiled once for each kind of processor, with MYELIGHT_KERNELS naming the result and MYELIGHT_LANE_BYTES
// the width of its vectors. The equations are in kernel.h.
#include "sim/tract/kernel.h"

#include "sim/tract/kernel_gates.h"

namespace sim {
namespace {

using lanes::load, lanes::store;

template <class T, int W, int vectors, ChannelSet set> class Kernel {
    using L = typename lanes::Lanes<T, W, vectors>::Type;
    template <bool careful> using Gating = lanes::Gating<T, W, vectors, careful>;
    using Tables = lanes::Tables<typename lanes::Types<T, W>::Vector, T>;
    static constexpr int group = W * vectors;

    const PackedBlock<T> b;
    const Tables *tables;
    const int state_length = b.state_columns * group;

public:
    Kernel(const PackedBlock<T> &block, const Tables *t) : b(block), tables(t) {}

    void run(int steps, T *trace) const {
        for (int s = 0; s < steps; ++s) {
            if (b.along)
                b.any_periaxonal ? step_along_with_periaxonal() : step_along();
            else
                b.any_periaxonal ? step_side_by_side_with_periaxonal() : step_side_by_side();
            for (int i = 0; i < b.records; ++i) *trace++ = b.state[b.record[i]];
        }
    }

    void sum_modes() const {
        for (int i = 0; i < b.groups; ++i) {
            L even_sum{}, odd_sum{};
            const T *z = b.links.modes + b.links.modes_at[i];
            const T *c = b.links.coefficients + b.links.coefficients_at[i];
            for (int k = 0; k < b.links.mode_pairs[i]; ++k, z += 2 * group, c += 4 * group) {
                even_sum = even_sum + load<L>(c + group) * load<L>(z);
                odd_sum = odd_sum + load<L>(c + 3 * group) * load<L>(z + group);
            }
            give(i, even_sum, odd_sum);
        }
    }

private:
    MYELIGHT_INLINE T *state(int i) const { return b.state + i * state_length; }
    MYELIGHT_INLINE const T *tissue(int i) const { return b.tissue + b.tissue_at[i]; }
    MYELIGHT_INLINE static L get(const T *state, StateColumn c) { return load<L>(state + c * group); }
    MYELIGHT_INLINE static L get(const T *tissue, TissueColumn c) { return load<L>(tissue + c * group); }
    MYELIGHT_INLINE T *chain(ChainColumn c) const { return b.chain + c * b.chain_length + group; }
    MYELIGHT_INLINE T *scratch(ScratchColumn c) const { return b.scratch + c * b.chain_length + group; }
    // One number of station k, where stations lie along.
    MYELIGHT_INLINE T element(int k, TissueColumn c) const {
        return tissue(k / group)[c * group + k % group];
    }

    struct Membrane {
        L conductance, current; // I = conductance · V − current
    };

    // Moves the gates of one group on by a step and says what its membrane conducts after it.
    template <bool myelin> MYELIGHT_INLINE Membrane membrane(int i) const {
        T *const r = state(i);
        const T *const t = tissue(i);
        const L leak = get(t, tissue_leak_uS);
        const L leaked = get(t, tissue_membrane_nA);
        if (!b.has_gates[i]) return {leak, leaked};
        L v = get(r, state_inside);
        if constexpr (myelin) v = v - get(r, state_periaxonal);
        v = v + b.potentials.rest_mV;
        L sodium{};
        L potassium{};
        if (lanes::needs_care<set>(b.speed, v)) [[unlikely]] {
            const auto open = Gating<true>{{*tables}, b}.template advance_all<set>(r, t, v, b.has_kv1[i]);
            sodium = open.sodium;
            potassium = open.potassium;
        } else {
            const auto open = Gating<false>{{*tables}, b}.template advance_all<set>(r, t, v, b.has_kv1[i]);
            sodium = open.sodium;
            potassium = open.potassium;
        }
        if (b.count_ions) {
            const L sodium_nA = sodium * (v - (b.potentials.sodium_mV + b.potentials.rest_mV));
            const L potassium_nA = potassium * (v - (b.potentials.potassium_mV + b.potentials.rest_mV));
            store(r + state_sodium_pC * group, get(r, state_sodium_pC) - sodium_nA * b.step_ms);
            store(r + state_potassium_pC * group, get(r, state_potassium_pC) + potassium_nA * b.step_ms);
        }
        return {leak + sodium + potassium,
                leaked + sodium * b.potentials.sodium_mV + potassium * b.potentials.potassium_mV};
    }

    // What flows into a group of stations from the links on both sides, but for what v̂ itself drives, and
    // from electrodes. `before`: how far back the stations before them lie in the chain's columns.
    MYELIGHT_INLINE L from_links(int i, int before) const {
        const T *const r = state(i);
        return get(r, state_inside_nA) + get(r, state_give) +
               load<L>(chain(chain_give_right) + i * group - before);
    }

    MYELIGHT_INLINE void give(int i, L even_sum, L odd_sum) const {
        store(state(i) + state_give * group, even_sum + odd_sum);
        store(chain(chain_give_right) + i * group, even_sum - odd_sum);
    }

    // The links' modes after v̂ is known, and what they will give back in the next step.
    MYELIGHT_INLINE void move_modes(int i, L left, L right) const {
        L even_sum{}, odd_sum{};
        T *z = b.links.modes + b.links.modes_at[i];
        const T *c = b.links.coefficients + b.links.coefficients_at[i];
        const L sum = left + right;
        const L difference = left - right;
        const T *const end = z + b.links.mode_pairs[i] * 2 * group;
        for (; z != end; z += 2 * group, c += 4 * group) {
            const L even = load<L>(c) * load<L>(z) + sum;
            const L odd = load<L>(c + 2 * group) * load<L>(z + group) + difference;
            store(z, even);
            store(z + group, odd);
            even_sum = even_sum + load<L>(c + group) * even;
            odd_sum = odd_sum + load<L>(c + 3 * group) * odd;
        }
        give(i, even_sum, odd_sum);
    }

    // v' = v + (v̂ − v)/theta
    MYELIGHT_INLINE void leave_stage(int i, StateColumn column, L stage) const {
        T *const at = state(i) + column * group;
        const L v = load<L>(at);
        store(at, v + (stage - v) * b.per_theta);
    }

    // Axons side by side, none with a periaxonal space at a station: one sweep down, one up (Thomas).
    void step_side_by_side() const {
        L inverse{};
        L rhs{};
        for (int k = 0; k < b.groups; ++k) {
            const int at = k * group;
            const Membrane m = membrane<false>(k);
            const T *const t = tissue(k);
            const L capacity = get(t, tissue_capacity);
            const L to_previous = load<L>(chain(chain_to_next) + at - group);
            const L weight = to_previous * inverse;
            const L own = capacity * get(state(k), state_inside) + m.current + from_links(k, group);
            inverse = T(1) / (capacity + get(t, tissue_to_links) + m.conductance - weight * to_previous);
            rhs = own + weight * rhs;
            store(scratch(scratch_inverse) + at, inverse);
            store(scratch(scratch_rhs) + at, rhs);
        }
        L right{};
        for (int k = b.groups - 1; k >= 0; --k) {
            const int at = k * group;
            const L own = load<L>(scratch(scratch_rhs) + at);
            const L stage =
                (own + load<L>(chain(chain_to_next) + at) * right) * load<L>(scratch(scratch_inverse) + at);
            leave_stage(k, state_inside, stage);
            move_modes(k, stage, right);
            right = stage;
        }
    }

    // The 2×2 blocks of a sweep where stations have a periaxonal space: as in Axon::solve().
    template <class U> struct Row { U i11{}, i12{}, i21{}, i22{}, rhs{}, periaxonal_rhs{}; };
    // The station itself, before the one on its left is eliminated from it.
    template <class U> struct Own { U capacity, conductance, to_links, open, myelin, rhs, periaxonal_rhs; };
    template <class U>
    MYELIGHT_INLINE static Row<U> eliminate(const Own<U> &own, U to_previous, U periaxonal_to_previous,
                                            const Row<U> &left) {
        // The membrane's conductance a stands in all four entries; it would cancel most digits of the
        // determinant if that were not written out.
        const U a = own.capacity + own.conductance;
        const U in_myelin = a * own.open;
        const U e11 = own.to_links - to_previous * left.i11 * to_previous;
        const U e12 = -(to_previous * left.i12 * periaxonal_to_previous);
        const U e21 = -(periaxonal_to_previous * left.i21 * to_previous);
        const U e22 = own.myelin - periaxonal_to_previous * left.i22 * periaxonal_to_previous;
        const U determinant = a * e22 + in_myelin * (e11 + e12 + e21) + (e11 * e22 - e12 * e21);
        const U per_determinant = T(1) / determinant;
        Row<U> row;
        row.i11 = (in_myelin + e22) * per_determinant;
        row.i12 = (in_myelin - e12) * per_determinant;
        row.i21 = (in_myelin - e21) * per_determinant;
        row.i22 = (a + e11) * per_determinant;
        row.rhs = own.rhs + to_previous * (left.i11 * left.rhs + left.i12 * left.periaxonal_rhs);
        row.periaxonal_rhs = own.periaxonal_rhs +
                             periaxonal_to_previous * (left.i21 * left.rhs + left.i22 * left.periaxonal_rhs);
        return row;
    }

    // The right-hand sides of both rows of a group.
    MYELIGHT_INLINE void two_rhs(int i, int before, L current, L &rhs, L &periaxonal_rhs) const {
        const T *const t = tissue(i);
        const T *const r = state(i);
        const L p = get(r, state_periaxonal);
        const L through = get(t, tissue_capacity) * (get(r, state_inside) - p) + current;
        rhs = through + from_links(i, before);
        periaxonal_rhs = get(t, tissue_enclosed) * (get(t, tissue_myelin_capacity) * p - through);
    }

    void step_side_by_side_with_periaxonal() const {
        Row<L> row;
        for (int k = 0; k < b.groups; ++k) {
            const int at = k * group;
            const Membrane m = membrane<true>(k);
            const T *const t = tissue(k);
            Own<L> own{get(t, tissue_capacity),
                       m.conductance,
                       get(t, tissue_to_links),
                       get(t, tissue_enclosed),
                       get(t, tissue_myelin_uS),
                       L{},
                       L{}};
            two_rhs(k, group, m.current, own.rhs, own.periaxonal_rhs);
            row = eliminate<L>(own, load<L>(chain(chain_to_next) + at - group),
                               load<L>(chain(chain_periaxonal_to_next) + at - group), row);
            store(scratch(scratch_inverse) + at, row.i11);
            store(scratch(scratch_inverse_12) + at, row.i12);
            store(scratch(scratch_inverse_21) + at, row.i21);
            store(scratch(scratch_inverse_22) + at, row.i22);
            store(scratch(scratch_rhs) + at, row.rhs);
            store(scratch(scratch_periaxonal_rhs) + at, row.periaxonal_rhs);
        }
        L right{};
        L periaxonal_right{};
        for (int k = b.groups - 1; k >= 0; --k) {
            const int at = k * group;
            const L rhs = load<L>(scratch(scratch_rhs) + at) + load<L>(chain(chain_to_next) + at) * right;
            const L periaxonal_rhs = load<L>(scratch(scratch_periaxonal_rhs) + at) +
                                     load<L>(chain(chain_periaxonal_to_next) + at) * periaxonal_right;
            const L stage = load<L>(scratch(scratch_inverse) + at) * rhs +
                            load<L>(scratch(scratch_inverse_12) + at) * periaxonal_rhs;
            periaxonal_right = load<L>(scratch(scratch_inverse_21) + at) * rhs +
                               load<L>(scratch(scratch_inverse_22) + at) * periaxonal_rhs;
            leave_stage(k, state_inside, stage);
            leave_stage(k, state_periaxonal, periaxonal_right);
            move_modes(k, stage, right);
            right = stage;
        }
    }

    // One axon: its equations solved from both ends at once, which halves the wait for one number after
    // another.
    void solve_twisted() const {
        const int n = b.chain_stations;
        const int middle = n / 2;
        const T *const d = scratch(scratch_diagonal);
        const T *const off = chain(chain_to_next);
        T *const r = scratch(scratch_rhs), *const inverse = scratch(scratch_inverse);
        T *const x = scratch(scratch_solution);
        // One sweep: the station that it has come to, after all before it are eliminated.
        struct Sweep {
            T diagonal, rhs;
        };
        Sweep left{d[0], r[0]};
        Sweep right{d[n - 1], r[n - 1]};
        // Leaves station k for the one at `next`; `across` is the conductance between them.
        const auto leave = [=](Sweep &sweep, int k, int next, T across) {
            const T per_diagonal = T(1) / sweep.diagonal;
            const T weight = across * per_diagonal;
            inverse[k] = per_diagonal;
            r[k] = sweep.rhs;
            sweep = {d[next] - across * across * per_diagonal, r[next] + weight * sweep.rhs};
        };
        int i = 0;
        int j = n - 1;
        for (; i + 1 < middle && j - 1 > middle; ++i, --j) {
            leave(left, i, i + 1, off[i]);
            leave(right, j, j - 1, off[j - 1]);
        }
        for (; i + 1 < middle; ++i) leave(left, i, i + 1, off[i]);
        for (; j - 1 > middle; --j) leave(right, j, j - 1, off[j - 1]);
        // Both now stand beside the middle, or on it where the chain is very short.
        Sweep centre{d[middle], r[middle]};
        const auto join = [=](Sweep &at, const Sweep &from, int k, T across) {
            const T per_diagonal = T(1) / from.diagonal;
            inverse[k] = per_diagonal;
            r[k] = from.rhs;
            at.diagonal -= across * across * per_diagonal;
            at.rhs += across * per_diagonal * from.rhs;
        };
        if (i < middle) join(centre, left, i, off[i]);
        if (j > middle) join(centre, right, j, off[j - 1]);
        x[middle] = centre.rhs / centre.diagonal;
        T at_left = x[middle];
        T at_right = x[middle];
        for (i = middle - 1, j = middle + 1; i >= 0 && j < n; --i, ++j) {
            x[i] = at_left = r[i] * inverse[i] + off[i] * inverse[i] * at_left;
            x[j] = at_right = r[j] * inverse[j] + off[j - 1] * inverse[j] * at_right;
        }
        for (; i >= 0; --i) x[i] = at_left = r[i] * inverse[i] + off[i] * inverse[i] * at_left;
        for (; j < n; ++j) x[j] = at_right = r[j] * inverse[j] + off[j - 1] * inverse[j] * at_right;
    }

    void step_along() const {
        for (int i = 0; i < b.groups; ++i) {
            const Membrane m = membrane<false>(i);
            const T *const t = tissue(i);
            const L capacity = get(t, tissue_capacity);
            store(scratch(scratch_diagonal) + i * group, capacity + get(t, tissue_to_links) + m.conductance);
            store(scratch(scratch_rhs) + i * group,
                  capacity * get(state(i), state_inside) + m.current + from_links(i, 1));
        }
        solve_twisted();
        move_along();
    }

    void move_along() const {
        for (int i = 0; i < b.groups; ++i) {
            const L stage = load<L>(scratch(scratch_solution) + i * group);
            leave_stage(i, state_inside, stage);
            move_modes(i, stage, load<L>(scratch(scratch_solution) + i * group + 1));
        }
    }

    void step_along_with_periaxonal() const {
        T *const conductance = scratch(scratch_diagonal), *const rhs = scratch(scratch_rhs);
        T *const periaxonal_rhs = scratch(scratch_periaxonal_rhs);
        for (int i = 0; i < b.groups; ++i) {
            const Membrane m = membrane<true>(i);
            L both[2];
            two_rhs(i, 1, m.current, both[0], both[1]);
            store(conductance + i * group, m.conductance);
            store(rhs + i * group, both[0]);
            store(periaxonal_rhs + i * group, both[1]);
        }
        T *const i11 = scratch(scratch_inverse), *const i12 = scratch(scratch_inverse_12);
        T *const i21 = scratch(scratch_inverse_21), *const i22 = scratch(scratch_inverse_22);
        const T *const off = chain(chain_to_next), *const periaxonal_off = chain(chain_periaxonal_to_next);
        Row<T> row;
        for (int k = 0; k < b.chain_stations; ++k) {
            const Own<T> own{element(k, tissue_capacity),
                             conductance[k],
                             element(k, tissue_to_links),
                             element(k, tissue_enclosed),
                             element(k, tissue_myelin_uS),
                             rhs[k],
                             periaxonal_rhs[k]};
            row = eliminate<T>(own, off[k - 1], periaxonal_off[k - 1], row);
            i11[k] = row.i11;
            i12[k] = row.i12;
            i21[k] = row.i21;
            i22[k] = row.i22;
            rhs[k] = row.rhs;
            periaxonal_rhs[k] = row.periaxonal_rhs;
        }
        T *const x = scratch(scratch_solution), *const periaxonal_x = scratch(scratch_periaxonal_solution);
        for (int k = b.chain_stations - 1; k >= 0; --k) {
            const T r = rhs[k] + off[k] * x[k + 1];
            const T q = periaxonal_rhs[k] + periaxonal_off[k] * periaxonal_x[k + 1];
            x[k] = i11[k] * r + i12[k] * q;
            periaxonal_x[k] = i21[k] * r + i22[k] * q;
        }
        move_along();
        for (int i = 0; i < b.groups; ++i)
            leave_stage(i, state_periaxonal, load<L>(periaxonal_x + i * group));
    }
};

template <class T> constexpr int width = MYELIGHT_LANE_BYTES / static_cast<int>(sizeof(T));

// Calls `work` with the kernel that fits the block.
template <class T, class Work> MYELIGHT_INLINE void with_kernel(const PackedBlock<T> &b, const Work &work) {
    constexpr int W = width<T>;
    const lanes::FlushTinyNumbers while_running;
    const lanes::Tables<typename lanes::Types<T, W>::Vector, T> table;
    const auto *tables = &table;
    asm("" : "+r"(tables) : : "memory"); // keeps them in memory, where an instruction can use them directly
    const auto with_set = [&]<ChannelSet set>() {
        // Only one axon alone in single precision is packed by single vectors: see bundle.cpp.
        if constexpr (sizeof(T) == sizeof(float))
            if (b.along) return work(Kernel<T, W, 1, set>(b, tables));
        work(Kernel<T, W, 2, set>(b, tables));
    };
    switch (b.channel_set) {
    case ChannelSet::cns:
        return with_set.template operator()<ChannelSet::cns>();
    case ChannelSet::mrg:
        return with_set.template operator()<ChannelSet::mrg>();
    case ChannelSet::squid:
        return with_set.template operator()<ChannelSet::squid>();
    }
}

template <class T> void run(const PackedBlock<T> &b, int steps, T *trace) {
    with_kernel(b, [=](const auto &kernel) { kernel.run(steps, trace); });
}

template <class T> void sum(const PackedBlock<T> &b) {
    with_kernel(b, [](const auto &kernel) { kernel.sum_modes(); });
}

} // namespace

extern const Kernels MYELIGHT_KERNELS;
const Kernels MYELIGHT_KERNELS = {MYELIGHT_KERNELS_NAME, width<double>, width<float>, run<double>, run<float>,
                                  sum<double>,           sum<float>};

} // namespace sim
