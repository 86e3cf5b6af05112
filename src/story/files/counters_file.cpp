#include "story/files/counters_file.h"

#include "story/text/json_reader.h"

#include <nlohmann/json.hpp>

namespace story {

void count(Counters &counters, const std::string &day, const std::string &what) {
    ++counters[day][what];
    while (counters.size() > most_days) counters.erase(counters.begin());
}

std::string to_json(const Counters &counters) {
    const nlohmann::json root{{"format", 1}, {"days", counters}};
    return root.dump(1) + "\n";
}

Counters parse_counters(std::string_view json_text, Faults &faults) {
    constexpr int most = 1'000'000'000;
    nlohmann::json root;
    if (!parse_json(json_text, root, faults)) return {};
    Counters counters;
    ObjectReader reader(root, "", faults);
    reader.require({"format", "days"});
    reader.integer("format", 1, 1, 1);
    if (const auto *days = reader.value("days"); days && days->is_object()) {
        for (const auto &[day, counts] : days->items()) {
            ObjectReader of_day(counts, "/days/" + day, faults);
            if (!counts.is_object()) continue;
            for (const auto &[what, number] : counts.items())
                counters[day][what] = of_day.integer(what, 0, 0, most);
        }
    } else if (days) {
        reader.fault("days", "write an object with one entry for each day");
    }
    reader.refuse_other_keys();
    if (!faults.empty()) return {};
    return counters;
}

std::string to_csv(const Counters &counters) {
    std::string csv = "day,what,count\n";
    for (const auto &[day, counts] : counters)
        for (const auto &[what, number] : counts)
            csv += day + "," + what + "," + std::to_string(number) + "\n";
    return csv;
}

} // namespace story
