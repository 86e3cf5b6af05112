#include "sim/axon/axon.h"
#include "sim/tract/tract.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace {

using namespace sim;

TractPlan small(int axons = 48) {
    TractPlan plan;
    plan.axons = axons;
    plan.length_mm = 4;
    return plan;
}

Tract after_ms(const TractPlan &plan, double ms) {
    Tract tract(plan);
    tract.stimulate();
    tract.advance(static_cast<int>(std::lround(ms / Tract::step_ms)));
    return tract;
}

std::vector<double> diameters_um(const TractPlan &plan) {
    std::vector<double> all;
    for (int a = 0; a < plan.axons; ++a) all.push_back(draw_axon(plan, a).diameter_um);
    return all;
}

double median_arrival_ms(const Tract &tract) {
    std::vector<double> all;
    for (int a = 0; a < tract.plan().axons; ++a)
        all.push_back(tract.arrival_ms(a).value_or(std::numeric_limits<double>::infinity()));
    std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2), all.end());
    return all[all.size() / 2];
}

TEST(Tract, DiametersAreLogNormal) {
    TractPlan plan = small(4000);
    plan.median_diameter_um = 0.9;
    plan.diameter_sigma = 0.25;
    std::vector<double> logs;
    for (const double d : diameters_um(plan)) logs.push_back(std::log(d));
    const double mean = std::accumulate(logs.begin(), logs.end(), 0.0) / 4000;
    double variance = 0;
    for (const double x : logs) variance += (x - mean) * (x - mean) / 4000;
    EXPECT_NEAR(mean, std::log(0.9), 0.02);
    EXPECT_NEAR(std::sqrt(variance), 0.25, 0.02);
}

TEST(Tract, DependsOnItsSeedAlone) {
    TractPlan plan = small();
    plan.lesion = TractPlan::Lesion{.share_of_axons = 0.5, .wraps_fraction = 0.1};
    const Tract first = after_ms(plan, 1.5);
    const Tract again = after_ms(plan, 1.5);
    EXPECT_EQ(first.response(), again.response());
    plan.seed = 2;
    EXPECT_NE(first.response(), after_ms(plan, 1.5).response());
}

TEST(Tract, DoesNotDependOnItsWorkers) {
    const Workers backwards = [](std::size_t count, const std::function<void(std::size_t)> &job) {
        while (count-- > 0) job(count);
    };
    const TractPlan plan = small();
    Tract tract(plan, backwards);
    tract.stimulate();
    for (int i = 0; i < 100; ++i) tract.advance(3, backwards);
    EXPECT_EQ(tract.response(), after_ms(plan, 1.5).response());
}

TEST(Tract, OfMoreAxonsBeginsWithTheSameOnes) {
    const auto few = diameters_um(small(10));
    const auto many = diameters_um(small(1000));
    EXPECT_TRUE(std::equal(few.begin(), few.end(), many.begin()));
}

TEST(Tract, ALargerShareHurtsTheSameAxonsAndMore) {
    TractPlan plan = small(200);
    plan.lesion = TractPlan::Lesion{.share_of_axons = 0.2};
    TractPlan larger = plan;
    larger.lesion->share_of_axons = 0.6;
    int hurt = 0;
    for (int a = 0; a < plan.axons; ++a) {
        EXPECT_LE(draw_axon(plan, a).hurt, draw_axon(larger, a).hurt);
        hurt += draw_axon(larger, a).hurt;
    }
    EXPECT_NEAR(hurt, 120, 25);
}

TEST(Tract, EveryAxonSpansItsLength) {
    const TractPlan plan = small(300);
    for (int a = 0; a < plan.axons; ++a) {
        const TractAxon axon = draw_axon(plan, a);
        EXPECT_NEAR(axon.node_mm(axon.nodes - 1), plan.length_mm, 1e-9);
        EXPECT_EQ(axon.internodes.size() + 1, axon.nodes);
    }
}

TEST(Tract, HealthyAxonsAllDeliverThickOnesFirst) {
    const Tract tract = after_ms(small(), 8);
    EXPECT_EQ(tract.delivered_fraction(), 1);
    std::vector<std::pair<double, double>> by_diameter;
    for (int a = 0; a < 48; ++a)
        by_diameter.emplace_back(tract.axons()[static_cast<std::size_t>(a)].diameter_um,
                                 *tract.arrival_ms(a));
    std::sort(by_diameter.begin(), by_diameter.end());
    EXPECT_GT(by_diameter.front().second, 1.5 * by_diameter.back().second);
}

// Published fibre diameters and velocities of the scaled optic axon; velocity grows with diameter.
TEST(Tract, VelocityIsProportionalToDiameter) {
    const double g_ratio = 0.779;
    for (const auto &[fibre_um, m_per_s] :
         {std::pair{0.79, 2.23}, {1.05, 2.95}, {2.11, 5.82}, {3.16, 8.67}}) {
        TractPlan plan = small(1);
        plan.length_mm = 12;
        plan.core_compartments = 16;
        plan.median_diameter_um = fibre_um * g_ratio;
        plan.diameter_sigma = 0;
        Tract tract(plan);
        const TractAxon &axon = tract.axons()[0];
        tract.stimulate();
        std::vector<double> passed(axon.nodes, -1);
        for (int i = 0; i < 1400; ++i) {
            tract.advance(1);
            for (std::size_t n = 0; n < axon.nodes; ++n)
                if (passed[n] < 0 && tract.node_mV(0, static_cast<int>(n)) > arrival_mV)
                    passed[n] = i * Tract::step_ms;
        }
        const std::size_t from = axon.nodes / 4;
        const std::size_t to = axon.nodes * 3 / 4;
        EXPECT_NEAR((axon.node_mm(to) - axon.node_mm(from)) / (passed[to] - passed[from]), m_per_s,
                    0.03 * m_per_s);
    }
}

TEST(Tract, AxonIsThePlainSolversAxon) {
    TractPlan plan = small(20);
    plan.lesion = TractPlan::Lesion{
        .share_of_axons = 0.5, .from_mm = 1, .to_mm = 1.6, .wraps_fraction = 0.1, .channels = 0.01};
    Tract tract(plan);
    const int a = 13;
    const CablePlan cable = cable_plan(plan, draw_axon(plan, a));
    Axon plain(cable);
    tract.stimulate();
    const double nA = std::pow(tract.axons()[a].diameter_um / optic_fibre().axon_diameter_um, 1.5);
    for (int i = 0; i < 300; ++i) {
        tract.advance(1);
        plain.step(Tract::step_ms, Method::crank_nicolson, {0, i < 10 ? nA : 0});
    }
    std::vector<float> mV(static_cast<std::size_t>(cable.nodes()));
    tract.copy_node_mV(a, mV);
    for (int node = 0; node < cable.nodes(); ++node)
        EXPECT_NEAR(mV[static_cast<std::size_t>(node)], plain.node_mV(node), 0.01);
}

// (The thinnest axons have such short internodes that their nodes can pass a signal on across bare axon,
// slowly.)
TEST(Tract, BareStretchesOfSomeAxonsStopJustThose) {
    TractPlan plan = small(100);
    plan.median_diameter_um = 0.9;
    plan.diameter_sigma = 0.15;
    plan.lesion = TractPlan::Lesion{.share_of_axons = 0.4, .from_mm = 1, .to_mm = 2.5, .wraps_fraction = 0};
    const Tract tract = after_ms(plan, 8);
    for (int a = 0; a < plan.axons; ++a) {
        const TractAxon axon = draw_axon(plan, a);
        const auto bare = std::count_if(axon.internodes.begin(), axon.internodes.end(),
                                        [](const Internode &i) { return i.wraps <= bare_wraps; });
        EXPECT_EQ(bare > 0, axon.hurt);
        if (bare > 0 && bare < 4) continue; // the longest internodes: few lie in the lesion
        EXPECT_EQ(tract.arrival_ms(a).has_value(), bare == 0) << "axon " << a << ", bare internodes " << bare;
    }
}

// What an evoked potential shows in a clinic: later and flatter.
TEST(Tract, ResponseOfAThinnedTractIsLaterAndFlatter) {
    TractPlan plan = small(400);
    plan.diameter_sigma = 0.1; // arrivals close together, so that a delay of some shows
    const Tract healthy = after_ms(plan, 6);
    plan.lesion =
        TractPlan::Lesion{.share_of_axons = 0.6, .from_mm = 1.5, .to_mm = 2.2, .wraps_fraction = 0.07};
    const Tract thinned = after_ms(plan, 6);
    const auto peak = [](const Tract &t) {
        return *std::max_element(t.response().begin(), t.response().end());
    };
    EXPECT_LT(peak(thinned), 0.8 * peak(healthy));
    EXPECT_GT(median_arrival_ms(thinned), median_arrival_ms(healthy) + 0.3);
}

TEST(Tract, ASecondStimulusIsCountedAfresh) {
    Tract tract = after_ms(small(16), 8);
    const double first = tract.arrival_ms(3).value();
    tract.advance(4000);
    tract.stimulate();
    EXPECT_FALSE(tract.arrival_ms(3).has_value());
    tract.advance(1600);
    EXPECT_NEAR(tract.arrival_ms(3).value(), first, 0.1);
}

TEST(Tract, NeedsAtMost16KBPerAxon) {
    TractPlan plan;
    plan.axons = 400;
    plan.lesion = TractPlan::Lesion{.share_of_axons = 0.4, .wraps_fraction = 0.07};
    EXPECT_LT(Tract(plan).bytes() / 400, 16u * 1024u);
}

TEST(Tract, AtRestAgainRepeatsWhatItDidAtFirst) {
    Tract tract(small());
    const double rest_mV = tract.node_mV(7, 3);
    tract.stimulate();
    tract.advance(400);
    const std::vector<double> response = tract.response();
    const auto arrival_ms = tract.arrival_ms(7);
    tract.stimulate();
    tract.advance(5); // amid a stimulus
    tract.rest();
    EXPECT_EQ(tract.steps(), 0);
    EXPECT_EQ(tract.node_mV(7, 3), rest_mV);
    tract.stimulate();
    tract.advance(400);
    EXPECT_EQ(tract.response(), response);
    EXPECT_EQ(tract.arrival_ms(7), arrival_ms);
}

TEST(Tract, TwoPartsRespondAsTheirWholeDoes) {
    const Tract whole = after_ms(small(40), 3);
    TractPlan first = small(24), second = small(16);
    second.first = 24;
    const Tract a = after_ms(first, 3), b = after_ms(second, 3);
    ASSERT_EQ(b.axons().front().diameter_um, whole.axons()[24].diameter_um);
    double most = 0;
    for (const double value : whole.response()) most = std::max(most, std::abs(value));
    ASSERT_GT(most, 0);
    for (std::size_t i = 0; i < whole.response().size(); ++i)
        ASSERT_NEAR(a.response()[i] + b.response()[i], whole.response()[i], 1e-3 * most) << i;
}

} // namespace

// Of an inflamed tract, told as it was made and at its own rest.
TEST(AnInflamedTract, AtItsOwnRestMeetsALaterVolleyAsItMetTheFirst) {
    sim::TractPlan plan;
    plan.axons = 24;
    sim::TractTissue tissue;
    tissue.wraps.assign(24U * 24, 1.0F);
    tissue.channels.assign(24U * 24, 0.0F);
    tissue.inflammation.assign(24U * 24, 0.0F);
    tissue.broken_at.assign(24, -1);
    for (std::size_t axon = 0; axon < 24; ++axon)
        for (std::size_t segment = 9; segment < 14; ++segment) {
            tissue.wraps[24 * axon + segment] = 0.3F;
            tissue.inflammation[24 * axon + segment] = 0.6F;
        }
    plan.tissue = tissue;
    const auto slowest_ms = [](sim::Tract &tract) {
        tract.stimulate();
        tract.advance(1600);
        double slowest = 0;
        for (int a = 0; a < 24; ++a) slowest = std::max(slowest, tract.arrival_ms(a).value_or(99));
        return slowest;
    };
    sim::Tract as_made(plan), at_rest(plan), later(plan);
    while (!at_rest.come_to_rest(100)) continue;
    later.advance(8000);
    const double then = slowest_ms(later);
    EXPECT_NEAR(slowest_ms(at_rest) / then, 1, 2e-3);
    at_rest.rest();
    EXPECT_NEAR(slowest_ms(at_rest) / then, 1, 2e-3) << "rest() leads there again";
    EXPECT_GT(std::abs(slowest_ms(as_made) / then - 1), 4e-3) << "what this is for";
}
