#include "render/axon/opening.h"
#include "render/gl/numbers.h"

#include <algorithm>
#include <cmath>

namespace render {

namespace {

float rounded(float x) { return x < 0 ? -std::sqrt(-x) : std::sqrt(x); }

// Into the window, on the unrolled surface.
glm::vec2 into(const Opening &window, int j, int samples, float radius) {
    const int all = 2 * samples;
    glm::vec2 before = outline(window, (j + all - 1) % all, samples);
    glm::vec2 after = outline(window, (j + 1) % all, samples);
    glm::vec2 tangent = after - before;
    tangent.y *= radius;
    return glm::normalize(glm::vec2(-tangent.y, tangent.x));
}
} // namespace

glm::vec2 outline(const Opening &window, int j, int samples) {
    const float t = pi * static_cast<float>(j) / static_cast<float>(samples);
    // Exactly 0 where the outline meets its own axes, so that neighbouring surfaces meet.
    const float c = j % samples == 0 ? (j == samples ? -1.0F : 1.0F) : std::cos(t);
    const float s = j % samples == 0 ? 0.0F : std::sin(t);
    return {window.centre + window.half_length * rounded(c), window.half_angle * rounded(s)};
}

std::vector<Column> columns(float from, float to, float spacing, const std::vector<Opening> &windows,
                            int samples) {
    std::vector<Column> result;
    const auto plain = [&](float a, float b, bool with_end) {
        const int steps = std::max(1, static_cast<int>(std::ceil((b - a) / spacing)));
        for (int i = 0; i < steps + (with_end ? 1 : 0); ++i)
            result.push_back({a + (b - a) * static_cast<float>(i) / static_cast<float>(steps), 0});
    };
    float at = from;
    for (const Opening &window : windows) {
        plain(at, window.centre - window.half_length, false);
        for (int j = samples; j >= 0; --j) {
            const glm::vec2 point = outline(window, j, samples);
            result.push_back({point.x, point.y});
        }
        at = window.centre + window.half_length;
    }
    plain(at, to, true);
    return result;
}

void add_tube(Mesh &mesh, const Curve &curve, const std::vector<Column> &columns, int around, bool inward,
              const std::function<Skin(float s)> &skin) {
    for (const Column &column : columns) {
        const Spot spot = curve.at(column.s);
        const Skin here = skin(column.s);
        Vertex vertex;
        vertex.centre = spot.centre;
        vertex.s = column.s;
        for (int i = 0; i <= around; ++i) {
            const float share = static_cast<float>(i) / static_cast<float>(around);
            const float angle = column.half_angle + share * (2 * pi - 2 * column.half_angle);
            const glm::vec3 out = spot.out(angle);
            vertex.offset = out * here.radius;
            const glm::vec3 normal = glm::normalize(out - spot.along * here.slope);
            set_look(vertex, here.look);
            set_normal(vertex, inward ? -normal : normal, here.look.open);
            mesh.add(vertex);
        }
    }
    mesh.join_grid(static_cast<int>(columns.size()), around + 1);
}

void add_ledge(Mesh &mesh, const Curve &curve, const Opening &inner, const Opening &outer, float radius,
               int samples, const Look &look) {
    struct Row {
        float share, open;
    };
    const Row rows[] = {{0, 1}, {0.55F, 0.97F}, {1, 0.72F}};
    for (const Row &row : rows)
        for (int j = 0; j <= 2 * samples; ++j) {
            const glm::vec2 point =
                glm::mix(outline(inner, j, samples), outline(outer, j, samples), row.share);
            const Spot spot = curve.at(point.x);
            Vertex vertex;
            vertex.centre = spot.centre;
            vertex.s = point.x;
            const glm::vec3 out = spot.out(point.y);
            vertex.offset = out * radius;
            set_look(vertex, look);
            set_normal(vertex, out, row.open * look.open);
            mesh.add(vertex);
        }
    mesh.join_grid(3, 2 * samples + 1);
}

void add_wall(Mesh &mesh, const Curve &curve, const Opening &window, float inner, float outer, int samples,
              int stripes, const Look &look) {
    const int rows = 2 * stripes + 2;
    for (int row = 0; row < rows; ++row) {
        const float share = static_cast<float>(row) / static_cast<float>(rows - 1);
        const float radius = inner + (outer - inner) * share;
        const float tone = stripes == 0 ? 1.0F : (row % 2 == 0 ? 0.76F : 1.0F);
        for (int j = 0; j <= 2 * samples; ++j) {
            const glm::vec2 point = outline(window, j, samples);
            const glm::vec2 inside = into(window, j % (2 * samples), samples, radius);
            const Spot spot = curve.at(point.x);
            const glm::vec3 round = spot.up * std::cos(point.y) - spot.front * std::sin(point.y);
            Vertex vertex;
            vertex.centre = spot.centre;
            vertex.s = point.x;
            vertex.offset = spot.out(point.y) * radius;
            Look here = look;
            here.colour *= tone;
            set_look(vertex, here);
            const glm::vec3 normal = spot.along * inside.x + round * inside.y + spot.out(point.y) * 0.6F;
            set_normal(vertex, glm::normalize(normal), (0.66F + 0.34F * share) * look.open);
            mesh.add(vertex);
        }
    }
    mesh.join_grid(rows, 2 * samples + 1);
}

} // namespace render
