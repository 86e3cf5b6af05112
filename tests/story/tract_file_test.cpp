#include "story/files/file_check.h"
#include "story/files/tract_file.h"

#include <gtest/gtest.h>

#include <string>

namespace {

std::vector<std::string> faults_in_tract(const std::string &tract) {
    story::Faults faults;
    story::parse_tract_file(R"({"format": 1, "tract": )" + tract + "}", faults);
    std::vector<std::string> where;
    for (const auto &fault : faults) where.push_back(fault.where);
    return where;
}

TEST(TractFile, ReadsWhatItSays) {
    story::Faults faults;
    const sim::TractPlan plan =
        story::parse_tract_file(R"({"format": 1, "tract": {"axons": 300, "length_mm": 7.5,
        "diameter_um": {"median": 0.9, "sigma": 0.2}, "seed": 8, "temperature_degC": 33,
        "lesion": {"share_of_axons": 0.25, "from_mm": 2, "to_mm": 3, "wraps_fraction": 0.07, "channels": 0.05}}})",
                                faults);
    EXPECT_TRUE(faults.empty());
    EXPECT_EQ(plan.axons, 300);
    EXPECT_EQ(plan.length_mm, 7.5);
    EXPECT_EQ(plan.median_diameter_um, 0.9);
    EXPECT_EQ(plan.diameter_sigma, 0.2);
    EXPECT_EQ(plan.seed, 8u);
    EXPECT_EQ(plan.temperature_degC, 33);
    ASSERT_TRUE(plan.lesion);
    EXPECT_EQ(plan.lesion->share_of_axons, 0.25);
    EXPECT_EQ(plan.lesion->from_mm, 2);
    EXPECT_EQ(plan.lesion->to_mm, 3);
    EXPECT_EQ(plan.lesion->wraps_fraction, 0.07);
    EXPECT_EQ(plan.lesion->channels, 0.05);
}

TEST(TractFile, NeedsNoMoreThanItsName) { EXPECT_TRUE(faults_in_tract("{}").empty()); }

TEST(TractFile, NamesEveryFaultAtOnce) {
    EXPECT_EQ(faults_in_tract(
                  R"({"axons": 0, "length_mm": "long", "diameter_um": {"median": 99, "mode": 1}, "colour": 1,
                            "lesion": {"from_mm": 3, "to_mm": 2, "share_of_axons": 1.5}})"),
              (std::vector<std::string>{"/tract/axons", "/tract/length_mm", "/tract/diameter_um/median",
                                        "/tract/diameter_um/mode", "/tract/lesion/share_of_axons",
                                        "/tract/lesion/to_mm", "/tract/colour"}));
}

TEST(TractFile, ALesionLiesWithinTheTract) {
    EXPECT_EQ(
        faults_in_tract(R"({"length_mm": 4, "lesion": {"from_mm": 1, "to_mm": 5, "share_of_axons": 1}})"),
        (std::vector<std::string>{"/tract/lesion/to_mm"}));
}

TEST(TractFile, IsCheckedLikeOtherFiles) {
    EXPECT_TRUE(story::check_text(R"({"format": 1, "tract": {}})", "2026-11").empty());
    EXPECT_FALSE(story::check_text(R"({"format": 2, "tract": {}})", "2026-11").empty());
    EXPECT_FALSE(story::check_text(R"({"format": 1, "tract": 7})", "2026-11").empty());
}

TEST(TractFile, ResultHasNullsWhereNothingCame) {
    const std::string json = story::volley_json({.axons = 10}, 0.5);
    EXPECT_NE(json.find(R"("p50": null)"), std::string::npos) << json;
    EXPECT_NE(json.find(R"("delivered_fraction": 0.0)"), std::string::npos) << json;
}

TEST(TractFile, ResponseIsOneLinePerStep) {
    EXPECT_EQ(story::response_csv({.response = {0, 12.5}}), "t_ms,response\n0.000,0\n0.005,12.5\n");
}

} // namespace
