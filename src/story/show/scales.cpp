#include "story/show/scales.h"

#include <algorithm>
#include <cmath>

namespace story {
namespace {

constexpr double whole_above = 4, close_above = 0.62, node_above = 0.16; // spans

bool shows_axons(const Session &s) { return s.shown == Shown::axons; }

} // namespace

View view_named(std::string_view name) {
    for (std::size_t i = 0; i < view_names.size(); ++i)
        if (view_names[i] == name) return static_cast<View>(i);
    return View::whole;
}

View view_at(double span) {
    if (span >= whole_above) return View::whole;
    if (span >= close_above) return View::close;
    return span >= node_above ? View::node : View::membrane;
}

Camera camera_for(View view, double look_at_internode) {
    const double node = look_at_internode + 1; // the one in sight in the close view
    switch (view) {
    case View::whole:
        break;
    case View::close:
        return {-16, 12, look_at_internode + 0.82, close_view_span};
    case View::node:
        return {-12, 17, node, node_view_span};
    case View::membrane:
        return {-3, 13, node, membrane_view_span};
    }
    return {-10, 14, internodes_per_axon / 2.0, 12};
}

Camera tract_camera_for(View view, double look_at) {
    const double along = look_at * internodes_per_axon;
    if (view != View::whole) return {-22, 10, along, 5.4};
    return {-24, 9, internodes_per_axon / 2.0, 12};
}

std::vector<Scale> scales_of(const Session &s) {
    std::vector<Scale> scales;
    if (can_show(s, Shown::scan)) scales.push_back({Shown::scan, View::whole});
    if (can_show(s, Shown::tract))
        for (const View view : {View::whole, View::close}) scales.push_back({Shown::tract, view});
    if (can_show(s, Shown::axons))
        for (const View view : {View::whole, View::close, View::node, View::membrane})
            scales.push_back({Shown::axons, view});
    return scales;
}

std::optional<Scale> next_scale(const Session &s, int way) {
    const Scale now{s.shown, s.shown == Shown::scan ? View::whole : s.view};
    const std::vector<Scale> scales = scales_of(s);
    const auto found = std::find(scales.begin(), scales.end(), now);
    if (found == scales.end()) return {};
    if (way > 0) return found + 1 == scales.end() ? std::nullopt : std::optional(*(found + 1));
    return found == scales.begin() ? std::nullopt : std::optional(*(found - 1));
}

void set_view(Session &s, View view) {
    s.view = shows_axons(s) ? view : std::min(view, View::close);
    s.camera_wanted = first_camera(s, s.view);
}

void zoom(Session &s, double factor) {
    factor = std::clamp(std::isfinite(factor) ? factor : 1, 0.1, 10.0);
    Camera &camera = s.camera_wanted;
    const double before = camera.span;
    camera.span = std::clamp(before * factor, shows_axons(s) ? least_span : least_tract_span, most_span);
    s.view = view_at(camera.span);
    if (!shows_axons(s)) {
        s.view = std::min(s.view, View::close);
        return;
    }
    if (camera.span >= close_view_span || camera.span >= before) return;
    const double node = std::round(camera.along);
    camera.along = node + (camera.along - node) * camera.span / before;
}

} // namespace story
