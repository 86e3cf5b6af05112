#include "render/cells/elbow_room.h"

#include "render/cells/cell_looks.h"
#include "render/gl/numbers.h"

#include <algorithm>

namespace render {

namespace {

constexpr int rounds = 4;
constexpr float depth_counts = 0.4F; // one straight behind another is hidden, though it does not touch it
constexpr float smallest = 1e-4F;

struct Body {
    glm::vec3 middle{0};
    float radius = 0;
    float yields = 0; // 0: others have to
};

// The blood carries its cells close together.
float outside_the_vessel(const story::Cell &cell) {
    return story::of_the_blood(cell.kind) ? 1 - smooth(0.6F, 0.85F, cell.place.out) : 1;
}

// Feet that stand on a sheath stay there.
float yields(const story::Cell &cell) {
    return story::makes_sheaths(cell.kind) ? 0.3F * (1 - smooth(0, 0.3F, cell.grown)) : 1;
}

// What `a` has to move to be free of `b`, were it alone to move.
glm::vec3 away_from(const Body &a, const Body &b, const glm::vec3 &toward_viewer) {
    glm::vec3 way = a.middle - b.middle;
    way -= toward_viewer * (glm::dot(way, toward_viewer) * (1 - depth_counts));
    const float far = glm::length(way), overlap = a.radius + b.radius - far;
    return overlap > 0 ? way * (overlap / std::max(far, smallest)) : glm::vec3(0);
}

// To the side or outward, never into the axon.
glm::vec3 not_inward(const glm::vec3 &from, const glm::vec3 &to, const Spot &axon) {
    const auto out = [&](const glm::vec3 &p) {
        return p - axon.centre - axon.along * glm::dot(p - axon.centre, axon.along);
    };
    const glm::vec3 now = out(to);
    const float least = glm::length(out(from)), far = glm::length(now);
    return far < least ? to + now * (least / std::max(far, smallest) - 1) : to;
}

} // namespace

std::vector<PlacedCell> placed_cells(const story::Cast &cast, const CastPlaces &places, const Lens &view) {
    std::vector<PlacedCell> placed;
    std::vector<Body> bodies;
    for (const story::Cell &cell : cast.cells) {
        const CellLook &look = look_of(cell.kind);
        placed.push_back(look.placed(cell, places, view));
        const float counts = outside_the_vessel(cell) * smooth(0, 1, cell.seen);
        bodies.push_back(
            {look.label.at(placed.back(), places), look.core * placed.back().size * counts, yields(cell)});
    }
    const std::vector<Body> first = bodies;
    std::vector<Spot> axon;
    for (const story::Cell &cell : cast.cells) axon.push_back(places.spot(cell.place));
    const glm::vec3 toward_viewer = glm::transpose(view.turn)[2];
    for (int round = 0; round < rounds; ++round) {
        const std::vector<Body> before = bodies;
        for (std::size_t i = 0; i < bodies.size(); ++i) {
            glm::vec3 moves(0);
            for (std::size_t j = 0; j < bodies.size(); ++j) {
                if (j == i || before[i].radius <= 0 || before[j].radius <= 0) continue;
                const float share =
                    before[i].yields / std::max(before[i].yields + before[j].yields, smallest);
                moves += away_from(before[i], before[j], toward_viewer) * share;
            }
            bodies[i].middle = not_inward(first[i].middle, before[i].middle + moves, axon[i]);
        }
    }
    for (std::size_t i = 0; i < placed.size(); ++i) placed[i].place += bodies[i].middle - first[i].middle;
    return placed;
}

} // namespace render
