#include "render/space/curve.h"
#include "render/gl/numbers.h"

#include <algorithm>
#include <cmath>

namespace render {

namespace {
constexpr float first_s = -entry_length - 1;
constexpr float last_s = axon_length + tail_length + pitch_length;
constexpr float spacing = 0.25F;

} // namespace

glm::vec3 Spot::out(float angle) const { return front * std::cos(angle) + up * std::sin(angle); }

Curve::Curve(float rise) : rise_(rise) {
    // The line is walked with a heading: a slow S in depth, then the end turns up and away from the viewer;
    // in a low strip, where there is no room above, more away than up.
    const float upward = std::clamp((rise + 0.4F) / 0.4F, 0.0F, 1.0F);
    const glm::vec3 end_heading =
        glm::mix(glm::vec3(0.66F, rise + 0.10F, -0.70F), glm::vec3(0.76F, rise + 0.25F, -0.5F), upward);
    const int count = static_cast<int>((last_s - first_s) / spacing) + 2;
    glm::vec3 place(0);
    std::size_t to_middle = 0;
    for (int i = 0; i < count; ++i) {
        const float s = first_s + spacing * static_cast<float>(i);
        const float depth_heading = 0.13F * std::sin(s / axon_length * 6.2F + 0.6F);
        const float height_heading = 0.035F * std::sin(s / axon_length * 9.4F + 2.2F);
        const float bend = smooth(bends_from, bends_to, s);
        glm::vec3 heading(1, height_heading, depth_heading);
        heading = glm::normalize(glm::mix(heading, glm::normalize(end_heading), bend));
        if (i > 0) place += heading * spacing;
        if (s <= axon_length / 2) to_middle = static_cast<std::size_t>(i);
        Spot spot;
        spot.centre = place;
        spot.along = heading;
        spot.front = glm::normalize(glm::vec3(0, 0, 1) - heading * heading.z);
        spot.up = glm::cross(spot.front, heading);
        spots_.push_back(spot);
    }
    const glm::vec3 middle = spots_[to_middle].centre;
    for (Spot &spot : spots_) spot.centre -= middle;
}

Spot Curve::at(float s) const {
    const float place = std::clamp((s - first_s) / spacing, 0.0F, static_cast<float>(spots_.size()) - 1.001F);
    const auto i = static_cast<std::size_t>(place);
    const float t = place - static_cast<float>(i);
    const Spot &a = spots_[i];
    const Spot &b = spots_[i + 1];
    Spot spot;
    spot.centre = glm::mix(a.centre, b.centre, t);
    spot.along = glm::normalize(glm::mix(a.along, b.along, t));
    spot.front = glm::normalize(glm::mix(a.front, b.front, t));
    spot.up = glm::cross(spot.front, spot.along);
    return spot;
}

} // namespace render
