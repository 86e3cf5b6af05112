#include "render/node/patch_mesh.h"
#include "render/gl/numbers.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>

namespace render {

namespace {

constexpr float half = membrane_thickness / 2;
constexpr float head = 0.0047F, spacing = 0.0090F;
constexpr float patch_half = 0.54F;           // how far the lipids reach to either side
constexpr int rows_deep = 23, plain_rows = 7; // farther back they are drawn more simply

float unevenness(int a, int b) { return hash(a, b, 97U); }

void put(Mesh &mesh, const PatchFrame &frame, const glm::vec3 &from, const glm::vec3 &offset,
         const glm::vec3 &normal, const Look &look) {
    Vertex vertex;
    vertex.centre = frame.world(from);
    vertex.s = frame.s;
    vertex.offset = frame.spot.along * offset.x + frame.spot.up * offset.y + frame.spot.front * offset.z;
    set_look(vertex, look);
    set_normal(
        vertex,
        glm::normalize(frame.spot.along * normal.x + frame.spot.up * normal.y + frame.spot.front * normal.z),
        look.open);
    mesh.add(vertex);
}

void add_head(Mesh &mesh, const PatchFrame &frame, const glm::vec3 &at, float size, int around, float outward,
              const Look &look) {
    constexpr std::array<float, 4> polar{0.0F, 0.9F, 1.75F, 2.6F};
    const int rings = around > 6 ? 4 : (around > 5 ? 3 : 2);
    for (int r = 0; r < rings; ++r)
        for (int j = 0; j <= around; ++j) {
            const float angle = 2 * pi * static_cast<float>(j) / static_cast<float>(around);
            const float p = polar[static_cast<std::size_t>(r)];
            const glm::vec3 out(std::sin(p) * std::cos(angle), outward * std::cos(p),
                                std::sin(p) * std::sin(angle));
            put(mesh, frame, at, out * size, out, look);
        }
    mesh.join_grid(rings, around + 1);
}

// Two fatty tails from a head to the middle of the membrane, drawn flat.
void add_tails(Mesh &mesh, const PatchFrame &frame, const glm::vec3 &at, float outward, int seed) {
    constexpr int parts = 6;
    constexpr float width = 0.0011F;
    for (const float side : {-1.0F, 1.0F}) {
        for (int i = 0; i <= parts; ++i) {
            const float t = static_cast<float>(i) / parts;
            const float y = at.y - outward * (head * 0.7F + t * (half - 2.1F * head));
            const float sway = 0.0008F * std::sin(t * 7 + 6 * unevenness(seed, side > 0 ? 3 : 4)) * t;
            const float x = at.x + side * (0.0012F + 0.0009F * t) + sway;
            const Look look{.colour = glm::mix(rgb(0xA9B9DC), rgb(0x6E82B4), t), .open = 1, .glow = 0.5F};
            for (const float edge : {-width, width})
                put(mesh, frame, {at.x, at.y, at.z}, {x + edge - at.x, y - at.y, 0.0006F - at.z},
                    {edge * 700, 0, 1}, look);
        }
        mesh.join_grid(parts + 1, 2);
    }
}

struct Ring {
    float y, outer, pore;
};
constexpr std::array<Ring, 11> sodium_rings{{{-0.040F, 0.0215F, 0.0140F},
                                             {-0.036F, 0.0285F, 0.0125F},
                                             {-0.024F, 0.0310F, 0.0110F},
                                             {-0.010F, 0.0265F, 0.0112F},
                                             {0.000F, 0.0260F, 0.0108F},
                                             {0.009F, 0.0262F, 0.0062F},
                                             {0.016F, 0.0275F, 0.0056F},
                                             {0.023F, 0.0310F, 0.0072F},
                                             {0.031F, 0.0335F, 0.0120F},
                                             {0.038F, 0.0290F, 0.0170F},
                                             {0.041F, 0.0235F, 0.0185F}}};
constexpr std::array<Ring, 11> potassium_rings{{{-0.053F, 0.0200F, 0.0140F},
                                                {-0.048F, 0.0300F, 0.0140F},
                                                {-0.038F, 0.0320F, 0.0140F},
                                                {-0.029F, 0.0250F, 0.0115F},
                                                {-0.020F, 0.0225F, 0.0100F},
                                                {-0.006F, 0.0240F, 0.0125F},
                                                {0.006F, 0.0255F, 0.0105F},
                                                {0.013F, 0.0265F, 0.0058F},
                                                {0.022F, 0.0270F, 0.0058F},
                                                {0.028F, 0.0255F, 0.0100F},
                                                {0.031F, 0.0200F, 0.0130F}}};

// Smoothly between the rings.
std::vector<Ring> fine(std::span<const Ring> rings, int parts) {
    std::vector<Ring> all;
    for (std::size_t i = 0; i + 1 < rings.size(); ++i) {
        const Ring &a = rings[i > 0 ? i - 1 : i], &b = rings[i], &c = rings[i + 1],
                   &d = rings[std::min(i + 2, rings.size() - 1)];
        for (int k = 0; k < parts; ++k) {
            const float t = static_cast<float>(k) / static_cast<float>(parts);
            const auto spline = [t](float p, float q, float r, float s) {
                return 0.5F * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t +
                               (3 * q - p - 3 * r + s) * t * t * t);
            };
            all.push_back({glm::mix(b.y, c.y, t), spline(a.outer, b.outer, c.outer, d.outer),
                           spline(a.pore, b.pore, c.pore, d.pore)});
        }
    }
    all.push_back(rings.back());
    return all;
}

// The body of a channel, turned about its axis.
struct Channel {
    const PatchFrame &frame;
    glm::vec3 at;
    std::vector<Ring> rings;
    int around;
    bool cut; // its near half is taken away

    float angle(int j) const {
        return (cut ? pi : 2 * pi) * static_cast<float>(j) / static_cast<float>(around);
    }
    static glm::vec3 out(float angle) { return {std::cos(angle), 0, -std::sin(angle)}; }
    float slope(int i, float Ring::*radius) const {
        const auto count = static_cast<int>(rings.size());
        const Ring &a = rings[static_cast<std::size_t>(std::max(i - 1, 0))],
                   &b = rings[static_cast<std::size_t>(std::min(i + 1, count - 1))];
        return (b.*radius - a.*radius) / (b.y - a.y);
    }
};

// Its outside (`way` 1), or the wall of its pore (−1).
void add_side(Mesh &mesh, const Channel &channel, float Ring::*radius, float way, const glm::vec3 &tint) {
    const auto count = static_cast<int>(channel.rings.size());
    for (int i = 0; i < count; ++i) {
        const Ring &ring = channel.rings[static_cast<std::size_t>(i)];
        for (int j = 0; j <= channel.around; ++j) {
            const float angle = channel.angle(j);
            // Four parts make a channel: shallow furrows run between them.
            const float furrow =
                1 - 0.05F * std::pow(std::abs(std::sin(2 * angle)), 6.0F) * (way > 0 ? 1.0F : 0.0F);
            const glm::vec3 out = Channel::out(angle);
            const float r = ring.*radius;
            const float deep =
                way < 0 ? 0.62F + 0.38F * std::clamp(std::abs(ring.y) / 0.04F, 0.0F, 1.0F) : 1.0F;
            put(mesh, channel.frame, channel.at, out * (r * furrow) + glm::vec3(0, ring.y, 0),
                (out - glm::vec3(0, channel.slope(i, radius), 0)) * way,
                {.colour = tint, .open = deep, .glow = way > 0 ? 0.55F : 0.3F});
        }
    }
    mesh.join_grid(count, channel.around + 1);
}

// From its pore to its outside, above (`up` 1) or below (−1), rounded like dough.
void add_lip(Mesh &mesh, const Channel &channel, const Ring &ring, float up, const glm::vec3 &colour) {
    for (const float share : {0.0F, 0.5F, 1.0F})
        for (int j = 0; j <= channel.around; ++j) {
            const glm::vec3 out = Channel::out(channel.angle(j));
            const float r = glm::mix(ring.pore, ring.outer, share);
            put(mesh, channel.frame, channel.at,
                out * r + glm::vec3(0, ring.y + up * 0.0022F * (1 - std::abs(2 * share - 1)), 0),
                out * (share - 0.5F) + glm::vec3(0, up, 0), {.colour = colour, .open = 1, .glow = 0.5F});
        }
    mesh.join_grid(3, channel.around + 1);
}

// Left (`side` −1) or right (1) of its pore, as round.
void add_cut_face(Mesh &mesh, const Channel &channel, float side, const glm::vec3 &colour) {
    for (const Ring &ring : channel.rings)
        for (const float share : {0.0F, 0.12F, 0.35F, 0.65F, 0.88F, 1.0F}) {
            const float rim = 1 - std::clamp(std::min(share, 1 - share) / 0.2F, 0.0F, 1.0F);
            put(mesh, channel.frame, channel.at, {side * glm::mix(ring.pore, ring.outer, share), ring.y, 0},
                {side * (share - 0.5F) * 1.5F, 0, 1},
                {.colour = glm::mix(glm::mix(colour, glm::vec3(1), 0.34F), colour * 0.8F, rim),
                 .open = 1,
                 .glow = 0.5F});
        }
    mesh.join_grid(static_cast<int>(channel.rings.size()), 6);
}

// A channel with its near half taken away; whole ones stand behind the cut.
void add_channel(Mesh &mesh, const PatchFrame &frame, const glm::vec3 &at, std::span<const Ring> rings,
                 const glm::vec3 &colour, bool cut, Detail detail) {
    // Of those behind only what stands out of the membrane is seen.
    if (!cut) rings = rings.subspan(4);
    const bool is_fine = detail == Detail::fine;
    const Channel channel{frame, at, fine(rings, is_fine ? 4 : 2), is_fine ? 24 : 14, cut};
    add_side(mesh, channel, &Ring::outer, 1, colour);
    add_side(mesh, channel, &Ring::pore, -1, colour * 0.72F);
    add_lip(mesh, channel, channel.rings.back(), 1, colour);
    add_lip(mesh, channel, channel.rings.front(), -1, colour);
    if (!cut) return;
    for (const float side : {-1.0F, 1.0F}) add_cut_face(mesh, channel, side, colour);
}

// Where a protein leaves no room for a lipid.
bool taken(float x, float behind) {
    for (const Seat &seat : seats) {
        const float dx = x - seat.x, room = seat.protein == Protein::pump ? 0.034F : 0.030F;
        if (dx * dx + behind * behind < room * room) return true;
    }
    return false;
}

} // namespace

float patch_height(float x, float behind) {
    const float radius = membrane_radius(x) - half, z = cut_depth - behind;
    return std::sqrt(std::max(radius * radius - z * z, 0.0F)) - cut_height();
}

PatchFrame patch_frame(const Curve &curve, int node) {
    PatchFrame frame;
    frame.s = node_at(node);
    frame.spot = curve.at(frame.s);
    frame.origin = frame.spot.centre + frame.spot.up * cut_height() + frame.spot.front * cut_depth;
    return frame;
}

glm::vec3 protein_colour(Protein protein) {
    switch (protein) {
    case Protein::sodium_channel:
        return rgb(0xD8C46E);
    case Protein::potassium_channel:
        return rgb(0x9A6EDB);
    case Protein::pump:
        break;
    }
    return rgb(0xE08A55);
}

void add_ellipsoid(Mesh &mesh, const PatchFrame &frame, const glm::vec3 &middle, const glm::mat3 &axes,
                   const glm::vec3 &radii, const Look &look, int around) {
    const int rings = std::max(5, around / 2 + 1);
    for (int r = 0; r < rings; ++r)
        for (int j = 0; j <= around; ++j) {
            const float p = pi * static_cast<float>(r) / static_cast<float>(rings - 1);
            const float angle = 2 * pi * static_cast<float>(j) / static_cast<float>(around);
            const glm::vec3 out(std::sin(p) * std::cos(angle), std::cos(p), std::sin(p) * std::sin(angle));
            put(mesh, frame, middle, axes * (out * radii), axes * (out / radii), look);
        }
    mesh.join_grid(rings, around + 1);
}

Lipids lipid_meshes(const PatchFrame &frame, Detail detail) {
    Lipids lipids;
    const int columns = static_cast<int>(2 * patch_half / spacing);
    for (int row = 0; row < rows_deep; ++row)
        for (int column = 0; column < columns; ++column) {
            const int seed = row * 1000 + column;
            const float shift = row % 2 == 0 ? 0.0F : 0.5F;
            const float x = -patch_half + (static_cast<float>(column) + shift) * spacing +
                            0.0016F * (unevenness(seed, 1) - 0.5F);
            const float behind = static_cast<float>(row) * spacing * 0.88F + 0.001F * unevenness(seed, 2);
            if (taken(x, behind)) continue;
            const float y = patch_height(x, behind);
            const glm::vec3 tint = glm::mix(rgb(0x7FA5EC), rgb(0xA9C4FA), unevenness(seed, 3));
            const Look look{.colour = tint, .open = 1 - 0.10F * unevenness(seed, 4), .glow = 1};
            const bool front = row == 0;
            Mesh &mesh = row < plain_rows ? lipids.front : lipids.back;
            int around = detail == Detail::fine ? (front ? 14 : 10) : (front ? 10 : 6);
            if (detail != Detail::fine && row >= plain_rows) around = 5;
            const float size = head * (0.96F + 0.1F * unevenness(seed, 5));
            add_head(mesh, frame, {x, y + half - head * 0.8F, -behind}, size, around, 1, look);
            if (row > 1) continue; // the inner leaf shows only at the cut
            add_head(mesh, frame, {x, y - half + head * 0.8F, -behind}, size, around, front ? 1.0F : -1.0F,
                     look);
            if (!front) continue;
            add_tails(mesh, frame, {x, y + half - head * 0.8F, -behind}, 1, seed);
            add_tails(mesh, frame, {x, y - half + head * 0.8F, -behind}, -1, seed + 7);
        }
    return lipids;
}

Mesh channel_bodies(const PatchFrame &frame, Detail detail) {
    Mesh mesh;
    for (const Seat &seat : seats) {
        if (seat.protein == Protein::pump) continue; // it moves
        const bool sodium = seat.protein == Protein::sodium_channel;
        add_channel(mesh, frame, {seat.x, patch_height(seat.x, 0), 0.001F},
                    sodium ? sodium_rings : potassium_rings, protein_colour(seat.protein), true, detail);
    }
    // Some more behind the cut.
    constexpr std::array<glm::vec3, 8> behind{{{-0.39F, 0.075F, 0},
                                               {-0.21F, 0.11F, 0},
                                               {-0.125F, 0.07F, 1},
                                               {-0.02F, 0.105F, 0},
                                               {0.06F, 0.075F, 0},
                                               {0.19F, 0.10F, 1},
                                               {0.29F, 0.075F, 0},
                                               {0.41F, 0.10F, 0}}};
    for (const glm::vec3 &place : behind) {
        const bool sodium = place.z < 0.5F;
        add_channel(mesh, frame, {place.x, patch_height(place.x, place.y), -place.y},
                    sodium ? sodium_rings : potassium_rings,
                    protein_colour(sodium ? Protein::sodium_channel : Protein::potassium_channel), false,
                    Detail::near);
    }
    return mesh;
}

} // namespace render
