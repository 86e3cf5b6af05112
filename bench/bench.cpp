// The benchmark's program. With Google Benchmark's options it times; see also the two other ways below.
#include "bench/work.h"

#include "sim/tissue/course.h"

#include <benchmark/benchmark.h>

#include <charconv>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

namespace {

using bench::Kind;
using bench::Number;
using bench::Work;

// Advances in turn by each of `bursts` steps, as a caller would who looks at the axons in between.
void add(const std::string &name, Kind kind, Number number, int axons, std::vector<int> bursts) {
    // Built when first wanted and kept: Google Benchmark calls several times until it has found how often to
    // repeat.
    auto kept = std::make_shared<std::unique_ptr<Work>>();
    const auto run = [=](benchmark::State &state) {
        if (!*kept) *kept = std::make_unique<Work>(kind, number, axons);
        Work &work = **kept;
        for (auto _ : state)
            for (const int steps : bursts) work.advance(steps);
        const auto steps = state.iterations() * std::accumulate(bursts.begin(), bursts.end(), 0);
        state.SetItemsProcessed(steps *
                                static_cast<std::int64_t>(work.compartments())); // rates are per CPU-second
        state.counters["compartments"] = static_cast<double>(work.compartments());
        state.counters["bytes_per_axon"] = static_cast<double>(work.bytes()) / axons;
    };
    benchmark::RegisterBenchmark(name.c_str(), run)->Unit(benchmark::kMillisecond);
}

void add_all() {
    const std::vector<int> long_run{100};
    for (const auto &[name, number] : {std::pair{"f64", Number::f64}, std::pair{"f32", Number::f32}}) {
        add(std::string("one_axon/") + name, Kind::chain, number, 1, {4000});
        add(std::string("tract/") + name, Kind::chain, number, 1000, long_run);
    }
    add("chain/f32", Kind::chain, Number::f32, 2000, long_run);
    add("optic/f32", Kind::optic, Number::f32, 2000, long_run);
    add("mixed/f32", Kind::mixed, Number::f32, 2000, long_run);
    // A frame of 1/60 s, a thousand times slower than life, is 3⅓ steps.
    add("frames/f32", Kind::optic, Number::f32, 2000, {3, 3, 4});
    for (const int axons : {10, 100, 1000, 10'000})
        add("axons/" + std::to_string(axons), Kind::optic, Number::f32, axons, long_run);
}

// Forty years of the slow tissue in steps of four days; a rate is in internode-steps.
void add_slow(const std::string &name, const std::function<std::int64_t()> &internode_steps) {
    const auto run = [=](benchmark::State &state) {
        std::int64_t steps = 0;
        for (auto _ : state) steps += internode_steps();
        state.SetItemsProcessed(steps);
    };
    benchmark::RegisterBenchmark(name.c_str(), run)->Unit(benchmark::kSecond)->Iterations(1);
}

void add_all_slow() {
    add_slow("tissue/2000", [] {
        sim::Tissue tissue({.axons = 2000});
        while (tissue.year() < 40) tissue.step();
        return tissue.steps() * static_cast<std::int64_t>(tissue.wraps.size());
    });
    add_slow("courses/200", [] {
        const sim::CoursePlan plan;
        sim::run_courses(plan);
        const double steps = plan.years * 365.25 / plan.step_days;
        return static_cast<std::int64_t>(steps) * plan.people * plan.axons * plan.internodes;
    });
}

// bench --traces=f64: the voltages of some nodes of the chain at every step of 20 ms, as CSV. First those of
// an axon alone, then those of one among twenty.
int print_traces(Number number) {
    constexpr int steps = 4000;
    constexpr int among = 20;
    constexpr int chosen = 13;
    const std::vector<int> nodes{0, 5, 10, 15, 20};
    Work alone(Kind::chain, number, 1);
    Work tract(Kind::chain, number, among);
    const auto print_row = [&](int step) {
        std::printf("%.3f", step * bench::step_ms);
        for (const int node : nodes) std::printf(",%.12f", alone.node_mV(0, node));
        for (const int node : nodes) std::printf(",%.12f", tract.node_mV(chosen, node));
        std::printf("\n");
    };
    print_row(0);
    for (int step = 1; step <= steps; ++step) {
        alone.advance(1);
        tract.advance(1);
        print_row(step);
    }
    return 0;
}

// bench --run=f64 AXONS STEPS: nothing but that many steps of the chain, and how many compartments it has.
// For programs that count instructions.
int only_run(Number number, int axons, int steps) {
    Work work(Kind::chain, number, axons);
    work.advance(steps);
    std::printf("%zu\n", work.compartments());
    return 0;
}

int whole_number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() && value > 0 ? value : 0;
}

} // namespace

int main(int argc, char **argv) {
    const std::string_view first = argc > 1 ? argv[1] : "";
    const Number number = first.ends_with("=f32") ? Number::f32 : Number::f64;
    if (first == "--traces=f64" || first == "--traces=f32") return print_traces(number);
    if ((first == "--run=f64" || first == "--run=f32") && argc == 4) {
        const int axons = whole_number(argv[2]);
        const int steps = whole_number(argv[3]);
        if (axons > 0 && steps > 0) return only_run(number, axons, steps);
    }
    add_all();
    add_all_slow();
    benchmark::AddCustomContext("simd", bench::simd());
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
