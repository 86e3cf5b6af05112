// Kiosk files: what stands at an event, and how large its screen is (docs/kiosk.md). Knows no file, only
// text.
#pragma once

#include "story/show/kiosk.h"
#include "story/text/faults.h"

#include <string>
#include <string_view>
#include <vector>

namespace story {

// Whether the text is meant to be one: an object with "walks".
bool is_kiosk_file(std::string_view json_text);

struct KioskPlan {
    Kiosk kiosk;                    // without its walks
    std::vector<std::string> walks; // files: talks
};

// With faults it is not to be used. Whether its walks are there is for whoever has files to say.
KioskPlan parse_kiosk(std::string_view json_text, Faults &faults);

} // namespace story
