#include "render/node/node_mesh.h"

#include "render/axon/mitochondrion.h"
#include "render/gl/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace render {

namespace {

constexpr float most_reach = 1.42F;
constexpr float whole = 1.3F; // beyond every radius: nothing is cut
constexpr float loops_length = 0.50F;

float bulge(float x) {
    x = std::clamp(x, 0.0F, 1.0F);
    return std::sqrt(1 - (1 - x) * (1 - x));
}

struct Opened {
    const Curve &curve;
    const NodeKey &key;
    NodeReach reach = node_reach(key);
    float middle = node_at(key.node);

    // How far toward the viewer things are left standing at `s`.
    float cut(float s) const {
        const float d = std::abs(s - middle), end = s < middle ? reach.before : reach.after;
        const float open = static_cast<float>(key.open_128ths) / 128;
        const float flat = 0.64F * end;
        const float t = std::clamp((d - flat) / (0.97F * end - flat), 0.0F, 1.0F);
        return glm::mix(whole, glm::mix(cut_depth, whole, t * t * (2 - t)), open);
    }
    float cut_slope(float s) const { return (cut(s + 0.005F) - cut(s - 0.005F)) / 0.01F; }

    // Closely where the cut rises: there it meets the wraps at a slant.
    std::vector<float> places(float from, float to) const {
        std::vector<float> all{from};
        const bool fine = key.before.detail == Detail::fine;
        while (all.back() < to) {
            const float d = std::abs(all.back() - middle),
                        end = all.back() < middle ? reach.before : reach.after;
            const bool slant = d > 0.6F * end && d < end;
            all.push_back(std::min(to, all.back() + (slant ? 0.013F : 0.03F) * (fine ? 0.6F : 1.0F)));
        }
        return all;
    }
    // Where a skin closes in front of the cut, and closely before: it does so in a round arc.
    void add_closing(std::vector<float> &places, const std::function<float(float s)> &radius) const {
        const auto is_open = [&](float s) { return cut(s) < radius(s); };
        std::vector<float> more;
        for (std::size_t i = 1; i < places.size(); ++i) {
            float open = places[i - 1], closed = places[i];
            if (is_open(open) == is_open(closed)) continue;
            if (is_open(closed)) std::swap(open, closed);
            const float back = open < closed ? -1.0F : 1.0F, far = open;
            for (int halving = 0; halving < 14; ++halving) {
                const float between = (open + closed) / 2;
                (is_open(between) ? open : closed) = between;
            }
            more.push_back(closed); // no sliver from here to the next place
            for (const float away : {0.0F, 0.001F, 0.004F, 0.008F})
                if (away < std::abs(open - far)) more.push_back(open + back * away);
        }
        places.insert(places.end(), more.begin(), more.end());
        std::sort(places.begin(), places.end());
    }
    int around() const { return key.before.detail == Detail::fine ? 64 : 34; }

    // What is left of a tube.
    void add_tube(Mesh &mesh, const std::vector<float> &places, bool inward,
                  const std::function<Skin(float s)> &skin) const {
        for (const float s : places) {
            const Spot spot = curve.at(s);
            const Skin here = skin(s);
            const float from = std::acos(std::min(1.0F, cut(s) / here.radius));
            for (int j = 0; j <= around(); ++j) {
                // Its edge moves, the rest stays where it is from ring to ring: no face is sheared, and none
                // very thin.
                constexpr float least = 0.03F;
                const float even = 2 * pi * static_cast<float>(j) / static_cast<float>(around());
                const float angle = even < from + least            ? from
                                    : even > 2 * pi - from - least ? 2 * pi - from
                                                                   : even;
                const glm::vec3 out = spot.out(angle);
                Vertex vertex;
                vertex.centre = spot.centre;
                vertex.s = s;
                vertex.offset = out * here.radius;
                set_look(vertex, here.look);
                const glm::vec3 normal = glm::normalize(out - spot.along * here.slope);
                set_normal(vertex, inward ? -normal : normal, here.look.open);
                mesh.add(vertex);
            }
        }
        mesh.join_grid(static_cast<int>(places.size()), around() + 1);
    }

    // The cut face of what lies between two radii. `share` 0 at the inner, 1 at the outer.
    struct PaintLayer {
        std::function<float(float s)> inner, outer;
        std::function<Look(float s, float share)> look;
        std::vector<float> shares;
        float pillow = 0.8F; // how rounded it looks
    };
    void add_face(Mesh &mesh, const std::vector<float> &places, const PaintLayer &layer) const {
        for (const float side : {1.0F, -1.0F}) {
            for (const float s : places) {
                const Spot spot = curve.at(s);
                const float z = cut(s), inner = layer.inner(s), outer = std::max(layer.outer(s), inner);
                const auto height = [z](float radius) {
                    return std::sqrt(std::max(radius * radius - z * z, 0.0F));
                };
                // Evenly in height, and coloured by where that is in the layer: where the cut comes to the
                // front its bands bend round smoothly instead of meeting in a corner.
                for (const float part : layer.shares) {
                    const float y = side * glm::mix(height(inner), height(outer), part);
                    const float radius = std::sqrt(y * y + z * z);
                    const float share =
                        glm::clamp((radius - inner) / std::max(outer - inner, 1e-6F), 0.0F, 1.0F);
                    Vertex vertex;
                    vertex.centre = spot.centre;
                    vertex.s = s;
                    vertex.offset = spot.up * y + spot.front * z;
                    const Look look = layer.look(s, share);
                    set_look(vertex, look);
                    // Rounded across the layer, which stands upright where the cut has come to the front.
                    const float round = layer.pillow * (2 * share - 1), upright = std::abs(y) / radius;
                    const float way = s < middle ? -1.0F : 1.0F;
                    set_normal(
                        vertex,
                        glm::normalize(spot.front + spot.up * (side * round * upright) +
                                       spot.along * (way * round * (1 - upright) - 0.45F * cut_slope(s))),
                        look.open);
                    mesh.add(vertex);
                }
            }
            mesh.join_grid(static_cast<int>(places.size()), static_cast<int>(layer.shares.size()));
        }
    }
};

void add_membrane(Mesh &mesh, const Opened &node) {
    const float from = node.middle - node.reach.before, to = node.middle + node.reach.after;
    const auto inner = [](float s) { return membrane_radius(s) - membrane_thickness; };
    auto places = node.places(from, to);
    node.add_closing(places, membrane_radius);
    node.add_closing(places, inner);
    auto skin_places = places;
    skin_places.insert(skin_places.begin(), from - skirt_length);
    skin_places.push_back(to + skirt_length);
    node.add_tube(mesh, skin_places, false, [&](float s) {
        const float slope = (membrane_radius(s + 0.01F) - membrane_radius(s - 0.01F)) / 0.02F;
        // Under a sheath only its edge is seen, beside the cut: light there would look like a crack.
        const InternodeKey &side = s < node.middle ? node.key.before : node.key.after;
        const bool covered = goes_round(side.look());
        const float glow = covered ? 1 - smooth(0.48F, 0.60F, std::abs(s - node.middle)) : 1;
        const Skin skin{membrane_radius(s), slope, {.colour = rgb(0x2F66BB), .open = 1, .glow = glow}};
        return turned_under(skin, s, from, to);
    });
    // The far wall, seen from inside, on into the dark.
    node.add_tube(mesh, node.places(from - 0.7F, to + 0.7F), true, [&](float s) {
        const float beyond = std::max(from - s, s - to);
        const float light = 1 - 0.75F * smooth(-0.5F, 0.7F, beyond);
        return Skin{inner(s), 0, {.colour = rgb(0x2A5CC0), .open = 0.66F * light}};
    });
    // Two leaves, light where their heads are.
    const Opened::PaintLayer leaves{
        inner,
        membrane_radius,
        [](float, float share) {
            const float to_edge = std::min(share, 1 - share);
            const float tails = smooth(0.16F, 0.24F, to_edge), middle = smooth(0.42F, 0.5F, to_edge);
            const glm::vec3 colour =
                glm::mix(glm::mix(rgb(0x9DBCF6), rgb(0x46649F), tails), rgb(0x2C4578), middle);
            return Look{.colour = colour, .open = 1};
        },
        {0, 0.12F, 0.17F, 0.24F, 0.41F, 0.5F, 0.59F, 0.65F, 0.71F, 0.76F, 0.83F, 0.88F, 0.92F, 1},
        0.35F};
    node.add_face(mesh, places, leaves);
}

// One side's sheath. `d`: how far from the node's middle.
struct SheathEnd {
    const Opened &node;
    const InternodeKey &key;
    float way = 1; // −1: before the node, 1: after it
    story::SheathLook look = key.look();
    Stretch stretch = nearest_stretch();
    int wraps = std::max(1, static_cast<int>(std::ceil(look.wraps - 1e-6)));
    float begin = node_length / 2, end = way < 0 ? node.reach.before : node.reach.after;
    float loop = std::min(loops_length / 7, loops_length / static_cast<float>(wraps));

    Stretch nearest_stretch() const {
        const int internode = way < 0 ? node.key.node - 1 : node.key.node;
        const auto stretches = sheath_stretches(internode, look.sheaths);
        return way < 0 ? stretches.back() : stretches.front();
    }
    float s_of(float d) const { return node.middle + way * d; }
    float d_of(float s) const { return way * (s - node.middle); }
    Outside outside(float s) const {
        const float within = std::clamp(s, stretch.start + 1e-3F, stretch.start + stretch.length - 1e-3F);
        return sheath_outside(stretch, look, key.detail, within);
    }
    // Where each wrap begins, and the one inside it ends.
    float edge(int wrap) const { return begin + loop * static_cast<float>(wraps - wrap); }
    float floor_at(float s) const {
        return membrane_radius(s) + 0.05F * smooth(edge(0), edge(0) + 0.25F, d_of(s));
    }
    float top_of(int wrap, float s) const { // −1: the floor
        const float base = floor_at(s), roof = outside(s).radius;
        if (wrap < 0) return base;
        if (wrap + 1 >= wraps) return roof;
        const float share = static_cast<float>(wrap + 1) / static_cast<float>(wraps);
        return base + (roof - base) * share * bulge((d_of(s) - edge(wrap + 1)) / 0.42F);
    }

    // The same for all that is drawn, so that no crack opens between two wraps.
    std::vector<float> places() const {
        std::vector<float> all =
            node.places(std::min(s_of(begin), s_of(end)), std::max(s_of(begin), s_of(end)));
        node.add_closing(all, membrane_radius);
        for (int wrap = -1; wrap < wraps; ++wrap)
            node.add_closing(all, [this, wrap](float s) { return top_of(wrap, s); });
        return all;
    }
    // From the wrap's own loop on.
    std::vector<float> places_of(int wrap, const std::vector<float> &places) const {
        std::vector<float> own;
        for (const float s : places)
            if (d_of(s) >= edge(wrap + 1)) own.push_back(s);
        const float first = s_of(edge(wrap + 1));
        own.insert(way < 0 ? own.end() : own.begin(), first);
        return own;
    }

    Look look_of(int wrap, float s, float share) const {
        const glm::vec3 myelin = rgb(0xF4E0CE), seam = rgb(0x8A6655), cytoplasm = rgb(0xE3A98C);
        const glm::vec3 repair = rgb(0x45B387);
        const float in_loop = 1 - smooth(edge(wrap) - 0.2F * loop, edge(wrap) + 1.6F * loop, d_of(s));
        const float rim = 1 - smooth(0.02F, 0.16F, std::min(share, 1 - share));
        glm::vec3 body = glm::mix(myelin, cytoplasm, 0.85F * in_loop);
        if (look.repaired) body = glm::mix(body, repair, 0.35F + 0.4F * in_loop);
        return {.colour = glm::mix(body, seam, rim), .open = 1 - 0.25F * rim, .glow = 0.2F};
    }

    void add_skin(Mesh &mesh, std::vector<float> places) const {
        places.insert(way < 0 ? places.begin() : places.end(), s_of(end + skirt_length));
        node.add_tube(mesh, places, false, [this](float s) {
            const Outside here = outside(s);
            return turned_under({here.radius, here.slope, here.look}, s, node.middle - node.reach.before,
                                node.middle + node.reach.after);
        });
    }
    void add_wrap(Mesh &mesh, const std::vector<float> &places, int wrap) const {
        const Opened::PaintLayer layer{[this, wrap](float s) { return top_of(wrap - 1, s); },
                                       [this, wrap](float s) { return top_of(wrap, s); },
                                       [this, wrap](float s, float share) { return look_of(wrap, s, share); },
                                       {0, 0.09F, 0.28F, 0.5F, 0.72F, 0.91F, 1},
                                       1.1F};
        node.add_face(mesh, places_of(wrap, places), layer);
    }
    // Between the membrane and the innermost wrap.
    void add_gap(Mesh &mesh, const std::vector<float> &places) const {
        const Opened::PaintLayer gap{membrane_radius,
                                     [this](float s) { return floor_at(s); },
                                     [](float, float) { return Look{.colour = rgb(0x10203C), .open = 0.8F}; },
                                     {0, 1},
                                     0};
        node.add_face(mesh, places, gap);
    }
};

void add_sheath_end(Mesh &mesh, const Opened &node, const InternodeKey &key, float way) {
    if (!goes_round(key.look())) return;
    const SheathEnd sheath{node, key, way};
    const std::vector<float> places = sheath.places();
    sheath.add_skin(mesh, places);
    for (int wrap = 0; wrap < sheath.wraps; ++wrap) sheath.add_wrap(mesh, places, wrap);
    sheath.add_gap(mesh, places);
}

void add_rod(Mesh &mesh, const Opened &node, float y, float z) {
    constexpr int sides = 6;
    constexpr float radius = 0.016F;
    const std::vector<float> places{node.middle - node.reach.before - 0.6F, node.middle - 0.6F, node.middle,
                                    node.middle + 0.6F, node.middle + node.reach.after + 0.6F};
    for (const float s : places) {
        const Spot spot = node.curve.at(s);
        for (int j = 0; j <= sides; ++j) {
            const float angle = 2 * pi * static_cast<float>(j) / sides;
            const glm::vec3 out = spot.out(angle);
            Vertex vertex;
            vertex.centre = spot.centre + spot.up * y + spot.front * z;
            vertex.s = s;
            vertex.offset = out * radius;
            set_look(vertex, {.colour = rgb(0x6FA3E6), .open = 0.9F});
            set_normal(vertex, out, 0.9F);
            mesh.add(vertex);
        }
    }
    mesh.join_grid(static_cast<int>(places.size()), sides + 1);
}

} // namespace

NodeReach node_reach(const NodeKey &key) {
    // Not as far as the nearest opening of either sheath.
    const auto free = [&](const InternodeKey &side, int internode, bool before) {
        const story::SheathLook look = side.look();
        if (side.sheaths == torn) return most_reach;
        const int wraps = std::max(1, static_cast<int>(std::ceil(look.wraps - 1e-6)));
        const auto stretches = sheath_stretches(internode, look.sheaths);
        const Opening window = sheath_window(before ? stretches.back() : stretches.front(), internode,
                                             wraps - 1, wraps, side.detail);
        const float end = window.centre + (before ? 1.0F : -1.0F) * window.half_length;
        return std::clamp(std::abs(node_at(key.node) - end) - 0.03F, 0.6F, most_reach);
    };
    return {free(key.before, key.node - 1, true), free(key.after, key.node, false)};
}

NodeMeshes node_meshes(const Curve &curve, const NodeKey &key) {
    NodeMeshes meshes;
    const Opened node{curve, key};
    add_membrane(meshes.membrane, node);
    add_sheath_end(meshes.sheath, node, key.before, -1);
    add_sheath_end(meshes.sheath, node, key.after, 1);
    for (const glm::vec2 place :
         {glm::vec2(0.24F, -0.04F), glm::vec2(0.10F, -0.24F), glm::vec2(-0.06F, -0.14F),
          glm::vec2(-0.27F, -0.08F), glm::vec2(0.30F, -0.16F)})
        add_rod(meshes.rods, node, place.x, place.y);
    const auto health =
        static_cast<float>(std::min(key.before.mitochondria_32nds, key.after.mitochondria_32nds)) / 32;
    for (const Mitochondrion &body : {Mitochondrion{0.62F, -0.13F, 0.03F, 0.34F, 0.115F, 0.04F, 0.05F},
                                      Mitochondrion{-0.72F, 0.10F, -0.02F, 0.26F, 0.095F, -0.06F, 0.05F}})
        add_mitochondrion(meshes.inside, curve, node.middle, body, health, key.before.detail);
    for (Mesh *mesh : {&meshes.membrane, &meshes.sheath, &meshes.inside}) {
        bring_into_shape(*mesh, curve, key.node - 1, key.before.shape);
        bring_into_shape(*mesh, curve, key.node, key.after.shape);
    }
    return meshes;
}

} // namespace render
