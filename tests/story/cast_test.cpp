// The cells one sees are where the tissue needs them, in believable numbers; they never jump and never pop.
#include "story/show/show.h"
#include "support.h"

#include <cmath>
#include <map>

using namespace story;

namespace {

constexpr double days_per_tick = 0.032;

long cells(const Cast &cast, CellKind kind, std::initializer_list<Doing> doings) {
    return std::count_if(cast.cells.begin(), cast.cells.end(), [&](const Cell &c) {
        return c.kind == kind && std::count(doings.begin(), doings.end(), c.doing) > 0;
    });
}
long in_vessel(const Cast &cast, CellKind kind) { return cells(cast, kind, {Doing::in_vessel}); }

void live(AxonTissue &around, double days) {
    for (double d = 0; d < days; d += days_per_tick) pass(around, days_per_tick, tick_s);
}

float far(const Place &a, const Place &b) {
    return std::hypot(a.along - b.along, a.out - b.out, a.aside - b.aside);
}

void expect_smooth(const Cast &before, const Cast &now) {
    constexpr float fastest = 2.0F * static_cast<float>(days_per_tick); // internodes
    constexpr float fade = 0.02F;
    std::map<std::uint32_t, const Cell *> known;
    for (const Cell &c : before.cells) known[c.id] = &c;
    for (const Cell &c : now.cells) {
        ASSERT_TRUE(c.seen >= 0 && c.seen <= 1 && c.grown >= 0 && c.grown <= 1);
        const auto old = known.find(c.id);
        if (old == known.end()) {
            ASSERT_LE(c.seen, fade) << "it pops up";
            continue;
        }
        ASSERT_LE(far(c.place, old->second->place), fastest) << "it jumps";
        ASSERT_LE(std::abs(c.seen - old->second->seen), fade);
        ASSERT_LE(std::abs(c.grown - old->second->grown), 0.03F);
        known.erase(old);
    }
    for (const auto &[id, gone] : known) ASSERT_LE(gone->seen, fade) << "it vanishes";
    std::map<std::uint32_t, float> sizes;
    for (const Shard &s : before.shards) sizes[s.id] = s.size;
    for (const Shard &s : now.shards) ASSERT_LE(std::abs(s.size - sizes[s.id]), 0.02F);
}

} // namespace

TEST(Cells, InHealthDriftInTheVesselAndRest) {
    AxonTissue around{AxonTissuePlan{}};
    live(around, 40);
    EXPECT_EQ(in_vessel(around.cast, CellKind::t_cell), 5);
    EXPECT_EQ(in_vessel(around.cast, CellKind::b_cell), 3);
    EXPECT_EQ(cells(around.cast, CellKind::microglia, {Doing::resting}), 3);
    EXPECT_EQ(cells(around.cast, CellKind::opc, {Doing::stalled, Doing::wrapping}), 0);
    EXPECT_TRUE(around.cast.shards.empty());
    for (const Cell &c : around.cast.cells) {
        if (c.doing != Doing::in_vessel) continue;
        EXPECT_NEAR(c.place.out, 1, 0.1);
        EXPECT_LE(std::abs(c.place.along - around.cast.vessel_middle()), vessel_reach + 0.1F);
    }
}

TEST(CellsOfAnAttack, LeaveTheVesselReachTheSheathsAndFadeAfterwards) {
    AxonTissue around{AxonTissuePlan{}};
    perform(around, Act::attack);
    live(around, 0.5);
    EXPECT_EQ(cells(around.cast, CellKind::t_cell, {Doing::leaving, Doing::walking}), 5);
    EXPECT_EQ(cells(around.cast, CellKind::b_cell, {Doing::leaving, Doing::walking}), 2);
    EXPECT_EQ(around.tissue.acute[8], 0.0F) << "they have not come yet";
    live(around, 5.5);
    EXPECT_GE(cells(around.cast, CellKind::t_cell, {Doing::stripping}), 4);
    for (const Cell &c : around.cast.cells) {
        if (c.doing != Doing::stripping) continue;
        EXPECT_TRUE(c.internode >= 6 && c.internode <= 10);
        EXPECT_NEAR(c.place.along, static_cast<float>(c.internode) + 0.5F, 0.6);
        EXPECT_LT(c.place.out, 0.15F);
    }
    live(around, 34);
    EXPECT_EQ(cells(around.cast, CellKind::t_cell, {Doing::leaving, Doing::walking, Doing::stripping}), 0);
}

TEST(Microglia, GoToDebrisAndShardsShrinkAsItIsCleared) {
    AxonTissue around{AxonTissuePlan{}};
    perform(around, Act::attack);
    live(around, 14);
    EXPECT_GE(cells(around.cast, CellKind::microglia, {Doing::clearing}), 2);
    const std::size_t most = around.cast.shards.size();
    EXPECT_GE(most, 15u);
    for (const Shard &s : around.cast.shards) EXPECT_TRUE(s.place.along > 6 && s.place.along < 11);
    live(around, 60);
    EXPECT_LT(around.cast.shards.size(), most / 2);
    perform(around, Act::clear_debris);
    live(around, 6);
    EXPECT_TRUE(around.cast.shards.empty());
}

TEST(RepairCells, ComeToEverySecondBareInternodeAndMature) {
    AxonTissue around{AxonTissuePlan{}};
    perform(around, Act::attack);
    live(around, 60);
    const long there = cells(around.cast, CellKind::opc, {Doing::wrapping});
    EXPECT_TRUE(there == 2 || there == 3) << there;
    live(around, 140);
    EXPECT_EQ(cells(around.cast, CellKind::oligodendrocyte, {Doing::resting}), there);
    for (const Cell &c : around.cast.cells) EXPECT_TRUE(c.kind != CellKind::oligodendrocyte || c.grown == 1);
}

TEST(RepairCells, DoNotComeWhereTheReserveIsUsedUp) {
    AxonTissuePlan plan;
    plan.bare = true;
    plan.reserve = 0;
    AxonTissue around(plan);
    live(around, 5);
    EXPECT_EQ(cells(around.cast, CellKind::opc, {Doing::walking, Doing::stalled, Doing::wrapping}), 0);
}

TEST(BCells, VanishFromTheVesselUnderOcrelizumab) {
    AxonTissue around{AxonTissuePlan{}};
    treat(around, sim::Treatment::ocrelizumab, true);
    live(around, 10);
    EXPECT_EQ(in_vessel(around.cast, CellKind::b_cell), 0);
    EXPECT_EQ(in_vessel(around.cast, CellKind::t_cell), 5);
    treat(around, sim::Treatment::ocrelizumab, false);
    live(around, 10);
    EXPECT_EQ(in_vessel(around.cast, CellKind::b_cell), 3);
}

TEST(Siponimod, HoldsCellsInTheLymphNodeAndLetsThemGoWhenItIsStopped) {
    AxonTissue around{AxonTissuePlan{}};
    treat(around, sim::Treatment::siponimod, true);
    live(around, 10);
    EXPECT_EQ(around.cast.lymph_node, 1);
    EXPECT_EQ(cells(around.cast, CellKind::t_cell, {Doing::held_back}), 5);
    EXPECT_LT(in_vessel(around.cast, CellKind::t_cell), 3);
    for (const Cell &c : around.cast.cells)
        EXPECT_TRUE(c.doing != Doing::held_back || far(c.place, around.cast.node_place()) < 0.5F);
    treat(around, sim::Treatment::siponimod, false);
    live(around, 12);
    EXPECT_EQ(around.cast.lymph_node, 0);
    EXPECT_EQ(cells(around.cast, CellKind::t_cell, {Doing::held_back}), 0);
    EXPECT_EQ(in_vessel(around.cast, CellKind::t_cell), 5);
}

TEST(Cladribine, LeavesFewLymphocytes) {
    AxonTissue around{AxonTissuePlan{}};
    treat(around, sim::Treatment::cladribine, true);
    live(around, 10);
    EXPECT_LE(in_vessel(around.cast, CellKind::t_cell) + in_vessel(around.cast, CellKind::b_cell), 3);
}

TEST(Cells, NeverJumpAndNeverPop) {
    AxonTissuePlan plan;
    plan.relapses = true;
    AxonTissue around(plan);
    for (int tick = 0; tick < 9000; ++tick) {
        const Cast before = around.cast;
        if (tick % 1500 == 100) perform(around, Act::attack);
        if (tick % 2000 == 1800) perform(around, Act::clear_debris);
        if (tick == 2500 || tick == 4000) treat(around, sim::Treatment::siponimod, tick == 2500);
        if (tick == 5000) treat(around, sim::Treatment::ocrelizumab, true);
        if (tick == 6500) perform(around, Act::hurt_mitochondria);
        pass(around, days_per_tick, tick_s);
        expect_smooth(before, around.cast);
        ASSERT_LE(around.cast.cells.size(), 45u);
        if (HasFatalFailure()) return;
    }
}

TEST(CellsAfterAJumpInTime, FadeOverThoseOfBefore) {
    AxonTissue before{AxonTissuePlan{}};
    perform(before, Act::attack);
    live(before, 6);
    AxonTissue now{AxonTissuePlan{}};
    Cast shown = now.cast;
    fade_over(shown, before.cast);
    std::map<std::uint32_t, int> ids;
    for (const Cell &c : shown.cells) EXPECT_EQ(++ids[c.id], 1) << "no two are the same";
    for (const Cell &old : before.cast.cells) {
        const auto found = std::find_if(shown.cells.begin(), shown.cells.end(),
                                        [&](const Cell &c) { return c.id == old.id; });
        ASSERT_NE(found, shown.cells.end());
        EXPECT_EQ(found->place, old.place);
        EXPECT_EQ(found->seen, old.seen);
        EXPECT_EQ(found->doing, Doing::fading);
    }
    EXPECT_EQ(shown.shards, before.cast.shards);
    now.cast = shown;
    live(now, 5);
    EXPECT_EQ(in_vessel(now.cast, CellKind::t_cell), 5);
    EXPECT_EQ(cells(now.cast, CellKind::t_cell, {Doing::stripping}), 0);
    EXPECT_TRUE(now.cast.shards.empty());
}
