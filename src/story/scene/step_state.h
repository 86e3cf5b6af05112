// The state of a step: what all steps of a scene up to one have asked for. What a step does not say stays as
// the steps before it left it. Holds causes only; knows no signal and no time.
#pragma once

#include "story/scene/scene.h"

#include <optional>
#include <string>
#include <vector>

namespace story {

struct StepState {
    std::vector<Settings> axons; // one for each of the scene's, without what tissue does to it
    TractCauses tract;

    // Of a scene whose tract has a life.
    Treatments treatments;
    double year = 0;
    std::optional<double> to_year; // that the step itself passes to
    std::optional<int> axon;       // to drop into

    std::optional<PopulationPlan> population;
    Shown shown = Shown::axons;
    View view = View::whole;
    double look_at_internode = 7;
    double span = 0; // internodes across the whole view; 0: as usual
    Turn turn;       // of the whole view with a span
    double wipe = 0; // of the step alone
    Goal goal = Goal::hand;
    double slower = 4000;
    double days_per_s = 4;
};

// `step` is brought into range.
StepState state_at(const Scene &scene, int step);

// The place of the step with this id.
std::optional<int> place_of_step(const Scene &scene, const std::string &id);
// Where a visitor lands who skips the lasting loss that `step` shows, or that comes next; nothing where there
// is none.
std::optional<int> skip_from(const Scene &scene, int step);

// The tissue around one axon that has some, with all that the steps before `step` do and the days of those
// steps passed …
AxonTissue tissue_before(const Scene &scene, std::size_t axon, int step);
// … and what `step` itself does when it begins.
void begin_step(AxonTissue &around, const Scene &scene, std::size_t axon, int step);
AxonTissue tissue_at(const Scene &scene, std::size_t axon, int step); // both

} // namespace story
