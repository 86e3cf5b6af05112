#include "sim/tissue/tissue.h"

#include <gtest/gtest.h>

#include <regex>

namespace {

using sim::Treatment;

sim::Tissue after_twelve_years(const std::vector<sim::TreatmentSpan> &spans) {
    sim::Tissue tissue({.axons = 10});
    while (tissue.year() < 12) tissue.step(sim::knobs_at(spans, tissue.year()));
    return tissue;
}

TEST(Treatments, SayWhatIsKnownOfThemAndWhereFrom) {
    for (const sim::TreatmentFacts &t : sim::all_treatments) {
        EXPECT_EQ(&sim::facts(t.treatment), &t);
        EXPECT_EQ(sim::treatment_named(t.name), t.treatment);
        EXPECT_TRUE(t.link.starts_with("https://")) << t.name;
        EXPECT_TRUE(std::regex_search(std::string(t.source), std::regex(" (19|20)[0-9]{2}, "))) << t.name;
        EXPECT_EQ(t.as_of.size(), 7u) << t.name;
    }
    EXPECT_FALSE(sim::treatment_named("sugar"));
}

TEST(Treatments, HaveNoEffectWhereALargeTrialFoundNone) {
    for (const sim::TreatmentFacts &t : sim::all_treatments)
        EXPECT_TRUE(t.evidence != sim::Evidence::negative_trial || t.knobs == sim::Knobs{}) << t.name;
    EXPECT_EQ(sim::facts(Treatment::simvastatin).evidence, sim::Evidence::negative_trial);
    EXPECT_TRUE(after_twelve_years({{Treatment::simvastatin}}) == after_twelve_years({}));
}

TEST(Treatments, ThatBlockPotassiumChannelsChangeNothingInTheSlowTissue) {
    EXPECT_GT(sim::facts(Treatment::fampridine).knobs.kv1_blocked, 0);
    EXPECT_TRUE(after_twelve_years({{Treatment::fampridine}}) == after_twelve_years({}));
}

TEST(Treatments, OfTheImmuneSystemPreventAttacksAndHardlyTouchWhatSmoulders) {
    for (const Treatment t : {Treatment::ocrelizumab, Treatment::siponimod, Treatment::cladribine}) {
        EXPECT_GT(sim::facts(t).knobs.relapses_prevented, 0.5);
        EXPECT_LT(sim::facts(t).knobs.smouldering_damped, 0.2);
    }
}

// Relapses against placebo, for all; never the fall of lesions on scans.
TEST(Treatments, PreventNoMoreFeltAttacksThanTheirTrialsFound) {
    EXPECT_NEAR(sim::facts(Treatment::ocrelizumab).knobs.relapses_prevented, 0.64, 0.005);
    EXPECT_DOUBLE_EQ(sim::facts(Treatment::siponimod).knobs.relapses_prevented, 0.55);
    EXPECT_DOUBLE_EQ(sim::facts(Treatment::cladribine).knobs.relapses_prevented, 0.58);
}

TEST(Treatments, AreComparedWithTheirRealTrialsWhereThereAreAny) {
    ASSERT_NE(sim::real_trial(Treatment::siponimod, sim::CourseKind::relapsing), nullptr);
    EXPECT_EQ(sim::real_trial(Treatment::siponimod, sim::CourseKind::relapsing)->name, "EXPAND");
    EXPECT_EQ(sim::real_trial(Treatment::cladribine, sim::CourseKind::relapsing), nullptr);
    for (const sim::RealTrial &t : sim::real_trials) EXPECT_LT(t.treated, t.placebo) << t.name;
}

TEST(Treatments, TogetherHoldBackSharesOfWhatIsLeft) {
    const sim::Knobs both = sim::together(
        {.relapses_prevented = 0.5, .repair_speed = 1.5, .rejuvenated_years = 5, .mitochondria_harm = 0.7},
        {.relapses_prevented = 0.6, .repair_speed = 2, .rejuvenated_years = 3, .mitochondria_harm = 0.5});
    EXPECT_DOUBLE_EQ(both.relapses_prevented, 0.8);
    EXPECT_DOUBLE_EQ(both.repair_speed, 3);
    EXPECT_DOUBLE_EQ(both.rejuvenated_years, 5);
    EXPECT_DOUBLE_EQ(both.mitochondria_harm, 0.35);
}

TEST(Treatments, ActFromTheirFirstYearToTheirLastAndOnceOnly) {
    const std::vector<sim::TreatmentSpan> spans{
        {Treatment::siponimod, 2, 5}, {Treatment::siponimod, 4, 6}, {Treatment::repair, 4, 5}};
    EXPECT_EQ(sim::knobs_at(spans, 1.9), sim::Knobs{});
    EXPECT_EQ(sim::knobs_at(spans, 2).relapses_prevented, 0.55);
    EXPECT_DOUBLE_EQ(sim::knobs_at(spans, 4.5).relapses_prevented, 0.55);
    EXPECT_EQ(sim::knobs_at(spans, 4.5).repair_speed, 1.5);
    EXPECT_EQ(sim::knobs_at(spans, 6), sim::Knobs{});
}

} // namespace
