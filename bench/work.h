// What the benchmark times: axons stepped together in steps of 5 µs by backward Euler. Only work.cpp names
// what solves them. Knows no clock and no other program.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

namespace bench {

enum class Number { f64, f32 };

enum class Kind {
    chain, // `hh_chain`: 21 nodes, 231 compartments, every 20 ms a pulse of 2 nA for 0.1 ms into node 0
    optic, // the optic nerve's axon: 41 nodes, 8 core compartments, 441 in all; at rest
    mixed, // 5 mm of optic nerve: every axon has its own diameter, two of five have their own damage
};

inline constexpr double step_ms = 0.005;

class Work {
public:
    Work(Kind kind, Number number, int axons);
    ~Work();

    void advance(int steps);

    std::size_t compartments() const; // of all axons: those that the axons have, not those that fill gaps
    std::size_t bytes() const;        // held
    double node_mV(int axon, int node) const;

    struct Solver;

private:
    std::unique_ptr<Solver> solver_;
};

// The instruction set that this machine's processor and the solver settle on.
std::string simd();

} // namespace bench
