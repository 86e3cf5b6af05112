#include "story/scene/life_reader.h"

#include "story/causes/tract_causes.h"
#include "story/text/json_reader.h"
#include "story/text/letters.h"
#include "story/text/text_reader.h"

#include <nlohmann/json.hpp>

namespace story {
namespace {

using nlohmann::json;

constexpr int most_attacks = 1'000'000;
constexpr double most_years = 50;
constexpr int least_people = 10, most_people = 1000;

sim::CourseKind read_kind(ObjectReader &reader) {
    return reader.choice("kind", "relapsing", {"relapsing", "primary_progressive"}) == "relapsing"
               ? sim::CourseKind::relapsing
               : sim::CourseKind::primary_progressive;
}

std::string treatment_names() {
    std::string names;
    for (const sim::TreatmentFacts &t : sim::all_treatments)
        names += (names.empty() ? "" : ", ") + std::string(t.name);
    return names;
}

std::optional<sim::Treatment> read_treatment(ObjectReader &reader, std::string_view key) {
    const std::string name = reader.text(key);
    const auto treatment = sim::treatment_named(name);
    if (!treatment && !name.empty())
        reader.fault(key, "\"" + name + "\" is no treatment; use one of " + treatment_names());
    return treatment;
}

Treatments read_treatments(ObjectReader &reader, Faults &faults) {
    Treatments out;
    for (const auto &[element, place] : reader.array("treatments")) {
        ObjectReader span(*element, place, faults);
        span.require({"name"});
        const auto treatment = read_treatment(span, "name");
        const double from = span.number("from_year", 0, {0, most_years});
        const double to = span.number("to_year", sim::TreatmentSpan{}.to_year, {0, most_years});
        if (to <= from) span.fault("to_year", "it must lie after `from_year`");
        span.refuse_other_keys();
        if (treatment) out.push_back({*treatment, from, to});
    }
    return out;
}

sim::CoursePlan read_arm(const json &value, const std::string &where, Text &name, Faults &faults) {
    sim::CoursePlan arm;
    ObjectReader reader(value, where, faults);
    reader.require({"name"});
    name = read_text(reader, "name", longest_name, faults);
    arm.kind = read_kind(reader);
    arm.people = reader.integer("people", arm.people, least_people, most_people);
    arm.years = reader.number("years", arm.years, {1, most_years});
    arm.seed = reader.seed();
    arm.treatments = read_treatments(reader, faults);
    reader.refuse_other_keys();
    return arm;
}

sim::TrialPlan read_trial(const json &value, const std::string &where, Faults &faults) {
    sim::TrialPlan trial;
    ObjectReader reader(value, where, faults);
    reader.require({"treatment"});
    trial.kind = read_kind(reader);
    trial.treatment = read_treatment(reader, "treatment").value_or(trial.treatment);
    trial.people = reader.integer("people", trial.people, least_people, most_people);
    trial.from_year = reader.number("from_year", trial.from_year, {0, most_years});
    trial.years = reader.number("years", trial.years, {1, 10});
    trial.progressed_at = reader.number("progressed_at", trial.progressed_at, {0.01, 0.5});
    trial.seed = reader.seed();
    reader.refuse_other_keys();
    return trial;
}

} // namespace

LifePlan read_life(const json &value, const std::string &where, Faults &faults) {
    LifePlan life;
    ObjectReader reader(value, where, faults);
    life.kind = read_kind(reader);
    life.seed = reader.seed();
    life.person = reader.seed("person", 0);
    life.years = reader.number("years", life.years, {1, most_years});
    life.treatments = read_treatments(reader, faults);
    life.attacks_at_most = reader.integer("attacks_at_most", life.attacks_at_most, 0, most_attacks);
    reader.refuse_other_keys();
    return life;
}

LifeChange read_life_change(const json &value, const std::string &where, Faults &faults) {
    LifeChange change;
    ObjectReader reader(value, where, faults);
    change.year = reader.optional_number("year", {0, most_years});
    change.to_year = reader.optional_number("to_year", {0, most_years});
    if (reader.has("treatments")) change.treatments = read_treatments(reader, faults);
    if (reader.has("axon")) change.axon = reader.integer("axon", 0, 0, most_axons_in_window - 1);
    reader.refuse_other_keys();
    return change;
}

PopulationPlan read_population(const json &value, const std::string &where, Faults &faults) {
    PopulationPlan population;
    ObjectReader reader(value, where, faults);
    for (const auto &[element, place] : reader.array("arms")) {
        population.names.emplace_back();
        population.arms.push_back(read_arm(*element, place, population.names.back(), faults));
    }
    if (const json *trial = reader.value("trial"))
        population.trial = read_trial(*trial, reader.where("trial"), faults);
    if (reader.has("arms") == reader.has("trial"))
        faults.push_back({where, "say either \"arms\", one or two, or \"trial\""});
    else if (reader.has("arms") && (population.arms.empty() || population.arms.size() > 2))
        reader.fault("arms", "show one arm or two");
    reader.refuse_other_keys();
    return population;
}

} // namespace story
