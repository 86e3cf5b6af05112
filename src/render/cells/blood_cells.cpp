#include "render/axon/field.h"
#include "render/cells/cell_look.h"
#include "render/gl/numbers.h"

#include <algorithm>
#include <cmath>

// Lymphocytes, which come with the blood: T cells and B cells. About 1 in radius. Pose 0: at rest; 1:
// crawling along +x.
namespace render {

namespace {

constexpr float golden_angle = 2.39996323F;

// Direction i of n, evenly over a ball.
glm::vec3 direction(int i, int n) {
    const float z = 1 - (2 * static_cast<float>(i) + 1) / static_cast<float>(n);
    const float around = golden_angle * static_cast<float>(i), r = std::sqrt(1 - z * z);
    return {r * std::cos(around), z, r * std::sin(around)};
}

void colour_by_distance(Mesh &mesh, float from, float to, const glm::vec3 &inner, const glm::vec3 &outer) {
    for (Vertex &vertex : mesh.vertices) {
        const float share = std::clamp((glm::length(vertex.offset) - from) / (to - from), 0.0F, 1.0F);
        const float open = static_cast<float>(vertex.normal[3]) / 127.0F;
        set_look(vertex, {.colour = glm::mix(inner, outer, share), .open = open});
    }
}

// A crawling cell: broad in front, a tail behind.
glm::vec3 crawling(const glm::vec3 &p) {
    const float slim = 0.80F + 0.16F * std::clamp(p.x, -1.0F, 1.0F);
    const float tail = std::clamp(p.x, -1.0F, 0.0F);
    return {p.x * 1.12F - 0.62F * tail * tail + 0.1F, p.y * slim, p.z * slim};
}

void add_prism(Mesh &mesh, const glm::vec3 &a, const glm::vec3 &b, float thick, float thin, int sides,
               const Look &look) {
    const glm::vec3 along = glm::normalize(b - a);
    const glm::vec3 side = std::abs(along.y) < 0.8F ? glm::vec3(0, 1, 0) : glm::vec3(1, 0, 0);
    const glm::vec3 u = glm::normalize(glm::cross(along, side)), v = glm::cross(along, u);
    const auto ring = [&](const glm::vec3 &at, float radius, float forward) {
        for (int j = 0; j <= sides; ++j) {
            const float angle = 2 * pi * static_cast<float>(j) / static_cast<float>(sides);
            const glm::vec3 out = u * std::cos(angle) + v * std::sin(angle);
            Vertex vertex;
            vertex.offset = at + out * radius;
            set_look(vertex, look);
            set_normal(vertex, glm::normalize(out + along * forward), look.open);
            mesh.add(vertex);
        }
    };
    ring(a, thick, 0);
    ring(b + along * (thin * 0.6F), thin * 0.5F, 0.8F);
    mesh.join_grid(2, sides + 1);
}

// An antibody on a B cell's surface: a stem and two arms.
void add_antibody(Mesh &mesh, const glm::vec3 &out, int number, bool near) {
    const glm::vec3 side = std::abs(out.y) < 0.8F ? glm::vec3(0, 1, 0) : glm::vec3(1, 0, 0);
    const glm::vec3 u = glm::normalize(glm::cross(out, side)), v = glm::cross(out, u);
    const float turn = golden_angle * static_cast<float>(number);
    const glm::vec3 across = u * std::cos(turn) + v * std::sin(turn);
    const float thick = near ? 0.055F : 0.08F;
    const int sides = near ? 4 : 3;
    const Look stem{.colour = rgb(0xD9B3C9)}, arm{.colour = rgb(0xFFF0F7)};
    const glm::vec3 fork = out * 1.06F;
    add_prism(mesh, out * 0.72F, fork, thick, thick, sides, stem);
    for (const float way : {-1.0F, 1.0F})
        add_prism(mesh, fork - out * (0.3F * thick), fork + out * 0.20F + across * (0.25F * way), thick,
                  thick * 0.9F, sides, arm);
}

PosedMesh t_cell_mesh(bool near) {
    Field field;
    field.blend = near ? 0.09F : 0.14F;
    field.limbs.push_back({{-0.02F, 0, 0}, {0.02F, 0, 0}, 0.86F, 0.86F});
    // Short, blunt, and not all alike.
    const int villi = near ? 56 : 24;
    const float thick = near ? 0.14F : 0.24F;
    for (int i = 0; i < villi; ++i) {
        const glm::vec3 out = direction(i, villi);
        const float height = 0.03F + 0.04F * static_cast<float>((i * 7) % 5) / 4;
        field.limbs.push_back({out * 0.70F, out * (0.86F + height - thick * 0.5F), thick, thick * 0.85F});
    }
    Mesh mesh = surface(field, glm::vec3(-1.1F), glm::vec3(1.1F), near ? 0.165F : 0.31F, rgb(0xC8665F));
    colour_by_distance(mesh, 0.86F, 0.97F, rgb(0xC05B57), rgb(0xDD8F87));
    return posed(mesh, moved(mesh, crawling));
}

// With antibodies.
PosedMesh b_cell_mesh(bool near) {
    Field field;
    field.blend = 0.2F;
    field.limbs.push_back({{-0.02F, 0, 0}, {0.02F, 0, 0}, 0.80F, 0.80F});
    constexpr int lumps = 15;
    for (int i = 0; i < lumps; ++i) {
        const glm::vec3 out = direction(i, lumps);
        field.limbs.push_back({out * 0.55F, out * 0.60F, 0.26F, 0.26F});
    }
    Mesh mesh = surface(field, glm::vec3(-1), glm::vec3(1), near ? 0.21F : 0.3F, rgb(0xC86FA4));
    const int antibodies = near ? 13 : 9;
    for (int i = 0; i < antibodies; ++i) add_antibody(mesh, direction(i, antibodies), i, near);
    return posed(mesh, moved(mesh, crawling));
}

// How far away from the sheath: 0 on it, 1 in the vessel.
float away(const story::Place &place) {
    constexpr float on_the_sheath = 0.08F; // nearer, a cell touches it
    return std::clamp((place.out - on_the_sheath) / (1 - on_the_sheath), 0.0F, 1.0F);
}

glm::vec3 place_of_blood(const story::Cell &cell, float size, const CastPlaces &places) {
    const glm::vec3 outside = glm::mix(places.on_top(cell.place, 0.8F * size),
                                       places.in_vessel(cell.place, cell.id), away(cell.place));
    const LymphNode &node = places.lymph_node();
    return glm::mix(outside, node.slot(cell.id, cell.place), node.holds(cell.place));
}

// The way from the vessel to the sheath.
glm::vec3 way_in(const story::Place &place, const CastPlaces &places) {
    return glm::normalize(places.on_top(place, 0) - places.in_vessel(place, 0));
}

Posture posture_of_blood(const PlacedCell &placed, const CastStage &stage) {
    const story::Cell &cell = placed.cell;
    const Sway sway = stage.sway(cell.id);
    const float far = away(cell.place), held = stage.places.lymph_node().holds(cell.place);
    const float size = placed.size * (1 - 0.3F * held);
    // Sheaths are stripped bit by bit.
    const glm::vec3 in = way_in(cell.place, stage.places);
    const glm::vec3 bite = in * (0.10F * (1 - smooth(0, 0.1F, far)) * sway(7, 1.7F));
    Posture body = stage.at(placed.place + (sway.drift() * 0.10F + bite) * size, size,
                            cell.doing == story::Doing::held_back ? cell.seen * held : cell.seen);
    const float turn = 2 * pi * chance(cell.id, 8) + 0.25F * stage.seconds * (chance(cell.id, 9) - 0.5F);
    body.turn = turn_of(frame_along(in, turn));
    body.pose = smooth(0, 0.15F, far) * (1 - smooth(0.85F, 1, far));
    return body;
}

// Those near the axon first.
int nearest_first(const story::Cell &cell) {
    if (cell.doing == story::Doing::held_back) return not_named;
    return cell.place.out < 0.6F ? 0 : 1;
}

} // namespace

extern constexpr CellLook t_cell_look{
    .meshes = {t_cell_mesh},
    .size = {.close = 0.25F, .whole = 1.3F},
    .reach = {.first = 1.2F, .second = 1.65F},
    .core = 0.95F,
    .place = place_of_blood,
    .posture = posture_of_blood,
    .label = {.key = "label.t_cell",
              .rgb = 0xE39A92,
              .prefer = glm::vec2(-0.5F, -1),
              .rank = 10,
              .turn = nearest_first,
              .at = its_place},
};

extern constexpr CellLook b_cell_look{
    .meshes = {b_cell_mesh},
    .size = {.close = 0.31F, .whole = 1.6F},
    .reach = {.first = 1.3F, .second = 2},
    .core = 0.95F,
    .place = place_of_blood,
    .posture = posture_of_blood,
    .label = {.key = "label.b_cell",
              .rgb = 0xEDA9CF,
              .prefer = glm::vec2(0.6F, -1),
              .rank = 60,
              .turn = nearest_first,
              .at = its_place},
};

} // namespace render
