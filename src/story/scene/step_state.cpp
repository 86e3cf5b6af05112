#include "story/scene/step_state.h"

#include <algorithm>

namespace story {
namespace {

void choose(Settings &settings, const std::vector<int> &lesion) {
    settings.lesion.assign(internodes_per_axon, false);
    for (const int i : lesion) settings.lesion[static_cast<std::size_t>(i)] = true;
}

Settings at_the_start(const SceneAxon &axon) {
    Settings settings;
    settings.levers = axon.levers;
    settings.repair_sheaths = axon.repair_sheaths;
    settings.cut_internode = axon.cut_internode;
    choose(settings, axon.lesion);
    return settings;
}

void add(Settings &settings, const AxonChange &change) {
    for (const auto &[lever, value] : change.levers) settings.levers[lever] = value;
    settings.repair_sheaths = change.repair_sheaths.value_or(settings.repair_sheaths);
    if (change.cut_internode) settings.cut_internode = change.cut_internode;
    if (change.lesion) choose(settings, *change.lesion);
}

void add(StepState &state, const LifeChange &change) {
    if (change.treatments) state.treatments = *change.treatments;
    state.year = change.year.value_or(state.to_year.value_or(state.year));
    state.to_year = change.to_year;
    if (change.axon) state.axon = change.axon;
}

void add(StepState &state, const Step &step) {
    for (const AxonChange &change : step.changes)
        if (const auto axon = static_cast<std::size_t>(change.axon); axon < state.axons.size())
            add(state.axons[axon], change);
    state.tract = changed(state.tract, step.tract);
    add(state, step.life);
    if (step.population) state.population = step.population;
    state.shown = step.shown.value_or(state.shown);
    state.view = step.view.value_or(state.view);
    if (step.look_at_internode) state.look_at_internode = *step.look_at_internode;
    if (step.view || step.span > 0) {
        state.span = step.span;
        state.turn = step.turn.value_or(Turn{});
    }
    state.wipe = step.wipe;
    state.goal = step.goal.value_or(state.goal);
    state.slower = step.slower.value_or(state.slower);
    state.days_per_s = step.days_per_s.value_or(state.days_per_s);
}

const Step &step_of(const Scene &scene, int step) { return scene.steps[static_cast<std::size_t>(step)]; }

} // namespace

StepState state_at(const Scene &scene, int step) {
    StepState state;
    for (const SceneAxon &axon : scene.axons) state.axons.push_back(at_the_start(axon));
    if (scene.tract) state.tract = scene.tract->causes;
    if (scene.life) state.treatments = scene.life->treatments;
    state.shown = scene.tract ? Shown::tract : Shown::axons;
    const int last = std::clamp(step, 0, static_cast<int>(scene.steps.size()) - 1);
    for (int k = 0; k <= last; ++k) add(state, step_of(scene, k));
    return state;
}

void begin_step(AxonTissue &around, const Scene &scene, std::size_t axon, int step) {
    for (const AxonChange &c : step_of(scene, step).changes)
        if (c.axon == static_cast<int>(axon)) change(around, c.tissue);
}

std::optional<int> place_of_step(const Scene &scene, const std::string &id) {
    const auto found =
        std::find_if(scene.steps.begin(), scene.steps.end(), [&](const Step &s) { return s.id == id; });
    if (found == scene.steps.end()) return {};
    return static_cast<int>(found - scene.steps.begin());
}

std::optional<int> skip_from(const Scene &scene, int step) {
    for (int i = step; i <= step + 1 && i < static_cast<int>(scene.steps.size()); ++i)
        if (!step_of(scene, i).loss_skips_to.empty())
            return place_of_step(scene, step_of(scene, i).loss_skips_to);
    return {};
}

AxonTissue tissue_before(const Scene &scene, std::size_t axon, int step) {
    AxonTissue around(*scene.axons[axon].tissue);
    for (int k = 0; k < step; ++k) {
        begin_step(around, scene, axon, k);
        pass(around, step_of(scene, k).pass_days);
    }
    return around;
}

AxonTissue tissue_at(const Scene &scene, std::size_t axon, int step) {
    AxonTissue around = tissue_before(scene, axon, step);
    begin_step(around, scene, axon, step);
    return around;
}

} // namespace story
