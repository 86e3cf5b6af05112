#include "render/axon/drawn_light.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace render {

namespace {
constexpr float whole_length = entry_length + axon_length + tail_length;

float place_of(float s, int samples) {
    return (s + entry_length) / whole_length * static_cast<float>(samples - 1);
}
} // namespace

std::vector<float> drawn_places(const sim::Cable &cable) {
    std::vector<float> places;
    places.reserve(cable.compartments.size());
    std::size_t next_node = 0;
    for (std::size_t i = 0; i < cable.compartments.size(); ++i) {
        const sim::Compartment &c = cable.compartments[i];
        if (c.node >= 0) {
            places.push_back(node_at(c.node));
            ++next_node;
            continue;
        }
        // Between the plan's own nodes the stretch is even.
        const auto &before = cable.compartments[static_cast<std::size_t>(cable.node_at[next_node - 1])];
        const auto &after = cable.compartments[static_cast<std::size_t>(cable.node_at[next_node])];
        const double from = before.centre_um + before.length_um / 2;
        const double to = after.centre_um - after.length_um / 2;
        const auto share = static_cast<float>((c.centre_um - from) / (to - from));
        places.push_back(internode_start(static_cast<int>(next_node) - 1) + share * internode_length);
    }
    return places;
}

std::vector<float> resampled(const story::Lane &lane, const std::vector<double> &values, int samples) {
    std::vector<float> light(static_cast<std::size_t>(samples), 0.0F);
    const std::vector<float> places = drawn_places(lane.axon.cable());
    if (values.size() != places.size() || places.empty()) return light;
    std::size_t next = 0;
    for (int i = 0; i < samples; ++i) {
        const float s =
            -entry_length + whole_length * static_cast<float>(i) / static_cast<float>(samples - 1);
        while (next < places.size() && places[next] < s) ++next;
        double value = 0;
        if (next == 0)
            value = values.front();
        else if (next == places.size())
            value = values.back();
        else {
            const double t = (s - places[next - 1]) / std::max(places[next] - places[next - 1], 1e-6F);
            value = values[next - 1] + t * (values[next] - values[next - 1]);
        }
        light[static_cast<std::size_t>(i)] = static_cast<float>(std::clamp(value, 0.0, 1.0));
    }
    return light;
}

void DrawnLight::update(const std::vector<story::Lane> &lanes) {
    light_.clear();
    std::vector<std::uint8_t> texels(2 * samples * rows, 0);
    for (std::size_t lane = 0; lane < lanes.size() && lane < rows; ++lane) {
        const story::Light &light = lanes[lane].light;
        light_.push_back(resampled(lanes[lane], light.shown(), samples));
        const std::vector<float> passed = resampled(lanes[lane], light.passed(), samples);
        std::uint8_t *texel = &texels[2 * lane * samples];
        for (std::size_t i = 0; i < samples; ++i) {
            *texel++ = static_cast<std::uint8_t>(std::lround(light_[lane][i] * 255));
            *texel++ = static_cast<std::uint8_t>(std::lround(passed[i] * 255));
        }
    }
    if (!texture_) texture_ = make_smooth_texture();
    bind();
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RG8, samples, rows, 0, GL_RG, GL_UNSIGNED_BYTE, texels.data());
}

glm::vec3 DrawnLight::lookup(std::size_t lane) {
    const float scale = static_cast<float>(samples - 1) / (samples * whole_length);
    return {scale, entry_length * scale + 0.5F / samples,
            (static_cast<float>(lane) + 0.5F) / static_cast<float>(rows)};
}

float DrawnLight::brightest(std::size_t lane, float from_s, float to_s) const {
    if (lane >= light_.size()) return 0;
    const int first = std::clamp(static_cast<int>(std::floor(place_of(from_s, samples))), 0, samples - 1);
    const int last = std::clamp(static_cast<int>(std::ceil(place_of(to_s, samples))), first, samples - 1);
    return *std::max_element(light_[lane].begin() + first, light_[lane].begin() + last + 1);
}

} // namespace render
