// Reads a scene's text, as its author wrote it.
// Knows no file and nothing that plays a scene.
#pragma once

#include "story/scene/scene.h"
#include "story/text/faults.h"

#include <string_view>

namespace story {

// With faults the scene is not to be used.
Scene parse_scene(std::string_view json_text, Faults &faults);

// Whether a scene or a step may have this id: a small letter, then small letters, digits and _.
bool is_id(std::string_view name);

} // namespace story
