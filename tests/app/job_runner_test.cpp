// What a show wants to have computed is done while the window goes on, or in slices where there are no
// threads: the same as at once, given up as soon as it is not wanted, and never mixed up with that of another
// scene.
#include "app/desktop/job_thread.h"
#include "app/desktop/workers.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

using namespace app;

namespace {

story::PopulationPlan plan(int people, std::uint64_t seed = 1) {
    story::PopulationPlan out;
    sim::CoursePlan arm;
    arm.people = people;
    arm.years = 3;
    arm.seed = seed;
    out.arms = {arm};
    out.names.resize(1);
    return out;
}

story::Show wanted(const story::PopulationPlan &asked) {
    story::Show show;
    story::want(show.population, asked);
    return show;
}

// As frames do; gives up after a minute.
void follow_until_done(JobRunner &jobs, story::Show &show) {
    for (int i = 0; i < 60'000 && !show.population.done(); ++i) {
        jobs.follow(show);
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

} // namespace

TEST(TheJobThread, DoesTheSameAsAllAtOnce) {
    JobThread jobs;
    story::Show show = wanted(plan(20));
    follow_until_done(jobs, show);
    ASSERT_TRUE(show.population.done());
    story::Show now = wanted(plan(20));
    jobs_at_once(threads())->follow(now);
    ASSERT_TRUE(now.population.done());
    EXPECT_EQ(show.population.people, now.population.people);
}

TEST(TheJobThread, ComputesATrial) {
    JobThread jobs;
    story::PopulationPlan asked;
    asked.trial.emplace();
    asked.trial->people = 10;
    asked.trial->from_year = 1;
    asked.trial->years = 1;
    story::Show show = wanted(asked);
    follow_until_done(jobs, show);
    ASSERT_TRUE(show.population.trial);
    EXPECT_EQ(show.population.trial->placebo.free_of_progression,
              sim::run_trial(*asked.trial).placebo.free_of_progression);
}

TEST(TheJobThread, GivesUpWhatIsCancelled) {
    JobThread jobs;
    story::Show show = wanted(plan(1000));
    jobs.follow(show);
    story::cancel(show.population);
    const double had = show.population.progress(); // a quick thread has done one already
    jobs.follow(show);
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    jobs.follow(show);
    EXPECT_EQ(show.population.progress(), had) << "nothing more comes";
    story::want(show.population, plan(5));
    follow_until_done(jobs, show);
    EXPECT_TRUE(show.population.done()) << "and it is there for the next";
}

TEST(TheJobThread, NeverMixesUpTwoScenes) {
    JobThread jobs;
    story::Show first = wanted(plan(200, 1));
    jobs.follow(first);
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    story::Show second = wanted(plan(20, 2)); // with the same turn, in a session of its own
    follow_until_done(jobs, second);
    story::Show expected = wanted(plan(20, 2));
    jobs_at_once(threads())->follow(expected);
    EXPECT_EQ(second.population.people, expected.population.people);
}

TEST(TheJobThread, ServesASceneThatWasLoadedAgain) {
    JobThread jobs;
    story::Show show = wanted(plan(20));
    for (int i = 0; i < 60'000 && show.population.progress() < 0.3; ++i) {
        jobs.follow(show);
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    show = wanted(plan(20));
    follow_until_done(jobs, show);
    EXPECT_TRUE(show.population.done());
}

TEST(TheJobThread, EndsInTheMiddleOfItsWork) {
    JobThread jobs;
    story::Show show = wanted(plan(1000));
    jobs.follow(show);
}

TEST(JobsInSlices, DoTheSameAsAllAtOnceAFewInEveryFrame) {
    const auto slices = jobs_in_slices(0);
    story::Show show = wanted(plan(20));
    slices->follow(show);
    EXPECT_NEAR(show.population.progress(), 1.0 / 20, 1e-9)
        << "one at least, and no more than there is time for";
    int frames = 1;
    for (; !show.population.done() && frames < 100; ++frames) slices->follow(show);
    EXPECT_EQ(frames, 20);
    story::Show at_once = wanted(plan(20));
    jobs_at_once(threads())->follow(at_once);
    EXPECT_EQ(show.population.people, at_once.population.people);
}

TEST(JobsInSlices, TurnToWhatIsWantedNow) {
    const auto slices = jobs_in_slices(0);
    story::Show first = wanted(plan(200, 1)), second = wanted(plan(10, 2));
    slices->follow(first);
    for (int i = 0; i < 10; ++i) slices->follow(second);
    EXPECT_TRUE(second.population.done());
}
