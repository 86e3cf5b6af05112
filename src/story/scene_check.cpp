#include "story/scene_check.h"

#include "story/tract_reader.h"
#include "story/words.h"

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

// What is said so far of courses and trials.
struct Drawn {
    bool courses = false, trial = false;
};

const char *why_not(Shown shown, const Scene &scene, const Drawn &drawn) {
    switch (shown) {
    case Shown::tract:
        return scene.tract ? nullptr : "this scene has no tract";
    case Shown::axons:
        return scene.life || !scene.axons.empty() ? nullptr : "only of a tract with a \"life\"";
    case Shown::scan:
        return scene.life ? nullptr : "only of a tract with a \"life\"";
    case Shown::courses:
        return drawn.courses ? nullptr : "no step so far says \"many\" with \"arms\"";
    case Shown::trial:
        break;
    }
    return drawn.trial ? nullptr : "no step so far says \"many\" with a \"trial\"";
}

} // namespace

void refuse_odd_stretches(const Scene &scene, Faults &faults) {
    if (!scene.tract) return;
    TractCauses causes = scene.tract->causes;
    for (std::size_t i = 0; i < scene.steps.size(); ++i) {
        const TractChange &change = scene.steps[i].tract;
        causes = changed(causes, change);
        if (change.from_mm || change.to_mm)
            refuse_odd_stretch(*scene.tract, causes, step_pointer(i) + "/tract", faults);
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
    double year = 0;
    for (std::size_t i = 0; i < scene.steps.size(); ++i) {
        const Step &step = scene.steps[i];
        refuse_odd_change(scene, step, step_pointer(i), faults);
        year = step.life.year.value_or(year);
        if (step.life.to_year && *step.life.to_year <= year)
            faults.push_back({step_pointer(i) + "/life/to_year",
                              "the step begins at year " + number(year, 1) + "; choose a later one"});
        year = step.life.to_year.value_or(year);
    }
}

void refuse_odd_shown(const Scene &scene, Faults &faults) {
    Shown shown = scene.tract ? Shown::tract : Shown::axons;
    Drawn drawn;
    for (std::size_t i = 0; i < scene.steps.size(); ++i) {
        const Step &step = scene.steps[i];
        if (step.many) drawn = {!step.many->arms.empty(), step.many->trial.has_value()};
        shown = step.shown.value_or(shown);
        const char *reason = step.shown || step.many ? why_not(shown, scene, drawn) : nullptr;
        if (reason)
            faults.push_back({step_pointer(i) + "/shown", std::string("this cannot be shown: ") + reason});
        else if (step.send_signal && shown != Shown::axons && shown != Shown::tract)
            faults.push_back({step_pointer(i) + "/send_signal", "no fibre is shown here; leave it out"});
    }
}

} // namespace story
