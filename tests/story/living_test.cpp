// Living tissue: an attack strips coverings, days ease it, repair cells bring thin sheaths back or stall, and
// an axon that starves breaks for good. What a signal does follows from the axon that the tissue has made.
#include "story/show/days.h"
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
Sent send(const Living &living) {
    Settings settings = healthy_settings(internodes_per_axon);
    tell_of_tissue(living, settings);
    Lane lane = make_lane(settings);
    send_signal(lane);
    while (lane.fate == Fate::travelling) solver_step(lane, 3, 14);
    return {lane.fate == Fate::arrived, lane.arrival_ms.value_or(0)};
}

Living aged(double years, bool bare = false) {
    LivingPlan plan;
    plan.age_years = years;
    plan.bare = bare;
    return Living(plan);
}

Living attacked(double years, double days) {
    Living living = aged(years);
    perform(living, Act::attack);
    pass(living, days);
    return living;
}

float least_wraps(const Living &living) {
    return *std::min_element(living.tissue.wraps.begin(), living.tissue.wraps.end());
}

long cells(const Living &living, CellKind kind, Doing doing) {
    return std::count_if(living.cast.cells.begin(), living.cast.cells.end(),
                         [&](const Cell &c) { return c.kind == kind && c.doing == doing; });
}

double days_until_broken(Living &living, double at_most) {
    double days = 0;
    for (; living.tissue.alive(0) && days < at_most; ++days) pass(living, 1);
    return days;
}

} // namespace

TEST(Tissue, InHealthCarriesSignalsAsAnAxonWithoutIt) {
    Living living = aged(30);
    pass(living, 365);
    const Sent sent = send(living);
    EXPECT_TRUE(sent.arrives);
    EXPECT_NEAR(sent.ms, healthy_ms, 0.01);
}

TEST(AnAttack, StopsSignalsThenEasesAndIsPartlyRepaired) {
    EXPECT_NEAR(send(attacked(30, 2.5)).ms, healthy_ms, 0.01) << "its cells have not come yet";
    EXPECT_FALSE(send(attacked(30, 15)).arrives);

    const Living eased = attacked(30, 35);
    EXPECT_LT(eased.tissue.acute[8], 0.1F) << "the swelling has gone";
    EXPECT_GT(eased.tissue.channels[8], 0.008F) << "channels have spread";
    EXPECT_LT(least_wraps(eased), 1) << "nothing is repaired yet";
    const Sent late = send(eased);
    EXPECT_TRUE(late.arrives);
    EXPECT_GT(late.ms, 1.8);

    const Living repaired = attacked(30, 220);
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
        LivingPlan plan;
        plan.vessel_at = vessel_at;
        Living living(plan);
        perform(living, Act::attack);
        pass(living, 20);
        EXPECT_EQ(std::count(living.tissue.lesion.begin(), living.tissue.lesion.end(), 1.0F), 5);
        EXPECT_EQ(living.tissue.lesion[static_cast<std::size_t>(vessel_at)], 1.0F);
    }
}

TEST(TheSameAttackAtSixty, StaysBareWhileRepairCellsStall) {
    const Living old = attacked(60, 220);
    EXPECT_LT(least_wraps(old), 0.5F);
    EXPECT_GE(cells(old, CellKind::opc, Doing::stalled), 2);
    EXPECT_EQ(cells(old, CellKind::opc, Doing::wrapping), 0);
    EXPECT_GT(send(old).ms, 1.7);

    const Living young = attacked(30, 100);
    EXPECT_GE(cells(young, CellKind::opc, Doing::wrapping), 2);
}

TEST(RepairCellsThatAreWoken, WrapWhatHadStayedBare) {
    Living living = attacked(60, 220);
    perform(living, Act::wake_repair);
    pass(living, 60);
    EXPECT_GT(least_wraps(living), 1.5F);
    pass(living, 60);
    EXPECT_GE(cells(living, CellKind::oligodendrocyte, Doing::resting), 2);
    EXPECT_LT(send(living).ms, 1.0);
}

TEST(DebrisClearedByHand, ReleasesRepair) {
    Living left = attacked(35, 30);
    Living cleared = left;
    perform(cleared, Act::clear_debris);
    pass(left, 45);
    pass(cleared, 45);
    EXPECT_GT(least_wraps(cleared), least_wraps(left) + 0.3F);

    Living old = attacked(50, 40);
    EXPECT_GE(cells(old, CellKind::opc, Doing::stalled), 2);
    perform(old, Act::clear_debris);
    EXPECT_EQ(old.tissue.debris[8], 0.0F);
    pass(old, 20);
    EXPECT_GE(cells(old, CellKind::opc, Doing::wrapping), 2);
}

TEST(EnergyRestored, BeforeTheBreakSavesTheAxon) {
    Living living = aged(45, true);
    EXPECT_TRUE(send(living).arrives);
    perform(living, Act::hurt_mitochondria);
    pass(living, 30);
    EXPECT_FALSE(send(living).arrives) << "silent, and alive";
    EXPECT_GT(living.tissue.calcium(0, 8), 0.5);
    perform(living, Act::restore_energy);
    pass(living, 400);
    EXPECT_TRUE(living.tissue.alive(0));
    EXPECT_TRUE(send(living).arrives);
}

TEST(EnergyRestored, AfterTheBreakDoesNot) {
    for (const double years : {30.0, 45.0, 60.0}) {
        Living living = aged(years, true);
        perform(living, Act::hurt_mitochondria);
        const double days = days_until_broken(living, 1000);
        EXPECT_GT(days, 60) << "there is time to help";
        EXPECT_LT(days, 365);
        const int broken_at = living.tissue.broken_at[0];
        for (const Act act : {Act::restore_energy, Act::wake_repair, Act::clear_debris}) perform(living, act);
        for (const sim::TreatmentFacts &t : sim::all_treatments) treat(living, t.treatment, true);
        pass(living, 500);
        EXPECT_EQ(living.tissue.broken_at[0], broken_at) << "permanent is permanent";
        EXPECT_FALSE(send(living).arrives);
    }
}

TEST(ATreatment, GivenBeforeAnAttackCanPreventIt) {
    Living living = aged(30);
    treat(living, sim::Treatment::ocrelizumab, true);
    perform(living, Act::attack);
    EXPECT_EQ(living.attacks_prevented, 1);
    for (int day = 0; day < 30; ++day) {
        pass(living, 1);
        EXPECT_EQ(cells(living, CellKind::t_cell, Doing::leaving) +
                      cells(living, CellKind::t_cell, Doing::stripping),
                  0);
    }
    EXPECT_EQ(living.tissue.lesion[8], 0.0F);

    Living too_late = attacked(30, 1);
    treat(too_late, sim::Treatment::ocrelizumab, true);
    pass(too_late, 20);
    EXPECT_LT(least_wraps(too_late), 1) << "its cells were under way";
}

TEST(ATreatment, PreventsItsShareOfAttacks) {
    const auto prevented = [](sim::Treatment treatment) {
        int count = 0;
        for (std::uint64_t seed = 0; seed < 400; ++seed) {
            LivingPlan plan;
            plan.seed = seed;
            Living living(plan);
            treat(living, treatment, true);
            perform(living, Act::attack);
            count += living.attacks_prevented;
        }
        return count / 400.0;
    };
    EXPECT_NEAR(prevented(sim::Treatment::ocrelizumab), 0.95, 0.05);
    EXPECT_NEAR(prevented(sim::Treatment::siponimod), 0.55, 0.08);
    EXPECT_EQ(prevented(sim::Treatment::simvastatin), 0);
    EXPECT_EQ(prevented(sim::Treatment::protection), 0);
}

TEST(ATreatment, CanBeStopped) {
    Living living = aged(30);
    treat(living, sim::Treatment::ocrelizumab, true);
    treat(living, sim::Treatment::ocrelizumab, false);
    EXPECT_EQ(living.knobs(), sim::Knobs{});
    EXPECT_TRUE(living == aged(30));
}

TEST(AStretchThatWasBareForLong, IsSlowAndDoesNotHealByItselfInMiddleAge) {
    Living living = aged(45, true);
    EXPECT_GE(cells(living, CellKind::opc, Doing::stalled), 2);
    pass(living, 100);
    EXPECT_LT(least_wraps(living), 1);
    const Sent sent = send(living);
    EXPECT_TRUE(sent.arrives) << "by channels that have spread";
    EXPECT_GT(sent.ms, 1.5);
}

TEST(RelapsesByChance, ComeWithCellsThatLeaveTheVesselBefore) {
    LivingPlan plan;
    plan.relapses = true;
    plan.seed = 3;
    Living living(plan);
    ASSERT_FALSE(living.tissue.drawn_attacks().empty());
    const sim::Attack first = living.tissue.drawn_attacks().front();
    pass(living, std::floor(first.day) - 1);
    EXPECT_GT(
        cells(living, CellKind::t_cell, Doing::leaving) + cells(living, CellKind::t_cell, Doing::walking), 0);
    EXPECT_EQ(living.tissue.lesion[static_cast<std::size_t>(first.first_internode)], 0.0F);
    pass(living, 10);
    EXPECT_EQ(living.tissue.lesion[static_cast<std::size_t>(first.first_internode)], 1.0F);
}

TEST(LivingTissue, IsTheSameHoweverItsDaysAreCut) {
    const auto story_of = [](double part) {
        Living living = aged(40);
        perform(living, Act::attack);
        for (int i = 0; i < std::lround(60 / part); ++i) pass(living, part);
        perform(living, Act::clear_debris);
        for (int i = 0; i < std::lround(60 / part); ++i) pass(living, part);
        return living;
    };
    const Living at_once = story_of(60);
    for (const double part : {20.0, 1.0, 0.4, 0.032})
        EXPECT_TRUE(same_tissue(story_of(part), at_once)) << part;
    EXPECT_TRUE(story_of(0.4) == story_of(0.4)) << "with all its cells";
}

TEST(LivingTissue, OfAnotherAgeChangesWhatComesNext) {
    Living living = attacked(60, 40);
    set_age(living, 25);
    EXPECT_EQ(living.age_years, 25);
    pass(living, 120);
    EXPECT_GT(least_wraps(living), 1);
}

TEST(SmoulderingAndAnEmptyReserve, HoldRepairBack) {
    LivingPlan plan;
    plan.age_years = 40;
    plan.smouldering = 0.6;
    plan.reserve = 0.3;
    Living worn(plan);
    perform(worn, Act::attack);
    pass(worn, 150);
    EXPECT_LT(least_wraps(worn), least_wraps(attacked(40, 150)) - 0.3F);
}
