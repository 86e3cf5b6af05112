#include "story/files/course_file.h"

#include "story/files/measured_file.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace story {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr std::size_t most_treatments = 100;

void read_treatments(ObjectReader &course, sim::CoursePlan &plan, Faults &faults) {
    for (const auto &[element, place] : course.array("treatments")) {
        ObjectReader r(*element, place, faults);
        r.require({"name"});
        const std::string name = r.choice("name", "ocrelizumab",
                                          {"ocrelizumab", "siponimod", "cladribine", "repair", "protection"});
        sim::TreatmentSpan span{*sim::treatment_named(name)};
        span.from_year = r.number("from_year", 0, {0, plan.years});
        span.to_year = r.number("to_year", plan.years, {0, plan.years});
        if (span.to_year < span.from_year) r.fault("to_year", "the treatment would end before it begins");
        r.refuse_other_keys();
        plan.treatments.push_back(span);
    }
    if (plan.treatments.size() > most_treatments) course.fault("treatments", "name 100 at most");
}

double rounded(double value) { return std::round(value * 1e6) / 1e6; }

ordered_json quartiles_json(const std::vector<sim::Quartiles> &all) {
    json median = json::array(), lower = json::array(), upper = json::array();
    for (const sim::Quartiles &q : all) {
        median.push_back(rounded(q.median));
        lower.push_back(rounded(q.lower));
        upper.push_back(rounded(q.upper));
    }
    return {{"median", median}, {"lower_quartile", lower}, {"upper_quartile", upper}};
}

json year_json(const std::optional<double> &year) { return year ? json(rounded(*year)) : json(nullptr); }

} // namespace

bool is_course_file(std::string_view json_text) { return is_measured_file(json_text, "course"); }

sim::CoursePlan parse_course_file(std::string_view json_text, Faults &faults) {
    sim::CoursePlan plan;
    read_measured_file(json_text, "course", faults, [&](ObjectReader &r) {
        if (r.choice("kind", "relapsing", {"relapsing", "primary_progressive"}) == "primary_progressive")
            plan.kind = sim::CourseKind::primary_progressive;
        plan.people = r.integer("people", plan.people, 1, 2000);
        plan.years = r.number("years", plan.years, {1, 60});
        plan.seed = r.seed();
        read_treatments(r, plan, faults);
    });
    return plan;
}

std::string course_json(const sim::CourseResult &result, double wall_s) {
    const ordered_json out{
        {"note", "An illustrative model of many possible courses: nobody's own, and no prediction."},
        {"years", result.years},
        {"axons_alive", quartiles_json(result.alive)},
        {"delivering", quartiles_json(result.delivering)},
        {"relapses_per_year", rounded(result.relapses_per_year)},
        {"years_to_35_percent_loss", ordered_json{{"median", year_json(result.loss_median)},
                                                  {"lower_quartile", year_json(result.loss_lower)},
                                                  {"upper_quartile", year_json(result.loss_upper)}}},
        {"wall_s", wall_s}};
    return out.dump(2) + "\n";
}

} // namespace story
