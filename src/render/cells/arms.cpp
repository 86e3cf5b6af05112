#include "render/cells/arms.h"

#include "render/gl/numbers.h"

#include <algorithm>
#include <cmath>

namespace render {

namespace {

glm::vec3 axis_of(const Limb &limb) {
    const glm::vec3 axis = limb.to - limb.from;
    const float length = glm::length(axis);
    return length > 1e-5F ? axis / length : glm::vec3(1, 0, 0);
}

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

} // namespace

glm::vec3 turned(const glm::vec3 &p, const glm::vec3 &a, const glm::vec3 &b) {
    const glm::vec3 axis = glm::cross(a, b);
    const float c = glm::dot(a, b);
    if (c < -0.999F) return -p;
    return p * c + glm::cross(axis, p) + axis * (glm::dot(axis, p) / (1 + c));
}

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

} // namespace render
