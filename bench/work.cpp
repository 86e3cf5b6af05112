#include "bench/work.h"

#include "sim/axon.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace bench {
namespace {

constexpr std::int64_t steps_between_pulses = 4000;
constexpr std::int64_t first_pulsed_step = 200;
constexpr std::int64_t pulsed_steps = 20;
constexpr double pulse_nA = 2;

constexpr int core_compartments = 8;
constexpr double nerve_mm = 5;

bool is_pulsed(std::int64_t step) {
    const std::int64_t within = step % steps_between_pulses;
    return within >= first_pulsed_step && within < first_pulsed_step + pulsed_steps;
}

double uniform(std::mt19937 &random, double low, double high) {
    return low + (high - low) * (static_cast<double>(random()) / 4294967296.0);
}

sim::CablePlan mixed_plan(int axon) {
    std::mt19937 random(static_cast<std::uint32_t>(axon));
    const double turn = uniform(random, 0, 6.283185307179586);
    const double normal = std::sqrt(-2 * std::log(1 - uniform(random, 0, 1))) * std::cos(turn);
    const double diameter_um = std::clamp(0.8 * std::exp(0.35 * normal), 0.3, 3.0);
    sim::Fibre fibre = sim::optic_fibre();
    const double scale = diameter_um / fibre.axon_diameter_um;
    fibre.axon_diameter_um *= scale;
    fibre.node_diameter_um *= scale;
    fibre.internode_length_um *= scale;
    fibre.wraps *= scale;
    const double pitch_um = fibre.internode_length_um + fibre.node_length_um;
    sim::CablePlan plan = sim::healthy_plan(fibre, 1 + static_cast<int>(nerve_mm * 1000 / pitch_um));
    if (uniform(random, 0, 1) < 0.4)
        for (std::size_t i = 0; i < plan.internodes.size(); ++i) {
            const double mm = (static_cast<double>(i) + 0.5) * pitch_um / 1000;
            if (mm > 2 && mm < 2.7) plan.internodes[i].wraps = fibre.wraps * uniform(random, 0, 0.5);
        }
    return plan;
}

sim::CablePlan plan_of(Kind kind, int axon) {
    if (kind == Kind::chain) return sim::healthy_plan(sim::hh_chain_fibre(), 21);
    sim::CablePlan plan = kind == Kind::optic ? sim::healthy_plan(sim::optic_fibre(), 41) : mixed_plan(axon);
    plan.core_compartments = core_compartments;
    return plan;
}

} // namespace

struct Work::Solver {
    bool pulses = false;
    std::vector<sim::Axon> axons;
    std::size_t compartments = 0;
};

Work::Work(Kind kind, Number, int axons) : solver_(std::make_unique<Solver>()) {
    solver_->pulses = kind == Kind::chain;
    const sim::Preset preset = kind == Kind::chain ? sim::Preset::hh_chain : sim::Preset::optic;
    for (int a = 0; a < axons; ++a) {
        sim::Axon &axon = solver_->axons.emplace_back(plan_of(kind, a));
        axon.set_conditions({.temperature_degC = sim::usual_temperature_degC(preset)});
        solver_->compartments += axon.cable().compartments.size();
    }
}

Work::~Work() = default;

void Work::advance(int steps) {
    for (sim::Axon &axon : solver_->axons)
        for (int i = 0; i < steps; ++i) {
            const bool pulsed = solver_->pulses && is_pulsed(axon.state().steps);
            axon.step(step_ms, sim::Method::backward_euler, {0, pulsed ? pulse_nA : 0});
        }
}

std::size_t Work::compartments() const { return solver_->compartments; }

std::size_t Work::bytes() const { return 0; }

double Work::node_mV(int axon, int node) const {
    return solver_->axons[static_cast<std::size_t>(axon)].node_mV(node);
}

std::string simd() { return "none"; }

} // namespace bench
