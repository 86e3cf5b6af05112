#include "story/scene/axon_tissue_reader.h"

#include "story/text/json_reader.h"

#include <nlohmann/json.hpp>

namespace story {
namespace {

using nlohmann::json;

constexpr Range share{0, 1};

std::string act_names() {
    std::string list;
    for (std::size_t i = 0; i < act_count; ++i)
        list += (i == 0 ? "\"" : ", \"") + std::string(act_name(static_cast<Act>(i))) + "\"";
    return list;
}

void read_acts(ObjectReader &reader, AxonTissueChange &change, Faults &faults) {
    for (const auto &[element, place] : reader.array("acts")) {
        const auto act = act_named(element->is_string() ? element->get<std::string>() : "");
        if (act)
            change.acts.push_back(*act);
        else
            faults.push_back({place, "use one of " + act_names()});
    }
}

void read_treatments(ObjectReader &reader, AxonTissueChange &change, Faults &faults) {
    const json *value = reader.value("treatments");
    if (!value) return;
    ObjectReader treatments(*value, reader.where("treatments"), faults);
    for (const sim::TreatmentFacts &t : sim::all_treatments)
        if (treatments.has(t.name)) change.treatments[t.treatment] = treatments.boolean(t.name, false);
    treatments.refuse_other_keys();
}

} // namespace

AxonTissuePlan read_axon_tissue(const json &value, const std::string &where, Faults &faults) {
    AxonTissuePlan plan;
    ObjectReader reader(value, where, faults);
    plan.age_years = reader.number("age_years", plan.age_years, {youngest_years, oldest_years});
    plan.seed = reader.seed();
    plan.vessel_at = reader.integer("vessel_at", plan.vessel_at, 0, internodes_per_axon - 1);
    plan.smouldering = reader.number("smouldering", plan.smouldering, share);
    plan.reserve = reader.number("reserve", plan.reserve, share);
    plan.debris = reader.number("debris", plan.debris, share);
    plan.mitochondria = reader.number("mitochondria", plan.mitochondria, share);
    plan.bare = reader.boolean("bare", plan.bare);
    plan.relapses = reader.boolean("relapses", plan.relapses);
    reader.refuse_other_keys();
    return plan;
}

AxonTissueChange read_axon_tissue_change(const json &value, const std::string &where, Faults &faults) {
    AxonTissueChange change;
    ObjectReader reader(value, where, faults);
    change.age_years = reader.optional_number("age_years", {youngest_years, oldest_years});
    change.smouldering = reader.optional_number("smouldering", share);
    change.reserve = reader.optional_number("reserve", share);
    change.mitochondria = reader.optional_number("mitochondria", share);
    read_acts(reader, change, faults);
    read_treatments(reader, change, faults);
    reader.refuse_other_keys();
    return change;
}

} // namespace story
