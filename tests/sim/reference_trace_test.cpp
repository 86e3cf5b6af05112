// The whole course of the voltage against an independent solver: NEURON's curves, kept in
// tests/sim/reference. They were made by backward Euler at 0.5 µs (the chain: 5 µs); stepped in the same way
// ours lie on them.
// (At larger steps the same curves arrive a few µs later, which at the steepest point of a spike is tens of
// mV.)
#include "sim/protocols.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

using namespace sim_test;

namespace {

using Rows = std::vector<std::vector<double>>;

// First column time, then one column of voltages per node.
Rows read_reference(const std::string &name) {
    std::ifstream file(MYELIGHT_SOURCE_DIR "/tests/sim/reference/" + name);
    Rows rows;
    std::string line;
    while (std::getline(file, line)) {
        if (line.empty() || line[0] == '#' || line[0] == 't') continue;
        std::vector<double> &row = rows.emplace_back();
        std::istringstream cells(line);
        for (std::string cell; std::getline(cells, cell, ',');) row.push_back(std::stod(cell));
    }
    return rows;
}

struct Recorder {
    std::vector<int> nodes;
    Rows rows;
};

void record(void *user, double time_ms, const sim::Axon &axon) {
    auto &recorder = *static_cast<Recorder *>(user);
    std::vector<double> &row = recorder.rows.emplace_back();
    row.push_back(time_ms);
    for (const int node : recorder.nodes) row.push_back(axon.node_mV(node));
}

// How far our curves lie from the reference anywhere at the same time, mV.
double largest_difference_mV(sim::Experiment e, std::vector<int> nodes, const std::string &reference) {
    e.method = sim::Method::backward_euler;
    e.start = sim::Start::preset; // as the other program begins
    Recorder ours{std::move(nodes), {}};
    sim::run(e, record, &ours);
    double largest = 0;
    const Rows rows = read_reference(reference);
    EXPECT_EQ(rows.size(), static_cast<std::size_t>(e.duration_ms / 0.02 + 1.5)) << reference;
    for (const auto &row : rows) {
        const auto at = static_cast<std::size_t>(row[0] * 1000 / e.step_us + 0.5);
        for (std::size_t column = 1; column < row.size(); ++column)
            largest = std::max(largest, std::abs(ours.rows.at(at).at(column) - row[column]));
    }
    testing::Test::RecordProperty("largest_difference_mV", std::to_string(largest));
    return largest;
}

} // namespace

TEST(ReferenceTrace, OfTheOpticAxonIsFollowed) {
    EXPECT_LT(largest_difference_mV(in_steps_of(0.5, lasting(optic(1), 6)), {10, 20, 30, 35},
                                    "optic_healthy_voltage.csv"),
              0.1);
}

TEST(ReferenceTrace, OfTheMotorAxonIsFollowed) {
    EXPECT_LT(largest_difference_mV(in_steps_of(0.5, lasting(motor(2), 6)), {10, 20, 30},
                                    "mrg_10um_healthy_voltage.csv"),
              0.01);
}

// The same arithmetic in the same order, so the same digits: the file has nine behind the point.
TEST(ReferenceTrace, OfTheChainIsFollowedToTheLastDigit) {
    EXPECT_LT(largest_difference_mV(lasting(chain(), 4), {0, 10, 20}, "hh_chain_voltage.csv"), 1e-8);
}
