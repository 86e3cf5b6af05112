#include "render/cells/cast_places.h"

#include "render/axon/lane_meshes.h"
#include "render/cells/scenery_meshes.h"
#include "render/gl/numbers.h"

#include <algorithm>
#include <cmath>

namespace render {

namespace {

// From where around the axon something lies, as an angle from the viewer, growing upward: behind and above
// (−1), on top (0), in front and below (1); the windows in between stay free.
float angle_around(float aside) {
    if (aside < 0.6F) return glm::mix(2.6F, 0.98F, smooth(-1.4F, 0.7F, aside));
    return glm::mix(0.98F, -1.2F, smooth(0.6F, 0.95F, aside));
}

// What comes from the vessel stays above.
float angle_on_top(float aside) { return 1.5F - 0.45F * aside - 0.15F * aside * aside; }

} // namespace

float between(float close, float whole, const Lens &view) { return close + (whole - close) * view.far_off; }

float left_of_cast(const Lens &view) { return 1 - smooth(0.1F, 0.85F, view.opened); }

float chance(std::uint32_t a, std::uint32_t b) { return hash(a, b); }

glm::vec3 Vessel::at(float t, float up, float front) const {
    const float rise = t < 0 ? bend.x : bend.y;
    const glm::vec3 along =
        glm::normalize(frame[0] + frame[1] * (2 * rise * t) - frame[2] * (2 * bend.z * t));
    const glm::vec3 upward = glm::normalize(frame[1] - along * glm::dot(along, frame[1]));
    return origin + frame[0] * t + frame[1] * (rise * t * t) - frame[2] * (bend.z * t * t) +
           (upward * up + glm::cross(along, upward) * front) * radius;
}

Vessel vessel_of(const story::Cast &cast, const Curve &curve, const Lens &view, std::size_t lanes) {
    const Spot spot = curve.at(internode_start(cast.vessel_at) + internode_length / 2);
    Vessel vessel;
    vessel.frame = glm::mat3(spot.along, spot.up, spot.front);
    // Between two axons there is less room: it runs level, and not as far.
    const bool alone = lanes < 2;
    const float away = 4 * (1 - left_of_cast(view)); // until it is out of sight
    vessel.origin = spot.centre + spot.up * (between(1.35F, alone ? 9.2F : 6.4F, view) + away) -
                    spot.front * between(2.7F, 4.5F, view);
    vessel.bend = {between(0.010F, alone ? 0.0035F : 0.001F, view),
                   between(0.014F, alone ? 0.022F : 0.001F, view), between(0.02F, 0.012F, view)};
    vessel.radius = between(0.66F, alone ? 2.5F : 1.8F, view);
    vessel.half_length = between(13, 38, view);
    return vessel;
}

LymphNode lymph_node_of(const story::Cast &cast, const Vessel &vessel, const Lens &view) {
    LymphNode node;
    const story::Place place = cast.node_place();
    node.along = place.along;
    // Before the end of the vessel, which leads out of it.
    node.middle = vessel.at((place.along - cast.vessel_middle()) * pitch_length, 0, 1.6F);
    node.frame = glm::transpose(view.turn);
    node.size = 2.1F * vessel.radius;
    // It is far from the axon: close to, it is out of sight.
    node.seen = static_cast<float>(cast.lymph_node) * smooth(0.5F, 1, view.far_off);
    return node;
}

float LymphNode::holds(const story::Place &place) const {
    return seen * (1 - smooth(0.4F, 0.9F, std::abs(place.along - along)));
}

glm::vec3 LymphNode::slot(std::uint32_t id, const story::Place &place) const {
    // Each has its place along the bean, and moves about it a little.
    constexpr std::uint32_t slots = 10;
    const std::uint32_t slot = id * 3U % slots;
    const float in_row = 2 * (static_cast<float>(slot) + 0.4F * chance(id, 3)) / slots - 0.9F;
    const float row = (slot % 2 == 0 ? 0.27F : -0.27F) + 0.08F * (chance(id, 4) - 0.5F);
    return at(in_lymph_node(0.9F * in_row, row) +
              glm::vec3(0.4F * (place.along - along), 1.6F * (place.out - 1), 0.3F * place.aside));
}

float shard_size(const Lens &view) { return between(0.23F, 1.0F, view); }

CastPlaces::CastPlaces(const story::Lane &lane, const Curve &curve, const Lens &view, std::size_t lanes)
    : curve_(curve), view_(view), vessel_(vessel_of(lane.around->cast, curve, view, lanes)),
      lymph_node_(lymph_node_of(lane.around->cast, vessel_, view)),
      vessel_middle_(lane.around->cast.vessel_middle()) {
    for (int i = 0; i < internodes; ++i) {
        const story::SheathLook look = internode_key(lane, i, Detail::far).look();
        radii_[static_cast<std::size_t>(i)] = goes_round(look) ? sheath_radius(look.wraps) : axon_radius;
    }
    reach_ = between(1.2F, lanes < 2 ? 7.5F : 4.4F, view);
}

// Between the middles of internodes it changes evenly.
float CastPlaces::surface(float along) const {
    const float place = std::clamp(along - 0.5F, 0.0F, internodes - 1.001F);
    const auto i = static_cast<std::size_t>(place);
    return glm::mix(radii_[i], radii_[i + 1], place - static_cast<float>(i)) * view_.fat;
}

Spot CastPlaces::spot(const story::Place &place) const { return curve_.at(place.along * pitch_length); }

glm::vec3 CastPlaces::beside(const story::Place &place, float gap) const {
    const Spot at = spot(place);
    return at.centre + at.out(angle_around(place.aside)) * (surface(place.along) + gap + place.out * reach_);
}

glm::vec3 CastPlaces::on_top(const story::Place &place, float gap) const {
    const Spot at = spot(place);
    return at.centre + at.out(angle_on_top(place.aside)) * (surface(place.along) + gap);
}

glm::vec3 CastPlaces::in_vessel(const story::Place &place, std::uint32_t id) const {
    return vessel_.at((place.along - vessel_middle_) * pitch_length,
                      0.32F * static_cast<float>(id % 3) - 0.32F, 0.3F * place.aside + 0.18F);
}

glm::vec3 CastPlaces::of(const story::Shard &shard) const {
    return beside(shard.place, 0.3F * shard_size(view_));
}

} // namespace render
