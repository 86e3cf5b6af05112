#include "render/axon/field.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace render {

namespace {

float limb_distance(const Limb &limb, const glm::vec3 &p) {
    const glm::vec3 axis = limb.to - limb.from;
    const float length2 = std::max(glm::dot(axis, axis), 1e-8F);
    const float t = std::clamp(glm::dot(p - limb.from, axis) / length2, 0.0F, 1.0F);
    const glm::vec3 away = p - (limb.from + axis * t);
    return std::sqrt(glm::dot(away, away)) - (limb.from_radius + (limb.to_radius - limb.from_radius) * t);
}

float smooth_min(float a, float b, float k) {
    const float h = std::max(k - std::abs(a - b), 0.0F) / k;
    return std::min(a, b) - h * h * k * 0.25F;
}

glm::vec3 gradient(const Field &field, const glm::vec3 &p, float h) {
    const glm::vec3 x(h, 0, 0), y(0, h, 0), z(0, 0, h);
    const glm::vec3 g(field.distance(p + x) - field.distance(p - x),
                      field.distance(p + y) - field.distance(p - y),
                      field.distance(p + z) - field.distance(p - z));
    const float length = std::sqrt(glm::dot(g, g));
    return length > 1e-9F ? g / length : glm::vec3(0, 1, 0);
}

float openness(const Field &field, const glm::vec3 &p, const glm::vec3 &normal, float reach) {
    float shade = 0;
    for (int i = 1; i <= 4; ++i) {
        const float step = reach * static_cast<float>(i) / 4.0F;
        shade += std::max(0.0F, step - field.distance(p + normal * step)) / step;
    }
    return std::clamp(1.0F - 0.28F * shade, 0.25F, 1.0F);
}

// The limbs that matter within `radius` of `middle`; each with all that it goes on from, and that goes on
// from it.
Field near_field(const Field &field, const glm::vec3 &middle, float radius) {
    const glm::vec3 q = middle * field.squash;
    const float reach = radius * std::max({field.squash.x, field.squash.y, field.squash.z});
    std::vector<float> away;
    float nearest = 1e9F;
    for (const Limb &limb : field.limbs) {
        away.push_back(limb_distance(limb, q));
        nearest = std::min(nearest, away.back());
    }
    Field near{{}, field.blend, field.floor, field.squash};
    for (std::size_t first = 0, end = 0; first < field.limbs.size(); first = end) {
        for (end = first + 1; end < field.limbs.size() && field.limbs[end].goes_on;) ++end;
        const auto from = static_cast<std::ptrdiff_t>(first), to = static_cast<std::ptrdiff_t>(end);
        if (*std::min_element(away.begin() + from, away.begin() + to) < nearest + 2 * (reach + field.blend))
            near.limbs.insert(near.limbs.end(), field.limbs.begin() + from, field.limbs.begin() + to);
    }
    return near;
}

// The distance at every corner of a grid of cubes.
struct Grid {
    const Field &field;
    glm::vec3 low;
    float cell;
    glm::ivec3 n; // corners
    std::vector<float> values;
    std::size_t at(int x, int y, int z) const { return static_cast<std::size_t>((z * n.y + y) * n.x + x); }
    glm::vec3 place(int x, int y, int z) const { return low + glm::vec3(x, y, z) * cell; }
};

// The corners from `from` on, `block` to a side: a block that the surface cannot reach is skipped whole, any
// other looked at in eighths, each with the limbs alone that matter there.
void fill(Grid &grid, const Field &field, const glm::ivec3 &from, int block) {
    const glm::vec3 middle =
        grid.place(from.x, from.y, from.z) + 0.5F * static_cast<float>(block - 1) * grid.cell;
    const float reach = grid.cell * static_cast<float>(block) * 0.87F * 1.5F;
    const glm::ivec3 end = glm::min(from + block, grid.n);
    const auto each = [&](const auto &value) {
        for (int z = from.z; z < end.z; ++z)
            for (int y = from.y; y < end.y; ++y)
                for (int x = from.x; x < end.x; ++x) grid.values[grid.at(x, y, z)] = value(x, y, z);
    };
    if (const float here = field.distance(middle); std::abs(here) > reach) {
        each([&](int, int, int) { return here; });
        return;
    }
    if (block <= 2) {
        each([&](int x, int y, int z) { return field.distance(grid.place(x, y, z)); });
        return;
    }
    const Field near = near_field(field, middle, reach);
    for (int i = 0; i < 8; ++i) {
        const glm::ivec3 eighth = from + glm::ivec3(i & 1, (i >> 1) & 1, i >> 2) * (block / 2);
        if (glm::all(glm::lessThan(eighth, grid.n))) fill(grid, near, eighth, block / 2);
    }
}

// Where the surface crosses the edges of the cube at x, y, z: their mean, in cubes from its corner. None,
// where it does not.
std::optional<glm::vec3> crossing_in(const Grid &grid, int x, int y, int z) {
    std::array<float, 8> corner{};
    int inside = 0;
    for (int i = 0; i < 8; ++i) {
        corner[static_cast<std::size_t>(i)] =
            grid.values[grid.at(x + (i & 1), y + ((i >> 1) & 1), z + (i >> 2))];
        inside += corner[static_cast<std::size_t>(i)] < 0 ? 1 : 0;
    }
    if (inside == 0 || inside == 8) return {};
    glm::vec3 sum(0);
    float crossings = 0;
    for (int i = 0; i < 8; ++i)
        for (int axis = 0; axis < 3; ++axis) {
            const int j = i | (1 << axis);
            if (j == i) continue;
            const float a = corner[static_cast<std::size_t>(i)], b = corner[static_cast<std::size_t>(j)];
            if ((a < 0) == (b < 0)) continue;
            glm::vec3 crossing(i & 1, (i >> 1) & 1, i >> 2);
            crossing[axis] += a / (a - b);
            sum += crossing;
            crossings += 1;
        }
    return sum / crossings;
}

// Moved onto the surface itself, so that thin limbs show no steps.
Vertex on_surface(const Field &field, const glm::vec3 &place, float cell, const glm::vec3 &colour) {
    Vertex vertex;
    vertex.s = axon_far_s;
    vertex.offset = place;
    const Field here = near_field(field, vertex.offset, cell * 2);
    for (int step = 0; step < 2; ++step)
        vertex.offset -= gradient(here, vertex.offset, cell * 0.1F) * here.distance(vertex.offset) * 0.9F;
    const glm::vec3 normal = gradient(here, vertex.offset, cell * 0.25F);
    set_look(vertex, {.colour = colour});
    set_normal(vertex, normal, openness(field, vertex.offset, normal, cell * 7));
    return vertex;
}

// One in every cube that the surface crosses. Returns their numbers, by cube.
std::vector<std::uint32_t> add_vertices(Mesh &mesh, const Grid &grid, const glm::vec3 &colour) {
    std::vector<std::uint32_t> vertex_of(grid.values.size(), 0xFFFFFFFFU);
    for (int z = 0; z + 1 < grid.n.z; ++z)
        for (int y = 0; y + 1 < grid.n.y; ++y)
            for (int x = 0; x + 1 < grid.n.x; ++x)
                if (const auto crossing = crossing_in(grid, x, y, z))
                    vertex_of[grid.at(x, y, z)] = mesh.add(on_surface(
                        grid.field, grid.place(x, y, z) + *crossing * grid.cell, grid.cell, colour));
    return vertex_of;
}

// One quad across every grid edge that the surface crosses.
void join_vertices(Mesh &mesh, const Grid &grid, const std::vector<std::uint32_t> &vertex_of) {
    const std::vector<float> &values = grid.values;
    for (int z = 0; z + 1 < grid.n.z; ++z)
        for (int y = 0; y + 1 < grid.n.y; ++y)
            for (int x = 0; x + 1 < grid.n.x; ++x)
                for (int axis = 0; axis < 3; ++axis) {
                    glm::ivec3 end(x, y, z);
                    // Four cubes lie about an edge, but for those in the grid's own sides.
                    if (end[(axis + 1) % 3] == 0 || end[(axis + 2) % 3] == 0) continue;
                    end[axis] += 1;
                    if ((values[grid.at(x, y, z)] < 0) == (values[grid.at(end.x, end.y, end.z)] < 0))
                        continue;
                    glm::ivec3 u(0), v(0);
                    u[(axis + 1) % 3] = 1;
                    v[(axis + 2) % 3] = 1;
                    const auto index = [&](const glm::ivec3 &back) {
                        return vertex_of[grid.at(x - back.x, y - back.y, z - back.z)];
                    };
                    const auto a = index({0, 0, 0}), b = index(u), c = index(u + v), d = index(v);
                    mesh.triangle(a, b, c);
                    mesh.triangle(a, c, d);
                }
}

} // namespace

float Field::distance(const glm::vec3 &p) const {
    const glm::vec3 q = p * squash;
    float d = 1e9F, part = 1e9F;
    for (const Limb &limb : limbs) {
        const float here = limb_distance(limb, q);
        if (limb.goes_on) {
            part = std::min(part, here);
            continue;
        }
        if (part < d + blend) d = smooth_min(d, part, blend);
        part = here;
    }
    if (part < d + blend) d = smooth_min(d, part, blend);
    return std::max(d, floor - p.y);
}

Mesh surface(const Field &field, const glm::vec3 &low, const glm::vec3 &high, float cell,
             const glm::vec3 &colour) {
    Grid grid{field, low, cell, glm::ivec3(glm::ceil((high - low) / cell)) + 1, {}};
    grid.values.resize(grid.at(0, 0, grid.n.z));
    constexpr int block = 16;
    for (int z = 0; z < grid.n.z; z += block)
        for (int y = 0; y < grid.n.y; y += block)
            for (int x = 0; x < grid.n.x; x += block) fill(grid, field, {x, y, z}, block);
    Mesh mesh;
    join_vertices(mesh, grid, add_vertices(mesh, grid, colour));
    return mesh;
}

} // namespace render
