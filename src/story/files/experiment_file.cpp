#include "story/files/experiment_file.h"

#include "story/files/energy_file.h"
#include "story/text/json_reader.h"
#include "story/text/words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

namespace story {
namespace {

using nlohmann::json;
constexpr double most_steps = 2'000'000;
constexpr int most_nodes = 2000;

bool is_sheathed_central(sim::Preset preset) {
    return preset == sim::Preset::optic || preset == sim::Preset::cortex;
}

bool has_squid_membrane(sim::Preset preset) {
    return preset == sim::Preset::hh_chain || preset == sim::Preset::squid;
}

int internodes_of(const sim::FibreChoice &fibre) {
    return sim::preset_fibre(fibre.preset).ends_with_internode ? fibre.nodes : fibre.nodes - 1;
}

void refuse_keys(ObjectReader &r, std::initializer_list<std::string_view> keys, const std::string &why) {
    for (const auto key : keys)
        if (r.has(key)) r.fault(key, why + "; leave this key out");
}

void refuse_geometry(ObjectReader &r, sim::Preset preset, const std::string &name) {
    if (is_sheathed_central(preset)) return;
    const std::string why = "the " + name + " preset has its published geometry only";
    refuse_keys(r, {"wraps", "node_length_um", "internode_length_um", "node_diameter_um", "node_channels"},
                why);
    if (preset != sim::Preset::squid) refuse_keys(r, {"axon_diameter_um"}, why);
    if (preset != sim::Preset::mrg)
        refuse_keys(r, {"fibre_diameter_um"}, "it has a meaning for the mrg preset only");
}

void read_fibre(const json &value, sim::FibreChoice &fibre, Faults &faults) {
    ObjectReader r(value, "/fibre", faults);
    const std::string preset = r.choice("preset", "optic", {"optic", "cortex", "mrg", "hh_chain", "squid"});
    fibre.preset = preset == "mrg"        ? sim::Preset::mrg
                   : preset == "cortex"   ? sim::Preset::cortex
                   : preset == "hh_chain" ? sim::Preset::hh_chain
                   : preset == "squid"    ? sim::Preset::squid
                                          : sim::Preset::optic;
    fibre.nodes = r.integer("nodes", fibre.preset == sim::Preset::hh_chain ? 21 : 41, 3, most_nodes);
    fibre.temperature_degC = r.number("temperature_degC", sim::usual_temperature_degC(fibre.preset), {0, 60});
    const bool mrg = fibre.preset == sim::Preset::mrg;
    fibre.fibre_diameter_um = r.number("fibre_diameter_um", 10, {0, 100});
    if (r.has("fibre_diameter_um") && mrg) {
        const auto published = sim::mrg_diameters_um();
        if (std::find(published.begin(), published.end(), fibre.fibre_diameter_um) == published.end()) {
            r.fault("fibre_diameter_um",
                    "use one of the published 5.7, 7.3, 8.7, 10, 11.5, 12.8, 14, 15, 16");
            fibre.fibre_diameter_um = 10;
        }
    }
    fibre.node_channels = r.choice("node_channels", "density", {"density", "number"}) == "number"
                              ? sim::NodeChannels::number
                              : sim::NodeChannels::density;
    fibre.wraps = r.optional_number("wraps", {0, 60});
    fibre.node_length_um = r.optional_number("node_length_um", {0.1, 20});
    fibre.internode_length_um = r.optional_number("internode_length_um", {10, 5000});
    const bool squid = fibre.preset == sim::Preset::squid;
    fibre.axon_diameter_um = r.optional_number("axon_diameter_um", squid ? Range{50, 1000} : Range{0.1, 20});
    fibre.node_diameter_um = r.optional_number("node_diameter_um", {0.1, 20});
    refuse_geometry(r, fibre.preset, preset);
    fibre.sodium_fraction = r.number("sodium_fraction", 1, {0, 2});
    fibre.energy_shift_mV = r.number("energy_shift_mV", 0, {-20, 20});
    fibre.sodium_shift_mV = r.number("sodium_shift_mV", 0, {-20, 20});
    r.refuse_other_keys();
}

sim::Lesion read_lesion(const json &value, const std::string &where, const sim::FibreChoice &fibre,
                        Faults &faults) {
    sim::Lesion lesion;
    ObjectReader r(value, where, faults);
    r.require({"first_internode", "internodes"});
    const int internodes = internodes_of(fibre);
    const bool mrg = fibre.preset == sim::Preset::mrg;
    lesion.first_internode = r.integer("first_internode", 0, 0, internodes - 1);
    lesion.internodes = r.integer("internodes", 1, 1, internodes);
    if (lesion.first_internode + lesion.internodes > internodes)
        r.fault("internodes",
                "the lesion goes past the last internode, which is " + std::to_string(internodes - 1));
    lesion.wraps = r.optional_number("wraps", {0, mrg ? 1.0 : 60.0});
    lesion.channels = r.optional_number("channels", {0, 1});
    lesion.potassium_S_cm2 = r.number("potassium_S_cm2", 0, {0, 1});
    lesion.seal = r.number("seal", 1, {0, 1, false});
    lesion.sheaths_per_internode = r.integer("sheaths_per_internode", 1, 1, 5);
    lesion.node_channels_fraction = r.number("node_channels_fraction", 1, {0, 2});
    lesion.potassium_block = r.number("potassium_block", 0, {0, 1});
    lesion.inflammation = r.number("inflammation", 0, {0, 1});
    if (mrg && lesion.seal != 1) r.fault("seal", "it is not defined for the mrg preset; leave it out");
    if (mrg && lesion.sheaths_per_internode != 1)
        r.fault("sheaths_per_internode", "it is not defined for the mrg preset; leave it out");
    if (has_squid_membrane(fibre.preset))
        refuse_keys(r, {"wraps", "seal", "sheaths_per_internode", "potassium_S_cm2", "potassium_block"},
                    "the presets squid and hh_chain have no sheaths that could change");
    r.refuse_other_keys();
    return lesion;
}

void refuse_overlap(const std::vector<sim::Lesion> &lesions, Faults &faults) {
    for (std::size_t i = 0; i < lesions.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const auto &a = lesions[i];
            const auto &b = lesions[j];
            if (a.first_internode < b.first_internode + b.internodes &&
                b.first_internode < a.first_internode + a.internodes)
                faults.push_back(
                    {"/lesions/" + std::to_string(i),
                     "it overlaps lesion " + std::to_string(j) + "; each internode lies in one at most"});
        }
}

void refuse_too_short_sheaths(const sim::Experiment &e, Faults &faults) {
    if (!is_sheathed_central(e.fibre.preset)) return;
    const sim::Fibre preset = sim::preset_fibre(e.fibre.preset);
    const double node = e.fibre.node_length_um.value_or(preset.node_length_um);
    const double length = e.fibre.internode_length_um.value_or(preset.internode_length_um);
    const double least = 2 * preset.paranode_length_um;
    for (std::size_t i = 0; i < e.lesions.size(); ++i) {
        const int n = e.lesions[i].sheaths_per_internode;
        if ((length - (n - 1) * node) / n > least) continue;
        faults.push_back(
            {"/lesions/" + std::to_string(i) + "/sheaths_per_internode",
             "the sheaths would be shorter than their two paranodes; use fewer or longer internodes"});
    }
}

void read_stimulus(const json &value, sim::PulseTrain &train, const sim::FibreChoice &fibre, Faults &faults) {
    ObjectReader r(value, "/stimulus", faults);
    const double most_nA = fibre.preset == sim::Preset::squid ? 100'000 : 100; // a giant takes giant currents
    train.node = r.integer("node", 0, 0, fibre.nodes - 1);
    train.current_nA = r.number("current_nA", 1, {-most_nA, most_nA});
    train.start_ms = r.number("start_ms", 0, {0, 1000});
    train.duration_ms = r.number("duration_ms", 0.05, {0.001, 1000});
    train.pulses = r.integer("pulses", 1, 1, 1000);
    train.interval_ms = r.number("interval_ms", 5, {0.01, 1000});
    if (train.pulses > 1 && train.interval_ms < train.duration_ms)
        r.fault("interval_ms", "it is from start to start and must not be less than duration_ms");
    r.refuse_other_keys();
}

void read_report(const json &value, sim::Experiment &e, Faults &faults) {
    ObjectReader r(value, "/report", faults);
    if (r.has("nodes")) {
        e.report_nodes = r.integers("nodes", 0, e.fibre.nodes - 1);
        if (e.report_nodes.empty()) r.fault("nodes", "name at least one node");
        const std::set<int> different(e.report_nodes.begin(), e.report_nodes.end());
        if (different.size() < e.report_nodes.size())
            r.fault("nodes", "a node is named twice; name each once");
    }
    if (r.has("velocity_between")) {
        const auto pair = r.integers("velocity_between", 0, e.fibre.nodes - 1);
        if (pair.size() == 2 && pair[0] != pair[1])
            e.velocity_between = {pair[0], pair[1]};
        else
            r.fault("velocity_between", "name two different nodes");
    }
    r.refuse_other_keys();
}

void refuse_runs_that_are_none(ObjectReader &r, const sim::Experiment &e) {
    if (std::llround(e.duration_ms * 1000 / e.step_us) < 1)
        r.fault("duration_ms", "the run would end before its first step; make it longer or step_us shorter");
    if (e.stimulus.start_ms >= e.duration_ms)
        r.fault("stimulus",
                "it begins at " + number(e.stimulus.start_ms) + " ms, when the run has ended (duration_ms)");
}

// The chain that simulators are compared by, as it was laid down; its start is part of that.
bool is_the_benchmark(const sim::Experiment &e) {
    return e.fibre.preset == sim::Preset::hh_chain && e.fibre.sodium_fraction == 1 && e.lesions.empty() &&
           !e.cut_internode && e.fibre.energy_shift_mV == 0 && e.fibre.sodium_shift_mV == 0 && !e.energy &&
           e.fibre.temperature_degC == sim::usual_temperature_degC(sim::Preset::hh_chain);
}

void read_start(ObjectReader &r, sim::Experiment &e) {
    const bool preset =
        r.choice("start", is_the_benchmark(e) ? "preset" : "rest", {"rest", "preset"}) == "preset";
    e.start = preset ? sim::Start::preset : sim::Start::rest;
    if (preset && (e.energy || e.fibre.energy_shift_mV != 0 || e.fibre.sodium_shift_mV != 0))
        r.fault("start",
                "shifted potentials have a rest of their own; leave out start, energy or the shifts");
}

// Behind the point, in the shortest way to write it.
int decimals_of(double value) {
    std::array<char, 400> buffer{};
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed);
    const std::string_view text(buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data()));
    const std::size_t point = text.find('.');
    return point == text.npos ? 0 : static_cast<int>(text.size() - point - 1);
}

json or_null(const std::optional<double> &value) { return value ? json(*value) : json(nullptr); }

} // namespace

sim::Experiment parse_experiment(std::string_view json_text, Faults &faults) {
    sim::Experiment e;
    json root;
    if (!parse_json(json_text, root, faults)) return e;
    ObjectReader r(root, "", faults);
    r.require({"format", "fibre", "stimulus", "duration_ms", "report"});
    r.integer("format", 1, 1, 1);
    if (const json *fibre = r.value("fibre")) read_fibre(*fibre, e.fibre, faults);
    for (const auto &[element, place] : r.array("lesions"))
        e.lesions.push_back(read_lesion(*element, place, e.fibre, faults));
    refuse_overlap(e.lesions, faults);
    refuse_too_short_sheaths(e, faults);
    if (r.has("cut_internode")) e.cut_internode = r.integer("cut_internode", 0, 0, e.fibre.nodes - 2);
    if (const json *stimulus = r.value("stimulus")) read_stimulus(*stimulus, e.stimulus, e.fibre, faults);
    if (e.cut_internode && e.stimulus.node > *e.cut_internode)
        faults.push_back({"/stimulus/node", "it lies beyond the cut, where nothing is left to be driven; use "
                                            "a node from 0 to " +
                                                std::to_string(*e.cut_internode)});
    if (const json *energy = r.value("energy")) {
        e.energy = read_energy(*energy, faults);
        if (e.fibre.energy_shift_mV != 0 || e.fibre.sodium_shift_mV != 0)
            r.fault("energy", "the trains themselves shift the potentials; leave energy_shift_mV and "
                              "sodium_shift_mV of the fibre out");
    }
    read_start(r, e);
    e.duration_ms = r.number("duration_ms", 6, {0.01, 1000});
    e.step_us = r.number("step_us", 2.5, {0.1, 50});
    if (e.duration_ms * 1000 / e.step_us > most_steps)
        r.fault("step_us",
                "this asks for more than 2,000,000 steps; use longer steps or a shorter duration_ms");
    refuse_runs_that_are_none(r, e);
    e.method = r.choice("method", "crank_nicolson", {"crank_nicolson", "backward_euler"}) == "backward_euler"
                   ? sim::Method::backward_euler
                   : sim::Method::crank_nicolson;
    e.report_nodes = {0};
    if (const json *report = r.value("report")) read_report(*report, e, faults);
    r.refuse_other_keys();
    return e;
}

std::string result_json(const sim::ExperimentResult &result, double wall_s) {
    json arrivals = json::array();
    for (const auto &a : result.arrivals) arrivals.push_back({{"node", a.node}, {"times_ms", a.times_ms}});
    nlohmann::ordered_json out{
        {"arrivals", arrivals},
        {"velocity_m_per_s", or_null(result.velocity_m_per_s)},
        {"delay_ms", or_null(result.delay_ms)},
        {"peak_mV", result.peak_mV},
        {"half_width_ms", or_null(result.half_width_ms)},
        {"rest_mV", result.fires_by_itself ? json(nullptr) : json(result.rest_mV)},
        {"fires_by_itself", result.fires_by_itself},
        {"sodium_charge_per_spike_relative", or_null(result.sodium_charge_relative)},
        {"signal_sodium_by_internode_relative", result.sodium_by_internode_relative},
    };
    if (result.fatigue) out["energy"] = energy_json(*result.fatigue);
    out["steps"] = result.steps;
    out["wall_s"] = wall_s;
    return out.dump(2) + "\n";
}

std::string trace_header(const sim::Experiment &experiment) {
    std::string out = "t_ms";
    for (const int node : experiment.report_nodes) out += ",v_node" + std::to_string(node) + "_mV";
    return out + "\n";
}

std::string trace_line(const sim::Experiment &experiment, double time_ms, const sim::Axon &axon) {
    std::array<char, 400> buffer;
    const auto fixed = [&buffer](double value, int decimals) {
        const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                       std::chars_format::fixed, decimals);
        return std::string_view(buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data()));
    };
    std::string out(fixed(time_ms, decimals_of(experiment.step_us) + 3));
    if (out.find('.') != std::string::npos) {
        out.erase(out.find_last_not_of('0') + 1);
        if (out.back() == '.') out.pop_back();
    }
    for (const int node : experiment.report_nodes) {
        out += ',';
        out += fixed(axon.node_mV(node), 6);
    }
    return out + "\n";
}

} // namespace story
