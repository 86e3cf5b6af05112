// A recording: the commands of a session with their times. A bug report, a demonstration and a test at once.
// Knows no file: it is given text, and gives text.
#pragma once

#include "story/show/command.h"
#include "story/text/faults.h"
#include "story/text/json_reader.h"

#include <string>
#include <string_view>
#include <vector>

namespace story {

struct TimedCommand {
    double at_s = 0; // since the program began
    Command command;
    bool operator==(const TimedCommand &) const = default;
};
struct Recording {
    std::string scene; // id
    std::vector<TimedCommand> commands;
    bool operator==(const Recording &) const = default;
};

// The command that an object tells with "do" and its fields. Refuses no other keys.
Command read_command(ObjectReader &reader);

// Also reads recordings of the first format.
Recording parse_recording(std::string_view json_text, Faults &faults);
std::string to_json(const Recording &recording);
// The same text in parts, so that it can be written while it grows: the head, the commands with a comma and a
// new line between each two, the tail.
std::string recording_head(const std::string &scene);
std::string to_json(const TimedCommand &command);
inline constexpr std::string_view recording_tail = "\n ]\n}\n";

} // namespace story
