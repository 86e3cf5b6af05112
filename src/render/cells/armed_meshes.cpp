#include "render/cells/cell_meshes.h"

#include "render/axon/field.h"
#include "render/gl/numbers.h"

#include <algorithm>
#include <cmath>

// Cells with arms. Near, the surface is made once, and the limbs it was made of carry it from pose to pose.
// From afar, limbs are drawn as they are: a few tubes, where nobody sees the joints.
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
            if (off > 12 * soft && weights > 0) continue; // too far to count
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

// ---- from afar ----

void add_ring(Mesh &mesh, const glm::vec3 &at, const glm::vec3 &along, float radius, float lean,
              const glm::vec3 &colour) {
    constexpr int sides = 4;
    const glm::vec3 side = std::abs(along.z) < 0.8F ? glm::vec3(0, 0, 1) : glm::vec3(0, 1, 0);
    const glm::vec3 u = glm::normalize(glm::cross(along, side)), v = glm::cross(along, u);
    for (int j = 0; j <= sides; ++j) {
        const float angle = 2 * pi * static_cast<float>(j) / sides;
        const glm::vec3 out = u * std::cos(angle) + v * std::sin(angle);
        Vertex vertex;
        vertex.offset = at + out * radius;
        set_look(vertex, {.colour = colour, .open = 0.95F});
        set_normal(vertex, glm::normalize(out + along * lean), 0.95F);
        mesh.add(vertex);
    }
}

// The first limb as a smooth ball, the others as tubes.
Mesh tubes(const std::vector<Limb> &limbs, const glm::vec3 &colour) {
    constexpr int rows = 6, around = 8;
    Mesh mesh;
    const Limb &body = limbs.front();
    const glm::vec3 along = axis_of(body), middle = (body.from + body.to) * 0.5F;
    const glm::vec3 side = std::abs(along.z) < 0.8F ? glm::vec3(0, 0, 1) : glm::vec3(0, 1, 0);
    const glm::vec3 u = glm::normalize(glm::cross(along, side)), v = glm::cross(along, u);
    const float radius = (body.from_radius + body.to_radius) / 2;
    const float length = radius + glm::length(body.to - body.from) / 2;
    for (int i = 0; i <= rows; ++i) {
        const float polar = pi * static_cast<float>(i) / rows;
        for (int j = 0; j <= around; ++j) {
            const float angle = 2 * pi * static_cast<float>(j) / around;
            const glm::vec3 out = (u * std::cos(angle) + v * std::sin(angle)) * std::sin(polar);
            Vertex vertex;
            vertex.offset = middle + out * radius + along * (std::cos(polar) * length);
            set_look(vertex, {.colour = colour});
            set_normal(vertex, glm::normalize(out / radius + along * (std::cos(polar) / length)), 1);
            mesh.add(vertex);
        }
    }
    mesh.join_grid(rows + 1, around + 1);
    for (std::size_t i = 1; i < limbs.size(); ++i) {
        int rings = 2;
        add_ring(mesh, limbs[i].from, axis_of(limbs[i]), limbs[i].from_radius, 0, colour);
        for (; i + 1 < limbs.size() && limbs[i + 1].goes_on; ++i, ++rings)
            add_ring(mesh, limbs[i].to, glm::normalize(axis_of(limbs[i]) + axis_of(limbs[i + 1])),
                     limbs[i].to_radius, 0, colour);
        add_ring(mesh, limbs[i].to + axis_of(limbs[i]) * limbs[i].to_radius, axis_of(limbs[i]),
                 limbs[i].to_radius * 0.4F, 1, colour);
        mesh.join_grid(rings, 5);
    }
    return mesh;
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
    const float tip_radius = near ? 0.040F : 0.026F; // thin ones would fall through the surface's grid
    std::vector<Limb> limbs{{{-0.07F, 0.02F, 0}, {0.08F, -0.01F, 0}, 0.18F, 0.15F}};
    for (const Branch &branch : branches) {
        const glm::vec3 out = flat(branch.angle, branch.tilt), bent = flat(branch.angle + 0.35F, branch.tilt);
        const glm::vec3 fork = out * branch.length;
        add_arm(limbs, {out * 0.14F, bent * (branch.length * 0.6F), fork, 0.080F * stout, 0.042F * stout},
                near ? 4 : 2);
        for (const float way : {-1.0F, 1.0F}) {
            const float length = way < 0 ? branch.left : branch.right;
            const glm::vec3 aside = flat(branch.angle + 0.62F * way, -branch.tilt);
            const glm::vec3 tip = fork + flat(branch.angle + 0.34F * way, -1.5F * branch.tilt) * length;
            add_arm(limbs, {fork, fork + aside * (length * 0.55F), tip, 0.042F * stout, tip_radius},
                    near ? 3 : 2);
            if (!near) continue;
            const glm::vec3 side = flat(branch.angle + 1.25F * way, 0.3F);
            limbs.push_back({fork + aside * (length * 0.42F), fork + aside * (length * 0.42F) + side * 0.13F,
                             0.042F, 0.040F});
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
        add_arm(limbs, {middle + out * 0.3F, middle + out * 0.45F, fork, 0.2F, 0.135F}, near ? 4 : 2);
        for (const float way : {-1.0F, 1.0F}) {
            const glm::vec3 aside = flat(branch.angle + 0.5F * way, 0.3F * way) * (0.05F * (1 - front));
            add_arm(limbs, {fork, (fork + tip) * 0.5F + aside, tip + aside, 0.125F, 0.085F}, near ? 3 : 2);
            if (near) limbs.push_back({tip + aside, tip + aside * 1.5F + out * 0.01F, 0.08F, 0.07F});
        }
    }
    return limbs;
}

// ---- repair cells ----

// A body and arms; the first four end in a foot. Where it is not spread yet, the foot is small and has turned
// with the end of its arm from where it lies in `grown`.
struct RepairCell {
    Limb body;
    std::vector<Arm> arms;
};

std::vector<Limb> limbs_of(const RepairCell &cell, const RepairCell &grown, bool near) {
    std::vector<Limb> limbs{cell.body};
    for (std::size_t i = 0; i < cell.arms.size(); ++i) {
        const Arm &arm = cell.arms[i], &last = grown.arms[i];
        add_arm(limbs, arm, near ? 8 : 5);
        if (i >= 4) continue; // these reach up, to other axons
        const glm::vec3 way = glm::normalize(arm.c - arm.b), last_way = glm::normalize(last.c - last.b);
        const float size = arm.thin / last.thin;
        const auto at = [&](const glm::vec3 &p) { return arm.c + turned(p, last_way, way) * size; };
        limbs.push_back({at({0, 0.06F, -0.02F}), at({0, -0.14F, 0}), 0.06F * size, 0.11F * size});
        limbs.push_back({at({-0.17F, -0.18F, 0}), at({0.17F, -0.18F, 0}), 0.05F * size, 0.05F * size});
    }
    return limbs;
}

RepairCell mature(bool near) {
    const float stout = near ? 1.0F : 1.35F;
    const glm::vec3 body(0, 0.84F, -0.3F);
    const auto arm = [&](glm::vec3 a, glm::vec3 b, glm::vec3 c, float thick) {
        return Arm{body + a, body + b, c, thick * stout, 0.068F * stout};
    };
    return {{body + glm::vec3(-0.25F, 0.02F, 0), body + glm::vec3(0.25F, -0.02F, 0), 0.30F, 0.32F},
            {arm({-0.40F, -0.08F, 0.05F}, {-0.85F, -0.15F, 0.15F}, {-0.95F, 0.18F, 0.10F}, 0.125F),
             arm({0.42F, 0.0F, 0.05F}, {1.0F, 0.02F, 0.12F}, {1.10F, 0.18F, 0.08F}, 0.13F),
             arm({-0.42F, 0.08F, 0}, {-1.75F, 0.32F, 0.05F}, {-2.35F, 0.18F, -0.02F}, 0.13F),
             arm({0.42F, 0.08F, -0.05F}, {1.7F, 0.40F, -0.1F}, {2.4F, 0.18F, -0.06F}, 0.125F),
             arm({-0.3F, 0.18F, 0}, {-0.75F, 0.7F, -0.2F}, body + glm::vec3(-1.4F, 1.3F, -0.8F), 0.12F),
             arm({0.3F, 0.2F, 0}, {0.42F, 0.75F, -0.2F}, body + glm::vec3(0.9F, 1.4F, -0.7F), 0.12F)}};
}

// Slender, with two fine processes that branch.
RepairCell young(bool near) {
    const float stout = near ? 1.0F : 1.6F;
    const glm::vec3 body = repair_cell_middle;
    const auto arm = [&](glm::vec3 a, glm::vec3 b, glm::vec3 c) {
        return Arm{body + a, body + b, body + c, 0.07F * stout, 0.027F * stout};
    };
    return {{body - glm::vec3(0.30F, 0.04F, 0), body + glm::vec3(0.30F, 0.04F, 0), 0.165F, 0.165F},
            {arm({-0.38F, -0.04F, 0}, {-0.95F, -0.02F, 0.1F}, {-1.25F, -0.62F, 0.2F}),
             arm({0.38F, 0.03F, 0}, {0.95F, 0.05F, 0.1F}, {1.45F, -0.50F, 0.2F}),
             arm({-0.42F, -0.05F, 0}, {-1.1F, -0.1F, 0}, {-1.95F, -0.10F, -0.1F}),
             arm({0.42F, 0.05F, 0}, {1.2F, 0.0F, 0}, {2.05F, 0.20F, -0.1F}),
             arm({-0.38F, -0.02F, 0}, {-0.95F, 0.05F, 0}, {-1.40F, 0.62F, -0.2F}),
             arm({0.40F, 0.05F, 0}, {0.95F, 0.12F, 0}, {1.25F, 0.75F, -0.2F})}};
}

// It is there, but its arms roll up before they reach the axon.
RepairCell curled(bool near) {
    const float stout = near ? 1.0F : 1.5F;
    const glm::vec3 body = repair_cell_middle + glm::vec3(0, 0.08F, 0);
    const auto arm = [&](glm::vec3 a, glm::vec3 b, glm::vec3 c) {
        return Arm{body + a, body + b, body + c, 0.07F * stout, 0.036F * stout};
    };
    return {{body - glm::vec3(0.16F, 0.03F, 0), body + glm::vec3(0.16F, 0.03F, 0), 0.20F, 0.20F},
            {arm({-0.22F, -0.12F, 0}, {-0.80F, -0.85F, 0.1F}, {-0.16F, -0.68F, 0.3F}),
             arm({0.24F, -0.10F, 0}, {0.95F, -0.78F, 0.1F}, {0.34F, -0.60F, 0.3F}),
             arm({-0.28F, -0.02F, 0}, {-1.45F, -0.62F, 0}, {-1.22F, 0.20F, 0.1F}),
             arm({0.28F, 0.02F, 0}, {1.60F, -0.52F, 0}, {1.34F, 0.28F, 0.1F}),
             arm({-0.22F, 0.12F, 0}, {-1.0F, 0.75F, 0}, {-1.02F, 0.22F, -0.1F}),
             arm({0.22F, 0.14F, 0}, {0.95F, 0.95F, 0}, {1.10F, 0.40F, -0.1F})}};
}

constexpr unsigned repair_colour = 0x45B387, microglia_colour = 0xA79ACF;

// From one way of standing to another.
PosedMesh repair_mesh(const RepairCell &first, const RepairCell &second, bool near) {
    const RepairCell grown = mature(near);
    const std::vector<Limb> a = limbs_of(first, grown, near), b = limbs_of(second, grown, near);
    if (!near) return posed(tubes(a, rgb(repair_colour)), tubes(b, rgb(repair_colour)));
    Field field;
    field.blend = 0.18F;
    field.limbs = limbs_of(grown, grown, near);
    field.floor = -0.12F;
    const Mesh mesh = surface(field, {-2.9F, -0.16F, -1.3F}, {2.9F, 2.6F, 0.45F}, 0.092F, rgb(repair_colour));
    return posed(moved(mesh, carried(field.limbs, a)), moved(mesh, carried(field.limbs, b)));
}

} // namespace

PosedMesh microglia_mesh(bool near) {
    const std::vector<Limb> spread = spread_arms(near), drawn_in = drawn_in_arms(near);
    if (!near) return posed(tubes(spread, rgb(microglia_colour)), tubes(drawn_in, rgb(microglia_colour)));
    Field field;
    field.blend = 0.07F;
    field.limbs = spread;
    const Mesh mesh =
        surface(field, {-1.15F, -1.15F, -0.35F}, {1.15F, 1.15F, 0.35F}, 0.058F, rgb(microglia_colour));
    return posed(mesh, moved(mesh, carried(spread, drawn_in)));
}

PosedMesh maturing_mesh(bool near) { return repair_mesh(young(near), mature(near), near); }

PosedMesh stalled_mesh(bool near) { return repair_mesh(young(near), curled(near), near); }

} // namespace render
