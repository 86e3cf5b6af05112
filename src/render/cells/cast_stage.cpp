#include "render/cells/cast_stage.h"

#include "render/gl/numbers.h"

#include <algorithm>
#include <cmath>

namespace render {

float Sway::operator()(std::uint32_t choice, float per_s) const {
    return std::sin(seconds * per_s * (0.8F + 0.4F * chance(id, choice)) + 2 * pi * chance(id, choice + 50));
}

glm::vec3 Sway::drift() const { return {(*this)(1, 0.55F), (*this)(2, 0.65F), (*this)(3, 0.6F)}; }

glm::mat3 frame_along(const glm::vec3 &along, float turn) {
    const glm::vec3 side = std::abs(along.y) < 0.9F ? glm::vec3(0, 1, 0) : glm::vec3(0, 0, 1);
    const glm::vec3 u = glm::normalize(glm::cross(side, along)), v = glm::cross(along, u);
    const glm::vec3 y = v * std::cos(turn) + u * std::sin(turn);
    return {along, y, glm::cross(along, y)};
}

float CastStage::lit(const story::Place &place) const {
    constexpr float as_far = 0.7F; // internodes
    const float near = 1 - smooth(0.1F, 0.8F, place.out);
    if (near <= 0) return 0;
    return near * light.brightest(lane, (place.along - as_far) * pitch_length,
                                  (place.along + as_far) * pitch_length);
}

Posture CastStage::at(const glm::vec3 &place, float size, float seen) const {
    // From afar everything steps back a little, so that the light stands out.
    const glm::vec3 air = glm::mix(glm::vec3(1), glm::vec3(0.86F, 0.88F, 0.90F), view.far_off);
    seen *= left_of_cast(view);
    Posture body;
    body.place = place;
    body.size = size * (0.7F + 0.3F * smooth(0, 1, seen));
    body.tint = air;
    body.seen = std::clamp(seen, 0.0F, 1.0F);
    return body;
}

} // namespace render
