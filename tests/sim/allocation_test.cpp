// A step takes no memory from the heap: it may run on a sound thread or a thousand times a frame.
#include "sim/axon/axon.h"
#include "sim/tissue/tissue.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <new>

namespace {
std::int64_t allocations = 0; // of the whole test program
}

// Never inlined: a compiler that sees through only one of them takes malloc and free for a mismatched pair.
[[gnu::noinline]] void *operator new(std::size_t size) {
    ++allocations;
    if (void *memory = std::malloc(size > 0 ? size : 1)) return memory;
    throw std::bad_alloc();
}
[[gnu::noinline]] void operator delete(void *memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void *memory, std::size_t) noexcept { std::free(memory); }

namespace {

std::int64_t allocations_of_100_steps(const sim::CablePlan &plan, sim::Method method) {
    sim::Axon axon(plan);
    const std::int64_t before = allocations;
    for (int i = 0; i < 100; ++i) axon.step(0.0025, method, {0, 2.0});
    return allocations - before;
}

} // namespace

TEST(Allocations, AreCounted) {
    const std::int64_t before = allocations;
    const std::vector<double> one(1000);
    EXPECT_EQ(allocations - before, 1) << one.size();
}

TEST(Allocations, AreNotMadeByAStep) {
    const sim::CablePlan optic = sim::healthy_plan(sim::optic_fibre(), 41);
    EXPECT_EQ(allocations_of_100_steps(optic, sim::Method::crank_nicolson), 0);
    EXPECT_EQ(allocations_of_100_steps(optic, sim::Method::backward_euler), 0);
    EXPECT_EQ(
        allocations_of_100_steps(sim::healthy_plan(sim::mrg_fibre(10), 41), sim::Method::crank_nicolson), 0);
}

TEST(Allocations, AreNotMadeByAStepOfTheSlowTissue) {
    sim::Tissue tissue({.axons = 10});
    const std::int64_t before = allocations;
    for (int i = 0; i < 1000; ++i) tissue.step({.relapses_prevented = 0.3});
    EXPECT_EQ(allocations - before, 0);
    EXPECT_GT(tissue.relapses(), 0);
}
