#include "render/picture/sights.h"

#include "render/axon/bodies.h"
#include "render/axon/hand_painter.h"
#include "render/axon/lane_meshes.h"
#include "render/axon/oligodendrocytes.h"
#include "render/cells/cast_labels.h"
#include "render/scan/scan_painter.h"
#include "render/space/lens.h"
#include "render/tract/strands.h"
#include "render/tract/tract_lens.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace render {

namespace {

// The box of points, each with its own radius.
class Box {
public:
    void add(const glm::vec3 &at, float radius) {
        low_ = glm::min(low_, glm::vec2(at) - radius);
        high_ = glm::max(high_, glm::vec2(at) + radius);
    }
    // What of it is in the window.
    std::optional<story::Rect> within(const Frame &frame) const {
        const glm::vec2 size(frame.width, frame.height);
        const glm::vec2 low = glm::clamp(low_, glm::vec2(0), size),
                        high = glm::clamp(high_, glm::vec2(0), size);
        if (high.x <= low.x || high.y <= low.y) return {};
        return story::Rect{low.x, low.y, high.x - low.x, high.y - low.y};
    }

private:
    glm::vec2 low_{1e9F}, high_{-1e9F};
};

float radius_px(const Lens &view, const glm::vec3 &at, float radius) {
    return view.px_per_unit() * view.distance / std::max(at.z, 0.2F * view.distance) * radius;
}

void add_axon(Box &box, const Lens &view, const Curve &curve, float from, float to, float radius) {
    constexpr int parts = 24; // the axon bends
    for (int i = 0; i <= parts; ++i) {
        const glm::vec3 at =
            view.project(curve.at(from + (to - from) * static_cast<float>(i) / parts).centre);
        if (at.z > 0.2F * view.distance) box.add(at, radius_px(view, at, radius * view.fat));
    }
}

void add_hand(Box &box, const Lens &view, const Curve &curve) {
    const HandPlace hand = hand_of(curve, view);
    const glm::vec3 palm = view.project(hand.wrist + hand.frame * glm::vec3(0, 1.3F, 0) * hand.size);
    if (palm.z > 0.2F * view.distance) box.add(palm, radius_px(view, palm, 1.5F * hand.size));
}

float outer_radius(const story::Lane &lane, int internode) {
    return sheath_radius(internode_key(lane, internode, Detail::far).look().wraps);
}

// The internodes that differ from a healthy one, first and last.
std::optional<std::pair<int, int>> changed_stretch(const story::Lane &lane) {
    constexpr double nearly_all = 6;
    std::optional<std::pair<int, int>> stretch;
    for (int i = 0; i < internodes; ++i) {
        const InternodeKey key = internode_key(lane, i, Detail::far);
        if (key.look().wraps > nearly_all && !key.chosen && key.sheaths != torn) continue;
        stretch = {stretch ? stretch->first : i, i};
    }
    return stretch;
}

std::optional<story::Rect> axon_hero(const story::Glance &glance, const Frame &frame) {
    const Curve curve(rise_for(frame, glance.show.lanes.size()));
    const std::vector<Lens> views = lenses_of(glance, frame, curve);
    Box box;
    for (std::size_t l = 0; l < views.size(); ++l) {
        const Lens &view = views[l];
        if (view.near() && glance.eye.view != story::View::whole) {
            const float node = node_at(nearest_node(view)), reach = view.opened > 0.5F ? 1.0F : 2.2F;
            add_axon(box, view, curve, node - reach * node_length, node + reach * node_length,
                     sheath_radius(7));
        } else if (const auto stretch = changed_stretch(glance.show.lanes[l])) {
            add_axon(box, view, curve, internode_start(stretch->first),
                     internode_start(stretch->second) + internode_length, sheath_radius(7));
        } else {
            add_axon(box, view, curve, 0, axon_length, sheath_radius(7));
            add_hand(box, view, curve);
        }
    }
    return box.within(frame);
}

// The middles of the cells around an axon.
std::vector<glm::vec3> cell_middles(const story::Lane &lane, const Curve &curve, const Lens &view,
                                    std::size_t lanes) {
    std::vector<glm::vec3> middles;
    for (const CellPlace &cell : oligodendrocytes_of(lane, curve, view, lanes))
        middles.push_back(cell.foot + oligodendrocyte_middle * cell.size);
    if (!lane.around) return middles;
    for (const Named &kind : named_in_cast(lane, curve, view, lanes))
        if (kind.key != std::string_view("label.debris") && kind.key != std::string_view("label.vessel"))
            middles.insert(middles.end(), kind.places.begin(), kind.places.end());
    return middles;
}

// A stretch of the bundle, by shares of its length.
void add_bundle(Box &box, const Lens &view, float from, float to) {
    constexpr int parts = 16;
    for (int i = 0; i <= parts; ++i) {
        const float share = from + (to - from) * static_cast<float>(i) / parts;
        const glm::vec3 at = view.project(bundle_middle(share));
        if (at.z > 0.12F * view.distance)
            box.add(at, radius_px(view, at, bundle_height / 2 * bundle_width(share)));
    }
}

std::optional<story::Rect> tract_hero(const story::Glance &glance, const Frame &frame) {
    const Lens view = tract_lens(glance.eye.camera, frame, glance.show.life.has_value());
    const story::TractCauses &hurt = glance.show.tract->present;
    const double length = glance.show.tract->described.length_mm;
    Box box;
    if (hurt.share_of_axons > 0)
        add_bundle(box, view, static_cast<float>(hurt.from_mm / length),
                   static_cast<float>(hurt.to_mm / length));
    else
        add_bundle(box, view, 0, 1);
    return box.within(frame);
}

} // namespace

std::vector<story::Rect> busy_places(const story::Glance &glance, const Frame &frame) {
    std::vector<story::Rect> places;
    const auto note = [&](const Box &box) {
        if (const auto rect = box.within(frame)) places.push_back(*rect);
    };
    if (glance.show.shown == story::Shown::tract) {
        const Lens view = tract_lens(glance.eye.camera, frame, glance.show.life.has_value());
        for (int i = 0; i < 12; ++i) {
            Box box;
            add_bundle(box, view, static_cast<float>(i) / 12, static_cast<float>(i + 1) / 12);
            note(box);
        }
    }
    if (glance.show.shown == story::Shown::scan) return scan_strips(frame);
    if (glance.show.shown != story::Shown::axons) return places;
    const Curve curve(rise_for(frame, glance.show.lanes.size()));
    const std::vector<Lens> views = lenses_of(glance, frame, curve);
    for (std::size_t l = 0; l < views.size(); ++l) {
        for (int i = 0; i < internodes; ++i) {
            Box box;
            add_axon(box, views[l], curve, node_at(i), node_at(i + 1), outer_radius(glance.show.lanes[l], i));
            note(box);
        }
        Box hand;
        add_hand(hand, views[l], curve);
        note(hand);
        for (const glm::vec3 &cell : cell_middles(glance.show.lanes[l], curve, views[l], views.size())) {
            Box box;
            const glm::vec3 at = views[l].project(cell);
            if (at.z > 0.2F * views[l].distance) box.add(at, radius_px(views[l], at, 0.75F * views[l].fat));
            note(box);
        }
    }
    return places;
}

std::optional<story::Rect> hero_of(const story::Glance &glance, const Frame &frame) {
    switch (glance.show.shown) {
    case story::Shown::axons:
        return axon_hero(glance, frame);
    case story::Shown::tract:
        return tract_hero(glance, frame);
    case story::Shown::scan:
        return scan_rect(frame);
    case story::Shown::courses:
    case story::Shown::trial:
        break;
    }
    return {};
}

} // namespace render
