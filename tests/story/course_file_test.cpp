#include "story/files/course_file.h"
#include "story/files/file_check.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>

namespace {

std::vector<std::string> faults_in_course(const std::string &course) {
    story::Faults faults;
    story::parse_course_file(R"({"format": 1, "course": )" + course + "}", faults);
    std::vector<std::string> where;
    for (const auto &fault : faults) where.push_back(fault.where);
    return where;
}

TEST(CourseFile, ReadsWhatItSays) {
    story::Faults faults;
    const sim::CoursePlan plan = story::parse_course_file(
        R"({"format": 1, "course": {"kind": "primary_progressive", "people": 30, "years": 25, "seed": 9,
            "treatments": [{"name": "ocrelizumab", "from_year": 1, "to_year": 20}, {"name": "repair"}]}})",
        faults);
    EXPECT_TRUE(faults.empty());
    const sim::CoursePlan meant{
        .kind = sim::CourseKind::primary_progressive,
        .people = 30,
        .years = 25,
        .seed = 9,
        .treatments = {{sim::Treatment::ocrelizumab, 1, 20}, {sim::Treatment::repair, 0, 25}}};
    EXPECT_EQ(plan, meant);
}

TEST(CourseFile, NeedsNoMoreThanItsName) {
    EXPECT_TRUE(faults_in_course("{}").empty());
    story::Faults faults;
    EXPECT_EQ(story::parse_course_file(R"({"format": 1, "course": {}})", faults), sim::CoursePlan{});
}

TEST(CourseFile, NamesEveryFaultAtOnce) {
    EXPECT_EQ(faults_in_course(R"({"kind": "mild", "people": 2001, "years": 0.5, "seed": -1, "colour": 1,
                      "treatments": [{"name": "sugar"}, {"from_year": 3}, {"name": "repair", "to_year": 90}]})"),
              (std::vector<std::string>{"/course/kind", "/course/people", "/course/years", "/course/seed",
                                        "/course/treatments/0/name", "/course/treatments/1/name",
                                        "/course/treatments/2/to_year", "/course/colour"}));
}

TEST(CourseFile, ATreatmentEndsAfterItBegan) {
    EXPECT_EQ(faults_in_course(R"({"treatments": [{"name": "siponimod", "from_year": 9, "to_year": 8}]})"),
              (std::vector<std::string>{"/course/treatments/0/to_year"}));
}

// Not part of a course: one acts on the moment only, the other is known not to help.
TEST(CourseFile, TakesTheFiveTreatmentsThatMayChangeACourse) {
    for (const char *name : {"ocrelizumab", "siponimod", "cladribine", "repair", "protection"})
        EXPECT_TRUE(faults_in_course(R"({"treatments": [{"name": ")" + std::string(name) + "\"}]}").empty())
            << name;
    for (const char *name : {"fampridine", "simvastatin"})
        EXPECT_FALSE(faults_in_course(R"({"treatments": [{"name": ")" + std::string(name) + "\"}]}").empty())
            << name;
}

TEST(CourseFile, IsCheckedLikeOtherFiles) {
    EXPECT_TRUE(story::check_text(R"({"format": 1, "course": {}})", "2026-11").empty());
    EXPECT_FALSE(story::check_text(R"({"format": 2, "course": {}})", "2026-11").empty());
    EXPECT_FALSE(story::check_text(R"({"format": 1, "course": 7})", "2026-11").empty());
}

TEST(CourseFile, ResultSaysWhoseCourseItIsAndHasNullsWhereNothingWasReached) {
    const sim::CourseResult result{.years = {0, 0.25},
                                   .alive = {{1, 1, 1}, {0.9, 0.95, 1}},
                                   .delivering = {{1, 1, 1}, {0.8, 0.9, 1}},
                                   .relapses_per_year = 0.3,
                                   .loss_lower = 18.25};
    const auto json = nlohmann::json::parse(story::course_json(result, 0.5));
    EXPECT_EQ(json["years"], (nlohmann::json{0.0, 0.25}));
    EXPECT_EQ(json["axons_alive"]["lower_quartile"], (nlohmann::json{1.0, 0.9}));
    EXPECT_EQ(json["delivering"]["median"], (nlohmann::json{1.0, 0.9}));
    EXPECT_EQ(json["years_to_35_percent_loss"]["lower_quartile"], 18.25);
    EXPECT_TRUE(json["years_to_35_percent_loss"]["median"].is_null());
    EXPECT_NE(json["note"].get<std::string>().find("no prediction"), std::string::npos);
}

} // namespace
