#include "story/show/scales.h"

#include <algorithm>
#include <cmath>

namespace story {
namespace {

bool shows_axons(const Show &s) { return s.shown == Shown::axons; }

} // namespace

std::vector<Scale> scales_of(const Show &s) {
    std::vector<Scale> scales;
    if (can_show(s, Shown::scan)) scales.push_back({Shown::scan, View::whole});
    if (can_show(s, Shown::tract))
        for (const View view : {View::whole, View::close}) scales.push_back({Shown::tract, view});
    if (can_show(s, Shown::axons))
        for (const View view : {View::whole, View::close, View::node, View::membrane})
            scales.push_back({Shown::axons, view});
    return scales;
}

std::optional<Scale> next_scale(const Show &s, const Eye &eye, int way) {
    const Scale now{s.shown, s.shown == Shown::scan ? View::whole : eye.view};
    const std::vector<Scale> scales = scales_of(s);
    const auto found = std::find(scales.begin(), scales.end(), now);
    if (found == scales.end()) return {};
    if (way > 0) return found + 1 == scales.end() ? std::nullopt : std::optional(*(found + 1));
    return found == scales.begin() ? std::nullopt : std::optional(*(found - 1));
}

Camera first_camera(const Show &s, const Eye &eye) {
    if (shows_lanes(s)) return camera_for(eye.view, eye.look_at_internode, eye.span, eye.turn);
    const TractCauses &causes = s.tract->wanted;
    return tract_camera_for(eye.view, (causes.from_mm + causes.to_mm) / 2 / s.tract->described.length_mm);
}

void set_view(const Show &s, Eye &eye, View view) {
    eye.view = shows_axons(s) ? view : std::min(view, View::close);
    eye.wanted = first_camera(s, eye);
}

void zoom(const Show &s, Eye &eye, double factor) {
    factor = std::clamp(std::isfinite(factor) ? factor : 1, 0.1, 10.0);
    Camera &camera = eye.wanted;
    const double before = camera.span;
    camera.span = std::clamp(before * factor, shows_axons(s) ? least_span : least_tract_span, most_span);
    eye.view = view_at(camera.span);
    if (!shows_axons(s)) {
        eye.view = std::min(eye.view, View::close);
        return;
    }
    if (camera.span >= close_view_span || camera.span >= before) return;
    const double node = std::round(camera.along);
    camera.along = node + (camera.along - node) * camera.span / before;
}

} // namespace story
