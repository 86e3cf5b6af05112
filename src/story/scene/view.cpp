#include "story/scene/view.h"

#include <algorithm>

namespace story {

View view_named(std::string_view name) {
    const auto found = std::find(view_names.begin(), view_names.end(), name);
    return found == view_names.end() ? View::whole : static_cast<View>(found - view_names.begin());
}

std::optional<Shown> shown_named(std::string_view name) {
    const auto found = std::find(shown_names.begin(), shown_names.end(), name);
    if (found == shown_names.end()) return {};
    return static_cast<Shown>(found - shown_names.begin());
}

std::optional<Goal> goal_named(std::string_view name) {
    const auto found = std::find(goal_names.begin(), goal_names.end(), name);
    if (found == goal_names.end()) return {};
    return static_cast<Goal>(found - goal_names.begin());
}

} // namespace story
