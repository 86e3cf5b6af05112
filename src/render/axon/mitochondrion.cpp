#include "render/axon/mitochondrion.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace render {

namespace {

// What it looks like at a share of its health. The four states blend into each other.
struct MitochondrionLook {
    glm::vec3 deep, fold, rim;
    float folds;         // how many of its folds are left, 0..1
    float length, width; // relative to a healthy one
};

MitochondrionLook mitochondrion_look(float health) {
    const std::array<std::pair<float, MitochondrionLook>, 4> states{{
        {0.05F, {rgb(0x333B49), rgb(0x333B49), rgb(0x7C8594), 0, 0.78F, 0.80F}},     // gone
        {0.30F, {rgb(0x86695C), rgb(0xE0CDB8), rgb(0xB78D74), 0.34F, 0.80F, 1.38F}}, // failing
        {0.62F, {rgb(0xB9794F), rgb(0xF3E2C6), rgb(0xDDA47A), 0.85F, 0.94F, 1.02F}}, // tired
        {0.95F, {rgb(0xD2601A), rgb(0xFFEAB4), rgb(0xF08840), 1, 1, 1}},             // at work
    }};
    MitochondrionLook look = states.front().second;
    for (std::size_t i = 0; i + 1 < states.size(); ++i) {
        const auto &[from, a] = states[i];
        const auto &[to, b] = states[i + 1];
        const float t = std::clamp((health - from) / (to - from), 0.0F, 1.0F);
        if (t <= 0) break;
        look = {glm::mix(a.deep, b.deep, t),     glm::mix(a.fold, b.fold, t),
                glm::mix(a.rim, b.rim, t),       glm::mix(a.folds, b.folds, t),
                glm::mix(a.length, b.length, t), glm::mix(a.width, b.width, t)};
    }
    return look;
}

glm::vec3 cut_colour(float x, float v, float period, const MitochondrionLook &look) {
    if (std::abs(v) > 0.80F) return look.rim;
    const float wobble = 0.128F * period * std::sin(v * 4.0F + x * 0.85F / period);
    const float place = (x + wobble) / period;
    const auto number = static_cast<int>(std::floor(place));
    const float across = std::abs(place - static_cast<float>(number) - 0.5F) * 2; // 0 the middle of a fold
    const float reach = number % 2 == 0 ? v + 0.24F : 0.24F - v;                  // from one side only
    const float inside =
        std::clamp((0.62F - across) / 0.22F, 0.0F, 1.0F) * std::clamp((reach + 0.42F) / 0.14F, 0.0F, 1.0F);
    // Folds go one by one.
    const float rank = static_cast<float>(((number % 7 + 7) * 3 + 2) % 7) / 7;
    const float left = std::clamp((look.folds - rank) / 0.15F, 0.0F, 1.0F);
    return glm::mix(look.deep, look.fold, inside * left);
}

} // namespace

void add_mitochondrion(Mesh &mesh, const Curve &curve, float s, const Mitochondrion &body, float health,
                       Detail detail) {
    const MitochondrionLook look = mitochondrion_look(health);
    const int finer = body.fold_spacing < 0.09F ? 2 : 1;
    const int rows = (detail == Detail::fine ? 160 : 76) * finer;
    const std::array<float, 11> across{-1.0F, -0.9F, -0.82F, -0.76F, -0.4F, 0,
                                       0.4F,  0.76F, 0.82F,  0.9F,   1.0F};
    const float radius = body.radius * look.width;
    const float half = (body.half_length + body.radius) * look.length - radius;
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
            set_look(vertex,
                     {.colour = cut_colour(x, edge > 0.81F ? 1.0F : v, body.fold_spacing, look), .open = 1});
            set_normal(vertex, glm::normalize(normal), 1);
            mesh.add(vertex);
        }
    }
    mesh.join_grid(rows, static_cast<int>(across.size()));
}

} // namespace render
