// Many possible courses and a trial: asked for by a scene or a visitor, computed piece by piece by whoever
// has time.
#include "story/scene/scene_file.h"
#include "story/show/apply.h"
#include "story/show/sending.h"
#include "story/tissue/population.h"
#include "support.h"

#include <algorithm>
#include <random>

using namespace story;
using namespace support;

namespace {

PopulationPlan two_arms() {
    PopulationPlan plan;
    sim::CoursePlan arm;
    arm.people = 10;
    arm.years = 4;
    arm.axons = 8;
    plan.arms.assign(2, arm);
    plan.arms[1].treatments = {{sim::Treatment::ocrelizumab, 1, 4}};
    plan.names.resize(2);
    return plan;
}

PopulationPlan a_trial() {
    PopulationPlan plan;
    plan.trial.emplace();
    plan.trial->people = 6;
    plan.trial->from_year = 2;
    plan.trial->years = 1;
    return plan;
}

void compute(Population &population, const Piece &piece) {
    if (piece.arm < 0)
        take(population, piece, sim::run_trial_person(*population.plan.trial, piece.person));
    else
        take(population, piece,
             sim::run_person(population.plan.arms[static_cast<std::size_t>(piece.arm)], piece.person));
}

const char *steps_with_many = R"([
    {"id": "one", "caption": {"en": "First."}},
    {"id": "two", "caption": {"en": "Second."}, "shown": "courses", "many": {"arms": [
        {"name": {"en": "Without"}, "people": 10, "years": 2},
        {"name": {"en": "With"}, "people": 10, "years": 2,
         "treatments": [{"name": "ocrelizumab", "from_year": 1}]}]}},
    {"id": "three", "caption": {"en": "Third."}},
    {"id": "four", "caption": {"en": "Fourth."}, "shown": "trial",
     "many": {"trial": {"treatment": "siponimod", "people": 20, "from_year": 5, "years": 2}}}])";

Session scene_with_many(int step = 0) {
    return start(scene(scene_text(R"([{"name": {"en": "An axon"}}])", steps_with_many)), step);
}

} // namespace

TEST(ManyCourses, AreTheSameInWhateverOrderTheyAreComputed) {
    Population population;
    want(population, two_arms());
    auto pieces = missing(population);
    EXPECT_EQ(pieces.size(), 20U);
    EXPECT_EQ(population.progress(), 0);
    std::mt19937 engine(1);
    std::shuffle(pieces.begin(), pieces.end(), engine);
    for (const Piece &piece : pieces) {
        EXPECT_FALSE(population.done());
        compute(population, piece);
    }
    ASSERT_TRUE(population.done());
    EXPECT_EQ(population.progress(), 1);
    EXPECT_TRUE(missing(population).empty());
    for (std::size_t arm = 0; arm < 2; ++arm) {
        const sim::CoursePlan plan = two_arms().arms[arm];
        for (int person = 0; person < plan.people; ++person)
            EXPECT_EQ(population.people[arm][static_cast<std::size_t>(person)],
                      sim::run_person(plan, person));
    }
}

TEST(ManyCourses, ATrialIsComputedPersonByPerson) {
    Population population;
    want(population, a_trial());
    for (const Piece &piece : missing(population)) compute(population, piece);
    ASSERT_TRUE(population.done());
    const sim::TrialResult expected = sim::run_trial(*a_trial().trial);
    EXPECT_EQ(population.trial->placebo.free_of_progression, expected.placebo.free_of_progression);
    EXPECT_EQ(population.trial->hazard_ratio, expected.hazard_ratio);
}

TEST(ManyCourses, ThatAreAskedForAgainAreKept) {
    Population population;
    want(population, two_arms());
    compute(population, missing(population).front());
    want(population, two_arms());
    EXPECT_GT(population.progress(), 0);
    want(population, a_trial());
    EXPECT_EQ(population.progress(), 0);
}

TEST(ManyCourses, OfOtherPeopleAreOthersAndStayWhileTheSceneGoesOn) {
    Population population;
    want(population, two_arms());
    for (const Piece &piece : missing(population)) compute(population, piece);
    const auto before = population.people;
    repeat(population);
    EXPECT_EQ(population.progress(), 0);
    EXPECT_FALSE(population.done());
    for (const Piece &piece : missing(population)) compute(population, piece);
    EXPECT_NE(population.people[0], before[0]);
    want(population, two_arms()); // the scene's next step
    EXPECT_TRUE(population.done());
}

TEST(ManyCourses, AreNotDisturbedByWhatWasAskedForBefore) {
    Population population;
    want(population, two_arms());
    const Piece old = missing(population).front();
    const sim::PersonCourse course = sim::run_person(population.plan.arms[0], old.person);
    repeat(population);
    take(population, old, course);
    EXPECT_EQ(population.progress(), 0);
    cancel(population);
    EXPECT_TRUE(missing(population).empty());
    EXPECT_FALSE(population.done());
    repeat(population);
    EXPECT_EQ(missing(population).size(), 20U);
}

TEST(ManyCourses, StayInTheScenesStepsUntilALaterOneSaysOtherwise) {
    Session s = scene_with_many(1);
    EXPECT_EQ(s.show.shown, Shown::courses);
    ASSERT_EQ(s.show.population.plan.arms.size(), 2U);
    EXPECT_EQ(s.show.population.plan.names[1].in("en"), "With");
    EXPECT_EQ(s.show.population.plan.arms[1].treatments.size(), 1U);
    const int turn = s.show.population.turn;
    apply(s, {.what = Do::next_step});
    EXPECT_EQ(s.show.shown, Shown::courses);
    EXPECT_EQ(s.show.population.turn, turn);
    apply(s, {.what = Do::next_step});
    EXPECT_EQ(s.show.shown, Shown::trial);
    ASSERT_TRUE(s.show.population.plan.trial);
    EXPECT_EQ(s.show.population.plan.trial->treatment, sim::Treatment::siponimod);
}

TEST(ManyCourses, AreRepeatedAndCancelledByTheVisitor) {
    Session s = scene_with_many(1);
    const auto seed = s.show.population.plan.arms[0].seed;
    apply(s, {.what = Do::repeat_population});
    EXPECT_EQ(s.show.population.plan.arms[0].seed, seed + 1);
    EXPECT_EQ(s.show.population.plan.arms[1].seed, seed + 1) << "both arms have the same people";
    apply(s, {.what = Do::cancel_population});
    EXPECT_FALSE(s.show.population.wanted);
}

TEST(ManyCourses, LeaveNothingToSendASignalAlong) {
    Session s = scene_with_many(1);
    EXPECT_FALSE(can_send(s.show));
    apply(s, {.what = Do::send_signal});
    pass(s, 2);
    EXPECT_FALSE(s.show.sending.waits);
    EXPECT_EQ(s.show.lanes[0].signal.fate, Fate::none);
    apply(s, {.what = Do::show, .shown = Shown::axons});
    EXPECT_EQ(fate_of_a_signal(s), Fate::arrived);
}

TEST(ManyCourses, AreFaultsWhereTheyMakeNoSense) {
    const auto faults_of = [](const std::string &population) {
        Faults faults;
        parse_scene(scene_text(R"([{"name": {"en": "a"}}])",
                               R"([{"id": "one", "caption": {"en": "a"}, )" + population + "}]"),
                    faults);
        return faults.empty() ? std::string() : faults[0].where;
    };
    EXPECT_EQ(faults_of(R"("many": {"arms": [{"name": {"en": "a"}}]}, "shown": "courses")"), "");
    EXPECT_EQ(faults_of(R"("many": {"arms": []})"), "/steps/0/many/arms");
    EXPECT_EQ(faults_of(R"("many": {})"), "/steps/0/many");
    EXPECT_EQ(faults_of(R"("many": {"arms": [{"name": {"en": "a"}}], "trial": {"treatment": "repair"}})"),
              "/steps/0/many");
    EXPECT_EQ(faults_of(R"("many": {"trial": {"treatment": "prayer"}})"), "/steps/0/many/trial/treatment");
    EXPECT_EQ(faults_of(R"("many": {"trial": {"treatment": "repair"}}, "shown": "courses")"),
              "/steps/0/shown");
    EXPECT_EQ(faults_of(R"("shown": "trial")"), "/steps/0/shown");
    EXPECT_EQ(
        faults_of(R"("many": {"trial": {"treatment": "repair"}}, "shown": "trial", "send_signal": true)"),
        "/steps/0/send_signal");
}
