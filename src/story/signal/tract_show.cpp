#include "story/signal/tract_show.h"

#include "story/signal/light.h"
#include "story/tissue/approach.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace story {
namespace {

constexpr double still_before_building_s = 0.4; // a lever that has not moved for so long was let go
constexpr double least_between_healthy_s = 0.03;
constexpr int healthy_axons_at_a_time = 128, healthy_steps_at_a_time = 192; // some 14 ms
constexpr double rest_mV = -82; // of the optic preset, whatever its diameter
constexpr float lit = 0.08F;    // of brightness: 14 mV above rest, as in a lane
constexpr float lost_after_dark_ms = 0.15F;
constexpr double dark_at_first_ms = 0.3; // before that no axon has had time to be lit
constexpr double least_between_samples_s =
    0.014;                              // more often could not be seen; and steps cost less together
constexpr double longest_volley = 4;    // in windows
constexpr float most_rise_per_s = 10;   // of brightness: a signal in slow motion is slower than this …
constexpr float most_fall_per_s = 3.5F; // … and what is given up fades instead of going out
constexpr double mm_per_ms_per_um = 2.95 / 0.8201; // about how fast a healthy axon conducts

// Brightness at every sample, from the computed voltages at the nodes, straight between two of them.
void sample_light(const TractShow &show, std::vector<float> &out) {
    std::size_t most_nodes = 0;
    for (const sim::TractAxon &axon : show.tract.axons()) most_nodes = std::max(most_nodes, axon.nodes);
    std::vector<float> nodes(most_nodes);
    const double apart_mm = show.described.length_mm / (TractShow::samples - 1);
    for (std::size_t a = 0; a < show.axons(); ++a) {
        const sim::TractAxon &axon = show.tract.axons()[a];
        const std::span<float> of_axon = std::span(nodes).first(axon.nodes);
        show.tract.copy_node_mV(static_cast<int>(a), of_axon);
        for (float &node : of_axon) node = static_cast<float>(brightness(double{node}, rest_mV));
        for (std::size_t i = 0; i < TractShow::samples; ++i) {
            const double place = apart_mm * static_cast<double>(i) / axon.pitch_mm;
            const std::size_t node = std::min(static_cast<std::size_t>(place), axon.nodes - 2);
            const auto share = static_cast<float>(std::min(place - static_cast<double>(node), 1.0));
            out[a * TractShow::samples + i] = of_axon[node] + (of_axon[node + 1] - of_axon[node]) * share;
        }
    }
}

void follow_fates(TractShow &show, double ms) {
    const double since_ms = show.clock_ms - *show.sent_at_ms;
    bool over = true;
    for (std::size_t a = 0; a < show.axons(); ++a) {
        const auto begin = show.now.begin() + static_cast<std::ptrdiff_t>(a * TractShow::samples);
        const auto end = begin + TractShow::samples;
        const bool dark = *std::max_element(begin, end) < lit;
        if (!dark) {
            const auto last = std::find_if(std::reverse_iterator(end), std::reverse_iterator(begin),
                                           [](float v) { return v >= lit; });
            show.marks.reached[a] =
                std::max(show.marks.reached[a], static_cast<int>(last.base() - begin) - 1);
        }
        show.dark_ms[a] = dark ? show.dark_ms[a] + static_cast<float>(ms) : 0;
        if (show.fates[a] == Fate::travelling) {
            if (show.tract.arrival_ms(static_cast<int>(a)))
                show.fates[a] = Fate::arrived;
            else if (show.dark_ms[a] > lost_after_dark_ms && since_ms > dark_at_first_ms)
                show.fates[a] = Fate::lost;
        }
        over = over && dark && show.fates[a] != Fate::travelling;
    }
    if (over || since_ms > longest_volley * show.window_ms) show.volley = Fate::arrived;
}

void show_light(TractShow &show, float share, double seconds) {
    const float up = most_rise_per_s * static_cast<float>(seconds);
    const float down = most_fall_per_s * static_cast<float>(seconds);
    for (std::size_t i = 0; i < show.light.size(); ++i)
        approach(show.light[i], show.before[i] + (show.now[i] - show.before[i]) * share, up, down);
    follow(show.marks, show.fates, show.volley == Fate::arrived, seconds);
}

// What is shown moves from the sample before to the new one until the next is taken.
void take_sample(TractShow &show) {
    show.apart_ms = show.clock_ms - show.now_at_ms;
    show.now_at_ms = show.clock_ms;
    show.sampled_for_s = 0;
    show.tract.advance(std::exchange(show.steps_owed, 0));
    std::swap(show.before, show.now);
    sample_light(show, show.now);
    follow_fates(show, show.apart_ms);
    if (show.volley == Fate::travelling) return;
    std::fill(show.now.begin(), show.now.end(), 0.0F);
    show.before = show.now;
}

void build(TractShow &show) {
    show.present = show.wanted;
    if (show.wanted_tissue) show.present_tissue = std::exchange(show.wanted_tissue, {});
    sim::TractPlan plan = tract_plan(show.described, show.present);
    plan.tissue = show.present_tissue;
    show.tract = sim::Tract({.axons = 1}); // two at a time would take tens of megabytes more
    show.tract = sim::Tract(plan);
    show.comes_to_rest = true;
    forget_signals(show);
}

// Long enough for a damaged tract's response, which comes later and lasts longer.
double window_for(const SceneTract &tract) {
    return std::ceil(2.6 * tract.length_mm / (mm_per_ms_per_um * tract.median_diameter_um));
}

std::size_t values_in_window(const TractShow &show) {
    return static_cast<std::size_t>(std::lround(show.window_ms / sim::Tract::step_ms));
}

void work_out_health(TractShow &show, double seconds) {
    if (!show.health) return;
    TractShow::Health &health = *show.health;
    health.for_s += seconds;
    if (health.for_s < least_between_healthy_s) return;
    health.for_s = 0;
    const std::size_t values = values_in_window(show);
    if (!health.part) {
        sim::TractPlan plan = tract_plan(show.described, {});
        plan.first = health.done;
        plan.axons = std::min(healthy_axons_at_a_time, plan.axons - health.done);
        health.part.emplace(plan).stimulate();
        return;
    }
    const auto left = static_cast<int>(values - health.part->response().size());
    health.part->advance(std::min(healthy_steps_at_a_time, left));
    if (health.part->response().size() < values) return;
    health.response.resize(values, 0.0);
    for (std::size_t i = 0; i < values; ++i) health.response[i] += health.part->response()[i];
    health.done += health.part->plan().axons;
    health.part.reset();
    if (health.done < show.described.axons) return;
    show.healthy_sum = far_end_sum(health.response, values);
    show.health.reset();
}

} // namespace

TractShow::TractShow(const SceneTract &scene_tract, const TractCauses &causes, double patience)
    : described(scene_tract), wanted(causes), present(causes), tract(tract_plan(scene_tract, causes)),
      marks(tract.axons().size()), window_ms(patience * window_for(scene_tract)) {
    const std::size_t spots = axons() * samples;
    before.assign(spots, 0.0F);
    now = light = before;
    fates.assign(axons(), Fate::none);
    dark_ms.assign(axons(), 0.0F);
}

int TractShow::count(Fate fate) const {
    return static_cast<int>(std::count(fates.begin(), fates.end(), fate));
}

void wish(TractShow &show, const TractCauses &causes) {
    if (show.wanted == causes) return;
    show.wanted = causes;
    show.wanted_for_s = 0;
}

void wish(TractShow &show, sim::TractTissue tissue) { show.wanted_tissue = std::move(tissue); }

bool settled(const TractShow &show) {
    return show.wanted == show.present && !show.wanted_tissue && !show.health && !show.comes_to_rest;
}

void follow_levers(TractShow &show, double seconds) {
    work_out_health(show, seconds);
    show.wanted_for_s += seconds;
    if (show.wanted_tissue || (show.wanted != show.present && show.wanted_for_s >= still_before_building_s))
        return build(show);
    constexpr int steps_to_rest = 4; // no frame is to wait for it
    if (show.comes_to_rest) show.comes_to_rest = !show.tract.come_to_rest(steps_to_rest);
}

void move_on(TractShow &show, int steps, double share, double seconds) {
    show.clock_ms += steps * sim::Tract::step_ms;
    show.sampled_for_s += seconds;
    if (show.volley == Fate::travelling) {
        show.steps_owed += steps;
        if (show.sampled_for_s >= least_between_samples_s && show.steps_owed > 0) take_sample(show);
    }
    const double since_ms = show.clock_ms + share * sim::Tract::step_ms - show.now_at_ms;
    show_light(show, static_cast<float>(std::min(since_ms / show.apart_ms, 1.0)), seconds);
}

void send_signals(TractShow &show) {
    show.tract.rest();
    show.tract.stimulate();
    show.sent_at_ms = show.now_at_ms = show.clock_ms;
    show.steps_owed = 0;
    show.volley = Fate::travelling;
    std::fill(show.fates.begin(), show.fates.end(), Fate::travelling);
    std::fill(show.dark_ms.begin(), show.dark_ms.end(), 0.0F);
    begin_anew(show.marks);
}

void forget_signals(TractShow &show) {
    show.volley = Fate::none;
    show.sent_at_ms.reset();
    std::fill(show.fates.begin(), show.fates.end(), Fate::none);
    std::fill(show.now.begin(), show.now.end(), 0.0F);
    show.before = show.now;
}

std::vector<float> far_end_sum(const std::vector<double> &response, std::size_t most) {
    std::vector<float> out;
    out.reserve(std::min(response.size(), most));
    double rise = 0, sum = 0;
    for (std::size_t i = 0; i < response.size() && i < most; ++i) {
        rise += response[i] * sim::Tract::step_ms;
        sum += rise * sim::Tract::step_ms;
        out.push_back(static_cast<float>(sum));
    }
    return out;
}

std::vector<float> far_end_sum(const TractShow &show) {
    if (show.volley == Fate::none) return {};
    return far_end_sum(show.tract.response(), values_in_window(show));
}

std::optional<double> half_arrived_ms(const TractShow &show) {
    std::vector<double> times;
    for (std::size_t a = 0; a < show.axons(); ++a)
        if (show.fates[a] == Fate::arrived) times.push_back(*show.tract.arrival_ms(static_cast<int>(a)));
    if (times.empty()) return {};
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::nth_element(times.begin(), middle, times.end());
    return *middle;
}

} // namespace story
