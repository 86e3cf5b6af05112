#include "render/axon/axon_mesh.h"

#include "render/axon/axon_shape.h"
#include "render/axon/mitochondrion.h"
#include "render/gl/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace render {

namespace {

constexpr float inner_radius = 0.44F;

const glm::vec3 resting = rgb(0x2F66BB);

// The node's sodium channels, as studs; far fewer and larger than life.
void add_channels(Mesh &mesh, const Curve &curve, float node_s) {
    constexpr int studs = 46, around = 6;
    constexpr float radius = 0.028F, golden = 2.39996F;
    for (int i = 0; i < studs; ++i) {
        const float s = node_s + 0.62F * ((static_cast<float>(i) + 0.5F) / studs - 0.5F);
        const Spot spot = curve.at(s);
        const float angle = golden * static_cast<float>(i);
        const glm::vec3 out = spot.out(angle);
        const glm::vec3 round = glm::cross(out, spot.along);
        for (const float polar : {0.0F, 0.28F * pi, 0.5F * pi})
            for (int j = 0; j <= around; ++j) {
                const float turn = 2 * pi * static_cast<float>(j) / around;
                const glm::vec3 normal =
                    out * std::cos(polar) +
                    (spot.along * std::cos(turn) + round * std::sin(turn)) * std::sin(polar);
                Vertex vertex;
                vertex.centre = spot.centre;
                vertex.s = s;
                vertex.offset = out * (membrane_radius(s) - 0.004F) + normal * radius;
                set_look(vertex, {.colour = rgb(0xC4DCFF), .open = 1, .glow = 0.12F});
                set_normal(vertex, normal, 1);
                mesh.add(vertex);
            }
        mesh.join_grid(3, around + 1);
    }
}

Skin membrane_skin(float s) {
    Skin skin;
    skin.radius = membrane_radius(s);
    skin.slope = (membrane_radius(s + 0.01F) - membrane_radius(s - 0.01F)) / 0.02F;
    skin.look = {.colour = resting, .open = 1, .glow = 1};
    return skin;
}

// One side of a broken axon: from `columns` on to where it ends, closed and rounded; `way` 1: along the axon.
void add_stump(Mesh &mesh, const Curve &curve, std::vector<Column> columns, float tip, float way,
               Detail detail, int around, const Trim &trim) {
    const float drawn_out =
        detail == Detail::far ? 1.6F : 1; // from afar the axon is thickened, not lengthened
    const float length = stump_length * drawn_out;
    const float from = columns.back().s, to = tip - way * length;
    for (float s = from + way * 0.3F; way * (to - s) > 0.1F; s += way * 0.3F) columns.push_back({s, 0});
    constexpr int steps = 18;
    for (int i = 0; i <= steps; ++i) {
        const float t = 1 - static_cast<float>(i) / steps; // closer toward the tip, where it turns in
        columns.push_back({tip - way * length * t * t, 0});
    }
    if (way < 0) std::reverse(columns.begin(), columns.end());
    add_tube(mesh, curve, trimmed(columns, trim), around, false, [&](float s) {
        const auto radius = [&](float at) {
            return stump_radius(way * (tip - at) / drawn_out, membrane_radius(at));
        };
        Skin skin = membrane_skin(s);
        skin.radius = radius(s);
        const float inward = s - way * 0.01F; // never beyond the tip
        skin.slope = std::clamp((radius(s) - radius(inward)) / (way * 0.01F), -8.0F, 8.0F);
        const float bulb = std::clamp(1 - way * (tip - s) / length, 0.0F, 1.0F);
        skin.look.colour = glm::mix(resting, rgb(0x6D7FA6), bulb);
        return turned_under(skin, s, trim.from, trim.to);
    });
}

std::vector<Opening> membrane_windows(int internode, int sheaths, Detail detail) {
    std::vector<Opening> all;
    if (sheaths == torn) return all;
    for (const Stretch &stretch : sheath_stretches(internode, sheaths))
        all.push_back(sheath_window(stretch, internode, -1, 0, detail));
    return all;
}

void add_rod(Mesh &mesh, const Curve &curve, float s, float half, float y, float z, float radius) {
    constexpr int sides = 6;
    const Spot spot = curve.at(s);
    for (const float x : {-half, half})
        for (int j = 0; j <= sides; ++j) {
            const float angle = 2 * pi * static_cast<float>(j) / sides;
            const glm::vec3 out = spot.out(angle);
            Vertex vertex;
            vertex.centre = spot.centre;
            vertex.s = s + x;
            vertex.offset = spot.along * x + spot.up * y + spot.front * z + out * radius;
            set_look(vertex, {.colour = rgb(0x6FA3E6), .open = 0.9F});
            set_normal(vertex, out, 0.9F);
            mesh.add(vertex);
        }
    mesh.join_grid(2, sides + 1);
}

} // namespace

Mesh membrane_mesh(const Curve &curve, int internode, int sheaths, Detail detail, const Trim &trim,
                   bool opened) {
    Mesh mesh;
    const float from = node_at(internode) - node_length / 2;
    const bool near = is_near(detail);
    const std::vector<Opening> windows =
        near && opened ? membrane_windows(internode, sheaths, detail) : std::vector<Opening>{};
    const int samples = detail == Detail::fine ? 40 : window_samples;
    const int around = detail == Detail::far ? 12 : (detail == Detail::near ? 20 : 40);
    // The node finely, the rest coarsely.
    std::vector<Column> all = columns(from, from + node_length, near ? 0.09F : 0.16F, {}, samples);
    const bool channels = near && trim.keeps(node_at(internode));
    if (sheaths == torn) {
        add_stump(mesh, curve, all, gap_from(internode), 1, detail, around, trim);
        add_stump(mesh, curve, {{from + pitch_length, 0}}, gap_to(internode), -1, detail, around, trim);
        if (channels) add_channels(mesh, curve, node_at(internode));
        return mesh;
    }
    for (const Column &column :
         columns(from + node_length, from + pitch_length, near ? 0.18F : 0.27F, windows, samples))
        if (column.s > from + node_length) all.push_back(column);
    add_tube(mesh, curve, trimmed(all, trim), around, false,
             [&](float s) { return turned_under(membrane_skin(s), s, trim.from, trim.to); });
    if (channels) add_channels(mesh, curve, node_at(internode));
    for (const Opening &window : windows) {
        add_wall(mesh, curve, window, inner_radius, axon_radius, samples, 0,
                 {.colour = rgb(0x8FA8F0), .open = 1, .glow = 0.8F});
        // The far wall, seen from inside.
        const float reach = window.half_length + 0.9F;
        add_tube(mesh, curve, columns(window.centre - reach, window.centre + reach, 0.4F, {}, 8), 18, true,
                 [](float) {
                     Skin skin;
                     skin.radius = inner_radius;
                     skin.look = {.colour = rgb(0x2A5CC0), .open = 0.72F, .glow = 0.30F};
                     return skin;
                 });
    }
    return mesh;
}

Mesh entry_mesh(const Curve &curve) {
    Mesh mesh;
    add_tube(mesh, curve, columns(-entry_length, -node_length / 2, 0.4F, {}, 8), 16, false, [&](float s) {
        Skin skin = membrane_skin(s);
        // Only the nodes of the plan are waisted.
        if (s < -0.5F) {
            skin.radius = axon_radius;
            skin.slope = 0;
        }
        return skin;
    });
    return mesh;
}

Mesh inside_mesh(const Curve &curve, int internode, int sheaths, double mitochondria, Detail detail) {
    Mesh mesh;
    const auto health = static_cast<float>(mitochondria);
    for (const Opening &window : membrane_windows(internode, sheaths, detail)) {
        const float half = window.half_length;
        for (const glm::vec2 place :
             {glm::vec2(0.22F, -0.02F), glm::vec2(0.16F, -0.12F), glm::vec2(0.02F, 0.17F),
              glm::vec2(-0.20F, -0.06F), glm::vec2(-0.25F, 0.10F), glm::vec2(0.27F, 0.08F)})
            add_rod(mesh, curve, window.centre, half + 0.75F, place.x, place.y, 0.017F);
        const float size = half; // 1 for a whole internode
        const std::array<Mitochondrion, 3> bodies{{
            {-0.42F * size, -0.03F, 0.06F, 0.30F * size, 0.125F, 0.05F},
            {0.44F * size, 0.06F, 0.05F, 0.29F * size, 0.115F, -0.02F},
            {0.08F * size, -0.20F, 0.0F, 0.22F * size, 0.085F, 0.10F},
        }};
        // Not all fail at once.
        float lead = -0.35F;
        for (const Mitochondrion &body : bodies) {
            const float own = std::clamp(health + lead * health * (1 - health), 0.0F, 1.0F);
            add_mitochondrion(mesh, curve, window.centre, body, own, detail);
            lead += 0.35F;
        }
    }
    return mesh;
}

glm::vec3 mitochondrion_offset(const Curve &curve, int internode, int sheaths, float &s) {
    const Opening window = membrane_windows(internode, sheaths, Detail::near).back();
    s = window.centre;
    const Spot spot = curve.at(s);
    return spot.along * (-0.42F * window.half_length) + spot.front * 0.08F;
}

} // namespace render
