#include "render/axon/particles.h"
#include "render/gl/numbers.h"
#include "story/signal/node_now.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace render {

namespace {

float eased(float t) {
    t = std::clamp(t, 0.0F, 1.0F);
    return t * t * (3 - 2 * t);
}

// How far ion number `rank` (0..1) has come when a share `moved` of all that move has moved.
float progress(float moved, float rank) { return eased((moved * 1.3F - rank) / 0.3F); }

// Small while it crosses: many of them crossing fast would flicker.
float on_its_way(float progress) { return 1 - 0.75F * std::sin(pi * progress); }

glm::vec3 drift(int seed, double wall_s, float size) {
    const auto t = static_cast<float>(wall_s);
    const auto wave = [&](int n, float speed) {
        return std::sin(t * (speed + 0.5F * hash(seed, n)) + 2 * pi * hash(seed, n + 7));
    };
    return glm::vec3(wave(1, 0.55F), wave(2, 0.65F), wave(3, 0.6F)) * size;
}

// Somewhere about internode `i`.
glm::vec3 around(const Curve &curve, const Lens &view, int i, int seed, float radius) {
    const Spot spot = curve.at(node_at(i) + pitch_length * hash(seed, 1));
    return spot.centre + spot.out(2 * pi * hash(seed, 2)) * (radius * view.fat);
}

void sort_from_the_back(std::vector<Particle> &particles, const Lens &view) {
    std::stable_sort(particles.begin(), particles.end(), [&](const Particle &a, const Particle &b) {
        return glm::dot(a.place - view.eye, a.place - view.eye) >
               glm::dot(b.place - view.eye, b.place - view.eye);
    });
}

constexpr float ball_rim = 0.46F * pi; // how far round it is drawn
constexpr float diamond_top = 1.3F;    // half of its height
constexpr float beyond = 1.01F;        // the outer side of a rim, before the shader makes it a pixel wide

glm::vec3 on_ball(float polar, int j, int around) {
    const float angle = 2 * pi * static_cast<float>(j) / static_cast<float>(around);
    return {std::sin(polar) * std::cos(angle), std::sin(polar) * std::sin(angle), std::cos(polar)};
}

glm::vec3 diamond_corner(int i) {
    const float angle = 0.5F * pi * static_cast<float>(i) + 0.35F;
    return glm::vec3(std::cos(angle), 0, std::sin(angle)) * 1.05F;
}

glm::vec3 outward(const std::array<glm::vec3, 3> &points) {
    const glm::vec3 normal = glm::normalize(glm::cross(points[1] - points[0], points[2] - points[0]));
    return glm::dot(normal, points[0] + points[1] + points[2]) < 0 ? -normal : normal;
}

} // namespace

void Particles::upload(const std::vector<Particle> &particles) {
    static_assert(sizeof(Particle) == 32);
    count_ = static_cast<int>(particles.size());
    if (count_ == 0) return;
    if (!buffer_) buffer_ = make_buffer();
    glBindBuffer(GL_ARRAY_BUFFER, buffer_.id());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(particles.size() * sizeof(Particle)),
                 particles.data(), GL_STREAM_DRAW);
}

Mesh ball_mesh(int around) {
    // Only the half that faces the viewer: it always does.
    const int rings = around / 4;
    Mesh mesh;
    for (int r = 0; r <= rings; ++r)
        for (int j = 0; j <= around; ++j) {
            Vertex vertex;
            vertex.offset = on_ball(ball_rim * static_cast<float>(r) / static_cast<float>(rings), j, around);
            set_normal(vertex, vertex.offset, 1);
            mesh.add(vertex);
        }
    mesh.join_grid(rings + 1, around + 1);
    return mesh;
}

Mesh ball_rim_mesh(int around) {
    Mesh mesh;
    for (const bool inner : {true, false})
        for (int j = 0; j <= around; ++j) {
            Vertex vertex;
            const glm::vec3 out = on_ball(ball_rim, j, around);
            vertex.offset = inner ? out : out * beyond;
            set_normal(vertex, out, inner ? 1.0F : 0.0F);
            mesh.add(vertex);
        }
    mesh.join_grid(2, around + 1);
    return mesh;
}

Mesh diamond_mesh() {
    Mesh mesh;
    for (const float top : {diamond_top, -diamond_top})
        for (int side = 0; side < 4; ++side) {
            const std::array<glm::vec3, 3> points{diamond_corner(side), diamond_corner(side + 1),
                                                  glm::vec3(0, top, 0)};
            const glm::vec3 normal = outward(points);
            std::array<std::uint32_t, 3> index{};
            for (std::size_t i = 0; i < 3; ++i) {
                Vertex vertex;
                vertex.offset = points[i];
                set_normal(vertex, normal, 1);
                index[i] = mesh.add(vertex);
            }
            mesh.triangle(index[0], index[1], index[2]);
        }
    return mesh;
}

Mesh diamond_rim_mesh() {
    Mesh mesh;
    // Its outline goes by the corners 0 and 2; corner 1 is in front.
    for (const float top : {diamond_top, -diamond_top})
        for (const int corner : {0, 2}) {
            const std::array<glm::vec3, 3> points{diamond_corner(corner), diamond_corner(1),
                                                  glm::vec3(0, top, 0)};
            const glm::vec3 normal = outward(points);
            for (const bool inner : {true, false})
                for (const glm::vec3 &point : {points[0], points[2]}) {
                    Vertex vertex;
                    vertex.offset = inner ? point : point * beyond;
                    set_normal(vertex, normal, inner ? 1.0F : 0.0F);
                    mesh.add(vertex);
                }
            mesh.join_grid(2, 2);
        }
    return mesh;
}

Mesh square_mesh() {
    Mesh mesh;
    for (const float y : {-1.0F, 1.0F})
        for (const float x : {-1.0F, 1.0F}) {
            Vertex vertex;
            vertex.offset = {x, y, 0};
            set_normal(vertex, {0, 0, 1}, 1);
            mesh.add(vertex);
        }
    mesh.join_grid(2, 2);
    return mesh;
}

namespace {

constexpr int sodium_seen = 21; // through one window, at the most

// What all ions along one axon have in common.
struct IonScene {
    const Curve &curve;
    const Lens &view;
    double wall_s = 0;
    float size = 0;
    glm::vec3 sodium = rgb(0xFDFF8A), potassium = rgb(0xB378FA);
};

// Where one ion of a node's cloud may stand: outside a wide cloud, at the membrane a narrow waist.
struct CloudSeat {
    float angle, outside, x_out, x_in, rank;
    bool goes; // takes part when ions cross
};

CloudSeat cloud_seat(int seed) {
    CloudSeat seat{};
    seat.angle = 2 * pi * hash(seed, 1);
    const float spread = std::sqrt(hash(seed, 2));
    seat.outside = 0.66F + 1.15F * spread * spread;
    seat.x_out = (hash(seed, 3) - 0.5F) * (0.5F + 1.15F * std::max(seat.outside - 0.75F, 0.0F));
    seat.x_in = (hash(seed, 4) - 0.5F) * 0.7F;
    seat.rank = hash(seed, 5);
    seat.goes = hash(seed, 6) < 0.62F;
    return seat;
}

// `in`, `out`: the shares of all that move that have crossed the membrane of this node.
void add_ions_at_node(Ions &ions, const IonScene &scene, int node, float in, float out) {
    constexpr int of_each = 84;
    const Spot spot = scene.curve.at(node_at(node));
    const auto around = [&](float x, float radius, float angle) {
        return spot.centre + spot.along * x + spot.out(angle) * (radius * scene.view.fat);
    };
    for (int i = 0; i < of_each; ++i) {
        const int seed = node * 1000 + i;
        const CloudSeat seat = cloud_seat(seed);
        const float moved = seat.goes ? progress(in, seat.rank) : 0;
        const glm::vec3 place = glm::mix(around(seat.x_out, seat.outside, seat.angle),
                                         around(seat.x_in, 0.25F, seat.angle), moved);
        if (moved < 0.98F)
            ions.sodium.push_back(
                {place + drift(seed, scene.wall_s, 0.035F), scene.size * on_its_way(moved), scene.sodium, 1});

        if (i % 2 != 0) continue;
        const float share = seat.goes ? progress(out, seat.rank) : (hash(seed, 7) < 0.12F ? 1.0F : 0.0F);
        const float k_angle = 2 * pi * hash(seed, 8);
        const float k_out = 0.68F + 1.2F * hash(seed, 9) * hash(seed, 9);
        const glm::vec3 k_place =
            glm::mix(around(seat.x_in, 0.25F, k_angle), around(seat.x_out * 1.2F, k_out, k_angle), share);
        if (share > 0.02F)
            ions.potassium.push_back({k_place + drift(seed + 500, scene.wall_s, 0.035F),
                                      scene.size * on_its_way(share), scene.potassium, 1});
    }
}

// Inside the axon, seen through the window in a sheath of internode `i`: much K⁺, and Na⁺ as `crowd` says.
void add_ions_in_window(Ions &ions, const IonScene &scene, int i, const Opening &window, float crowd) {
    constexpr int potassium_seen = 13;
    const Spot spot = scene.curve.at(window.centre);
    const auto within = [&](int seed, float nearer) {
        return spot.centre + spot.along * ((hash(seed, 1) - 0.5F) * 1.75F * window.half_length) +
               (spot.up * ((hash(seed, 2) - 0.5F) * 0.5F) + spot.front * (nearer + 0.12F * hash(seed, 3))) *
                   scene.view.fat +
               drift(seed, scene.wall_s, 0.02F);
    };
    for (int j = 0; j < potassium_seen; ++j)
        ions.potassium.push_back(
            {within(50000 + i * 100 + j, 0.13F), 0.72F * scene.size, scene.potassium, 1});
    for (int j = 0; j < sodium_seen; ++j) {
        const float shown = smooth(0, 1, crowd - static_cast<float>(j));
        if (shown > 0.02F)
            ions.sodium.push_back(
                {within(60000 + i * 100 + j, 0.15F), 0.72F * scene.size * shown, scene.sodium, 1});
    }
}

} // namespace

Ions ions_of(const story::Lane &lane, const Curve &curve, const Lens &view, double wall_s) {
    Ions ions;
    if (view.across > 3 * pitch_length) return ions; // too small to tell a ball from a diamond
    const float size = 0.058F * (1 - view.opened);   // an opened node has ions of its own
    if (size <= 0) return ions;
    const IonScene scene{.curve = curve, .view = view, .wall_s = wall_s, .size = size};
    for (int node = view.first; node <= view.last + 1; ++node) {
        if (!view.sees(curve.at(node_at(node)).centre, 1.9F * view.fat)) continue;
        const auto n = static_cast<std::size_t>(node);
        const float in = n < lane.ions.sodium_in.size() ? static_cast<float>(lane.ions.sodium_in[n]) : 0;
        const float out =
            n < lane.ions.potassium_out.size() ? static_cast<float>(lane.ions.potassium_out[n]) : 0;
        add_ions_at_node(ions, scene, node, in, out);
    }
    // The less the pumps keep up, the more Na⁺ is inside.
    const float crowd = 1 + (sodium_seen - 1) * static_cast<float>(story::sodium_inside(lane));
    for (int i = view.first; i <= view.last; ++i) {
        if (!view.has_window(i)) continue;
        const int sheaths = internode_key(lane, i, Detail::near).sheaths;
        if (sheaths == torn) continue;
        for (const Stretch &stretch : sheath_stretches(i, sheaths))
            add_ions_in_window(ions, scene, i, sheath_window(stretch, i, -1, 0, Detail::near), crowd);
    }
    return ions;
}

std::vector<Particle> haze_of(const std::vector<InternodeKey> &keys, const Curve &curve, const Lens &view) {
    std::vector<Particle> haze;
    const glm::vec3 cloud = rgb(0xA8474A), dot = rgb(0xC24E49);
    for (int i = view.first; i <= view.last; ++i) {
        const float here = static_cast<float>(keys[static_cast<std::size_t>(i)].inflammation_64ths) / 64;
        if (here <= 0) continue;
        for (int j = 0; j < 26; ++j) {
            const int seed = 90000 + i * 64 + j;
            const bool puff = j < 9;
            const float radius = puff ? 1.0F + 0.9F * hash(seed, 3) : 1.15F + 1.5F * hash(seed, 3);
            Particle particle;
            particle.place = around(curve, view, i, seed, radius);
            particle.size = (puff ? 1.3F + 0.9F * hash(seed, 4) : 0.07F + 0.09F * hash(seed, 4)) * view.fat;
            particle.colour = puff ? cloud : dot;
            particle.strength = puff ? (0.27F + 0.16F * view.far_off) * here
                                     : std::clamp(here * 1.5F - 0.9F * hash(seed, 5), 0.0F, 0.85F);
            if (particle.strength > 0.004F) haze.push_back(particle);
        }
    }
    sort_from_the_back(haze, view);
    return haze;
}

std::vector<Particle> grains_of(const std::vector<InternodeKey> &keys, const Curve &curve, const Lens &view) {
    std::vector<Particle> grains;
    for (int i = view.first; i <= view.last; ++i) {
        const float here = static_cast<float>(keys[static_cast<std::size_t>(i)].smouldering_32nds) / 32;
        for (int j = 0; j < 34 && here > 0; ++j) {
            const int seed = 120000 + i * 64 + j;
            Particle particle;
            particle.place = around(curve, view, i, seed, 1.2F + 1.2F * hash(seed, 3));
            particle.size = (0.08F + 0.08F * hash(seed, 4)) * view.fat;
            particle.colour = rgb(0xC08A86);
            particle.strength = std::clamp(here * 1.6F - hash(seed, 5), 0.0F, 0.7F);
            if (particle.strength > 0.004F) grains.push_back(particle);
        }
    }
    sort_from_the_back(grains, view);
    return grains;
}

glm::vec3 sodium_cloud(const Curve &curve, int node) {
    const Spot spot = curve.at(node_at(node));
    return spot.centre + spot.along * 0.3F + spot.out(1.1F) * 1.15F;
}

glm::vec3 potassium_cloud(const Curve &curve, int node) {
    const Spot spot = curve.at(node_at(node));
    return spot.centre - spot.along * 0.2F + spot.out(-1.0F) * 1.1F;
}

} // namespace render
