// Living tissue: an attack strips coverings, days ease it, repair cells bring thin sheaths back or stall, and
// an axon that starves breaks for good. What a signal does follows from the axon that the tissue has made.
#include "support.h"

#include <cmath>
#include <numeric>

using namespace story;
using namespace support;

namespace {

constexpr double healthy_ms = 0.74;

struct Sent {
    bool arrives = false;
    double ms = 0;
};

// What becomes of a signal on the axon that the tissue has made.
Sent send(const AxonTissue &around) {
    Settings settings = healthy_settings(internodes_per_axon);
    tell_of_tissue(around, settings);
    Lane lane = make_lane(settings);
    send_signal(lane);
    while (lane.signal.fate == Fate::travelling) solver_step(lane);
    return {lane.signal.fate == Fate::arrived, lane.signal.arrival_ms.value_or(0)};
}

AxonTissue aged(double years, bool bare = false) {
    AxonTissuePlan plan;
    plan.age_years = years;
    plan.bare = bare;
    return AxonTissue(plan);
}

AxonTissue attacked(double years, double days) {
    AxonTissue around = aged(years);
    perform(around, Act::attack);
    pass(around, days);
    return around;
}

float least_wraps(const AxonTissue &around) {
    return *std::min_element(around.tissue.wraps.begin(), around.tissue.wraps.end());
}

long cells(const AxonTissue &around, CellKind kind, Doing doing) {
    return std::count_if(around.cast.cells.begin(), around.cast.cells.end(),
                         [&](const Cell &c) { return c.kind == kind && c.doing == doing; });
}

double days_until_broken(AxonTissue &around, double at_most) {
    double days = 0;
    for (; around.tissue.alive(0) && days < at_most; ++days) pass(around, 1);
    return days;
}

} // namespace

TEST(Tissue, InHealthCarriesSignalsAsAnAxonWithoutIt) {
    AxonTissue around = aged(30);
    pass(around, 365);
    const Sent sent = send(around);
    EXPECT_TRUE(sent.arrives);
    EXPECT_NEAR(sent.ms, healthy_ms, 0.01);
}

TEST(AnAttack, StopsSignalsThenEasesAndIsPartlyRepaired) {
    EXPECT_NEAR(send(attacked(30, 2.5)).ms, healthy_ms, 0.01) << "its cells have not come yet";
    EXPECT_FALSE(send(attacked(30, 15)).arrives);

    const AxonTissue eased = attacked(30, 35);
    EXPECT_LT(eased.tissue.acute[8], 0.1F) << "the swelling has gone";
    EXPECT_GT(eased.tissue.channels[8], 0.008F) << "channels have spread";
    EXPECT_LT(least_wraps(eased), 1) << "nothing is repaired yet";
    const Sent late = send(eased);
    EXPECT_TRUE(late.arrives);
    EXPECT_GT(late.ms, 1.8);

    const AxonTissue repaired = attacked(30, 220);
    Settings settings = healthy_settings(internodes_per_axon);
    tell_of_tissue(repaired, settings);
    const SheathLook look = sheath_look(sim::optic_fibre(), settings, 8);
    EXPECT_TRUE(look.repaired && look.sheaths == 2);
    EXPECT_GT(look.wraps, 1.5);
    EXPECT_LT(look.wraps, 3.6);
    const Sent sent = send(repaired);
    EXPECT_TRUE(sent.arrives);
    EXPECT_LT(sent.ms, 1.0);
    EXPECT_GT(sent.ms, healthy_ms + 0.1) << "recovery is partial";
}

TEST(AnAttack, ReachesFiveInternodesBesideTheVesselAlsoAtTheEnds) {
    for (const int vessel_at : {0, 8, 15}) {
        AxonTissuePlan plan;
        plan.vessel_at = vessel_at;
        AxonTissue around(plan);
        perform(around, Act::attack);
        pass(around, 20);
        EXPECT_EQ(std::count(around.tissue.lesion.begin(), around.tissue.lesion.end(), 1.0F), 5);
        EXPECT_EQ(around.tissue.lesion[static_cast<std::size_t>(vessel_at)], 1.0F);
    }
}

TEST(TheSameAttackAtSixty, StaysBareWhileRepairCellsStall) {
    const AxonTissue old = attacked(60, 220);
    EXPECT_LT(least_wraps(old), 0.5F);
    EXPECT_GE(cells(old, CellKind::opc, Doing::stalled), 2);
    EXPECT_EQ(cells(old, CellKind::opc, Doing::wrapping), 0);
    EXPECT_GT(send(old).ms, 1.7);

    const AxonTissue young = attacked(30, 100);
    EXPECT_GE(cells(young, CellKind::opc, Doing::wrapping), 2);
}

TEST(RepairCellsThatAreWoken, WrapWhatHadStayedBare) {
    AxonTissue around = attacked(60, 220);
    perform(around, Act::wake_repair);
    pass(around, 60);
    EXPECT_GT(least_wraps(around), 1.5F);
    pass(around, 60);
    EXPECT_GE(cells(around, CellKind::oligodendrocyte, Doing::resting), 2);
    EXPECT_LT(send(around).ms, 1.0);
}

TEST(DebrisClearedByHand, ReleasesRepair) {
    AxonTissue left = attacked(35, 30);
    AxonTissue cleared = left;
    perform(cleared, Act::clear_debris);
    pass(left, 45);
    pass(cleared, 45);
    EXPECT_GT(least_wraps(cleared), least_wraps(left) + 0.3F);

    AxonTissue old = attacked(50, 40);
    EXPECT_GE(cells(old, CellKind::opc, Doing::stalled), 2);
    perform(old, Act::clear_debris);
    EXPECT_EQ(old.tissue.debris[8], 0.0F);
    pass(old, 20);
    EXPECT_GE(cells(old, CellKind::opc, Doing::wrapping), 2);
}

TEST(EnergyRestored, BeforeTheBreakSavesTheAxon) {
    AxonTissue around = aged(45, true);
    EXPECT_TRUE(send(around).arrives);
    perform(around, Act::hurt_mitochondria);
    pass(around, 30);
    EXPECT_FALSE(send(around).arrives) << "silent, and alive";
    EXPECT_GT(around.tissue.calcium(0, 8), 0.5);
    perform(around, Act::restore_energy);
    pass(around, 400);
    EXPECT_TRUE(around.tissue.alive(0));
    EXPECT_TRUE(send(around).arrives);
}

TEST(EnergyRestored, AfterTheBreakDoesNot) {
    for (const double years : {30.0, 45.0, 60.0}) {
        AxonTissue around = aged(years, true);
        perform(around, Act::hurt_mitochondria);
        const double days = days_until_broken(around, 1000);
        EXPECT_GT(days, 60) << "there is time to help";
        EXPECT_LT(days, 365);
        const int broken_at = around.tissue.broken_at[0];
        for (const Act act : {Act::restore_energy, Act::wake_repair, Act::clear_debris}) perform(around, act);
        for (const sim::TreatmentFacts &t : sim::all_treatments) treat(around, t.treatment, true);
        pass(around, 500);
        EXPECT_EQ(around.tissue.broken_at[0], broken_at) << "permanent is permanent";
        EXPECT_FALSE(send(around).arrives);
    }
}

TEST(ATreatment, GivenBeforeAnAttackCanPreventIt) {
    AxonTissue around = aged(30);
    treat(around, sim::Treatment::ocrelizumab, true);
    perform(around, Act::attack);
    EXPECT_EQ(around.attacks_prevented, 1);
    for (int day = 0; day < 30; ++day) {
        pass(around, 1);
        EXPECT_EQ(cells(around, CellKind::t_cell, Doing::leaving) +
                      cells(around, CellKind::t_cell, Doing::stripping),
                  0);
    }
    EXPECT_EQ(around.tissue.lesion[8], 0.0F);

    AxonTissue too_late = attacked(30, 1);
    treat(too_late, sim::Treatment::ocrelizumab, true);
    pass(too_late, 20);
    EXPECT_LT(least_wraps(too_late), 1) << "its cells were under way";
}

TEST(ATreatment, PreventsItsShareOfAttacks) {
    const auto prevented = [](sim::Treatment treatment) {
        int count = 0;
        for (std::uint64_t seed = 0; seed < 400; ++seed) {
            AxonTissuePlan plan;
            plan.seed = seed;
            AxonTissue around(plan);
            treat(around, treatment, true);
            perform(around, Act::attack);
            count += around.attacks_prevented;
        }
        return count / 400.0;
    };
    EXPECT_NEAR(prevented(sim::Treatment::ocrelizumab), 0.64, 0.08);
    EXPECT_NEAR(prevented(sim::Treatment::siponimod), 0.55, 0.08);
    EXPECT_EQ(prevented(sim::Treatment::simvastatin), 0);
    EXPECT_EQ(prevented(sim::Treatment::protection), 0);
}

TEST(ATreatment, CanBeStopped) {
    AxonTissue around = aged(30);
    treat(around, sim::Treatment::ocrelizumab, true);
    treat(around, sim::Treatment::ocrelizumab, false);
    EXPECT_EQ(around.knobs(), sim::Knobs{});
    EXPECT_TRUE(around == aged(30));
}

TEST(AStretchThatWasBareForLong, IsSlowAndDoesNotHealByItselfInMiddleAge) {
    AxonTissue around = aged(45, true);
    EXPECT_GE(cells(around, CellKind::opc, Doing::stalled), 2);
    pass(around, 100);
    EXPECT_LT(least_wraps(around), 1);
    const Sent sent = send(around);
    EXPECT_TRUE(sent.arrives) << "by channels that have spread";
    EXPECT_GT(sent.ms, 1.5);
}

TEST(RelapsesByChance, ComeWithCellsThatLeaveTheVesselBefore) {
    AxonTissuePlan plan;
    plan.relapses = true;
    plan.seed = 3;
    AxonTissue around(plan);
    ASSERT_FALSE(around.tissue.drawn_attacks().empty());
    const sim::Attack first = around.tissue.drawn_attacks().front();
    pass(around, std::floor(first.day) - 1);
    EXPECT_GT(
        cells(around, CellKind::t_cell, Doing::leaving) + cells(around, CellKind::t_cell, Doing::walking), 0);
    EXPECT_EQ(around.tissue.lesion[static_cast<std::size_t>(first.first_internode)], 0.0F);
    pass(around, 10);
    EXPECT_EQ(around.tissue.lesion[static_cast<std::size_t>(first.first_internode)], 1.0F);
}

TEST(LivingTissue, IsTheSameHoweverItsDaysAreCut) {
    const auto story_of = [](double part) {
        AxonTissue around = aged(40);
        perform(around, Act::attack);
        for (int i = 0; i < std::lround(60 / part); ++i) pass(around, part);
        perform(around, Act::clear_debris);
        for (int i = 0; i < std::lround(60 / part); ++i) pass(around, part);
        return around;
    };
    const AxonTissue at_once = story_of(60);
    for (const double part : {20.0, 1.0, 0.4, 0.032})
        EXPECT_TRUE(same_tissue(story_of(part), at_once)) << part;
    EXPECT_TRUE(story_of(0.4) == story_of(0.4)) << "with all its cells";
}

TEST(LivingTissue, OfAnotherAgeChangesWhatComesNext) {
    AxonTissue around = attacked(60, 40);
    set_age(around, 25);
    EXPECT_EQ(around.age_years, 25);
    pass(around, 120);
    EXPECT_GT(least_wraps(around), 1);
}

TEST(SmoulderingAndAnEmptyReserve, HoldRepairBack) {
    AxonTissuePlan plan;
    plan.age_years = 40;
    plan.smouldering = 0.6;
    plan.reserve = 0.3;
    AxonTissue worn(plan);
    perform(worn, Act::attack);
    pass(worn, 150);
    EXPECT_LT(least_wraps(worn), least_wraps(attacked(40, 150)) - 0.3F);
}
