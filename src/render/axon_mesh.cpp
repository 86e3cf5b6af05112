#include "render/axon_mesh.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace render {

namespace {

constexpr float pi = 3.14159265F;
constexpr float inner_radius = 0.44F;

const glm::vec3 resting = rgb(0x2F66BB);

// A node is a little thinner than the axon under its sheath.
float membrane_radius(float s) {
    const float to_node = std::abs(s - pitch_length * std::round(s / pitch_length));
    const float t = std::clamp((to_node - 0.25F) / 0.3F, 0.0F, 1.0F);
    return axon_radius - 0.05F * (1 - t * t * (3 - 2 * t));
}

// The node's sodium channels, as studs; far fewer and larger than life.
void add_channels(Mesh &mesh, const Curve &curve, float node_s) {
    constexpr int studs = 46, around = 6;
    constexpr float radius = 0.021F, golden = 2.39996F;
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

std::vector<Window> membrane_windows(int internode, int sheaths, Detail detail) {
    std::vector<Window> all;
    for (const Stretch &stretch : sheath_stretches(internode, sheaths))
        all.push_back(sheath_window(stretch, internode, -1, 0, detail));
    return all;
}

// One mitochondrion, cut open: a rim, and folds that grow from either side.
struct Mitochondrion {
    float x = 0, y = 0, z = 0; // from the middle of the window: along, up, toward the viewer
    float half_length = 0.4F, radius = 0.1F;
    float tilt = 0;
};

glm::vec3 cut_colour(float x, float v, float health) {
    const glm::vec3 deep = glm::mix(rgb(0x4A4650), rgb(0xD2601A), health);
    const glm::vec3 fold = glm::mix(rgb(0x77727A), rgb(0xFFEAB4), health);
    const glm::vec3 rim = glm::mix(rgb(0x625E66), rgb(0xF08840), health);
    if (std::abs(v) > 0.80F) return rim;
    constexpr float period = 0.094F;
    const float wobble = 0.012F * std::sin(v * 4.0F + x * 9.0F);
    const float place = (x + wobble) / period;
    const auto number = static_cast<int>(std::floor(place));
    const float across = std::abs(place - static_cast<float>(number) - 0.5F) * 2; // 0 the middle of a fold
    const float reach = number % 2 == 0 ? v + 0.24F : 0.24F - v;                  // from one side only
    const float inside =
        std::clamp((0.62F - across) / 0.22F, 0.0F, 1.0F) * std::clamp((reach + 0.42F) / 0.14F, 0.0F, 1.0F);
    return glm::mix(deep, fold, inside * (0.35F + 0.65F * health));
}

void add_mitochondrion(Mesh &mesh, const Curve &curve, float s, const Mitochondrion &body, float health,
                       Detail detail) {
    const int rows = detail == Detail::fine ? 160 : 76;
    const std::array<float, 11> across{-1.0F, -0.9F, -0.82F, -0.76F, -0.4F, 0,
                                       0.4F,  0.76F, 0.82F,  0.9F,   1.0F};
    const float shrink = 0.72F + 0.28F * health;
    const float half = body.half_length * shrink;
    const float radius = body.radius * shrink;
    const Spot spot = curve.at(s);
    for (int i = 0; i < rows; ++i) {
        const float u = 2 * static_cast<float>(i) / static_cast<float>(rows - 1) - 1;
        const float x = u * (half + radius);
        const float past = std::max(0.0F, std::abs(x) - half);
        const float width = std::sqrt(std::max(0.0F, radius * radius - past * past));
        for (const float v : across) {
            const float y = v * width;
            // Rounded at the rim, flat where it is cut, the rim standing proud of the cut.
            const float edge = std::max(std::abs(v), past / radius);
            const float back = edge > 0.92F ? -0.10F : (edge > 0.81F ? 0.02F : -0.02F);
            const glm::vec3 flat{x * std::cos(body.tilt) - y * std::sin(body.tilt),
                                 x * std::sin(body.tilt) + y * std::cos(body.tilt), back};
            Vertex vertex;
            vertex.centre = spot.centre;
            vertex.s = s + body.x + flat.x;
            vertex.offset =
                spot.along * (body.x + flat.x) + spot.up * (body.y + flat.y) + spot.front * (body.z + flat.z);
            const float rim = std::clamp((edge - 0.78F) / 0.2F, 0.0F, 1.0F);
            const glm::vec3 normal =
                spot.front + (spot.up * v + spot.along * (x > 0 ? 1.0F : -1.0F) * past / radius) * rim;
            set_look(vertex, {.colour = cut_colour(x, edge > 0.81F ? 1.0F : v, health), .open = 1});
            set_normal(vertex, glm::normalize(normal), 1);
            mesh.add(vertex);
        }
    }
    mesh.join_grid(rows, static_cast<int>(across.size()));
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

Mesh membrane_mesh(const Curve &curve, int internode, int sheaths, Detail detail) {
    Mesh mesh;
    const float from = node_at(internode) - node_length / 2;
    const bool near = is_near(detail);
    const std::vector<Window> windows =
        near ? membrane_windows(internode, sheaths, detail) : std::vector<Window>{};
    const int samples = detail == Detail::fine ? 40 : window_samples;
    const int around = detail == Detail::far ? 12 : (detail == Detail::near ? 20 : 40);
    // The node finely, the rest coarsely.
    std::vector<Column> all = columns(from, from + node_length, near ? 0.09F : 0.16F, {}, samples);
    for (const Column &column :
         columns(from + node_length, from + pitch_length, near ? 0.3F : 0.45F, windows, samples))
        if (column.s > from + node_length) all.push_back(column);
    add_tube(mesh, curve, all, around, false, membrane_skin);
    if (near) add_channels(mesh, curve, node_at(internode));
    for (const Window &window : windows) {
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

Mesh end_mesh(const Curve &curve, int end) {
    Mesh mesh;
    const float from = end < 0 ? -entry_length : axon_length - node_length / 2;
    const float to = end < 0 ? -node_length / 2 : axon_length + tail_length;
    add_tube(mesh, curve, columns(from, to, 0.4F, {}, 8), 16, false, [&](float s) {
        Skin skin = membrane_skin(s);
        // Only the nodes of the plan are waisted.
        if (s > axon_length + 0.5F || s < -0.5F) {
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
    for (const Window &window : membrane_windows(internode, sheaths, detail)) {
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
        for (const Mitochondrion &body : bodies)
            add_mitochondrion(mesh, curve, window.centre, body, health, detail);
    }
    return mesh;
}

glm::vec3 mitochondrion_offset(const Curve &curve, int internode, int sheaths, float &s) {
    const Window window = membrane_windows(internode, sheaths, Detail::near).back();
    s = window.centre;
    const Spot spot = curve.at(s);
    return spot.along * (-0.42F * window.half_length) + spot.front * 0.08F;
}

} // namespace render
