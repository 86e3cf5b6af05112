// Where a caption names a number or a thing, the session at that step shows the same.
#include "story/scene/step_state.h"
#include "support.h"

#include <cmath>
#include <set>

using namespace story;
using namespace support;

namespace {

int step_of_id(const Scene &s, const std::string &id) { return place_of_step(s, id).value_or(-1); }

const std::string &caption_of(const Scene &s, const std::string &id) {
    return s.steps[static_cast<std::size_t>(step_of_id(s, id))].caption.in("en");
}

bool says(const Scene &s, const std::string &id, const std::string &words) {
    return caption_of(s, id).find(words) != std::string::npos;
}

// The tissue that a life has when the years of a step have passed.
sim::Tissue tissue_after(const Scene &s, const std::string &id) {
    const StepState state = state_at(s, step_of_id(s, id));
    sim::TissuePlan plan;
    plan.rates = sim::rates_of(s.life->kind);
    plan.seed = s.life->seed;
    plan.person = s.life->person;
    plan.axons = 400; // as good as all of them, and sooner done
    sim::Tissue tissue(plan);
    const double year = state.to_year.value_or(state.year);
    while (tissue.year() < year) tissue.step(sim::knobs_at(state.treatments, tissue.year()));
    return tissue;
}

int attacks_between(const Scene &s, double from_year, double to_year) {
    sim::TissuePlan plan;
    plan.seed = s.life->seed;
    plan.person = s.life->person;
    const sim::Tissue tissue(plan);
    const auto &attacks = tissue.drawn_attacks();
    return static_cast<int>(std::count_if(attacks.begin(), attacks.end(), [&](const sim::Attack &a) {
        return a.day >= from_year * sim::days_per_year && a.day < to_year * sim::days_per_year;
    }));
}

} // namespace

TEST(TheYears, AreLostByAThirdWhenTheCaptionSaysSo) {
    const Scene s = shipped("years");
    ASSERT_TRUE(says(s, "weak", "about a third"));
    EXPECT_NEAR(tissue_after(s, "weak").alive_share(), 2.0 / 3, 0.1);
    ASSERT_TRUE(says(s, "signal", "year 10") && says(s, "signal", "Most messages"));
    EXPECT_EQ(state_at(s, step_of_id(s, "signal")).year, 10);
    EXPECT_GT(tissue_after(s, "signal").delivering_share(), 0.75);
}

TEST(TheScan, ShowsTheSpotsTheCaptionsName) {
    const Scene s = shipped("scan");
    ASSERT_TRUE(says(s, "silent", "A new spot"));
    EXPECT_EQ(attacks_between(s, 0, 2), 1);
    ASSERT_TRUE(says(s, "more", "New spots") && says(s, "more", "old ones"));
    const double year = *state_at(s, step_of_id(s, "more")).to_year;
    EXPECT_GE(attacks_between(s, 0, year - 1), 3);      // old
    EXPECT_GE(attacks_between(s, year - 0.2, year), 1); // new: still a ring
    const sim::Tissue then = tissue_after(s, "more");
    EXPECT_GT(*std::max_element(then.acute.begin(), then.acute.end()), 0.3);
    ASSERT_TRUE(says(s, "hand", "still works"));
    EXPECT_GT(tissue_after(s, "hand").delivering_share(), sim::axons_needed);
}

TEST(SecondaryProgression, IsFeltAfterAboutTwentyYears) {
    const Scene s = shipped("secondary");
    ASSERT_TRUE(says(s, "turn", "about 20 years"));
    EXPECT_NEAR(*state_at(s, step_of_id(s, "turn")).to_year, 20, 3);
    EXPECT_NEAR(tissue_after(s, "turn").alive_share(), sim::axons_needed, 0.08);
}

// Share of an arm's people whose reserve is not used up at a year.
static double share_within_reserve(const sim::CoursePlan &arm, int year) {
    int within = 0;
    for (int person = 0; person < arm.people; ++person) {
        const auto alive = sim::run_person(arm, person).alive;
        within += alive[static_cast<std::size_t>(year * sim::moments_per_year)] > sim::axons_needed ? 1 : 0;
    }
    return static_cast<double>(within) / arm.people;
}

TEST(SecondaryProgression, IsReachedLaterWithTreatmentAndStillByManyInTheEnd) {
    const Scene s = shipped("secondary");
    ASSERT_TRUE(says(s, "fan", "more people are above the reserve line at year 20 with treatment") &&
                says(s, "fan", "many still fall below"));
    auto arms = state_at(s, step_of_id(s, "fan")).population.value().arms;
    for (sim::CoursePlan &arm : arms) arm.people = 40; // enough to tell them apart
    EXPECT_GT(share_within_reserve(arms[1], 20), share_within_reserve(arms[0], 20) + 0.1);
    EXPECT_LT(share_within_reserve(arms[1], 40), 0.6);
}

TEST(ALateTreatment, GainsLittleAgainstAnEarlyOne) {
    const Scene s = shipped("late");
    const double kept = tissue_after(s, "kept").alive_share();
    EXPECT_GT(kept, tissue_after(s, "none").alive_share() + 0.03);
    ASSERT_TRUE(says(s, "kept", "year 22") && says(s, "none", "year 22") &&
                says(s, "late", "it would be more"));
    for (const char *step : {"kept", "none"}) EXPECT_EQ(state_at(s, step_of_id(s, step)).to_year, 22) << step;
    Scene untreated = s;
    untreated.steps[static_cast<std::size_t>(step_of_id(s, "late"))].life.treatments = Treatments{};
    EXPECT_GT(tissue_after(s, "late").alive_share(), tissue_after(untreated, "late").alive_share());
    ASSERT_TRUE(says(s, "fan", "from year 22, and from year 1"));
    const StepState fan = state_at(s, step_of_id(s, "fan"));
    const auto &arms = fan.population.value().arms;
    EXPECT_EQ(arms[0].treatments[0].from_year, 22);
    EXPECT_EQ(arms[1].treatments[0].from_year, 1);
}

TEST(TheTract, HasAsManyFibresAndAsManyBareOnesAsItsCaptionsSay) {
    const Scene s = shipped("tract");
    ASSERT_TRUE(says(s, "start", "2,000") && says(s, "lesion", "four in ten"));
    EXPECT_EQ(s.tract->axons, 2000);
    EXPECT_DOUBLE_EQ(state_at(s, step_of_id(s, "lesion")).tract[TractLever::hurt], 0.4);
}

TEST(AnAttack, LeavesOneLayerOfSeven) {
    const Scene s = shipped("attack");
    ASSERT_TRUE(says(s, "thinner", "One layer is left where there were seven") &&
                says(s, "thinner", "five covered parts"));
    const Settings at = state_at(s, step_of_id(s, "thinner")).axons[0];
    EXPECT_NEAR(at.levers[Lever::myelin] * 7, 1, 0.01);
    EXPECT_EQ(std::count(at.lesion.begin(), at.lesion.end(), true), 5);
}

TEST(TheTrial, NamesTheRatioThatTheRealOneFound) {
    const Scene s = shipped("trials");
    const StepState ratio = state_at(s, step_of_id(s, "ratio"));
    const sim::TrialPlan plan = ratio.population.value().trial.value();
    const sim::RealTrial *real = sim::real_trial(plan.treatment, plan.kind);
    ASSERT_NE(real, nullptr);
    EXPECT_TRUE(says(s, "ratio", std::string(real->name)) && says(s, "ratio", "0.79"));
    EXPECT_DOUBLE_EQ(real->hazard_ratio, 0.79);
    EXPECT_EQ(plan.from_year, real->from_year);
    EXPECT_EQ(plan.progressed_at, real->progressed_at);
}

TEST(StalledRepair, IsOfTheSameAttackEarlierAndLater) {
    const Scene s = shipped("stalled");
    const int months = step_of_id(s, "months");
    const auto remade = [&](std::size_t axon) {
        const sim::Tissue tissue = tissue_before(s, axon, months + 1).tissue;
        double wraps = 0;
        for (int i = 6; i <= 10; ++i) wraps += static_cast<double>(tissue.wraps[tissue.at(0, i)]) / 5;
        return wraps;
    };
    EXPECT_GT(remade(0), 2 * remade(1));
}

TEST(Symptoms, DifferByTheGoalAloneTheSignalIsTheSame) {
    const Scene s = shipped("symptoms");
    std::set<Goal> goals;
    for (int step = step_of_id(s, "hand"); step <= step_of_id(s, "fatigue"); ++step) {
        const StepState state = state_at(s, step);
        goals.insert(state.goal);
        EXPECT_EQ(state.axons, state_at(s, step_of_id(s, "hand")).axons);
    }
    EXPECT_EQ(goals.size(), goal_names.size());
}

// What becomes of the signal that a step of the tour sends.
static Fate fate_at(const std::string &step) {
    const Scene tour = shipped("tour");
    Session s = start(tour, step_of_id(tour, step));
    for (double t = 0; t < 60; t += 0.5) {
        pass(s, 0.5);
        const Fate fate = s.show.lanes[0].signal.fate;
        if (!s.show.sending.waits && fate != Fate::none && fate != Fate::travelling) return fate;
    }
    return Fate::none;
}

// As a visitor comes there, who has seen the steps before it.
static Fate fate_played_through_to(const std::string &step) {
    const Scene tour = shipped("tour");
    Session s = start(tour, step_of_id(tour, step) - 1);
    pass(s, 60);
    apply(s, {.what = Do::next_step});
    pass(s, 60);
    return s.show.lanes[0].signal.fate;
}

TEST(Symptoms, AreNoneWhereTheSignalGetsThrough) {
    const Scene s = shipped("symptoms");
    for (const auto &[step, fate] :
         {std::pair("hand", Fate::lost), {"quiet", Fate::arrived}, {"support", Fate::arrived}}) {
        Session session = start(s, step_of_id(s, step));
        pass(session, 30);
        EXPECT_EQ(session.show.lanes[0].signal.fate, fate) << step;
    }
}

TEST(AStepsOwnSignal, WaitsForItsDaysWhileThoseOfTheEverydayGoOn) {
    const Scene s = shipped("relapse");
    const int step = step_of_id(s, "attack"); // fourteen days
    Session session = start(s, step - 1);
    pass(session, 20);
    apply(session, {.what = Do::next_step});
    int sent_while_days_pass = 0;
    for (int i = 0; i < 400 && session.show.slow.passes; ++i) {
        const double before_s = session.show.sending.since_s;
        pass(session, 0.1);
        if (session.show.sending.since_s < before_s) ++sent_while_days_pass;
        EXPECT_TRUE(!session.show.slow.passes || session.show.sending.waits_for_step);
    }
    EXPECT_GE(sent_while_days_pass, 1);
    pass(session, 25);
    EXPECT_FALSE(session.show.sending.waits) << "it was sent";
}

TEST(TheTour, LosesTheSignalWhereEnergyIsShortAlsoForWhoPlaysItThrough) {
    EXPECT_EQ(fate_at("energy"), Fate::lost);
    EXPECT_EQ(fate_played_through_to("energy"), Fate::lost);
}

TEST(TheTour, LosesTheSignalInTheAttackAndGetsItBackByRepair) {
    EXPECT_EQ(fate_at("start"), Fate::arrived);
    EXPECT_EQ(fate_at("stops"), Fate::lost);
    EXPECT_EQ(fate_at("repair"), Fate::arrived);
    EXPECT_EQ(fate_at("help"), Fate::arrived);
}
