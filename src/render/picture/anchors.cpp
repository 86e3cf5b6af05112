#include "render/picture/anchors.h"

#include "render/axon/endings.h"
#include "render/axon/goals.h"
#include "render/cells/cast_labels.h"
#include "render/node/scale_bar.h"
#include "render/node/scale_labels.h"
#include "render/picture/painter.h"

#include <algorithm>
#include <cmath>

namespace render {

namespace {

constexpr float least_margin_px = 24;
constexpr std::size_t most_labels = 7;
constexpr std::size_t most_with_cast = 5;     // with what is on the axon …
constexpr std::size_t most_with_low_cast = 4; // … and where lanes, one above the other, leave little room
constexpr std::size_t most_at_node = 9;

struct Labeller {
    const Lens &view;
    std::vector<story::Anchor> &anchors;

    // Only what is in the lane's part of the picture is named.
    bool add(const char *key, const glm::vec3 &world, float prefer_x, float prefer_y, unsigned colour) const {
        const glm::vec3 at = view.project(world);
        const story::Rect inside{view.rect.x + 6, view.rect.y + 6, view.rect.w - 12, view.rect.h - 12};
        if (at.z < view.distance * 0.2F || !inside.contains(at.x, at.y)) return false;
        for (const story::Anchor &other : anchors)
            if (other.key == key) return true; // one is enough
        anchors.push_back({key, at.x, at.y, prefer_x, prefer_y, colour});
        return true;
    }
};

// The surface of the sheath, at a share of its length.
glm::vec3 on_sheath(const story::Lane &lane, const Curve &curve, const Lens &view, int internode, float share,
                    float angle) {
    const story::SheathLook look = internode_key(lane, internode, Detail::far).look();
    const Stretch stretch = sheath_stretches(internode, look.sheaths).front();
    const float s = stretch.start + share * stretch.length;
    const Spot spot = curve.at(s);
    const float radius = goes_round(look) ? sheath_radius(look.wraps) : axon_radius;
    return spot.centre + spot.out(angle) * (radius * view.fat);
}

void label_all(const std::vector<Named> &named, const Labeller &label, std::size_t most) {
    for (const Named &thing : named)
        for (const glm::vec3 &place : thing.places) {
            if (label.anchors.size() >= most) return;
            if (label.add(thing.key, place, thing.prefer_x, thing.prefer_y, thing.rgb)) break;
        }
}

// What is happening comes before what is always there.
void label_stop(const story::Lane &lane, const Curve &curve, const Labeller &label) {
    if (const std::optional<float> s = stop_of(lane.signal))
        label.add("label.signal_lost", curve.at(*s).centre, -0.2F, 1, 0xFFB066);
}

void label_tissue(const story::Lane &lane, const Curve &curve, const Lens &view, std::size_t lanes,
                  const Labeller &label) {
    label_all(named_on_axon(lane, curve, view), label, most_labels);
    if (lane.around)
        label_all(named_in_cast(lane, curve, view, lanes), label,
                  lanes > 1 ? most_with_low_cast : most_with_cast);
}

void label_close(const story::Lane &lane, const Curve &curve, const Lens &view, std::size_t lanes,
                 const Labeller &label) {
    const int node = nearest_node(view);
    const int opened = std::clamp(node - 1, 0, internodes - 1);
    const int next = std::clamp(node, 0, internodes - 1);
    const auto has_sheath = [&](int i) { return goes_round(internode_key(lane, i, Detail::far).look()); };

    const Spot at_node = curve.at(node_at(node));
    label.add("label.node", at_node.centre + at_node.out(-0.2F) * (0.45F * view.fat), 0.1F, 1, 0xFEB800);
    if (lanes == 1 && node_bar_thickness(view) > 0.5F)
        label.add("label.node_scale", node_bar(curve, node, view).middle(), -0.7F, 0.8F, 0xC9D8EE);
    if (has_sheath(next))
        label.add("label.sheath", on_sheath(lane, curve, view, next, 0.22F, -0.15F), 0.5F, 1, 0xF0D8C4);
    else if (has_sheath(opened))
        label.add("label.sheath", on_sheath(lane, curve, view, opened, 0.86F, -0.3F), -0.3F, 1, 0xF0D8C4);

    const int sheaths = internode_key(lane, opened, Detail::far).sheaths;
    if (sheaths != torn) {
        const Opening window =
            sheath_window(sheath_stretches(opened, sheaths).back(), opened, -1, 0, Detail::near);
        // A tongue that has begun to wrap may lie over the window: then the bare axon before the node is
        // named.
        const bool grows = !has_sheath(opened) && internode_key(lane, opened, Detail::far).look().wraps > 0;
        const Spot wall =
            curve.at(grows ? node_at(node) - 0.95F : window.centre - window.half_length * 0.97F);
        label.add("label.axon", wall.centre + wall.out(0.25F) * (axon_radius * view.fat), -0.6F, -1,
                  0x2F66BB);
        float s = 0;
        if (view.has_window(opened)) {
            const glm::vec3 offset = mitochondrion_offset(curve, opened, sheaths, s);
            label.add("label.mitochondrion", curve.at(s).centre + offset * view.fat, -0.5F, 1, 0xE67C3D);
        }
    }
    for (const CellPlace &cell : oligodendrocytes_of(lane, curve, view, lanes)) {
        if (cell.size > 0.4F &&
            label.add("label.oligodendrocyte", cell.foot + oligodendrocyte_middle * cell.size, -0.8F, -0.6F,
                      0x45B387))
            break;
    }
    label.add("label.sodium", sodium_cloud(curve, node), 0.9F, -0.6F, 0xFDFF8A);
    label.add("label.potassium", potassium_cloud(curve, node), 0.5F, 0.9F, 0xB378FA);
    for (const int i : {opened, next})
        if (internode_key(lane, i, Detail::far).chosen &&
            label.add("label.lesion", on_sheath(lane, curve, view, i, 0.5F, -1.2F), -0.3F, 1, 0xC9D8EE))
            break;
}

void label_whole(const story::Lane &lane, story::Goal goal, const Curve &curve, const Lens &view,
                 std::size_t index, std::size_t lanes, const Labeller &label) {
    const HandPlace hand = hand_of(curve, view);
    const glm::vec3 palm =
        hand.wrist + hand.frame * glm::vec3(0, 0.85F, 0.3F) * hand.size; // also of one that hangs
    // One lane names the parts; on the other only what differs is named.
    if (index == 0) {
        label.add(goal_label(goal), palm, -0.7F, -1, 0xA9C6EE);
        for (const int i : {lanes > 1 ? 5 : 4, 3, 12, 14}) {
            if (!goes_round(internode_key(lane, i, Detail::far).look())) continue; // there is none to name
            label.add("label.sheath", on_sheath(lane, curve, view, i, 0.3F, -0.6F), -0.2F, 1, 0xF0D8C4);
            break;
        }
        const Spot axon = curve.at(internode_start(8) + 3.52F);
        const Spot node = curve.at(node_at(7));
        const auto name_axon = [&] {
            label.add("label.axon", axon.centre + axon.out(0.2F) * (axon_radius * view.fat), 0.3F, -1,
                      0x2F66BB);
        };
        if (lane.around) name_axon(); // there the node may have to give way
        label.add("label.node", node.centre + node.out(-0.6F) * (0.45F * view.fat), 0.2F, 1, 0xFEB800);
        name_axon();
        for (const CellPlace &cell : oligodendrocytes_of(lane, curve, view, lanes))
            if (cell.variant == 2 && cell.size > 0.6F &&
                label.add("label.oligodendrocyte", cell.foot + oligodendrocyte_middle * cell.size, -0.4F, -1,
                          0x45B387))
                break;
    }
    int first = -1, last = -1;
    for (int i = 0; i < internodes; ++i)
        if (internode_key(lane, i, Detail::far).chosen) {
            if (first < 0) first = i;
            last = i;
        }
    if (first >= 0) {
        const Spot middle = curve.at((internode_start(first) + internode_start(last) + internode_length) / 2);
        label.add("label.lesion", middle.centre - middle.up * (1.5F * view.fat), 0, 1, 0xC9D8EE);
    }
}

// So near that a node is all one sees.
bool is_at_node(const Lens &view) { return view.opened > 0.5F; }

float distance_to_segment(glm::vec2 p, glm::vec2 a, glm::vec2 b) {
    const glm::vec2 along = b - a;
    const float t = std::clamp(glm::dot(p - a, along) / std::max(glm::dot(along, along), 1e-6F), 0.0F, 1.0F);
    return glm::distance(p, a + along * t);
}

} // namespace

std::vector<story::Anchor> anchors_of(const story::Glance &glance, const Frame &frame) {
    const Curve curve(rise_for(frame, glance.show.lanes.size()));
    const std::vector<Lens> views = lenses_of(glance, frame, curve);
    std::vector<story::Anchor> anchors;
    for (std::size_t l = 0; l < views.size(); ++l) {
        const Labeller label{views[l], anchors};
        const story::Lane &lane = glance.show.lanes[l];
        if (is_at_node(views[l])) {
            label_all(views[l].patch > 0.5F ? named_in_patch(lane, curve, views[l])
                                            : named_on_node(lane, curve, views[l]),
                      label, most_at_node);
            continue;
        }
        label_stop(lane, curve, label);
        label_tissue(lane, curve, views[l], views.size(), label);
        if (!views[l].near())
            label_whole(lane, glance.show.goal, curve, views[l], l, views.size(), label);
        else if (l == 0)
            label_close(lane, curve, views[l], views.size(), label);
    }
    const bool at_node = !views.empty() && is_at_node(views.front());
    const std::size_t most = at_node ? most_at_node : most_labels - (views.size() > 1 ? 1 : 0);
    if (anchors.size() > most) anchors.resize(most);
    return anchors;
}

std::optional<Pick> pick_of(const story::Glance &glance, const Frame &frame, float x, float y) {
    const Curve curve(rise_for(frame, glance.show.lanes.size()));
    const std::vector<Lens> views = lenses_of(glance, frame, curve);
    std::optional<Pick> best;
    float nearest = 1e9F;
    for (std::size_t l = 0; l < views.size(); ++l) {
        const Lens &view = views[l];
        if (is_at_node(view)) continue; // no internode is in sight
        for (int i = 0; i < internodes; ++i) {
            constexpr int parts = 6; // the axon bends
            for (int part = 0; part < parts; ++part) {
                const float s = internode_start(i) + internode_length * static_cast<float>(part) / parts;
                const glm::vec3 a = view.project(curve.at(s).centre);
                const glm::vec3 b = view.project(curve.at(s + internode_length / parts).centre);
                if (a.z < view.distance * 0.2F || b.z < view.distance * 0.2F) continue;
                const float radius = view.px_per_unit() * view.distance / a.z * view.fat * sheath_radius(7);
                const float d = distance_to_segment({x, y}, {a.x, a.y}, {b.x, b.y}) - radius;
                if (d < least_margin_px && d < nearest) {
                    nearest = d;
                    best = Pick{static_cast<int>(l), i};
                }
            }
        }
    }
    return best;
}

} // namespace render
