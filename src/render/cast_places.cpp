#include "render/cast_places.h"

#include "render/cell_meshes.h"
#include "render/lane_meshes.h"

#include <algorithm>
#include <cmath>

namespace render {

namespace {

constexpr float pi = 3.14159265F;

float smooth(float from, float to, float x) {
    const float t = std::clamp((x - from) / (to - from), 0.0F, 1.0F);
    return t * t * (3 - 2 * t);
}

float between(float close, float whole, const View &view) { return close + (whole - close) * view.far_off; }

// From where around the axon something lies, as an angle from the viewer, growing upward: behind and above
// (−1), on top (0), in front and below (1); the windows in between stay free.
float angle_around(float aside) {
    if (aside < 0.6F) return glm::mix(2.6F, 0.98F, smooth(-1.4F, 0.7F, aside));
    return glm::mix(0.98F, -1.2F, smooth(0.6F, 0.95F, aside));
}

// What comes from the vessel stays above.
float angle_on_top(float aside) { return 1.5F - 0.45F * aside - 0.15F * aside * aside; }

} // namespace

float chance(std::uint32_t id, std::uint32_t choice) {
    std::uint32_t x = id * 747796405U + choice * 2891336453U + 1013904223U;
    x = ((x >> ((x >> 28U) + 4U)) ^ x) * 277803737U;
    x = (x >> 22U) ^ x;
    return static_cast<float>(x & 0xFFFFFFU) / 16777216.0F;
}

glm::vec3 Vessel::at(float t, float up, float front) const {
    const float rise = t < 0 ? bend.x : bend.y;
    const glm::vec3 along =
        glm::normalize(frame[0] + frame[1] * (2 * rise * t) - frame[2] * (2 * bend.z * t));
    const glm::vec3 upward = glm::normalize(frame[1] - along * glm::dot(along, frame[1]));
    return origin + frame[0] * t + frame[1] * (rise * t * t) - frame[2] * (bend.z * t * t) +
           (upward * up + glm::cross(along, upward) * front) * radius;
}

Vessel vessel_of(const story::Cast &cast, const Curve &curve, const View &view, std::size_t lanes) {
    const Spot spot = curve.at(internode_start(cast.vessel_at) + internode_length / 2);
    Vessel vessel;
    vessel.frame = glm::mat3(spot.along, spot.up, spot.front);
    // Between two axons there is less room: it runs level, and not as far.
    const bool alone = lanes < 2;
    vessel.origin = spot.centre + spot.up * between(1.35F, alone ? 9.2F : 6.4F, view) -
                    spot.front * between(2.7F, 4.5F, view);
    vessel.bend = {between(0.010F, alone ? 0.007F : 0.001F, view),
                   between(0.014F, alone ? 0.022F : 0.001F, view), between(0.02F, 0.012F, view)};
    vessel.radius = between(0.66F, alone ? 2.5F : 1.8F, view);
    vessel.half_length = between(13, alone ? 42.0F : 24.0F, view);
    return vessel;
}

LymphNode lymph_node_of(const story::Cast &cast, const View &view) {
    LymphNode node;
    const float px = std::min(view.rect.w * 0.17F, view.rect.h * 0.29F); // its width
    const glm::vec2 at(view.rect.x + 0.58F * px, view.rect.y + view.rect.h - 0.46F * px);
    // At the depth of what the eye looks at.
    const glm::vec4 clip(2 * at.x / view.size.x - 1, 1 - 2 * at.y / view.size.y, 0, 1);
    const glm::vec4 far_point = glm::inverse(view.view_projection) * clip;
    const glm::vec3 ray = glm::normalize(glm::vec3(far_point) / far_point.w - view.eye);
    const glm::vec3 forward = -glm::vec3(view.turn[0][2], view.turn[1][2], view.turn[2][2]);
    node.middle = view.eye + ray * (view.distance / glm::dot(ray, forward));
    node.frame = glm::transpose(view.turn);
    node.size = px / 2.3F * view.distance / view.focal;
    // It is far from the axon: close to, it is out of sight.
    node.seen = static_cast<float>(cast.lymph_node) * smooth(0.5F, 1, view.far_off);
    return node;
}

glm::vec3 LymphNode::slot(std::uint32_t id) const {
    // In two rows along the bean.
    constexpr std::uint32_t slots = 10;
    const std::uint32_t slot = id * 3U % slots;
    const float along = 2 * (static_cast<float>(slot) + 0.4F * chance(id, 3)) / slots - 0.9F;
    const float across = (slot % 2 == 0 ? 0.27F : -0.27F) + 0.08F * (chance(id, 4) - 0.5F);
    return at(in_lymph_node(0.9F * along, across) + glm::vec3(0, 0, 0.2F * (chance(id, 5) - 0.5F)));
}

float size_of(story::CellKind kind, const View &view) {
    switch (kind) {
    case story::CellKind::t_cell:
        return between(0.25F, 1.3F, view);
    case story::CellKind::b_cell:
        return between(0.31F, 1.6F, view);
    case story::CellKind::microglia:
        return between(0.60F, 3.2F, view);
    default:
        return between(1.0F, 1.85F, view);
    }
}

float shard_size(const View &view) { return between(0.23F, 1.0F, view); }

CastPlaces::CastPlaces(const story::Lane &lane, const Curve &curve, const View &view, std::size_t lanes)
    : curve_(curve), view_(view), vessel_(vessel_of(lane.living->cast, curve, view, lanes)),
      lymph_node_(lymph_node_of(lane.living->cast, view)),
      vessel_along_(static_cast<float>(lane.living->cast.vessel_at) + 0.5F) {
    for (int i = 0; i < internodes; ++i) {
        const double wraps = internode_key(lane, i, Detail::far).look().wraps;
        radii_[static_cast<std::size_t>(i)] = wraps > sim::bare_wraps ? sheath_radius(wraps) : axon_radius;
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
    return vessel_.at((place.along - vessel_along_) * pitch_length, 0.9F * (chance(id, 1) - 0.5F),
                      0.35F * place.aside - 0.1F);
}

glm::vec3 CastPlaces::way_in(const story::Place &place) const {
    return glm::normalize(on_top(place, 0) - in_vessel(place, 0));
}

glm::vec3 CastPlaces::of(const story::Cell &cell) const {
    const float size = size_of(cell.kind, view_);
    switch (cell.kind) {
    case story::CellKind::t_cell:
    case story::CellKind::b_cell:
        if (cell.doing == story::Doing::held_back) return lymph_node_.slot(cell.id);
        return glm::mix(on_top(cell.place, 0.8F * size), in_vessel(cell.place, cell.id),
                        std::clamp(cell.place.out, 0.0F, 1.0F));
    case story::CellKind::microglia:
        return beside(cell.place, 0.45F * size);
    default:
        break;
    }
    // A repair cell settles down as it matures.
    const Spot at = spot(cell.place);
    const float above = std::max(0.0F, cell.place.out * reach_ - repair_cell_middle.y * size);
    const float lift = above * (1 - smooth(0, 1, cell.grown));
    return at.centre + standing(cell)[1] * (surface(cell.place.along) + lift - 0.03F * size);
}

glm::vec3 CastPlaces::of(const story::Shard &shard) const {
    return beside(shard.place, 0.3F * shard_size(view_));
}

glm::mat3 CastPlaces::standing(const story::Cell &cell) const {
    const Spot at = spot(cell.place);
    const glm::vec3 up = at.out(1.62F - 0.35F * cell.place.aside * (1 - cell.grown));
    return {at.along, up, glm::cross(at.along, up)};
}

} // namespace render
