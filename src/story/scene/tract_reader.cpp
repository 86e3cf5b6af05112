#include "story/scene/tract_reader.h"

#include "story/text/json_reader.h"
#include "story/text/words.h"

#include <nlohmann/json.hpp>

namespace story {
namespace {

using nlohmann::json;

constexpr double widest_sigma = 1;

Range range_of(TractLever lever) {
    const LeverRange range = tract_lever_range(lever);
    return {range.low, range.high};
}

void read_lever(ObjectReader &reader, TractLever lever, TractChange &change) {
    if (const auto value = reader.optional_number(tract_lever_name(lever), range_of(lever)))
        change.levers[lever] = *value;
}

void read_lesion(const json &value, const std::string &where, Faults &faults, TractChange &change) {
    ObjectReader reader(value, where, faults);
    for (const TractLever lever : {TractLever::hurt, TractLever::myelin, TractLever::channels})
        read_lever(reader, lever, change);
    change.from_mm = reader.optional_number("from_mm", {0, most_tract_mm});
    change.to_mm = reader.optional_number("to_mm", {0, most_tract_mm});
    reader.refuse_other_keys();
}

// `lesion` and `temperature_degC`, which a tract and a step's change have in common.
TractChange read_causes(ObjectReader &reader, Faults &faults) {
    TractChange change;
    if (const json *lesion = reader.value("lesion"))
        read_lesion(*lesion, reader.where("lesion"), faults, change);
    read_lever(reader, TractLever::temperature, change);
    return change;
}

} // namespace

SceneTract read_tract(const json &value, const std::string &where, Faults &faults) {
    SceneTract tract;
    ObjectReader reader(value, where, faults);
    tract.axons = reader.integer("axons", tract.axons, 1, most_axons_in_window);
    tract.length_mm = reader.number("length_mm", tract.length_mm, {least_tract_mm, most_tract_mm});
    tract.seed = reader.seed();
    if (const json *diameter = reader.value("diameter_um")) {
        ObjectReader diameters(*diameter, reader.where("diameter_um"), faults);
        tract.median_diameter_um = diameters.number("median", tract.median_diameter_um,
                                                    {sim::least_diameter_um, sim::most_diameter_um});
        tract.diameter_sigma = diameters.number("sigma", tract.diameter_sigma, {0, widest_sigma});
        diameters.refuse_other_keys();
    }
    // Where nothing is said, a hurt stretch would lie in the middle.
    tract.causes.from_mm = tract.length_mm * 0.4;
    tract.causes.to_mm = tract.length_mm * 0.54;
    tract.causes = changed(tract.causes, read_causes(reader, faults));
    reader.refuse_other_keys();
    refuse_odd_stretch(tract, tract.causes, where, faults);
    return tract;
}

TractChange read_tract_change(const json &value, const std::string &where, Faults &faults) {
    ObjectReader reader(value, where, faults);
    TractChange change = read_causes(reader, faults);
    reader.refuse_other_keys();
    return change;
}

void refuse_odd_stretch(const SceneTract &tract, const TractCauses &causes, const std::string &where,
                        Faults &faults) {
    if (causes.from_mm < causes.to_mm && causes.to_mm <= tract.length_mm) return;
    faults.push_back({where + "/lesion/to_mm",
                      "the stretch from " + number(causes.from_mm, 2) + " to " + number(causes.to_mm, 2) +
                          " mm is none; it must begin before it ends, and end within the tract's " +
                          number(tract.length_mm, 2) + " mm"});
}

} // namespace story
