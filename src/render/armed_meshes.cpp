#include "render/cell_meshes.h"

#include "render/field.h"

#include <algorithm>
#include <cmath>

// Cells with arms: the surface is made once, and the limbs it was made of carry it from pose to pose.
namespace render {

namespace {

// Turns by as little as takes `a` to `b`, both of length 1.
glm::vec3 turned(const glm::vec3 &p, const glm::vec3 &a, const glm::vec3 &b) {
    const glm::vec3 axis = glm::cross(a, b);
    const float c = glm::dot(a, b);
    if (c < -0.999F) return -p;
    return p * c + glm::cross(axis, p) + axis * (glm::dot(axis, p) / (1 + c));
}

glm::vec3 axis_of(const Limb &limb) {
    const glm::vec3 axis = limb.to - limb.from;
    const float length = glm::length(axis);
    return length > 1e-5F ? axis / length : glm::vec3(1, 0, 0);
}

// Each point goes with the limbs of `from` that it lies on, to where the same limbs of `to` are.
Move carried(const std::vector<Limb> &from, const std::vector<Limb> &to) {
    return [&from, &to](const glm::vec3 &p) {
        constexpr float soft = 0.05F;
        glm::vec3 sum(0);
        float weights = 0;
        for (std::size_t i = 0; i < from.size(); ++i) {
            const Limb &a = from[i], &b = to[i];
            const glm::vec3 axis = a.to - a.from;
            const float t =
                std::clamp(glm::dot(p - a.from, axis) / std::max(glm::dot(axis, axis), 1e-8F), 0.0F, 1.0F);
            const glm::vec3 away = p - (a.from + axis * t);
            const float radius = a.from_radius + (a.to_radius - a.from_radius) * t;
            const float off = std::max(glm::length(away) - radius, 0.0F);
            float weight = soft / (soft + off);
            weight *= weight * weight;
            weight *= weight;
            const float wider = (b.from_radius + (b.to_radius - b.from_radius) * t) / radius;
            sum += (b.from + (b.to - b.from) * t + turned(away, axis_of(a), axis_of(b)) * wider) * weight;
            weights += weight;
        }
        return sum / weights;
    };
}

// An arm along a curve of three points.
struct Arm {
    glm::vec3 a{0}, b{0}, c{0};
    float thick = 0.1F, thin = 0.05F;
};

void add_arm(std::vector<Limb> &limbs, const Arm &arm, int steps) {
    const auto at = [&](float t) {
        return arm.a * (1 - t) * (1 - t) + arm.b * 2.0F * t * (1 - t) + arm.c * t * t;
    };
    const auto radius = [&](float t) { return arm.thick + (arm.thin - arm.thick) * std::sqrt(t); };
    for (int i = 0; i < steps; ++i) {
        const float t = static_cast<float>(i) / static_cast<float>(steps);
        const float u = static_cast<float>(i + 1) / static_cast<float>(steps);
        limbs.push_back({at(t), at(u), radius(t), radius(u), i > 0});
    }
}

// ---- microglia ----

struct Branch {
    float angle, tilt, length; // of the arm: about z, out of the plane, until it forks
    float left, right;         // of the two twigs: lengths
};
constexpr Branch branches[] = {
    {0.15F, 0.10F, 0.52F, 0.36F, 0.30F}, {0.95F, -0.20F, 0.46F, 0.30F, 0.38F},
    {1.85F, 0.15F, 0.55F, 0.34F, 0.28F}, {2.70F, -0.10F, 0.50F, 0.28F, 0.36F},
    {3.65F, 0.20F, 0.48F, 0.38F, 0.30F}, {4.45F, -0.15F, 0.54F, 0.30F, 0.34F},
    {5.40F, 0.05F, 0.50F, 0.36F, 0.26F},
};

glm::vec3 flat(float angle, float tilt) { return {std::cos(angle), std::sin(angle), tilt}; }

std::vector<Limb> spread_arms(bool near) {
    const float stout = near ? 0.9F : 1.2F;
    std::vector<Limb> limbs{{{-0.07F, 0.02F, 0}, {0.08F, -0.01F, 0}, 0.18F, 0.15F}};
    for (const Branch &branch : branches) {
        const glm::vec3 out = flat(branch.angle, branch.tilt), bent = flat(branch.angle + 0.35F, branch.tilt);
        const glm::vec3 fork = out * branch.length;
        add_arm(limbs, {out * 0.14F, bent * (branch.length * 0.6F), fork, 0.080F * stout, 0.042F * stout}, 4);
        for (const float way : {-1.0F, 1.0F}) {
            const float length = way < 0 ? branch.left : branch.right;
            const glm::vec3 aside = flat(branch.angle + 0.62F * way, -branch.tilt);
            const glm::vec3 tip = fork + flat(branch.angle + 0.34F * way, -1.5F * branch.tilt) * length;
            add_arm(limbs, {fork, fork + aside * (length * 0.55F), tip, 0.042F * stout, 0.022F * stout}, 3);
            if (!near) continue;
            const glm::vec3 side = flat(branch.angle + 1.25F * way, 0.3F);
            limbs.push_back({fork + aside * (length * 0.42F), fork + aside * (length * 0.42F) + side * 0.13F,
                             0.034F, 0.02F});
        }
    }
    return limbs;
}

// The same limbs, plump; the arms toward +x are longer and close round what they hold.
std::vector<Limb> drawn_in_arms(bool near) {
    std::vector<Limb> limbs{{{-0.22F, 0.02F, 0}, {0.08F, -0.01F, 0}, 0.43F, 0.40F}};
    for (const Branch &branch : branches) {
        const glm::vec3 out = flat(branch.angle, 1.4F * branch.tilt);
        const glm::vec3 middle(-0.08F, 0, 0);
        const float front = std::clamp(out.x * 1.3F - 0.1F, 0.0F, 1.0F);
        // Round the thing, not into it.
        const float way_round = out.y < 0 ? -1.0F : 1.0F;
        const glm::vec3 fork =
            middle + out * (0.56F + 0.05F * front) + glm::vec3(0, 0.16F * way_round * front, 0);
        const glm::vec3 tip = fork + glm::mix(out * 0.09F, glm::vec3(0.24F, -0.06F * way_round, 0), front);
        add_arm(limbs, {middle + out * 0.3F, middle + out * 0.45F, fork, 0.2F, 0.135F}, 4);
        for (const float way : {-1.0F, 1.0F}) {
            const glm::vec3 aside = flat(branch.angle + 0.5F * way, 0.3F * way) * (0.05F * (1 - front));
            add_arm(limbs, {fork, (fork + tip) * 0.5F + aside, tip + aside, 0.125F, 0.085F}, 3);
            if (near) limbs.push_back({tip + aside, tip + aside * 1.5F + out * 0.01F, 0.08F, 0.07F});
        }
    }
    return limbs;
}

// ---- repair cells ----

std::vector<Limb> repair_cell(const Limb &body, const std::vector<Arm> &arms, bool feet) {
    std::vector<Limb> limbs{body};
    for (std::size_t i = 0; i < arms.size(); ++i) {
        add_arm(limbs, arms[i], 8);
        if (i >= 4) continue; // these reach up, to other axons
        const glm::vec3 c = arms[i].c;
        const glm::vec3 on = glm::normalize(arms[i].c - arms[i].b) * 0.02F;
        const float r = arms[i].thin;
        if (feet) {
            limbs.push_back({c + glm::vec3(0, 0.06F, -0.02F), c - glm::vec3(0, 0.14F, 0), 0.06F, 0.11F});
            limbs.push_back({c - glm::vec3(0.17F, 0.18F, 0), c + glm::vec3(0.17F, -0.18F, 0), 0.05F, 0.05F});
        } else {
            const glm::vec3 across = turned({0.03F, 0, 0}, {0, -1, 0}, on / 0.02F);
            limbs.push_back({c - on, c, r, r});
            limbs.push_back({c - across, c + across, r, r});
        }
    }
    return limbs;
}

std::vector<Limb> mature(bool near) {
    const float stout = near ? 1.0F : 1.35F;
    const glm::vec3 body(0, 0.84F, -0.3F);
    const auto arm = [&](glm::vec3 a, glm::vec3 b, glm::vec3 c, float thick) {
        return Arm{body + a, body + b, c, thick * stout, 0.062F * stout};
    };
    return repair_cell(
        {body + glm::vec3(-0.25F, 0.02F, 0), body + glm::vec3(0.25F, -0.02F, 0), 0.30F, 0.32F},
        {arm({-0.40F, -0.08F, 0.05F}, {-0.85F, -0.15F, 0.15F}, {-0.95F, 0.18F, 0.10F}, 0.125F),
         arm({0.42F, 0.0F, 0.05F}, {1.0F, 0.02F, 0.12F}, {1.10F, 0.18F, 0.08F}, 0.13F),
         arm({-0.42F, 0.08F, 0}, {-1.75F, 0.32F, 0.05F}, {-2.35F, 0.18F, -0.02F}, 0.13F),
         arm({0.42F, 0.08F, -0.05F}, {1.7F, 0.40F, -0.1F}, {2.4F, 0.18F, -0.06F}, 0.125F),
         arm({-0.3F, 0.18F, 0}, {-0.75F, 0.7F, -0.2F}, body + glm::vec3(-1.4F, 1.3F, -0.8F), 0.12F),
         arm({0.3F, 0.2F, 0}, {0.42F, 0.75F, -0.2F}, body + glm::vec3(0.9F, 1.4F, -0.7F), 0.12F)},
        true);
}

// Slender, with two fine processes that branch.
std::vector<Limb> young(bool near) {
    const float stout = near ? 1.0F : 1.6F;
    const glm::vec3 body = repair_cell_middle;
    const auto arm = [&](glm::vec3 a, glm::vec3 b, glm::vec3 c) {
        return Arm{body + a, body + b, body + c, 0.07F * stout, 0.027F * stout};
    };
    return repair_cell({body - glm::vec3(0.30F, 0.04F, 0), body + glm::vec3(0.30F, 0.04F, 0), 0.165F, 0.165F},
                       {arm({-0.38F, -0.04F, 0}, {-0.95F, -0.02F, 0.1F}, {-1.25F, -0.62F, 0.2F}),
                        arm({0.38F, 0.03F, 0}, {0.95F, 0.05F, 0.1F}, {1.45F, -0.50F, 0.2F}),
                        arm({-0.42F, -0.05F, 0}, {-1.1F, -0.1F, 0}, {-1.95F, -0.10F, -0.1F}),
                        arm({0.42F, 0.05F, 0}, {1.2F, 0.0F, 0}, {2.05F, 0.20F, -0.1F}),
                        arm({-0.38F, -0.02F, 0}, {-0.95F, 0.05F, 0}, {-1.40F, 0.62F, -0.2F}),
                        arm({0.40F, 0.05F, 0}, {0.95F, 0.12F, 0}, {1.25F, 0.75F, -0.2F})},
                       false);
}

// It is there, but its arms roll up before they reach the axon.
std::vector<Limb> curled(bool near) {
    const float stout = near ? 1.0F : 1.5F;
    const glm::vec3 body = repair_cell_middle + glm::vec3(0, 0.08F, 0);
    const auto arm = [&](glm::vec3 a, glm::vec3 b, glm::vec3 c) {
        return Arm{body + a, body + b, body + c, 0.07F * stout, 0.036F * stout};
    };
    return repair_cell({body - glm::vec3(0.16F, 0.03F, 0), body + glm::vec3(0.16F, 0.03F, 0), 0.20F, 0.20F},
                       {arm({-0.22F, -0.12F, 0}, {-0.62F, -1.10F, 0.1F}, {-0.22F, -0.55F, 0.3F}),
                        arm({0.24F, -0.10F, 0}, {0.78F, -1.05F, 0.1F}, {0.42F, -0.42F, 0.3F}),
                        arm({-0.28F, -0.02F, 0}, {-1.60F, -0.62F, 0}, {-0.92F, 0.12F, 0.1F}),
                        arm({0.28F, 0.02F, 0}, {1.75F, -0.50F, 0}, {0.98F, 0.20F, 0.1F}),
                        arm({-0.22F, 0.12F, 0}, {-0.95F, 0.95F, 0}, {-0.80F, 0.38F, -0.1F}),
                        arm({0.22F, 0.14F, 0}, {0.85F, 1.10F, 0}, {0.86F, 0.50F, -0.1F})},
                       false);
}

Mesh repair_surface(const std::vector<Limb> &limbs, bool near) {
    Field field;
    field.blend = 0.18F;
    field.limbs = limbs;
    field.floor = -0.12F;
    return surface(field, {-2.9F, -0.16F, -1.3F}, {2.9F, 2.6F, 0.45F}, near ? 0.075F : 0.11F, rgb(0x45B387));
}

} // namespace

PosedMesh microglia_mesh(bool near) {
    Field field;
    field.blend = near ? 0.07F : 0.08F;
    field.limbs = spread_arms(near);
    const Mesh mesh = surface(field, {-1.15F, -1.15F, -0.45F}, {1.15F, 1.15F, 0.45F}, near ? 0.036F : 0.052F,
                              rgb(0xA79ACF));
    return posed(mesh, moved(mesh, carried(field.limbs, drawn_in_arms(near))));
}

PosedMesh maturing_mesh(bool near) {
    const std::vector<Limb> last = mature(near), first = young(near);
    const Mesh mesh = repair_surface(last, near);
    return posed(moved(mesh, carried(last, first)), mesh);
}

PosedMesh stalled_mesh(bool near) {
    const std::vector<Limb> made = mature(near), first = young(near), last = curled(near);
    const Mesh mesh = repair_surface(made, near);
    return posed(moved(mesh, carried(made, first)), moved(mesh, carried(made, last)));
}

} // namespace render
