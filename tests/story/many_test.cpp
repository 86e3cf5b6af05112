// Many possible courses and a trial: asked for by a scene or a visitor, computed piece by piece by whoever
// has time.
#include "story/tissue/many.h"
#include "support.h"

#include <algorithm>
#include <random>

using namespace story;
using namespace support;

namespace {

ManyPlan two_arms() {
    ManyPlan plan;
    sim::CoursePlan arm;
    arm.people = 10;
    arm.years = 4;
    arm.axons = 8;
    plan.arms.assign(2, arm);
    plan.arms[1].treatments = {{sim::Treatment::ocrelizumab, 1, 4}};
    plan.names.resize(2);
    return plan;
}

ManyPlan a_trial() {
    ManyPlan plan;
    plan.trial.emplace();
    plan.trial->people = 6;
    plan.trial->from_year = 2;
    plan.trial->years = 1;
    return plan;
}

void compute(Many &many, const Piece &piece) {
    if (piece.arm < 0)
        take(many, piece, sim::run_trial_person(*many.plan.trial, piece.person));
    else
        take(many, piece, sim::run_person(many.plan.arms[static_cast<std::size_t>(piece.arm)], piece.person));
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
    return start(scene(scene_text(R"([{"name": {"en": "An axon"}}])", steps_with_many)), "en", step);
}

} // namespace

TEST(ManyCourses, AreTheSameInWhateverOrderTheyAreComputed) {
    Many many;
    want(many, two_arms());
    auto pieces = missing(many);
    EXPECT_EQ(pieces.size(), 20U);
    EXPECT_EQ(many.progress(), 0);
    std::mt19937 engine(1);
    std::shuffle(pieces.begin(), pieces.end(), engine);
    for (const Piece &piece : pieces) {
        EXPECT_FALSE(many.done());
        compute(many, piece);
    }
    ASSERT_TRUE(many.done());
    EXPECT_EQ(many.progress(), 1);
    EXPECT_TRUE(missing(many).empty());
    for (std::size_t arm = 0; arm < 2; ++arm) {
        const sim::CoursePlan plan = two_arms().arms[arm];
        for (int person = 0; person < plan.people; ++person)
            EXPECT_EQ(many.people[arm][static_cast<std::size_t>(person)], sim::run_person(plan, person));
    }
}

TEST(ManyCourses, ATrialIsComputedPersonByPerson) {
    Many many;
    want(many, a_trial());
    for (const Piece &piece : missing(many)) compute(many, piece);
    ASSERT_TRUE(many.done());
    const sim::TrialResult expected = sim::run_trial(*a_trial().trial);
    EXPECT_EQ(many.trial->placebo.free_of_progression, expected.placebo.free_of_progression);
    EXPECT_EQ(many.trial->hazard_ratio, expected.hazard_ratio);
}

TEST(ManyCourses, ThatAreAskedForAgainAreKept) {
    Many many;
    want(many, two_arms());
    compute(many, missing(many).front());
    want(many, two_arms());
    EXPECT_GT(many.progress(), 0);
    want(many, a_trial());
    EXPECT_EQ(many.progress(), 0);
}

TEST(ManyCourses, OfOtherPeopleAreOthersAndStayWhileTheSceneGoesOn) {
    Many many;
    want(many, two_arms());
    for (const Piece &piece : missing(many)) compute(many, piece);
    const auto before = many.people;
    repeat(many);
    EXPECT_EQ(many.progress(), 0);
    EXPECT_FALSE(many.done());
    for (const Piece &piece : missing(many)) compute(many, piece);
    EXPECT_NE(many.people[0], before[0]);
    want(many, two_arms()); // the scene's next step
    EXPECT_TRUE(many.done());
}

TEST(ManyCourses, AreNotDisturbedByWhatWasAskedForBefore) {
    Many many;
    want(many, two_arms());
    const Piece old = missing(many).front();
    const sim::PersonCourse course = sim::run_person(many.plan.arms[0], old.person);
    repeat(many);
    take(many, old, course);
    EXPECT_EQ(many.progress(), 0);
    cancel(many);
    EXPECT_TRUE(missing(many).empty());
    EXPECT_FALSE(many.done());
    repeat(many);
    EXPECT_EQ(missing(many).size(), 20U);
}

TEST(ManyCourses, StayInTheScenesStepsUntilALaterOneSaysOtherwise) {
    Session s = scene_with_many(1);
    EXPECT_EQ(s.shown, Shown::courses);
    ASSERT_EQ(s.many.plan.arms.size(), 2U);
    EXPECT_EQ(s.many.plan.names[1].in("en"), "With");
    EXPECT_EQ(s.many.plan.arms[1].treatments.size(), 1U);
    const int turn = s.many.turn;
    apply(s, {.what = Do::next_step});
    EXPECT_EQ(s.shown, Shown::courses);
    EXPECT_EQ(s.many.turn, turn);
    apply(s, {.what = Do::next_step});
    EXPECT_EQ(s.shown, Shown::trial);
    ASSERT_TRUE(s.many.plan.trial);
    EXPECT_EQ(s.many.plan.trial->treatment, sim::Treatment::siponimod);
}

TEST(ManyCourses, AreRepeatedAndCancelledByTheVisitor) {
    Session s = scene_with_many(1);
    const auto seed = s.many.plan.arms[0].seed;
    apply(s, {.what = Do::repeat_many});
    EXPECT_EQ(s.many.plan.arms[0].seed, seed + 1);
    EXPECT_EQ(s.many.plan.arms[1].seed, seed + 1) << "both arms have the same people";
    apply(s, {.what = Do::cancel_many});
    EXPECT_FALSE(s.many.wanted);
}

TEST(ManyCourses, LeaveNothingToSendASignalAlong) {
    Session s = scene_with_many(1);
    EXPECT_FALSE(can_send(s));
    apply(s, {.what = Do::send_signal});
    pass(s, 2);
    EXPECT_FALSE(s.signal_waits);
    EXPECT_EQ(s.lanes[0].fate, Fate::none);
    apply(s, {.what = Do::show, .shown = Shown::axons});
    EXPECT_EQ(fate_of_a_signal(s), Fate::arrived);
}

TEST(ManyCourses, AreFaultsWhereTheyMakeNoSense) {
    const auto faults_of = [](const std::string &many) {
        Faults faults;
        parse_scene(scene_text(R"([{"name": {"en": "a"}}])",
                               R"([{"id": "one", "caption": {"en": "a"}, )" + many + "}]"),
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
