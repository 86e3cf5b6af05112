#include "render/axon/bodies.h"

#include "render/axon/field.h"
#include "render/gl/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace render {

namespace {

// An arm in `steps` limbs along a curve of three points.
void add_arm(Field &field, const glm::vec3 &a, const glm::vec3 &b, const glm::vec3 &c, float thick,
             float thin) {
    constexpr int steps = 9;
    const auto at = [&](float t) { return a * (1 - t) * (1 - t) + b * 2.0F * t * (1 - t) + c * t * t; };
    const auto radius = [&](float t) { return thick + (thin - thick) * std::sqrt(t); };
    for (int i = 0; i < steps; ++i) {
        const float t = static_cast<float>(i) / steps, u = static_cast<float>(i + 1) / steps;
        field.limbs.push_back({at(t), at(u), radius(t), radius(u), i > 0});
    }
}

// A foot spread on the sheath.
void add_foot(Field &field, glm::vec3 at) {
    field.limbs.push_back({at + glm::vec3(0, 0.22F, -0.02F), at + glm::vec3(0, 0.02F, 0), 0.06F, 0.115F});
    field.limbs.push_back(
        {at + glm::vec3(-0.17F, -0.02F, 0), at + glm::vec3(0.17F, -0.02F, 0), 0.055F, 0.055F});
}

} // namespace

Mesh oligodendrocyte_mesh(int variant, bool fine) {
    Field field;
    field.blend = 0.2F;
    const float stout = fine ? 1.0F : 1.35F; // seen from afar, thin arms would vanish
    field.floor = -0.12F;
    const float lean = variant == 1 ? 0.22F : (variant == 2 ? -0.18F : 0.0F);
    const glm::vec3 body = oligodendrocyte_middle + glm::vec3(lean, variant == 2 ? 0.08F : 0.0F, 0);
    field.limbs.push_back(
        {body + glm::vec3(-0.26F, 0.03F, 0), body + glm::vec3(0.24F, -0.02F, 0), 0.30F, 0.33F});
    const auto arm = [&](glm::vec3 out, glm::vec3 over, float foot_x, float foot_z, float thick) {
        add_arm(field, body + out, body + over, {foot_x, 0.18F, foot_z}, thick * stout, 0.062F * stout);
        add_foot(field, {foot_x, 0.02F, foot_z});
    };
    arm({-0.40F, -0.08F, 0.05F}, {-0.72F, -0.2F, 0.15F}, -0.72F - 0.2F * lean, 0.1F, 0.125F);
    arm({0.42F, 0.0F, 0.05F}, {1.35F, 0.05F, 0.1F}, 1.72F + 0.2F * lean, 0.08F, 0.13F);
    arm({-0.42F, 0.08F, 0}, {-2.2F, 0.3F, 0.05F}, -3.1F - lean, -0.02F, 0.135F);
    arm({0.42F, 0.08F, -0.05F}, {2.3F, 0.42F, -0.1F}, 3.2F + lean, -0.1F, 0.125F);
    // Two arms go up, to other axons.
    add_arm(field, body + glm::vec3(-0.3F, 0.18F, 0), body + glm::vec3(-0.75F, 0.7F, -0.2F),
            body + glm::vec3(-1.5F, 1.5F, -0.8F), 0.13F * stout, 0.065F * stout);
    add_arm(field, body + glm::vec3(0.3F, 0.2F, 0), body + glm::vec3(0.42F, 0.75F, -0.2F),
            body + glm::vec3(0.85F + lean, 1.6F, -0.7F), 0.125F * stout, 0.065F * stout);
    Mesh mesh =
        surface(field, {-3.7F, -0.16F, -1.3F}, {3.8F, 2.75F, 0.5F}, fine ? 0.068F : 0.092F, rgb(0x45B387));
    // What looks down on the axon is lit by it; feet more than the body.
    for (Vertex &vertex : mesh.vertices) {
        const float down = 0.35F - 0.65F * static_cast<float>(vertex.normal[1]) / 127;
        const float near = std::exp(-1.1F * std::max(vertex.offset.y, 0.0F));
        vertex.colour[3] = static_cast<std::uint8_t>(255 * std::clamp(1.25F * down * near, 0.0F, 1.0F));
    }
    return mesh;
}

BodyMeshes make_bodies(bool fine) {
    BodyMeshes all;
    for (int variant = 0; variant < oligodendrocyte_variants; ++variant)
        all[static_cast<std::size_t>(variant)] = oligodendrocyte_mesh(variant, fine);
    return all;
}

namespace {

constexpr glm::vec3 muscle_tint{0.92F, 0.70F, 0.68F}; // relative to the skin

struct Finger {
    float x, tip_x, length, radius;
};
constexpr std::array<Finger, 4> fingers{{{-0.47F, -0.68F, 1.02F, 0.175F},
                                         {-0.155F, -0.22F, 1.2F, 0.18F},
                                         {0.165F, 0.25F, 1.1F, 0.175F},
                                         {0.47F, 0.70F, 0.84F, 0.155F}}};

Limb limb_of(const Finger &finger) {
    return {{finger.x * 0.92F, 1.35F, 0},
            {finger.tip_x, knuckle_height + finger.length - 0.1F, 0},
            finger.radius * 1.08F,
            finger.radius * 0.9F};
}

// From the middle line of a finger, seen from the palm.
float apart(const glm::vec3 &p, const Finger &finger) {
    const Limb limb = limb_of(finger);
    const glm::vec2 from(limb.from), along = glm::vec2(limb.to) - from;
    return std::abs((p.x - from.x) * along.y - (p.y - from.y) * along.x) / glm::length(along);
}

} // namespace

Mesh hand_mesh(bool fine, bool taps) {
    Field field;
    field.blend = taps ? 0.10F : 0.16F;
    field.squash = {1, 1, 1.25F};
    // The muscle of the forearm, which the fibre runs into, and the wrist; then a palm of three rounded
    // slabs.
    field.limbs.push_back({{0.04F, -1.30F, 0}, {0.06F, -0.62F, 0}, 0.20F, 0.50F});
    field.limbs.push_back({{0.06F, -0.62F, 0}, {0, 0.30F, 0}, 0.50F, 0.31F});
    field.limbs.push_back({{-0.28F, 0.55F, 0}, {-0.34F, 1.35F, 0}, 0.30F, 0.23F});
    field.limbs.push_back({{0.05F, 0.5F, 0}, {0.0F, 1.4F, 0}, 0.30F, 0.24F});
    field.limbs.push_back({{0.30F, 0.55F, 0}, {0.34F, 1.3F, 0}, 0.28F, 0.22F});
    for (const Finger &finger : fingers) {
        Limb limb = limb_of(finger);
        if (taps) { // no skin between one that moves and one that does not
            limb.from_radius *= 0.86F;
            limb.to_radius *= 0.95F;
        }
        field.limbs.push_back(limb);
    }
    const glm::vec3 thumb_tip{-1.12F, 1.52F, 0.16F};
    field.limbs.push_back({thumb_root + glm::vec3(0.06F, -0.1F, 0), {-0.82F, 1.12F, 0.14F}, 0.23F, 0.165F});
    field.limbs.push_back({{-0.82F, 1.12F, 0.14F}, thumb_tip, 0.165F, 0.135F});
    Mesh mesh =
        surface(field, {-1.4F, -1.65F, -0.8F}, {1.0F, 3.3F, 0.8F}, fine ? 0.05F : 0.08F, rgb(0xA9C6EE));
    for (Vertex &vertex : mesh.vertices) {
        const glm::vec3 p = vertex.offset;
        const float thumb = std::clamp((-0.42F - p.x) / 0.3F, 0.0F, 1.0F) *
                            std::clamp((2.0F - p.y) / 0.2F, 0.0F, 1.0F) *
                            std::clamp((p.y - 0.5F) / 0.3F, 0.0F, 1.0F);
        const bool is_thumb = thumb > 0 && p.x < -0.42F - 0.5F * std::max(0.0F, p.y - 1.0F);
        // The muscle is redder than the skin over it.
        const float muscle = smooth(-0.1F, -0.6F, p.y);
        for (int i = 0; i < 3; ++i)
            vertex.colour[i] = static_cast<std::uint8_t>(
                std::lround(static_cast<float>(vertex.colour[i]) * glm::mix(1.0F, muscle_tint[i], muscle)));
        vertex.s = is_thumb ? 1 + thumb : (p.y > 1.3F ? 1.0F : 0.0F);
        if (!taps || vertex.s != 1) continue;
        const float nearer = apart(p, fingers[1]) - apart(p, fingers[0]);
        vertex.s -= index_mark * std::clamp(nearer / 0.10F + 0.5F, 0.0F, 1.0F);
    }
    return mesh;
}

} // namespace render
