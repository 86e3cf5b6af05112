// The review: a scene that is out of date, personal, or cannot be skipped where it shows lasting loss is
// refused.
#include "story/scene/scene_review.h"
#include "story/scene/step_state.h"
#include "support.h"

using namespace story;
using namespace support;

namespace {

Faults reviewed(const Scene &scene, const std::string &today = some_month) {
    Faults faults;
    review(scene, today, faults);
    return faults;
}

Scene with_caption(const std::string &words) {
    Scene s = scene(scene_text());
    s.reviewed = "2026-11";
    s.next_review = "2027-11";
    s.steps[0].caption = Text{{{"en", words}}};
    return s;
}

// A life of a tract, whose second step passes to a year.
Scene with_years(double to_year) {
    Scene s = scene(text_of(project() / "scenes" / "years.json"));
    s.steps.resize(3);
    for (Step &step : s.steps) step.loss_skips_to.clear();
    s.steps[1].life.to_year = to_year;
    s.steps[2].shown = Shown::courses;
    return s;
}

bool is_told(const Faults &faults, const std::string &where) {
    return std::any_of(faults.begin(), faults.end(), [&](const Fault &f) { return f.where == where; });
}

} // namespace

TEST(AReview, RefusesASceneThatIsOverdue) {
    EXPECT_TRUE(reviewed(with_caption("A fibre."), "2027-11").empty());
    EXPECT_TRUE(is_told(reviewed(with_caption("A fibre."), "2027-12"), "/next_review"));
}

TEST(AReview, AsksForAYearlyLookAtDatedStatements) {
    Scene s = with_caption("None has helped (as of November 2026).");
    EXPECT_TRUE(reviewed(s).empty());
    s.next_review = "2029-10";
    EXPECT_TRUE(is_told(reviewed(s), "/steps/0/caption/en"));
    EXPECT_TRUE(
        is_told(reviewed(with_caption("None has helped (as of March 2025).")), "/steps/0/caption/en"));
}

TEST(AReview, RefusesAgesAndForecasts) {
    for (const char *words : {"This tissue is 60 years old.", "Age 60", "Your MS will get worse."})
        EXPECT_TRUE(is_told(reviewed(with_caption(words)), "/steps/0/caption/en")) << words;
}

TEST(AReview, RefusesLastingLossThatNobodyCanSkip) {
    EXPECT_TRUE(reviewed(with_years(6)).empty());
    EXPECT_TRUE(is_told(reviewed(with_years(20)), "/steps/1/loss_skips_to"));
    Scene skips = with_years(20);
    skips.steps[1].loss_skips_to = skips.steps[2].id;
    EXPECT_TRUE(reviewed(skips).empty());
}

TEST(AReview, RefusesCoursesOfUntreatedPeopleThatNobodyCanSkip) {
    Scene s = scene(text_of(project() / "scenes" / "courses.json"));
    EXPECT_TRUE(reviewed(s).empty());
    for (Step &step : s.steps) step.loss_skips_to.clear();
    const Faults faults = reviewed(s);
    for (const char *untreated : {"/steps/1", "/steps/2", "/steps/3"})
        EXPECT_TRUE(is_told(faults, untreated + std::string("/loss_skips_to"))) << untreated;
    EXPECT_FALSE(is_told(faults, "/steps/4/loss_skips_to"));
}

TEST(ASkip, LeadsToALaterStepWithoutLoss) {
    const auto faults_with = [](const std::string &first, const std::string &second) {
        const std::string text =
            scene_text(R"([{"name": {"en": "An axon"}}])", R"([{"id": "a", "caption": {"en": "A."}},
            {"id": "b", "caption": {"en": "B."}, "loss_skips_to": ")" +
                                                               first + R"("},
            {"id": "c", "caption": {"en": "C."}, "loss_skips_to": ")" +
                                                               second + R"("},
            {"id": "d", "caption": {"en": "D."}}])");
        Faults faults;
        parse_scene(text, faults);
        return faults;
    };
    EXPECT_TRUE(faults_with("d", "d").empty());
    EXPECT_TRUE(is_told(faults_with("a", "d"), "/steps/1/loss_skips_to"));
    EXPECT_TRUE(is_told(faults_with("c", "d"), "/steps/1/loss_skips_to"));
    EXPECT_TRUE(is_told(faults_with("nowhere", "d"), "/steps/1/loss_skips_to"));
}

TEST(ASkip, IsOfferedBeforeTheLossAndDuringIt) {
    Session s = start(scene(text_of(project() / "scenes" / "lost.json")));
    const auto at = [&](const char *id) { return *place_of_step(s.show.scene, id); };
    EXPECT_FALSE(skip_from(s.show.scene, at("bare")));
    for (const char *id : {"sensitive", "breaks", "try"}) {
        enter_step(s, at(id));
        apply(s, {.what = Do::skip_loss});
        EXPECT_EQ(s.show.step, at("protect")) << id;
    }
}

TEST(ADeeperScene, OpensFromItsStepAndLeadsBackThere) {
    Session s = start(scene(text_of(project() / "scenes" / "lost.json")));
    s.catalogue.scenes = {{"lost", {}}, {"protect", {}}};
    s.catalogue.place = 0;
    s.show.scene.steps[2].deeper = "protect";
    enter_step(s, 2);
    apply(s, {.what = Do::see_more});
    ASSERT_EQ(s.catalogue.wanted, (WantedScene{"protect"}));
    open_scene(s, scene(text_of(project() / "scenes" / "protect.json")));
    EXPECT_EQ(s.catalogue.place, 1);
    enter_step(s, static_cast<int>(s.show.scene.steps.size()) - 1);
    apply(s, {.what = Do::next_step});
    EXPECT_EQ(s.catalogue.wanted, (WantedScene{"lost", "", 2}));
    EXPECT_FALSE(s.catalogue.back);
}
