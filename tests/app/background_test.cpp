// Possible courses are computed while the window goes on: the same ones as without a thread, given up at
// once, and never mixed up with those of another scene.
#include "app/desktop/workers.h"
#include "app/stage/background.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

using namespace app;

namespace {

story::ManyPlan plan(int people, std::uint64_t seed = 1) {
    story::ManyPlan out;
    sim::CoursePlan arm;
    arm.people = people;
    arm.years = 3;
    arm.seed = seed;
    out.arms = {arm};
    out.names.resize(1);
    return out;
}

story::Many wanted(const story::ManyPlan &asked) {
    story::Many many;
    story::want(many, asked);
    return many;
}

// As frames do; gives up after a minute.
void follow_until_done(Background &background, story::Many &many) {
    for (int i = 0; i < 60'000 && !many.done(); ++i) {
        background.follow(many);
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

} // namespace

TEST(TheBackground, ComputesTheSameAsEverybodyAtOnce) {
    Background background;
    story::Many many = wanted(plan(20));
    follow_until_done(background, many);
    ASSERT_TRUE(many.done());
    story::Many now = wanted(plan(20));
    compute_now(now, threads());
    ASSERT_TRUE(now.done());
    EXPECT_EQ(many.people, now.people);
}

TEST(TheBackground, ComputesATrial) {
    Background background;
    story::ManyPlan asked;
    asked.trial.emplace();
    asked.trial->people = 10;
    asked.trial->from_year = 1;
    asked.trial->years = 1;
    story::Many many = wanted(asked);
    follow_until_done(background, many);
    ASSERT_TRUE(many.trial);
    EXPECT_EQ(many.trial->placebo.free_of_progression,
              sim::run_trial(*asked.trial).placebo.free_of_progression);
}

TEST(TheBackground, GivesUpWhatIsCancelled) {
    Background background;
    story::Many many = wanted(plan(1000));
    background.follow(many);
    story::cancel(many);
    background.follow(many);
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    background.follow(many);
    EXPECT_EQ(many.progress(), 0) << "nothing more comes";
    story::want(many, plan(5));
    follow_until_done(background, many);
    EXPECT_TRUE(many.done()) << "and it is there for the next";
}

TEST(TheBackground, NeverMixesUpTwoScenes) {
    Background background;
    story::Many first = wanted(plan(200, 1));
    background.follow(first);
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    story::Many second = wanted(plan(20, 2)); // with the same turn, in a session of its own
    follow_until_done(background, second);
    story::Many expected = wanted(plan(20, 2));
    compute_now(expected, threads());
    EXPECT_EQ(second.people, expected.people);
}

TEST(TheBackground, ServesASceneThatWasLoadedAgain) {
    Background background;
    story::Many many = wanted(plan(20));
    for (int i = 0; i < 60'000 && many.progress() < 0.3; ++i) {
        background.follow(many);
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    many = wanted(plan(20));
    follow_until_done(background, many);
    EXPECT_TRUE(many.done());
}

TEST(TheBackground, EndsInTheMiddleOfItsWork) {
    Background background;
    story::Many many = wanted(plan(1000));
    background.follow(many);
}
