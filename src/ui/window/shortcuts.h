// Shortcuts: what a key does when no focused control has taken it; the codes of common clickers among them.
// Knows no screen. Escape never quits.
#pragma once

#include "story/show/command.h"
#include "story/show/glance.h"
#include "ui/layer/input.h"

#include <optional>

namespace ui {

// `has_focus`: some control has the focus. Nothing when the key means nothing, or only to the interface
// itself.
std::optional<story::Command> shortcut(const KeyPress &key, const story::Glance &glance, bool has_focus);

// G, a number, Enter: to the step of that number. Any other key between them ends it.
class StepByNumber {
public:
    // Whether the key was part of it. With Enter the wish is in `command`.
    bool take(const KeyPress &key, std::optional<story::Command> &command);

private:
    bool begun_ = false;
    int number_ = 0;
};

} // namespace ui
