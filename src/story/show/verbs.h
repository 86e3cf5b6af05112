// The verbs: one row for each command, with its name in recordings, which of a command's fields it has, and
// what it does. Knows no file.
#pragma once

#include "story/show/command.h"
#include "story/show/session.h"

#include <array>
#include <string_view>

namespace story {

// Which fields of a Command mean something; bits.
enum Field : unsigned {
    no_field = 0,
    lever_field = 1,
    tract_lever_field = 2,
    view_field = 4,
    panel_field = 8,
    act_field = 16,
    treatment_field = 32,
    shown_field = 64,
    theme_field = 128,
    tier_field = 256,
    index_field = 512,
    value_field = 1024,
    value2_field = 2048,
    gesture_field = 4096,
    scene_field = 8192,
};

struct Verb {
    Do what;
    std::string_view name;
    unsigned fields;
    void (*apply)(Session &session, const Command &command);
};
const std::array<Verb, do_count> &all_verbs();
const Verb &verb_of(Do what);
const Verb *verb_named(std::string_view name); // null: there is none

} // namespace story
