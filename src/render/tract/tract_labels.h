// What is named in a tract, and the means to name it: also for a life.
// Knows nothing of GL, or of text and plates: that is ui's.
#pragma once

#include "render/space/lens.h"
#include "render/tract/strand_sight.h"
#include "story/visitor/anchor.h"

#include <optional>
#include <vector>

namespace render {

struct StrandPlace {
    std::size_t strand = 0;
    int step = 0; // of StrandSight::steps
};

struct TractLabeller {
    const Lens &view;
    const story::Rect inside;
    std::vector<story::Anchor> anchors;

    bool shows(const glm::vec3 &world) const {
        const glm::vec3 at = view.project(world);
        return at.z > view.distance * 0.12F && inside.contains(at.x, at.y);
    }

    void add(const char *key, const glm::vec3 &world, float prefer_x, float prefer_y, unsigned rgb) {
        if (shows(world)) add_px(key, glm::vec2(view.project(world)), prefer_x, prefer_y, rgb);
    }
    void add_px(const char *key, const glm::vec2 &at, float prefer_x, float prefer_y, unsigned rgb) {
        if (inside.contains(at.x, at.y)) anchors.push_back({key, at.x, at.y, prefer_x, prefer_y, rgb});
    }
};

// Of what can be seen and `score` finds worth more than 0, the place with the highest score.
template <class Score>
std::optional<StrandPlace> best(const TractLabeller &label, const StrandSight &sight, const Score &score) {
    std::optional<StrandPlace> found;
    float most = 0;
    for (std::size_t s = 0; s < sight.strands(); ++s)
        for (int step = 0; step < StrandSight::steps; ++step) {
            if (!sight.sees_point_of(s, step)) continue;
            const float worth = score(s, step);
            if (worth <= most || !label.shows(sight.point_of(s, step))) continue;
            most = worth;
            found = StrandPlace{s, step};
        }
    return found;
}

// For what lies in the frame's picture.
TractLabeller tract_labeller(const Lens &view, const Frame &frame);

// The glance must be at a tract. `axon_of`: of each strand.
std::vector<story::Anchor> tract_anchors(const story::Glance &glance, const Frame &frame,
                                         const StrandSight &sight, const std::vector<int> &axon_of);

} // namespace render
