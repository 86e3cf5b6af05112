#include "story/visitor/visitor.h"

#include <algorithm>

namespace story {
namespace {

constexpr double fade_seconds = 0.35;

template <class Enum, std::size_t count>
std::optional<Enum> named(const std::array<std::string_view, count> &names, std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return {};
    return static_cast<Enum>(found - names.begin());
}

} // namespace

std::optional<Theme> theme_named(std::string_view name) { return named<Theme>(theme_names, name); }
std::string_view theme_name(Theme theme) { return theme_names[static_cast<std::size_t>(theme)]; }

std::optional<Tier> tier_named(std::string_view name) { return named<Tier>(tier_names, name); }
std::string_view tier_name(Tier tier) { return tier_names[static_cast<std::size_t>(tier)]; }

std::optional<Panel> panel_named(std::string_view name) { return named<Panel>(panel_names, name); }
std::string_view panel_name(Panel panel) { return panel_names[static_cast<std::size_t>(panel)]; }

void set_theme_at_once(Visitor &visitor, Theme theme) { visitor.theme = visitor.theme_wanted = theme; }
void set_tier_at_once(Visitor &visitor, Tier tier) { visitor.tier = visitor.tier_wanted = tier; }

// No flash, no jump.
void fade(Visitor &v, double seconds) {
    const bool out = v.black || v.theme != v.theme_wanted || v.tier != v.tier_wanted;
    const double most = seconds / fade_seconds;
    v.blackness += std::clamp((out ? 1 : 0) - v.blackness, -most, most);
    if (v.blackness < 1) return;
    v.theme = v.theme_wanted;
    v.tier = v.tier_wanted;
}

} // namespace story
