#include "sim/axon/modes.h"

#include <Eigen/Eigenvalues>

#include <cmath>

namespace sim {
namespace {

using Matrix = Eigen::MatrixXd;
using Index = Eigen::Index;

bool close(double a, double b) { return std::abs(a - b) <= 1e-12 * (std::abs(a) + std::abs(b)); }

bool same(const Compartment &a, const Compartment &b) {
    return a.grounded == b.grounded && close(a.membrane_nF, b.membrane_nF) &&
           close(a.internode_leak_uS, b.internode_leak_uS) && close(a.myelin_nF, b.myelin_nF) &&
           close(a.myelin_uS, b.myelin_uS);
}

// C x' = −G x + …, x being the inside of each compartment and, under myelin, its periaxonal space.
struct Equations {
    Matrix charge, conductance;
    Eigen::VectorXd leak; // per mV of leak potential
    std::vector<Index> inside, periaxonal;
};

Equations equations_of(std::span<const Compartment> stretch, const Compartment &left, bool with_right_node) {
    Equations e;
    Index unknowns = 0;
    for (const Compartment &c : stretch) {
        e.inside.push_back(unknowns++);
        e.periaxonal.push_back(c.grounded ? -1 : unknowns++);
    }
    e.charge = Matrix::Zero(unknowns, unknowns);
    e.conductance = Matrix::Zero(unknowns, unknowns);
    e.leak = Eigen::VectorXd::Zero(unknowns);
    // Between unknowns a and b, or from a to the bath where there is no b.
    const auto join = [](Matrix &m, Index a, Index b, double value) {
        if (a >= 0) m(a, a) += value;
        if (b >= 0) m(b, b) += value;
        if (a >= 0 && b >= 0) {
            m(a, b) -= value;
            m(b, a) -= value;
        }
    };
    for (std::size_t j = 0; j < stretch.size(); ++j) {
        const Compartment &c = stretch[j];
        const Index in = e.inside[j];
        const Index out = e.periaxonal[j];
        join(e.charge, in, out, c.membrane_nF);
        join(e.conductance, in, out, c.internode_leak_uS);
        join(e.charge, out, -1, c.myelin_nF);
        join(e.conductance, out, -1, c.myelin_uS);
        e.leak(in) = c.internode_leak_uS;
        if (out >= 0) e.leak(out) = -c.internode_leak_uS;
        const bool last = j + 1 == stretch.size();
        if (last && !with_right_node) continue;
        join(e.conductance, in, last ? -1 : e.inside[j + 1], c.axial_uS);
        join(e.conductance, out, last ? -1 : e.periaxonal[j + 1], c.periaxonal_uS);
    }
    join(e.conductance, e.inside[0], -1, left.axial_uS);
    join(e.conductance, e.periaxonal[0], -1, left.periaxonal_uS);
    return e;
}

// Columns that span what is even (sign +1) or odd (−1) under a reflection of the stretch.
Matrix mirrored(const Equations &e, double sign) {
    const std::size_t n = e.inside.size();
    std::vector<std::pair<Index, Index>> pairs;
    for (std::size_t j = 0; j < (n + 1) / 2; ++j)
        for (const auto *list : {&e.inside, &e.periaxonal})
            if ((*list)[j] >= 0) pairs.emplace_back((*list)[j], (*list)[n - 1 - j]);
    if (sign < 0) std::erase_if(pairs, [](const auto &pair) { return pair.first == pair.second; });
    Matrix basis = Matrix::Zero(e.charge.rows(), static_cast<Index>(pairs.size()));
    for (std::size_t k = 0; k < pairs.size(); ++k) {
        const auto [a, b] = pairs[k];
        basis(a, static_cast<Index>(k)) += a == b ? 1 : std::sqrt(0.5);
        if (a != b) basis(b, static_cast<Index>(k)) += sign * std::sqrt(0.5);
    }
    return basis;
}

std::vector<Mode> solve(const Equations &e, const Matrix &basis, double end_uS) {
    std::vector<Mode> modes;
    if (basis.cols() == 0) return modes;
    const Matrix charge = basis.transpose() * e.charge * basis;
    const Matrix conductance = basis.transpose() * e.conductance * basis;
    const Eigen::GeneralizedSelfAdjointEigenSolver<Matrix> solver(conductance, charge);
    const Matrix shapes = basis * solver.eigenvectors();
    for (Index k = 0; k < shapes.cols(); ++k) {
        Mode mode;
        mode.rate_per_ms = solver.eigenvalues()(k);
        mode.drive = end_uS * shapes(e.inside[0], k);
        mode.leak = shapes.col(k).dot(e.leak);
        modes.push_back(std::move(mode));
    }
    return modes;
}

} // namespace

bool has_modes(std::span<const Compartment> stretch, const Compartment &left, bool with_right_node) {
    for (const Compartment &c : stretch)
        if (c.active || c.part == Part::node) return false;
    if (!with_right_node) return true;
    const Compartment &right = stretch.back();
    if (!close(left.axial_uS, right.axial_uS) || !close(left.periaxonal_uS, right.periaxonal_uS))
        return false;
    const std::size_t n = stretch.size();
    for (std::size_t j = 0; j < n; ++j)
        if (!same(stretch[j], stretch[n - 1 - j])) return false;
    for (std::size_t j = 0; j + 1 < n; ++j)
        if (!close(stretch[j].axial_uS, stretch[n - 2 - j].axial_uS) ||
            !close(stretch[j].periaxonal_uS, stretch[n - 2 - j].periaxonal_uS))
            return false;
    return true;
}

Modes modes_of(std::span<const Compartment> stretch, const Compartment &left, bool with_right_node) {
    const Equations e = equations_of(stretch, left, with_right_node);
    Modes modes;
    modes.end_uS = left.axial_uS;
    modes.sealed = !with_right_node;
    if (with_right_node) {
        modes.even = solve(e, mirrored(e, 1), left.axial_uS);
        modes.odd = solve(e, mirrored(e, -1), left.axial_uS);
    } else {
        modes.even = solve(e, Matrix::Identity(e.charge.rows(), e.charge.cols()), left.axial_uS);
        while (modes.odd.size() + 1 < modes.even.size()) {
            modes.odd.push_back(std::move(modes.even.back()));
            modes.even.pop_back();
        }
    }
    return modes;
}

} // namespace sim
