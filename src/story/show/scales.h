// Scales: how near one looks, from a scan of the brain down to the membrane of one node, and the way from
// each to the next. Knows no picture.
#pragma once

#include "story/show/session.h"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace story {

inline constexpr std::array<std::string_view, 4> view_names{"whole", "close", "node", "membrane"};
View view_named(std::string_view name); // `whole` for any other name

// Internodes across the picture of an axon in each view, and between which spans it is called so.
inline constexpr double close_view_span = 1.15, node_view_span = 0.40, membrane_view_span = 0.075;
inline constexpr double least_span = 0.055, most_span = 18;
inline constexpr double least_tract_span = 0.5;
View view_at(double span);

// One of the pictures on the way.
struct Scale {
    Shown shown = Shown::axons;
    View view = View::whole;
    bool operator==(const Scale &) const = default;
};

// All that the session can show, from afar to near.
std::vector<Scale> scales_of(const Session &session);
// The one beyond the present: `way` 1 closer, −1 farther off. Nothing at either end, and from charts.
std::optional<Scale> next_scale(const Session &session, int way);

void set_view(Session &session, View view);
// `factor` on the span. Close to, what lies at the nearest node stays in the picture.
void zoom(Session &session, double factor);

} // namespace story
