#include "story/files/tract_file.h"

#include "story/files/measured_file.h"

#include <cstdio>
#include <nlohmann/json.hpp>

namespace story {
namespace {

using nlohmann::json;

void read_diameters(const json &value, sim::TractPlan &plan, Faults &faults) {
    ObjectReader r(value, "/tract/diameter_um", faults);
    plan.median_diameter_um = r.number("median", plan.median_diameter_um, {0.4, 2.5});
    plan.diameter_sigma = r.number("sigma", plan.diameter_sigma, {0, 1});
    r.refuse_other_keys();
}

void read_lesion(const json &value, sim::TractPlan &plan, Faults &faults) {
    ObjectReader r(value, "/tract/lesion", faults);
    r.require({"share_of_axons", "from_mm", "to_mm"});
    sim::TractPlan::Lesion lesion;
    lesion.share_of_axons = r.number("share_of_axons", 0, {0, 1});
    lesion.from_mm = r.number("from_mm", 0, {0, plan.length_mm});
    lesion.to_mm = r.number("to_mm", plan.length_mm, {0, plan.length_mm});
    if (lesion.to_mm < lesion.from_mm) r.fault("to_mm", "the lesion would end before it begins");
    lesion.wraps_fraction = r.number("wraps_fraction", 1, {0, 2});
    lesion.channels = r.number("channels", 0, {0, 1});
    r.refuse_other_keys();
    plan.lesion = lesion;
}

} // namespace

bool is_tract_file(std::string_view json_text) { return is_measured_file(json_text, "tract"); }

sim::TractPlan parse_tract_file(std::string_view json_text, Faults &faults) {
    sim::TractPlan plan;
    read_measured_file(json_text, "tract", faults, [&](ObjectReader &r) {
        plan.axons = r.integer("axons", plan.axons, 1, 10'000);
        plan.length_mm = r.number("length_mm", plan.length_mm, {1, 50});
        if (const json *diameters = r.value("diameter_um")) read_diameters(*diameters, plan, faults);
        plan.seed = r.seed();
        plan.temperature_degC = r.number("temperature_degC", plan.temperature_degC, {5, 45});
        if (const json *lesion = r.value("lesion")) read_lesion(*lesion, plan, faults);
    });
    return plan;
}

std::string volley_json(const sim::VolleyResult &result, double wall_s) {
    nlohmann::ordered_json arrivals;
    for (std::size_t i = 0; i < sim::volley_percentiles.size(); ++i) {
        const std::string name = "p" + std::to_string(sim::volley_percentiles[i]);
        arrivals[name] = result.arrival_ms.empty() ? json(nullptr) : json(result.arrival_ms[i]);
    }
    const nlohmann::ordered_json out{{"delivered_fraction", result.delivered_fraction},
                                     {"arrival_ms", arrivals},
                                     {"axons", result.axons},
                                     {"wall_s", wall_s}};
    return out.dump(2) + "\n";
}

std::string response_csv(const sim::VolleyResult &result) {
    std::string out = "t_ms,response\n";
    for (std::size_t i = 0; i < result.response.size(); ++i) {
        char line[48];
        std::snprintf(line, sizeof line, "%.3f,%.6g\n", static_cast<double>(i) * sim::Tract::step_ms,
                      result.response[i]);
        out += line;
    }
    return out;
}

} // namespace story
