// Course files: experiments on the slow tissue of many people over decades, for `myelight measure`
// (docs/experiments.md). Knows no law of the tissue and no file, only text.
#pragma once

#include "sim/tissue/course.h"
#include "story/text/faults.h"

#include <string>
#include <string_view>

namespace story {

// Whether the text is meant to be one: an object with a "course".
bool is_course_file(std::string_view json_text);

// With faults the experiment is not to be run.
sim::CoursePlan parse_course_file(std::string_view json_text, Faults &faults);

// `wall_s`: how long the run took.
std::string course_json(const sim::CourseResult &result, double wall_s);

} // namespace story
