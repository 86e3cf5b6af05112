#include "bench/work.h"

#include "sim/tract/tract.h"

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

// An axon of a tract; where it is hurt, its own share of the wraps is left.
sim::CablePlan mixed_plan(int axon) {
    sim::TractPlan tract;
    tract.length_mm = nerve_mm;
    tract.core_compartments = core_compartments;
    tract.lesion = {.share_of_axons = 0.4, .from_mm = 2, .to_mm = 2.7, .wraps_fraction = (axon % 50) / 100.0};
    return sim::cable_plan(tract, sim::draw_axon(tract, axon));
}

sim::CablePlan plan_of(Kind kind, int axon) {
    if (kind == Kind::chain) return sim::healthy_plan(sim::hh_chain_fibre(), 21);
    if (kind == Kind::mixed) return mixed_plan(axon);
    sim::CablePlan plan = sim::healthy_plan(sim::optic_fibre(), 41);
    plan.core_compartments = core_compartments;
    return plan;
}

} // namespace

struct Work::Solver {
    virtual ~Solver() = default;
    virtual void advance(int steps) = 0;
    virtual std::size_t compartments() const = 0;
    virtual std::size_t bytes() const = 0;
    virtual double node_mV(int axon, int node) const = 0;
};

namespace {

template <class T> class BundleSolver final : public Work::Solver {
public:
    BundleSolver(Kind kind, int axons)
        : pulses_(kind == Kind::chain), axons_(static_cast<std::size_t>(axons)),
          bundle_(axons_, [kind](std::size_t axon) { return plan_of(kind, static_cast<int>(axon)); },
                  {.step_ms = step_ms, .method = sim::Method::backward_euler}) {
        const sim::Preset preset = kind == Kind::chain ? sim::Preset::hh_chain : sim::Preset::optic;
        bundle_.set_conditions({.temperature_degC = sim::usual_temperature_degC(preset)});
    }

    void advance(int steps) override {
        while (steps > 0) {
            const std::int64_t step = bundle_.steps();
            int burst = steps;
            if (pulses_) {
                const bool pulsed = is_pulsed(step);
                for (std::size_t a = 0; a < axons_; ++a) bundle_.set_current(a, 0, pulsed ? pulse_nA : 0);
                burst = 1;
                while (burst < steps && is_pulsed(step + burst) == pulsed) ++burst;
            }
            bundle_.advance(burst);
            steps -= burst;
        }
    }
    std::size_t compartments() const override { return static_cast<std::size_t>(bundle_.compartments()); }
    std::size_t bytes() const override { return bundle_.bytes(); }
    double node_mV(int axon, int node) const override {
        return bundle_.node_mV(static_cast<std::size_t>(axon), node);
    }

private:
    bool pulses_;
    std::size_t axons_;
    sim::Bundle<T> bundle_;
};

} // namespace

Work::Work(Kind kind, Number number, int axons) {
    if (number == Number::f64)
        solver_ = std::make_unique<BundleSolver<double>>(kind, axons);
    else
        solver_ = std::make_unique<BundleSolver<float>>(kind, axons);
}

Work::~Work() = default;

void Work::advance(int steps) { solver_->advance(steps); }
std::size_t Work::compartments() const { return solver_->compartments(); }
std::size_t Work::bytes() const { return solver_->bytes(); }
double Work::node_mV(int axon, int node) const { return solver_->node_mV(axon, node); }

std::string simd() { return sim::usable_kernels().back()->name; }

} // namespace bench
