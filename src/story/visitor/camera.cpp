#include "story/visitor/camera.h"

#include "story/causes/tissue_at.h"

#include <cmath>

namespace story {
namespace {

constexpr double close_above = 0.62, node_above = 0.16; // spans
constexpr double turn_time_constant_s = 0.1;            // settled within half a second

void ease(double &value, double target, double share) {
    value += (target - value) * share;
    if (std::abs(target - value) < 1e-4) value = target;
}

// Starts as softly as it ends: critically damped. `rate`: the change of `value` per second.
void glide(double &value, double &rate, double target, double near, double seconds) {
    constexpr double per_s = 14; // within 1 % after half a second
    const double kept = std::exp(-per_s * seconds), off = value - target, pull = rate + per_s * off;
    value = target + (off + pull * seconds) * kept;
    rate = (rate - per_s * pull * seconds) * kept;
    if (std::abs(target - value) >= near || std::abs(rate) >= per_s * near) return;
    value = target;
    rate = 0;
}

} // namespace

View view_at(double span) {
    if (span >= least_whole_span) return View::whole;
    if (span >= close_above) return View::close;
    return span >= node_above ? View::node : View::membrane;
}

Camera camera_for(View view, double look_at_internode, double span, const Turn &turn) {
    const double node = look_at_internode + 1; // the one in sight in the close view
    switch (view) {
    case View::whole:
        if (span > 0) return {turn.yaw_deg, turn.pitch_deg, look_at_internode + 0.5, span};
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

void move(Eye &eye, bool at_once, double seconds) {
    Camera &camera = eye.camera;
    const Camera &wanted = eye.wanted;
    if (at_once) {
        camera = wanted;
        eye.slides = eye.zooms = 0;
        return;
    }
    const double share = 1 - std::exp(-seconds / turn_time_constant_s);
    ease(camera.yaw_deg, wanted.yaw_deg, share);
    ease(camera.pitch_deg, wanted.pitch_deg, share);
    glide(camera.along, eye.slides, wanted.along, 2e-3 * camera.span, seconds);
    if (camera.span == wanted.span && eye.zooms == 0) return;
    double octave = std::log(camera.span); // zoom feels even when it multiplies
    const double wanted_octave = std::log(wanted.span);
    glide(octave, eye.zooms, wanted_octave, 3e-3, seconds);
    camera.span = octave == wanted_octave ? wanted.span : std::exp(octave);
}

bool travels(const Eye &eye) {
    constexpr double hardly = 0.06; // of what is seen
    return std::abs(std::log(eye.wanted.span / eye.camera.span)) > hardly ||
           std::abs(eye.wanted.along - eye.camera.along) > hardly * eye.camera.span;
}

} // namespace story
