#include "story/scene/scene_check.h"

#include "story/scene/step_state.h"
#include "story/scene/tract_reader.h"
#include "story/text/words.h"

namespace story {
namespace {

std::string step_pointer(std::size_t step) { return "/steps/" + std::to_string(step); }

void refuse_late_year(const std::optional<double> &year, const Scene &scene, const std::string &where,
                      Faults &faults) {
    if (year && *year > scene.life->years)
        faults.push_back({where, number(*year, 1) + " is beyond this life's " + number(scene.life->years, 1) +
                                     " years; choose an earlier year"});
}

void refuse_odd_change(const Scene &scene, const Step &step, const std::string &where, Faults &faults) {
    const LifeChange &change = step.life;
    refuse_late_year(change.year, scene, where + "/life/year", faults);
    refuse_late_year(change.to_year, scene, where + "/life/to_year", faults);
    if (change.axon && *change.axon >= scene.tract->axons)
        faults.push_back({where + "/life/axon", "there is no such axon; the last of them is " +
                                                    std::to_string(scene.tract->axons - 1)});
    TractChange warmth = step.tract;
    warmth.levers.erase(TractLever::temperature);
    if (warmth != TractChange{})
        faults.push_back(
            {where + "/tract/lesion", "this scene's life makes its own lesions; leave this out"});
    for (std::size_t i = 0; i < step.try_tract_levers.size(); ++i)
        if (step.try_tract_levers[i] != TractLever::temperature)
            faults.push_back({where + "/try_levers/" + std::to_string(i),
                              "of a tract with a life only \"temperature_degC\" can be tried"});
}

constexpr const char *tissue_sees_to_it = "the tissue around this axon sees to this; leave it out";

void refuse_levers(const std::map<Lever, double> &levers, const std::string &where, Faults &faults) {
    for (const auto &[lever, value] : levers)
        if (facts(lever).is_left_to_tissue)
            faults.push_back({where + "/levers/" + std::string(facts(lever).name), tissue_sees_to_it});
}

void refuse_odd_axon(const SceneAxon &axon, const std::string &where, Faults &faults) {
    std::map<Lever, double> moved;
    for (const LeverFacts &f : all_lever_facts)
        if (axon.levers[f.lever] != healthy_value(f.lever)) moved[f.lever] = axon.levers[f.lever];
    refuse_levers(moved, where, faults);
    if (!axon.lesion.empty()) faults.push_back({where + "/lesion", tissue_sees_to_it});
    if (axon.cut_internode) faults.push_back({where + "/cut_internode", tissue_sees_to_it});
}

void refuse_odd_change(const AxonChange &change, bool around, const std::string &where, Faults &faults) {
    if (!around) {
        if (change.tissue != AxonTissueChange{})
            faults.push_back({where + "/tissue", "this axon has no \"tissue\" at the start of the scene"});
        return;
    }
    refuse_levers(change.levers, where, faults);
    if (change.lesion) faults.push_back({where + "/lesion", tissue_sees_to_it});
    if (change.cut_internode) faults.push_back({where + "/cut_internode", tissue_sees_to_it});
}

// `population`: what the steps so far say of courses and trials.
const char *why_not(Shown shown, const Scene &scene, const std::optional<PopulationPlan> &population) {
    switch (shown) {
    case Shown::tract:
        return scene.tract ? nullptr : "this scene has no tract";
    case Shown::axons:
        return scene.life || !scene.axons.empty() ? nullptr : "only of a tract with a \"life\"";
    case Shown::scan:
        return scene.life ? nullptr : "only of a tract with a \"life\"";
    case Shown::courses:
        return population && !population->arms.empty() ? nullptr
                                                       : "no step so far says \"many\" with \"arms\"";
    case Shown::trial:
        break;
    }
    return population && population->trial ? nullptr : "no step so far says \"many\" with a \"trial\"";
}

} // namespace

void refuse_odd_stretches(const Scene &scene, Faults &faults) {
    if (!scene.tract) return;
    for (std::size_t i = 0; i < scene.steps.size(); ++i) {
        const TractChange &change = scene.steps[i].tract;
        if (change.from_mm || change.to_mm)
            refuse_odd_stretch(*scene.tract, state_at(scene, static_cast<int>(i)).tract,
                               step_pointer(i) + "/tract", faults);
    }
}

void refuse_odd_life(const Scene &scene, Faults &faults) {
    if (!scene.life) return;
    if (!scene.tract) {
        faults.push_back({"/life", "only a tract has a life; write a \"tract\" beside it"});
        return;
    }
    if (!scene.tract->causes.healthy())
        faults.push_back({"/tract",
                          "a tract with a life begins in health, at 37 °C: leave out \"lesion\" and "
                          "\"temperature_degC\""});
    for (std::size_t i = 0; i < scene.steps.size(); ++i) {
        const Step &step = scene.steps[i];
        refuse_odd_change(scene, step, step_pointer(i), faults);
        const double year = state_at(scene, static_cast<int>(i)).year;
        if (step.life.to_year && *step.life.to_year <= year)
            faults.push_back({step_pointer(i) + "/life/to_year",
                              "the step begins at year " + number(year, 1) + "; choose a later one"});
    }
}

void refuse_odd_tissue(const Scene &scene, Faults &faults) {
    const auto around = [&scene](int axon) {
        return axon < static_cast<int>(scene.axons.size()) &&
               scene.axons[static_cast<std::size_t>(axon)].tissue.has_value();
    };
    for (std::size_t i = 0; i < scene.axons.size(); ++i)
        if (scene.axons[i].tissue) refuse_odd_axon(scene.axons[i], "/axons/" + std::to_string(i), faults);
    for (std::size_t i = 0; i < scene.steps.size(); ++i) {
        const Step &step = scene.steps[i];
        for (std::size_t k = 0; k < step.changes.size(); ++k)
            refuse_odd_change(step.changes[k], around(step.changes[k].axon),
                              step_pointer(i) + "/changes/" + std::to_string(k), faults);
        if (step.pass_days > 0 && !around(0) && !around(1))
            faults.push_back({step_pointer(i) + "/pass_days", "no axon of this scene has a \"tissue\""});
        for (std::size_t k = 0; k < step.try_levers.size(); ++k)
            if (around(scene.controlled_axon) && facts(step.try_levers[k]).is_left_to_tissue)
                faults.push_back({step_pointer(i) + "/try_levers/" + std::to_string(k), tissue_sees_to_it});
    }
}

void refuse_odd_shown(const Scene &scene, Faults &faults) {
    for (std::size_t i = 0; i < scene.steps.size(); ++i) {
        const Step &step = scene.steps[i];
        const StepState state = state_at(scene, static_cast<int>(i));
        const Shown shown = state.shown;
        const char *reason =
            step.shown || step.population ? why_not(shown, scene, state.population) : nullptr;
        if (reason)
            faults.push_back({step_pointer(i) + "/shown", std::string("this cannot be shown: ") + reason});
        else if (step.send_signal && shown != Shown::axons && shown != Shown::tract)
            faults.push_back({step_pointer(i) + "/send_signal", "no fibre is shown here; leave it out"});
        const View view = step.view.value_or(View::whole);
        if ((view == View::node || view == View::membrane) && shown != Shown::axons)
            faults.push_back(
                {step_pointer(i) + "/view", "this is a view of one axon, and none is shown here"});
    }
}

void refuse_odd_skips(const Scene &scene, Faults &faults) {
    const std::size_t last = scene.steps.size() - 1;
    for (std::size_t i = 0; i < scene.steps.size(); ++i) {
        const std::string &target = scene.steps[i].loss_skips_to, where = step_pointer(i) + "/loss_skips_to";
        if (target.empty()) continue;
        const auto place = place_of_step(scene, target);
        if (!place || *place <= static_cast<int>(i))
            faults.push_back({where, "there is no later step \"" + target + "\""});
        else if (!scene.steps[static_cast<std::size_t>(*place)].loss_skips_to.empty())
            faults.push_back({where, "the step \"" + target + "\" shows lasting loss itself"});
        if (i == 0 || i == last)
            faults.push_back({where, "a scene neither begins nor ends with lasting loss"});
    }
}

} // namespace story
