// The bookmark: where somebody is in the story, kept while they are there, so that a crash or a dead battery
// loses nobody's way. Knows no file, only text.
#pragma once

#include "story/show/session.h"
#include "story/text/faults.h"

#include <string>
#include <string_view>

namespace story {

struct Bookmark {
    std::string talk;       // the name it was asked for by; "": none is given
    int at = 0;             // its stop
    std::string scene;      // an id, or a file
    std::string step;       // its id
    int number = 1, of = 1; // "step 5 of 14": of the talk, or of the scene
    double text_scale = 1;
    Theme theme = Theme::dark;
    int sound = 0;
    bool less_motion = false, presenting = false, speaking = false;
    int process = 0; // the program's number with its system
    bool operator==(const Bookmark &) const = default;
};

Bookmark bookmark_of(const Session &session, const std::string &talk);
// How they want things shown, as it was.
void take_up(const Bookmark &mark, Visitor &visitor);

std::string to_json(const Bookmark &mark);
Bookmark parse_bookmark(std::string_view json_text, Faults &faults);

} // namespace story
