#include "sim/axon/axon.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace sim {
namespace {

constexpr int damped_steps_after_a_jump = 3;

// Where `position_um` lies between the centres of two neighbours of `cable`.
struct Between {
    std::size_t left = 0, right = 0;
    double share_right = 0;
};

Between locate(const Cable &cable, double position_um) {
    const auto &all = cable.compartments;
    std::size_t right = 0;
    while (right < all.size() && all[right].centre_um < position_um) ++right;
    if (right == 0) return {0, 0, 0};
    if (right == all.size()) return {right - 1, right - 1, 0};
    const double span = all[right].centre_um - all[right - 1].centre_um;
    return {right - 1, right, (position_um - all[right - 1].centre_um) / span};
}

double mix(const std::vector<double> &values, const Between &b) {
    return values[b.left] * (1 - b.share_right) + values[b.right] * b.share_right;
}

bool same_part(const Compartment &a, const Compartment &b) {
    return a.part == b.part && a.internode == b.internode;
}

// The very same piece of axon, in spite of what was laid out anew elsewhere.
bool same_place(const Compartment &a, const Compartment &b) {
    constexpr double same_um = 1e-6;
    return same_part(a, b) && std::abs(a.centre_um - b.centre_um) < same_um &&
           std::abs(a.length_um - b.length_um) < same_um;
}

bool same_layout(const Cable &a, const Cable &b) {
    return std::equal(a.compartments.begin(), a.compartments.end(), b.compartments.begin(),
                      b.compartments.end(), same_part);
}

// The state of `from` laid on `to`: voltages by their place along the fibre, gates and charges where the same
// channels are still there. Where channels are new, they begin as a resting membrane has them.
AxonState carry_over(const AxonState &old, const Cable &from, const Cable &to) {
    const std::size_t n = to.compartments.size();
    const Gates resting = steady_gates(to.fibre.channel_set, to.fibre.potentials.rest_mV);
    AxonState state = old;
    const bool relaid = !same_layout(from, to);
    if (relaid) {
        state.inside_mV.resize(n);
        state.periaxonal_mV.resize(n);
        state.gates.assign(n, resting);
        state.sodium_in_pC.assign(n, 0.0);
        state.potassium_out_pC.assign(n, 0.0);
    }
    for (std::size_t j = 0; j < n; ++j) {
        std::size_t same = j; // the compartment of `from` that this one is, or lies in the middle of
        if (relaid) {
            const Between b = locate(from, to.compartments[j].centre_um);
            state.inside_mV[j] = mix(old.inside_mV, b);
            state.periaxonal_mV[j] = mix(old.periaxonal_mV, b);
            same = b.share_right < 0.5 ? b.left : b.right;
            if (!same_place(from.compartments[same], to.compartments[j])) continue;
            state.gates[j] = old.gates[same];
            state.sodium_in_pC[j] = old.sodium_in_pC[same];
            state.potassium_out_pC[j] = old.potassium_out_pC[same];
        }
        // Where no channels were, nothing kept their gates.
        if (to.compartments[j].active && !from.compartments[same].active) state.gates[j] = resting;
    }
    return state;
}

} // namespace

Stimulus push(const Axon &axon, int node, double at_rest_nA, double since_ms) {
    constexpr double lasts_ms = 0.05;
    constexpr double rises_ms = 0.01; // at once, it would ring in so small a compartment
    constexpr double rounding_ms = 1e-9;
    if (since_ms < -rounding_ms || since_ms > lasts_ms - rounding_ms) return {node, 0};
    const Fibre &f = axon.cable().fibre;
    const double up_to_mV = f.potentials.sodium_mV;
    const double left = (up_to_mV - axon.node_mV(node)) / (up_to_mV - f.potentials.rest_mV);
    const double risen = std::min(1.0, (since_ms + rises_ms / 4) / rises_ms);
    return {node, at_rest_nA * risen * std::clamp(left, 0.0, 1.0)};
}

Axon::Axon(const CablePlan &plan) : plan_(plan), cable_(lay_out(plan)) {
    const std::size_t n = cable_.compartments.size();
    const std::size_t nodes = cable_.node_at.size();
    const Fibre &f = plan.fibre;
    state_.inside_mV.assign(n, f.potentials.rest_mV);
    state_.periaxonal_mV.assign(n, 0.0);
    state_.gates.assign(n, steady_gates(f.channel_set, f.potentials.rest_mV));
    state_.sodium_in_pC.assign(n, 0.0);
    state_.potassium_out_pC.assign(n, 0.0);
    state_.arrivals.assign(nodes, 0);
    state_.last_arrival_ms.assign(nodes, -1.0);
    rows_.resize(n);
    node_before_mV_.resize(nodes);
}

void Axon::restore(const AxonState &state) {
    assert(state.inside_mV.size() == cable_.compartments.size());
    state_ = state;
}

void Axon::set_conditions(const Conditions &conditions) { conditions_ = conditions; }

void Axon::set_plan(const CablePlan &plan) {
    assert(plan.nodes() == plan_.nodes());
    Cable cable = lay_out(plan);
    state_ = carry_over(state_, cable_, cable);
    rows_.resize(cable.compartments.size());
    for (std::size_t j = 0; j < cable.compartments.size(); ++j) {
        const Compartment &c = cable.compartments[j];
        // What is laid open to the bath has no periaxonal space left; its membrane keeps its voltage.
        if (c.grounded) state_.inside_mV[j] -= state_.periaxonal_mV[j];
        if (c.lost)
            state_.inside_mV[j] = plan.fibre.potentials.rest_mV + conditions_.potassium_and_leak_shift_mV;
        if (c.grounded || c.lost) state_.periaxonal_mV[j] = 0;
    }
    cable_ = std::move(cable);
    plan_ = plan;
    state_.damped_steps = damped_steps_after_a_jump;
}

void Axon::restart_clock() {
    state_.steps = 0;
    state_.time_ms = 0;
    for (double &q : state_.sodium_in_pC) q = 0;
    for (double &q : state_.potassium_out_pC) q = 0;
    for (auto &count : state_.arrivals) count = 0;
    for (double &t : state_.last_arrival_ms) t = -1;
}

double Axon::node_position_um(int node) const {
    const auto at = static_cast<std::size_t>(cable_.node_at[static_cast<std::size_t>(node)]);
    return cable_.compartments[at].centre_um;
}

void Axon::step(double step_ms, Method method, Stimulus stimulus) {
    for (std::size_t i = 0; i < cable_.node_at.size(); ++i) node_before_mV_[i] = node_mV(static_cast<int>(i));

    bool implicit = method == Method::backward_euler;
    if (state_.damped_steps > 0) {
        implicit = true;
        --state_.damped_steps;
    }
    // Gates and voltages leapfrog: gates move on at the voltage of the middle of their step, and the other
    // way round. With the trapezoidal rule (theta = ½) the whole is of second order.
    move_gates(step_ms);
    solve(step_ms, implicit ? 1.0 : 0.5, stimulus);
    ++state_.steps;
    state_.time_ms += step_ms;
    note_arrivals(step_ms);
}

void Axon::move_gates(double step_ms) {
    const Fibre &f = cable_.fibre;
    const double e_na = f.potentials.sodium_mV + conditions_.sodium_shift_mV;
    const double e_k = f.potentials.potassium_mV + conditions_.potassium_and_leak_shift_mV;
    const double e_leak = f.potentials.leak_mV + conditions_.potassium_and_leak_shift_mV;
    const double e_internode = f.potentials.rest_mV + conditions_.potassium_and_leak_shift_mV;
    const bool four_n = potassium_gates(f.channel_set) == 4;
    const RateFactors factors = rate_factors(f.channel_set, conditions_.temperature_degC);
    for (std::size_t j = 0; j < cable_.compartments.size(); ++j) {
        const Compartment &c = cable_.compartments[j];
        CableRow &row = rows_[j];
        row.conductance_uS = c.leak_uS + c.internode_leak_uS;
        row.current_nA = c.leak_uS * e_leak + c.internode_leak_uS * e_internode;
        if (!c.active) continue;

        const double v = state_.membrane_mV(j);
        Gates &g = state_.gates[j];
        advance_gates(g, gate_rates(f.channel_set, v, factors), step_ms);
        const double sodium = c.sodium_uS * g.m * g.m * g.m * g.h + c.persistent_sodium_uS * g.p * g.p * g.p;
        const double kv1 = c.kv1_uS * g.kv1 * g.kv1 * g.kv1 * g.kv1;
        const double potassium = c.potassium_uS * (four_n ? g.n * g.n * g.n * g.n : g.n) + kv1;
        row.conductance_uS += sodium + potassium;
        row.current_nA += sodium * e_na + potassium * e_k;
        state_.sodium_in_pC[j] -= sodium * (v - e_na) * step_ms;
        state_.potassium_out_pC[j] += potassium * (v - e_k) * step_ms;
    }
}

namespace {

// What of a row is not kept: its block on the diagonal, and what ties it to the neighbour on the left.
struct Block {
    double d11 = 0, d12 = 0, d21 = 0, d22 = 1;
    double lower_inside = 0, lower_periaxonal = 0;
};

// Row j of the equations at Axon::solve(), before any other is eliminated from it and without a stimulus.
Block set_up_row(CableRow &row, const std::vector<Compartment> &cs, const AxonState &state, std::size_t j,
                 double step_ms, double theta) {
    const auto &vi = state.inside_mV;
    const auto &vp = state.periaxonal_mV;
    const std::size_t n = cs.size();
    const Compartment &c = cs[j];
    const double ga_left = j > 0 ? cs[j - 1].axial_uS : 0;
    const double gp_left = j > 0 ? cs[j - 1].periaxonal_uS : 0;
    const double a = c.membrane_nF / step_ms + theta * row.conductance_uS;
    const double membrane_nA = row.conductance_uS * (vi[j] - vp[j]) - row.current_nA;

    Block own;
    own.d11 = a + theta * (ga_left + c.axial_uS);
    own.lower_inside = -theta * ga_left;
    row.upper_inside = -theta * c.axial_uS;
    row.rhs_inside = -membrane_nA;
    if (j > 0) row.rhs_inside += ga_left * (vi[j - 1] - vi[j]);
    if (j + 1 < n) row.rhs_inside += c.axial_uS * (vi[j + 1] - vi[j]);
    row.upper_periaxonal = 0;
    row.rhs_periaxonal = 0;
    if (c.grounded) return own;

    own.d12 = own.d21 = -a;
    own.d22 = a + c.myelin_nF / step_ms + theta * (c.myelin_uS + gp_left + c.periaxonal_uS);
    own.lower_periaxonal = -theta * gp_left;
    row.upper_periaxonal = -theta * c.periaxonal_uS;
    row.rhs_periaxonal = membrane_nA - c.myelin_uS * vp[j];
    if (j > 0) row.rhs_periaxonal += gp_left * (vp[j - 1] - vp[j]);
    if (j + 1 < n) row.rhs_periaxonal += c.periaxonal_uS * (vp[j + 1] - vp[j]);
    return own;
}

void eliminate_left(Block &own, CableRow &row, const CableRow &left) {
    const double li = own.lower_inside;
    const double lp = own.lower_periaxonal;
    own.d11 -= li * left.i11 * left.upper_inside;
    own.d12 -= li * left.i12 * left.upper_periaxonal;
    own.d21 -= lp * left.i21 * left.upper_inside;
    own.d22 -= lp * left.i22 * left.upper_periaxonal;
    row.rhs_inside -= li * (left.i11 * left.rhs_inside + left.i12 * left.rhs_periaxonal);
    row.rhs_periaxonal -= lp * (left.i21 * left.rhs_inside + left.i22 * left.rhs_periaxonal);
}

void keep_inverse(CableRow &row, const Block &own) {
    const double det = own.d11 * own.d22 - own.d12 * own.d21;
    row.i11 = own.d22 / det;
    row.i12 = -own.d12 / det;
    row.i21 = -own.d21 / det;
    row.i22 = own.d11 / det;
}

// The sweep up: from the last row to the first, each change follows from that of its neighbour on the right.
void add_changes(AxonState &state, const std::vector<CableRow> &rows) {
    double dvi = 0;
    double dvp = 0;
    for (std::size_t j = rows.size(); j-- > 0;) {
        const CableRow &row = rows[j];
        const double ri = row.rhs_inside - row.upper_inside * dvi;
        const double rp = row.rhs_periaxonal - row.upper_periaxonal * dvp;
        dvi = row.i11 * ri + row.i12 * rp;
        dvp = row.i21 * ri + row.i22 * rp;
        state.inside_mV[j] += dvi;
        state.periaxonal_mV[j] += dvp;
    }
}

} // namespace

// clang-format off
// Solves for the changes (dVi, dVp) of one step. With a = C/dt + theta g and the sums over both neighbours, row j reads
//     (a + theta ΣGa) dVi − a dVp − theta ΣGa dVi'  =  −(g Vm − I) + ΣGa (Vi' − Vi) + Istim
//     −a dVi + (a + Cmy/dt + theta (Gmy + ΣGp)) dVp − theta ΣGp dVp'
//                                                   =   (g Vm − I) − Gmy Vp + ΣGp (Vp' − Vp)
// where ' marks a neighbour's; dVp = 0 where the membrane faces the bath. The off-diagonal 2×2 blocks are diagonal, so
// that one sweep down and one up (Thomas, by blocks) solves it.
// clang-format on
void Axon::solve(double step_ms, double theta, Stimulus stimulus) {
    const auto &cs = cable_.compartments;
    const auto stimulated = static_cast<std::size_t>(cable_.node_at[static_cast<std::size_t>(stimulus.node)]);
    for (std::size_t j = 0; j < cs.size(); ++j) {
        CableRow &row = rows_[j];
        Block own = set_up_row(row, cs, state_, j, step_ms, theta);
        if (j == stimulated && !cs[j].lost) row.rhs_inside += stimulus.current_nA;
        if (j > 0) eliminate_left(own, row, rows_[j - 1]);
        keep_inverse(row, own);
    }
    add_changes(state_, rows_);
}

void Axon::note_arrivals(double step_ms) {
    for (std::size_t i = 0; i < cable_.node_at.size(); ++i) {
        const double before = node_before_mV_[i];
        const double now = node_mV(static_cast<int>(i));
        if (before >= arrival_mV || now < arrival_mV) continue;
        ++state_.arrivals[i];
        state_.last_arrival_ms[i] = state_.time_ms - step_ms * (now - arrival_mV) / (now - before);
    }
}

} // namespace sim
