// Faults that only show when a whole scene has been read: a step that asks for what the scene has not.
// Knows no JSON.
#pragma once

#include "story/scene/scene.h"
#include "story/text/faults.h"

namespace story {

// A hurt stretch that ends before it begins, after a step that moves it.
void refuse_odd_stretches(const Scene &scene, Faults &faults);

// A life's tract that is hurt by hand as well, and steps that lie beyond the life or go back in it.
void refuse_odd_life(const Scene &scene, Faults &faults);

// Levers and lesions of an axon whose tissue sees to that itself; days and changes where there is no tissue.
void refuse_odd_tissue(const Scene &scene, Faults &faults);

// Something shown that is not there, and signals where no fibre is shown.
void refuse_odd_shown(const Scene &scene, Faults &faults);

// Skips of lasting loss that lead nowhere.
void refuse_odd_skips(const Scene &scene, Faults &faults);

} // namespace story
