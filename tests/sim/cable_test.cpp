// How an axon is cut into compartments, and how thick and how good an insulator its myelin is.
#include "sim/axon/cable.h"

#include <gtest/gtest.h>

#include <numbers>

namespace {

const sim::Compartment &first_core(const sim::Cable &cable) { return cable.compartments[2]; }

// Σ 1/r over the membranes of the first core compartment, from its myelin's conductance.
double membrane_series(const sim::Fibre &fibre) {
    const sim::Cable cable = sim::lay_out(sim::healthy_plan(fibre, 2));
    const sim::Compartment &c = first_core(cable);
    return fibre.conductance.myelin * 1e-2 * 2 * std::numbers::pi * c.length_um / c.myelin_uS;
}

} // namespace

TEST(Cable, HasOneNodeTwoParanodesAndSixteenCoresAPeriod) {
    const sim::Cable cable = sim::lay_out(sim::healthy_plan(sim::optic_fibre(), 41));
    EXPECT_EQ(cable.compartments.size(), 41U + 40U * 18U);
    EXPECT_EQ(cable.compartments[1].part, sim::Part::paranode);
    EXPECT_EQ(cable.compartments[18].part, sim::Part::paranode);
    EXPECT_EQ(cable.compartments[19].node, 1);
}

TEST(Cable, HasAPitchOfInternodePlusNode) {
    const sim::Cable cable = sim::lay_out(sim::healthy_plan(sim::optic_fibre(), 3));
    const auto at = [&cable](std::size_t node) {
        return cable.compartments[static_cast<std::size_t>(cable.node_at[node])].centre_um;
    };
    EXPECT_NEAR(at(1) - at(0), 139.26 + 1.02, 1e-9);
    EXPECT_NEAR(at(2) - at(1), 139.26 + 1.02, 1e-9);
}

TEST(Cable, KeepsItsLengthWhenAnInternodeIsRemadeWithMoreSheaths) {
    sim::CablePlan plan = sim::healthy_plan(sim::optic_fibre(), 3);
    const double before = sim::lay_out(plan).compartments.back().centre_um;
    plan.internodes[0].sheaths = 3;
    const sim::Cable remade = sim::lay_out(plan);
    EXPECT_NEAR(remade.compartments.back().centre_um, before, 1e-9);
    EXPECT_EQ(remade.compartments.size(), 3U + 2U + 4U * 18U); // two new nodes, three sheaths and one old
}

TEST(Cable, OfAMotorAxonHasTenCompartmentsAnInternode) {
    EXPECT_EQ(sim::lay_out(sim::healthy_plan(sim::mrg_fibre(10), 41)).compartments.size(), 41U + 40U * 10U);
}

TEST(CableOfTheChain, HasTenPlainCompartmentsAfterEveryNode) {
    const sim::Cable cable = sim::lay_out(sim::healthy_plan(sim::hh_chain_fibre(), 21));
    ASSERT_EQ(cable.compartments.size(), 231U);
    EXPECT_EQ(cable.node_at.back(), 220);
    for (std::size_t j = 0; j < cable.compartments.size(); ++j) {
        const sim::Compartment &c = cable.compartments[j];
        EXPECT_EQ(c.part, j % 11 == 0 ? sim::Part::node : sim::Part::internode) << j;
        EXPECT_EQ(c.active, j % 11 == 0) << j;
        EXPECT_TRUE(c.grounded) << j;
        EXPECT_EQ(c.internode, j % 11 == 0 ? -1 : static_cast<int>(j / 11)) << j;
        EXPECT_DOUBLE_EQ(c.length_um, j % 11 == 0 ? 2 : 100) << j;
    }
    const double pi = std::numbers::pi;
    EXPECT_NEAR(cable.compartments[0].membrane_nF, pi * 6 * 2 * 2e-5, 1e-12);
    EXPECT_NEAR(cable.compartments[0].sodium_uS, pi * 6 * 2 * 2.4e-2, 1e-12);
    EXPECT_NEAR(cable.compartments[0].potassium_uS, pi * 6 * 2 * 0.72e-2, 1e-12);
    EXPECT_NEAR(cable.compartments[1].membrane_nF, pi * 6 * 100 * 0.01e-5, 1e-12);
    EXPECT_NEAR(cable.compartments[1].internode_leak_uS, pi * 6 * 100 * 1e-7, 1e-12);
    EXPECT_NEAR(1 / cable.compartments[1].axial_uS, 0.7 * 100 / (pi * 9), 1e-9);
    EXPECT_NEAR(1 / cable.compartments[0].axial_uS, 0.7 * 51 / (pi * 9), 1e-9);
}

TEST(CableOfTheSquid, IsTheSameEverywhere) {
    const sim::Cable cable = sim::lay_out(sim::healthy_plan(sim::squid_fibre(), 41));
    EXPECT_EQ(cable.compartments.size(), 41U + 40U * 4U);
    for (const sim::Compartment &c : cable.compartments) {
        EXPECT_TRUE(c.active && c.grounded);
        EXPECT_EQ(c.length_um, 100);
        EXPECT_EQ(c.sodium_uS, cable.compartments[0].sodium_uS);
        EXPECT_EQ(c.membrane_nF, cable.compartments[0].membrane_nF);
        EXPECT_EQ(c.internode_leak_uS, 0);
    }
}

TEST(Myelin, OfWholeWrapsIsTheSumOverItsMembranes) {
    const double pitch_um = 0.0156;
    for (int wraps = 1; wraps <= 14; ++wraps) {
        sim::Fibre fibre = sim::optic_fibre();
        fibre.wraps = wraps;
        double sum = 0;
        for (int k = 1; k <= 2 * wraps; ++k)
            sum += 1 / (fibre.axon_diameter_um / 2 + fibre.periaxonal_um + (k - 1) * pitch_um / 2);
        EXPECT_NEAR(membrane_series(fibre) / sum, 1, 3e-5) << wraps << " wraps";
    }
}

TEST(Myelin, InsulatesBetterWithEveryPartOfAWrap) {
    double before = 0;
    for (double wraps = 0.05; wraps < 14; wraps += 0.05) {
        sim::Fibre fibre = sim::optic_fibre();
        fibre.wraps = wraps;
        const double now = membrane_series(fibre);
        ASSERT_GT(now, before) << wraps << " wraps";
        before = now;
    }
}

TEST(Myelin, OfAHealthyOpticAxonHasAGRatioOf0779) {
    const sim::Fibre fibre = sim::optic_fibre();
    EXPECT_NEAR(fibre.axon_diameter_um / sim::outer_diameter_um(fibre, fibre.wraps), 0.779, 5e-4);
}

TEST(Myelin, OfAHealthyCortexAxonHasAGRatioOf0811) {
    const sim::Fibre fibre = sim::cortex_fibre();
    EXPECT_NEAR(fibre.axon_diameter_um / sim::outer_diameter_um(fibre, fibre.wraps), 0.811, 5e-4);
}

TEST(Myelin, WithoutWrapsLeavesTheAxonAsThickAsItIs) {
    EXPECT_EQ(sim::outer_diameter_um(sim::optic_fibre(), 0), sim::optic_fibre().axon_diameter_um);
    EXPECT_EQ(sim::outer_diameter_um(sim::mrg_fibre(10), 0), sim::mrg_fibre(10).axon_diameter_um);
}
