#include "render/axon/goals.h"

#include "render/axon/field.h"

#include <array>

namespace render {

namespace {

using story::Goal;

void limb(Field &field, const glm::vec3 &from, const glm::vec3 &to, float from_radius, float to_radius) {
    field.limbs.push_back({from, to, from_radius, to_radius});
}

// Mirrored at x = 0.
void both(Field &field, glm::vec3 from, glm::vec3 to, float from_radius, float to_radius) {
    limb(field, from, to, from_radius, to_radius);
    from.x = -from.x;
    to.x = -to.x;
    limb(field, from, to, from_radius, to_radius);
}

// An almond with an iris that stands out.
void add_eye(Field &field) {
    limb(field, {-0.95F, 1.15F, 0}, {0, 1.2F, 0}, 0.10F, 0.62F);
    limb(field, {0, 1.2F, 0}, {0.95F, 1.15F, 0}, 0.62F, 0.10F);
    limb(field, {0, 1.2F, 0.30F}, {0, 1.2F, 0.36F}, 0.36F, 0.36F);
    limb(field, {0, -0.4F, -0.1F}, {0, 0.8F, -0.1F}, 0.16F, 0.2F);
}

void add_legs(Field &field) {
    both(field, {0.30F, 2.5F, 0}, {0.36F, 1.35F, 0.06F}, 0.34F, 0.24F);
    both(field, {0.36F, 1.35F, 0.06F}, {0.40F, 0.2F, 0}, 0.22F, 0.16F);
    both(field, {0.40F, 0.12F, 0}, {0.52F, 0.06F, 0.42F}, 0.17F, 0.14F);
    limb(field, {-0.22F, 2.55F, 0}, {0.22F, 2.55F, 0}, 0.36F, 0.36F);
}

// Somebody on one leg, arms wide.
void add_balance(Field &field) {
    limb(field, {0, 2.65F, 0}, {0, 2.68F, 0}, 0.34F, 0.34F);
    limb(field, {0, 2.1F, 0}, {0, 1.3F, 0}, 0.30F, 0.24F);
    both(field, {0.22F, 2.05F, 0}, {1.15F, 2.25F, 0}, 0.16F, 0.11F);
    limb(field, {0.02F, 1.2F, 0}, {0.02F, 0, 0}, 0.20F, 0.14F);
    limb(field, {0.1F, 1.2F, 0}, {0.72F, 0.85F, 0.1F}, 0.20F, 0.16F);
    limb(field, {0.72F, 0.85F, 0.1F}, {0.35F, 0.45F, 0.1F}, 0.15F, 0.12F);
}

void add_bladder(Field &field) {
    limb(field, {0, 1.75F, 0}, {0, 1.35F, 0}, 0.82F, 0.62F);
    limb(field, {0, 0.9F, 0}, {0, -0.3F, 0}, 0.30F, 0.15F);
}

// A head in profile.
void add_head(Field &field, const glm::vec3 &by, float size) {
    const auto at = [&](float x, float y) { return by + glm::vec3(x, y, 0) * size; };
    limb(field, at(-0.1F, 0.15F), at(0.1F, 0.2F), 0.72F * size, 0.66F * size);
    limb(field, at(0.30F, -0.2F), at(0.42F, -0.45F), 0.36F * size, 0.26F * size);
    limb(field, at(0.70F, 0.0F), at(0.80F, -0.12F), 0.12F * size, 0.12F * size);
    limb(field, at(-0.15F, -0.4F), at(-0.2F, -1.3F), 0.36F * size, 0.42F * size);
}

// Somebody who sits, head bowed.
void add_tired(Field &field) {
    limb(field, {0.36F, 2.15F, 0}, {0.38F, 2.12F, 0}, 0.34F, 0.34F);
    limb(field, {0.08F, 1.75F, 0}, {-0.25F, 0.85F, 0}, 0.32F, 0.34F);
    limb(field, {-0.2F, 0.7F, 0.05F}, {0.75F, 0.75F, 0.12F}, 0.26F, 0.2F);
    limb(field, {0.75F, 0.75F, 0.12F}, {0.78F, -0.2F, 0.12F}, 0.19F, 0.14F);
    limb(field, {0.1F, 1.55F, 0.25F}, {0.55F, 1.0F, 0.3F}, 0.15F, 0.12F);
    limb(field, {0, -0.4F, 0}, {-0.15F, 0.5F, 0}, 0.15F, 0.22F); // a stool, on the end of the axon
}

} // namespace

Mesh goal_mesh(Goal goal, bool fine) {
    Field field;
    field.blend = 0.12F;
    field.squash = {1, 1, 1.25F};
    switch (goal) {
    case Goal::hand:
        break; // hand_mesh
    case Goal::sight:
        add_eye(field);
        break;
    case Goal::walking:
        add_legs(field);
        break;
    case Goal::balance:
        add_balance(field);
        break;
    case Goal::bladder:
        add_bladder(field);
        break;
    case Goal::thinking:
        add_head(field, {0, 1.45F, 0}, 1.15F);
        break;
    case Goal::fatigue:
        add_tired(field);
        break;
    }
    Mesh mesh =
        surface(field, {-1.4F, -0.9F, -0.8F}, {1.4F, 3.3F, 0.9F}, fine ? 0.05F : 0.08F, rgb(0xA9C6EE));
    for (Vertex &vertex : mesh.vertices) {
        vertex.s = 0;
        const glm::vec2 from_iris = glm::vec2(vertex.offset) - glm::vec2(0, 1.2F);
        if (goal == Goal::sight && vertex.offset.z > 0.2F && glm::length(from_iris) < 0.34F) {
            const bool pupil = glm::length(from_iris) < 0.15F;
            const glm::vec3 colour = rgb(pupil ? 0x101C38 : 0x4F7FC8);
            for (int c = 0; c < 3; ++c) vertex.colour[c] = static_cast<std::uint8_t>(colour[c] * 255);
        }
    }
    return mesh;
}

const char *goal_label(Goal goal) {
    constexpr std::array<const char *, story::goal_names.size()> labels{
        "label.hand",    "label.sight",    "label.walking", "label.balance",
        "label.bladder", "label.thinking", "label.fatigue"};
    return labels[static_cast<std::size_t>(goal)];
}

} // namespace render
