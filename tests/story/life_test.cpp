// The time machine: decades of tissue that one can go to and fro in, and that treatments change from where
// they begin and never before.
#include "story/show/show.h"
#include "story/tissue/life.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>

using namespace story;

namespace {

constexpr int few_axons = 40;
using sim::Treatment;

LifePlan relapsing(std::uint64_t person = 4) {
    LifePlan plan;
    plan.person = person;
    return plan;
}

void travel(Life &life, double year) {
    go_to_year(life, year);
    for (int i = 0; i < 5000 && !life.arrived(); ++i) advance(life, tick_s);
    ASSERT_TRUE(life.arrived());
}

Life lived(const LifePlan &plan, double year) {
    Life life(plan, few_axons);
    travel(life, year);
    return life;
}

} // namespace

TEST(ALife, BeginsInHealth) {
    const Life life(relapsing(), few_axons);
    EXPECT_EQ(life.year(), 0);
    EXPECT_TRUE(life.arrived());
    EXPECT_EQ(life.delivering, 1);
    ASSERT_EQ(life.moments.size(), 1U);
    EXPECT_EQ(life.moments[0].alive, 1);
    EXPECT_EQ(life.moments[0].relapses, 0);
}

TEST(ALife, NeverBringsBackAFibreWhileOneGoesForward) {
    Life life(relapsing(), few_axons);
    go_to_year(life, 40);
    double alive = 1;
    for (int i = 0; i < 5000 && !life.arrived(); ++i) {
        advance(life, tick_s);
        EXPECT_LE(life.tissue.alive_share(), alive);
        alive = life.tissue.alive_share();
    }
    EXPECT_LT(alive, 0.7);
}

TEST(ALife, ShowsExactlyWhatWasWhenOneGoesBack) {
    Life life(relapsing(), few_axons);
    std::vector<sim::Tissue> on_the_way;
    for (const double year : {3.3, 10.0, 19.9}) {
        travel(life, year);
        on_the_way.push_back(life.tissue);
    }
    travel(life, 35);
    const auto moments = life.moments;
    for (auto was = on_the_way.rbegin(); was != on_the_way.rend(); ++was) {
        travel(life, was->year());
        EXPECT_EQ(life.tissue, *was);
    }
    EXPECT_EQ(life.moments, moments) << "graphs keep what has been computed";
    travel(life, 35);
    EXPECT_EQ(life.tissue, lived(relapsing(), 35).tissue);
}

TEST(ALife, GetsNoFartherFromWhereItGoes) {
    Life life = lived(relapsing(), 25);
    go_to_year(life, 12.9);
    double away = life.year() - 12.9;
    while (!life.arrived()) {
        advance(life, tick_s);
        EXPECT_LE(std::abs(life.year() - 12.9), away + 1e-9);
        away = std::abs(life.year() - 12.9);
    }
    EXPECT_NEAR(life.year(), 12.9, 0.02);
}

TEST(ALife, FollowsADragToAndFro) {
    Life life = lived(relapsing(), 30);
    for (int i = 0; i < 400; ++i) {
        const double year = 15 + 14 * std::sin(i * 0.05);
        go_to_year(life, year);
        advance(life, tick_s);
    }
    travel(life, 11);
    EXPECT_EQ(life.tissue, lived(relapsing(), 11).tissue);
}

TEST(ALife, TakesFewStepsATickHoweverFarItGoes) {
    Life life(relapsing(), few_axons);
    go_to_year(life, 40);
    for (int i = 0; i < 200; ++i) {
        const auto before = life.tissue.steps();
        advance(life, tick_s);
        EXPECT_LE(life.tissue.steps() - before, 6) << "a frame must not stall";
    }
}

TEST(ALife, RemembersEveryQuarterOfAYear) {
    const Life life = lived(relapsing(), 40);
    EXPECT_EQ(life.moments.size(), 161U);
    for (std::size_t i = 1; i < life.moments.size(); ++i) {
        EXPECT_LE(life.moments[i].alive, life.moments[i - 1].alive);
        EXPECT_GE(life.moments[i].relapses, life.moments[i - 1].relapses);
    }
    EXPECT_EQ(life.moments.back().relapses, life.tissue.relapses());
}

TEST(ALife, PassesByItselfAndStopsWhereItIsToStop) {
    Life life(relapsing(), few_axons);
    life.passing = true;
    life.passes_to_year = 5;
    double seconds = 0;
    for (; life.passing && seconds < 60; seconds += tick_s) advance(life, tick_s);
    EXPECT_NEAR(life.year(), 5, 0.02);
    EXPECT_NEAR(seconds, 5 / life.years_per_s, 0.1) << "thirty years in less than a minute";
    advance(life, 1);
    EXPECT_NEAR(life.year(), 5, 0.02);
}

TEST(ALife, StandsStillWithTimeButGoesWhereItIsWanted) {
    Life life(relapsing(), few_axons);
    life.passing = true;
    for (int i = 0; i < 100; ++i) advance(life, 0);
    EXPECT_EQ(life.year(), 0);
    go_to_year(life, 1);
    for (int i = 0; i < 100; ++i) advance(life, 0);
    EXPECT_NEAR(life.year(), 1, 0.02);
}

TEST(ATreatment, LeavesTheYearsBeforeItUntouched) {
    Life life = lived(relapsing(), 30);
    const auto without = life.moments;
    const sim::Tissue untreated = life.tissue;
    travel(life, 7);
    const sim::Tissue before = life.tissue;
    travel(life, 10);
    treat(life, from_now(life.treatments, Treatment::ocrelizumab, true, life.year()));
    EXPECT_TRUE(given(life, Treatment::ocrelizumab));
    EXPECT_EQ(life.moments.size(), 41U) << "what came after is forgotten";
    travel(life, 30);
    ASSERT_EQ(life.moments.size(), without.size());
    for (std::size_t i = 0; i <= 40; ++i) EXPECT_EQ(life.moments[i], without[i]) << i;
    EXPECT_GT(life.tissue.alive_share(), untreated.alive_share());
    travel(life, 7);
    EXPECT_EQ(life.tissue, before);
    EXPECT_FALSE(given(life, Treatment::ocrelizumab));
}

TEST(ATreatment, IsTheSameWhetherItWasPlannedOrGivenOnTheWay) {
    LifePlan planned = relapsing();
    planned.treatments = {{Treatment::ocrelizumab, 10, 20}};
    Life life = lived(relapsing(), 10);
    treat(life, {{Treatment::ocrelizumab, 10, 20}});
    travel(life, 30);
    EXPECT_EQ(life.tissue, lived(planned, 30).tissue);
}

TEST(ATreatment, ThatIsStoppedStaysGivenForTheYearsBefore) {
    Life life(relapsing(), few_axons);
    treat(life, from_now(life.treatments, Treatment::siponimod, true, life.year()));
    travel(life, 10);
    treat(life, from_now(life.treatments, Treatment::siponimod, false, life.year()));
    EXPECT_FALSE(given(life, Treatment::siponimod));
    travel(life, 5);
    EXPECT_TRUE(given(life, Treatment::siponimod));
    travel(life, 10);
    treat(life, from_now(life.treatments, Treatment::siponimod, true, life.year())); // at once again
    ASSERT_EQ(life.treatments.size(), 1U);
    EXPECT_EQ(life.treatments[0].from_year, 0);
}

TEST(ATreatment, ThatIsTakenBackGivesTheSameLifeAgain) {
    Life life = lived(relapsing(), 10);
    treat(life, {{Treatment::ocrelizumab, 10, 40}});
    travel(life, 20);
    treat(life, {});
    travel(life, 20);
    EXPECT_EQ(life.tissue, lived(relapsing(), 20).tissue);
}

TEST(ATreatment, WithoutEffectOnTissueForgetsNothing) {
    Life life = lived(relapsing(), 20);
    const TissueMark before = life.mark();
    for (const Treatment idle : {Treatment::simvastatin, Treatment::fampridine}) {
        treat(life, {{idle, 0, 40}});
        EXPECT_EQ(life.mark(), before);
        EXPECT_TRUE(given(life, idle)) << "but it is shown as given";
    }
}

TEST(ATreatment, DoesNotMindInWhichOrderSeveralAreGiven) {
    Life life = lived(relapsing(), 20);
    treat(life,
          {{Treatment::repair, 0, 40}, {Treatment::ocrelizumab, 0, 40}, {Treatment::protection, 0, 40}});
    travel(life, 20);
    const TissueMark before = life.mark();
    treat(life,
          {{Treatment::protection, 0, 40}, {Treatment::repair, 0, 40}, {Treatment::ocrelizumab, 0, 40}});
    EXPECT_EQ(life.mark(), before);
}

TEST(AQuietLife, HasNoMoreAttacksThanItsPlanSays) {
    LifePlan plan = relapsing(7); // with many
    ASSERT_GT(lived(plan, 5).tissue.relapses(), 3);
    plan.attacks_at_most = 1;
    EXPECT_EQ(lived(plan, 5).tissue.relapses(), 1);
    plan.attacks_at_most = 0;
    const Life quiet = lived(plan, 5);
    EXPECT_EQ(quiet.tissue.relapses(), 0);
    EXPECT_EQ(std::count(quiet.tissue.lesion.begin(), quiet.tissue.lesion.end(), 1.0F), 0);
}

TEST(DroppingIn, FindsALivingAxonThatHasLostMost) {
    const Life life = lived(relapsing(), 12);
    const int found = most_bare_axon(life);
    EXPECT_TRUE(life.tissue.alive(found));
    const auto wraps = [&](int axon) {
        double sum = 0;
        for (int i = 0; i < tissue_internodes; ++i) sum += double{life.tissue.wraps[life.tissue.at(axon, i)]};
        return sum;
    };
    for (int a = 0; a < few_axons; ++a) EXPECT_TRUE(!life.tissue.alive(a) || wraps(found) <= wraps(a)) << a;
}

TEST(DroppingIn, LooksAtTheBreak) {
    Life life = lived(relapsing(), 40);
    int broken = 0;
    for (int a = 0; a < few_axons; ++a) {
        look_at_axon(life, a);
        EXPECT_GE(life.first_internode, 0);
        EXPECT_LE(life.first_internode, 8);
        if (life.tissue.alive(a)) continue;
        ++broken;
        const int at = life.tissue.broken_at[static_cast<std::size_t>(a)];
        EXPECT_GE(at, life.first_internode);
        EXPECT_LT(at, life.first_internode + 16);
    }
    EXPECT_GT(broken, 5);
}

TEST(AKeptTissue, IsTheSameToTheLastBit) {
    const Life life = lived(relapsing(), 30);
    const KeptTissue kept(life.tissue);
    EXPECT_EQ(kept.steps(), life.tissue.steps());
    EXPECT_EQ(kept.unpacked(), life.tissue);
}

TEST(AKeptTissue, TakesAFractionOfTheRoom) {
    Life life(relapsing(), 1000);
    travel(life, 20);
    std::size_t bytes = 0;
    for (const KeptTissue &kept : life.kept) bytes += kept.bytes();
    EXPECT_GE(life.kept.size(), 20U);
    EXPECT_LT(bytes, life.kept.size() * 1000 * 24 * 9 * sizeof(float) / 4);
}
