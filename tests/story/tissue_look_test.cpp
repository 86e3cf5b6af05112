// How a life's tissue is shown: what happens within days can be seen though years pass, nothing flickers, and
// what is lost stays lost.
#include "story/show/show.h"
#include "story/tissue/tissue_look.h"

#include <gtest/gtest.h>

#include <algorithm>

using story::tick_s;

namespace {

sim::Tissue tissue_of(int axons, bool relapses, std::uint64_t seed = 1) {
    sim::TissuePlan plan;
    plan.axons = axons;
    plan.relapses = relapses;
    plan.seed = seed;
    return sim::Tissue(plan);
}

// A tissue whose first attack has just been.
sim::Tissue just_attacked() {
    sim::Tissue tissue = tissue_of(40, true);
    while (tissue.relapses() == 0) tissue.step();
    return tissue;
}

std::size_t spot_of(const sim::Tissue &tissue, const sim::Attack &attack) {
    return tissue.at(attack.first_axon, attack.first_internode);
}

// `years` at one a second; calls `see` after every tick.
template <class See>
void pass_years(sim::Tissue &tissue, story::TissueLook &look, double years, const See &see) {
    double owed_days = 0;
    for (double s = 0; s < years; s += tick_s) {
        for (owed_days += tick_s * 365.25; owed_days >= 4; owed_days -= 4) tissue.step();
        follow(look, tissue, tick_s);
        see(look);
    }
}

void rest(const sim::Tissue &tissue, story::TissueLook &look) {
    for (double s = 0; s < 5; s += tick_s) follow(look, tissue, tick_s);
}

TEST(TissueLook, IsAtFirstWhatTheTissueIsAndComesToItWheneverTimeStandsStill) {
    sim::Tissue tissue = just_attacked();
    story::TissueLook look(tissue);
    const std::size_t spot = spot_of(tissue, tissue.drawn_attacks().front());
    EXPECT_GT(look.spots[spot].inflamed, 150);
    EXPECT_EQ(look.happened.front(), 255);
    pass_years(tissue, look, 3, [](const auto &) {});
    rest(tissue, look);
    EXPECT_FALSE(look.moving);
    const story::TissueLook fresh(tissue);
    EXPECT_EQ(look.spots, fresh.spots);
    EXPECT_EQ(look.happened, fresh.happened);
}

TEST(TissueLook, KeepsARelapseOfDaysInSightThoughYearsPassBy) {
    sim::Tissue tissue = tissue_of(40, true);
    const sim::Attack attack = tissue.drawn_attacks().front();
    const std::size_t spot = spot_of(tissue, attack);
    while (tissue.day() + 40 < attack.day) tissue.step();
    story::TissueLook look(tissue);
    ASSERT_EQ(look.spots[spot].inflamed, 0);
    double seen_for_s = 0;
    pass_years(tissue, look, 2,
               [&](const auto &now) { seen_for_s += now.spots[spot].inflamed > 128 ? tick_s : 0; });
    EXPECT_GT(seen_for_s, 0.5);
}

TEST(TissueLook, NeverSwingsFasterThanIsComfortableToLookAt) {
    sim::Tissue tissue = tissue_of(40, true, 3);
    story::TissueLook look(tissue);
    std::vector<story::TissueLook::Spot> before = look.spots;
    int most = 0;
    pass_years(tissue, look, 12, [&](const auto &now) {
        for (std::size_t i = 0; i < before.size(); ++i) {
            most = std::max(most, std::abs(now.spots[i].sheath - before[i].sheath));
            most = std::max(most, before[i].inflamed - now.spots[i].inflamed);
        }
        before = now.spots;
    });
    EXPECT_GT(most, 0);
    EXPECT_LE(most, 26) << "of 255, in a tenth of a second: full swings take longer than a second";
}

TEST(TissueLook, ShowsNoAttackThatATreatmentPrevented) {
    sim::Knobs prevention;
    prevention.relapses_prevented = 1;
    sim::Tissue tissue = tissue_of(40, true);
    const double after = tissue.drawn_attacks().front().day + 30;
    while (tissue.day() < after) tissue.step(prevention);
    const story::TissueLook look(tissue);
    EXPECT_EQ(look.happened.front(), 0);
}

TEST(TissueLook, ShowsNoAttackThatWasPreventedWhereOlderLesionsLie) {
    sim::Knobs prevention;
    prevention.relapses_prevented = 1;
    sim::Tissue tissue = tissue_of(40, true);
    ASSERT_GE(tissue.drawn_attacks().size(), 2U);
    while (tissue.day() < tissue.drawn_attacks()[0].day + 30) tissue.step();
    std::fill(tissue.lesion.begin(), tissue.lesion.end(), 1.0F);
    while (tissue.day() < tissue.drawn_attacks()[1].day + 30) tissue.step(prevention);
    const story::TissueLook look(tissue);
    EXPECT_EQ(look.happened[0], 255);
    EXPECT_EQ(look.happened[1], 0);
}

TEST(TissueLook, ShowsALostAxonFadingFromItsBreakOnwardFirstAndNeverComingBack) {
    sim::Tissue tissue = tissue_of(12, false);
    tissue.endurance[3] = 0;
    tissue.step();
    ASSERT_FALSE(tissue.alive(3));
    tissue.broken_at[3] = 12;
    const auto there = [&](int internode) {
        return int{story::TissueLook(tissue).spots[tissue.at(3, internode)].there};
    };
    EXPECT_EQ(there(12), 0) << "a gap where it broke";
    EXPECT_LT(there(20), 255);
    EXPECT_GT(there(20), 150);
    int before_gap = 255, beyond_gap = 255;
    for (int year = 1; year <= 14; ++year) {
        while (tissue.year() < year) tissue.step();
        EXPECT_LE(there(4), before_gap);
        EXPECT_LE(there(20), beyond_gap);
        before_gap = there(4);
        beyond_gap = there(20);
        if (year == 4) {
            EXPECT_LT(beyond_gap, before_gap);
        }
    }
    EXPECT_EQ(before_gap, 0);
    EXPECT_EQ(story::TissueLook(tissue).spots[tissue.at(2, 4)].there, 255) << "its neighbour lives";
}

} // namespace
