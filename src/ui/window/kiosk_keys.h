// The keys of a kiosk: arrows, Enter and Back, which museums' keypads send, and no letter; and the staff's
// corner. Nothing here leaves it.
#pragma once

#include "story/show/command.h"
#include "story/show/glance.h"
#include "ui/layer/input.h"

#include <optional>

namespace ui {

// Arrows become steps from control to control; all that means nothing at a kiosk is left out.
Input heard_at_kiosk(const Input &given, const story::Kiosk &kiosk);

// What a key does that no control has taken.
std::optional<story::Command> kiosk_shortcut(const KeyPress &key, const story::Glance &glance);

// A finger that rests in the upper left corner for some seconds: no row of taps does the same.
class StaffCorner {
public:
    // True once, when it has rested long enough.
    bool follow(const Input &input);

private:
    double held_s_ = 0;
};

} // namespace ui
