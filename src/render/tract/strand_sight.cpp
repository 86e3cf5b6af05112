#include "render/tract/strand_sight.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace render {

namespace {

constexpr float column_px = 8;
constexpr float far_away = 1e9F;

struct Grid {
    int columns = 0, rows = 0;
};

// A column of cells that a piece covers.
struct Cells {
    std::size_t first = 0;
    int count = 0;
    float depth = 0;
};

// Calls `at(cells)` for every column along a piece, until it says to stop. Ends as in `on_screen_`.
template <class At>
void walk(const Grid &grid, const glm::vec4 &a, const glm::vec4 &b, float focal, const At &at) {
    const float length = std::max(std::abs(b.x - a.x), std::abs(b.y - a.y));
    const int steps = std::clamp(static_cast<int>(length / column_px) + 1, 1, 300);
    const glm::vec4 by = (b - a) / static_cast<float>(steps);
    const auto rows = static_cast<float>(grid.rows);
    glm::vec4 p = a + by * 0.5F;
    for (int i = 0; i < steps; ++i, p += by) {
        const int column = static_cast<int>(p.x / column_px);
        if (p.x < 0 || column >= grid.columns) continue;
        const float radius = std::max(p.w * focal * p.z, 0.5F);
        const int first = static_cast<int>(std::clamp(p.y - radius + 0.5F, 0.0F, rows));
        const int last = static_cast<int>(std::clamp(p.y + radius + 0.5F, 0.0F, rows));
        if (first < last &&
            !at(Cells{static_cast<std::size_t>(column * grid.rows + first), last - first, 1 / p.z}))
            return;
    }
}

} // namespace

void StrandSight::take(const std::vector<Strand> &strands) {
    outline_.clear();
    for (const Strand &strand : strands)
        for (int i = 0; i < outline_points; ++i) {
            const StrandPoint &point =
                strand.points[static_cast<std::size_t>(lead_in_points + i * samples_per_step)];
            outline_.emplace_back(point.place, point.radius);
        }
    on_screen_.resize(outline_.size());
    thickness_.clear();
    seen_.assign(strands.size() * pieces, 1);
    middle_px_.assign(strands.size(), 1.0F);
}

void StrandSight::thin(std::vector<float> thickness) {
    assert(thickness.size() == strands() * steps);
    thickness_ = std::move(thickness);
}

glm::vec3 StrandSight::middle_of(std::size_t strand, int step) const {
    const glm::vec4 *ends = &outline_[strand * outline_points + static_cast<std::size_t>(step)];
    return glm::vec3(ends[0] + ends[1]) * 0.5F;
}

glm::vec3 StrandSight::point_of(std::size_t strand, int step) const {
    return glm::vec3(outline_[strand * outline_points + static_cast<std::size_t>(step)]);
}

bool StrandSight::sees_point_of(std::size_t strand, int step) const {
    const glm::vec4 &at = on_screen_[strand * outline_points + static_cast<std::size_t>(step)];
    if (rows_ == 0 || at.z <= 0 || at.x < 0) return false;
    const auto column = static_cast<std::size_t>(at.x / column_px);
    for (const float off : {-0.6F, 0.0F, 0.6F}) {
        const float y = at.y + off * middle_px_[strand];
        if (y < 0 || y >= static_cast<float>(rows_)) return false;
        const std::size_t cell = column * static_cast<std::size_t>(rows_) + static_cast<std::size_t>(y);
        if (cell >= nearest_.size()) return false;
        if (nearest_[cell] < 1 / at.z - 0.3F * at.w) return false;
    }
    return true;
}

std::optional<StrandSight::Touched> StrandSight::under(const Lens &view, float x, float y,
                                                       float margin_px) const {
    std::optional<Touched> best;
    float least_apart = margin_px, nearest = 1e9F; // what the point lies on counts as no way apart
    for (std::size_t s = 0; s < strands(); ++s)
        for (int i = 0; i < steps; ++i) {
            const glm::vec4 *ends = &outline_[s * outline_points + static_cast<std::size_t>(i)];
            const float thickness = thickness_of(s, i);
            const glm::vec3 a = view.project(glm::vec3(ends[0])), b = view.project(glm::vec3(ends[1]));
            if (std::min(a.z, b.z) < view.distance * 0.02F) continue;
            const glm::vec2 along(b - a), from = glm::vec2(x, y) - glm::vec2(a);
            const float t =
                std::clamp(glm::dot(from, along) / std::max(glm::dot(along, along), 1e-6F), 0.0F, 1.0F);
            const float depth = a.z + (b.z - a.z) * t;
            const float radius = ends[0].w * thickness * view.focal / depth;
            const float apart = std::max(0.0F, glm::length(from - along * t) - radius);
            if (apart > least_apart || (apart == least_apart && depth >= nearest)) continue;
            least_apart = apart;
            nearest = depth;
            best = Touched{s, i};
        }
    return best;
}

void StrandSight::look(const Lens &view) {
    for (std::size_t i = 0; i < outline_.size(); ++i) {
        const glm::vec3 at = view.project(glm::vec3(outline_[i]));
        on_screen_[i] = {at.x, at.y, at.z > view.distance * 0.02F ? 1 / at.z : 0, outline_[i].w};
    }
    for (std::size_t s = 0; s < strands(); ++s) {
        const glm::vec4 &middle = on_screen_[s * outline_points + outline_points / 2];
        middle_px_[s] = middle.w * view.focal * middle.z;
    }
    const Grid grid{static_cast<int>(view.size.x / column_px) + 1, static_cast<int>(view.size.y)};
    rows_ = grid.rows;
    nearest_.assign(static_cast<std::size_t>(grid.columns) * static_cast<std::size_t>(grid.rows), far_away);
    // Of every step: the number of its piece, and both ends.
    const auto each = [&](const auto &visit) {
        for (std::size_t s = 0; s < strands(); ++s)
            for (std::size_t i = 0; i + 1 < outline_points; ++i) {
                const glm::vec4 *ends = &on_screen_[s * outline_points + i];
                const float thickness = thickness_of(s, static_cast<int>(i));
                if (ends[0].z <= 0 || ends[1].z <= 0) continue;
                glm::vec4 from = ends[0], to = ends[1];
                from.w *= thickness;
                to.w *= thickness;
                visit(s * pieces + i * samples_per_step / samples_per_piece, from, to);
            }
    };
    seen_.assign(seen_.size(), 0);
    each([&](std::size_t, const glm::vec4 &a, const glm::vec4 &b) {
        walk(grid, a, b, view.focal, [&](const Cells &cells) {
            float *cell = &nearest_[cells.first];
            for (int k = 0; k < cells.count; ++k) cell[k] = std::min(cell[k], cells.depth);
            return true;
        });
    });
    each([&](std::size_t piece, const glm::vec4 &a, const glm::vec4 &b) {
        if (seen_[piece] != 0) return;
        walk(grid, a, b, view.focal, [&](const Cells &cells) {
            const float *cell = &nearest_[cells.first];
            bool seen = false;
            for (int k = 0; k < cells.count; ++k) seen |= cells.depth - a.w < cell[k];
            seen_[piece] = seen ? 1 : 0;
            return !seen;
        });
    });
}

} // namespace render
