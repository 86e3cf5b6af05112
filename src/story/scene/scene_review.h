// A review: whether a scene may be shown to people today. Such a scene is sound already (scene_file.h); here
// its dates are looked at, what it says of a person, and whether lasting loss can be skipped. Knows no clock.
#pragma once

#include "story/scene/scene.h"
#include "story/text/faults.h"

#include <optional>
#include <string>

namespace story {

// Months since the year 0 of "2026-11"; nothing for any other text.
std::optional<int> months(const std::string &text);

// `today`: "2026-11".
void review(const Scene &scene, const std::string &today, Faults &faults);

} // namespace story
