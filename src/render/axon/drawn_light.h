// The light of the lanes as the picture needs it: resampled from compartments to even steps along the drawn
// axon, and kept in one small texture, a row per lane: how bright (red), and how far passed (green).
// Brightness is what story says; knows no voltage.
#pragma once

#include "render/gl/gl_objects.h"
#include "render/space/curve.h"
#include "render/space/lens.h"
#include "story/show/glance.h"

#include <glm/glm.hpp>

#include <vector>

namespace render {

// Where along the drawn axon the middle of each compartment lies. µm are stretched so that nodes can be seen.
std::vector<float> drawn_places(const sim::Cable &cable);

// `values` of the lane's compartments, 0..1, at `samples` even steps from −entry_length to axon_length +
// tail_length.
std::vector<float> resampled(const story::Lane &lane, const std::vector<double> &values, int samples);

class DrawnLight {
public:
    static constexpr int samples = 1024;
    static constexpr int rows = static_cast<int>(most_lanes);

    void update(const std::vector<story::Lane> &lanes);
    void bind() const { glBindTexture(GL_TEXTURE_2D, texture_.id()); }
    // For the shaders: s to texture coordinate, then the lane's row.
    static glm::vec3 lookup(std::size_t lane);
    // The brightest spot between two places.
    float brightest(std::size_t lane, float from_s, float to_s) const;

private:
    Texture texture_;
    std::vector<std::vector<float>> light_;
};

} // namespace render
