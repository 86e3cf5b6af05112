#include "story/files/energy_file.h"

#include "story/text/json_reader.h"

#include <nlohmann/json.hpp>

namespace story {
namespace {

using nlohmann::json;
constexpr double longest_train_s = 600;
constexpr double longest_s = 3600;
constexpr std::size_t most_trains = 100;
constexpr double most_points = 10'000;

} // namespace

sim::EnergyPlan read_energy(const json &value, Faults &faults) {
    sim::EnergyPlan energy;
    ObjectReader r(value, "/energy", faults);
    r.require({"trains"});
    energy.mitochondria = r.number("mitochondria", 1, {0, 1});
    energy.start_sodium_mM = r.number("start_sodium_mM", sim::healthy_sodium_mM, {1, sim::most_sodium_mM});
    energy.report_every_s = r.number("report_every_s", 0.5, {0.01, longest_train_s});
    double seconds = 0;
    for (const auto &[element, place] : r.array("trains")) {
        ObjectReader train(*element, place, faults);
        train.require({"rate_hz", "seconds"});
        energy.trains.push_back(
            {train.number("rate_hz", 10, {0, 200}), train.number("seconds", 1, {0.01, longest_train_s})});
        train.refuse_other_keys();
        seconds += energy.trains.back().seconds;
    }
    if (r.has("trains") && (energy.trains.empty() || energy.trains.size() > most_trains))
        r.fault("trains", "name one train at the least and 100 at most");
    if (seconds > longest_s) r.fault("trains", "together they last longer than 3,600 s; make them shorter");
    if (seconds / energy.report_every_s > most_points)
        r.fault("report_every_s", "this asks for more than 10,000 reports; make it longer");
    r.refuse_other_keys();
    return energy;
}

nlohmann::ordered_json energy_json(const sim::FatigueCourse &course) {
    json times = json::array(), rates = json::array(), sodium = json::array(), shifts = json::array(),
         costs = json::array(), delivered = json::array();
    for (const sim::FatiguePoint &point : course.points) {
        times.push_back(point.time_s);
        rates.push_back(point.rate_Hz);
        sodium.push_back(point.sodium_mM);
        shifts.push_back(point.shift.potassium_and_leak_mV);
        costs.push_back(point.sodium_per_signal);
        delivered.push_back(point.delivered);
    }
    return {{"time_s", times},
            {"rate_hz", rates},
            {"sodium_mM", sodium},
            {"energy_shift_mV", shifts},
            {"sodium_per_signal_relative", costs},
            {"delivered", delivered},
            {"signals_asked", course.signals_asked},
            {"signals_delivered", course.signals_delivered}};
}

} // namespace story
