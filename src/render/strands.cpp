#include "render/strands.h"

#include "render/mesh.h"

#include <algorithm>
#include <cmath>

namespace render {

namespace {

constexpr float pi = 3.14159265F;
constexpr float golden_angle = 2.39996323F;
constexpr float usual_count = 2000; // for which the sizes below were chosen
constexpr float lead_in = 0.075F;   // of the length, for each point
constexpr float tip_length = 0.020F;

// 0..1 from two whole numbers.
float hash(std::uint32_t a, std::uint32_t b) {
    std::uint32_t x = a * 747796405U + b * 2891336453U + 1013904223U;
    x = ((x >> ((x >> 28) + 4U)) ^ x) * 277803737U;
    x = (x >> 22) ^ x;
    return static_cast<float>(x & 0xFFFFFFU) / 16777216.0F;
}

// A bundle within the bundle.
struct Fascicle {
    glm::vec2 middle{0}; // up, toward the viewer
    float radius = 1;
    float phase = 0;
    int count = 0;
};

std::vector<Fascicle> fascicles_for(int strands) {
    const int count = std::clamp(static_cast<int>(std::lround(std::sqrt(strands) / 2.6)), 1, 17);
    std::vector<Fascicle> all;
    for (int i = 0; i < count; ++i) {
        const auto n = static_cast<std::uint32_t>(i);
        Fascicle fascicle;
        const float out =
            count == 1 ? 0.0F : std::sqrt((static_cast<float>(i) + 0.5F) / static_cast<float>(count));
        const float angle = golden_angle * static_cast<float>(i) + 0.6F * (hash(n, 71) - 0.5F);
        const float reach = 0.86F * out * (0.94F + 0.12F * hash(n, 72));
        fascicle.middle = {bundle_height * reach * std::sin(angle), bundle_depth * reach * std::cos(angle)};
        fascicle.phase = 2 * pi * hash(n, 73);
        fascicle.count = strands / count + (i < strands % count ? 1 : 0);
        fascicle.radius = 0.60F * std::sqrt(bundle_height * bundle_depth / static_cast<float>(count)) *
                          (0.9F + 0.25F * hash(n, 74));
        all.push_back(fascicle);
    }
    return all;
}

// Where a strand runs: its fascicle wanders and twists, and the strand wanders in it.
struct Course {
    Fascicle fascicle;
    float out = 0, angle = 0; // within the fascicle
    std::uint32_t seed = 0;

    glm::vec3 place(float share) const {
        const float t = share - 0.5F;
        const float wander = std::sin(2.3F * t + fascicle.phase);
        const float turn = angle + 1.5F * t + 0.5F * wander;
        const float loose = 1 + 0.12F * std::sin(5.0F * t + fascicle.phase * 2);
        glm::vec2 at = fascicle.middle * (1 + 0.10F * wander);
        at += glm::vec2(std::sin(turn), std::cos(turn)) * (out * fascicle.radius * loose);
        at.x += 0.22F * std::sin((6 + 7 * hash(seed, 81)) * t + 6.28F * hash(seed, 82));
        at.y += 0.30F * std::sin((6 + 6 * hash(seed, 83)) * t + 6.28F * hash(seed, 84));
        const float twist = 0.5F * t, c = std::cos(twist), s = std::sin(twist);
        at = glm::vec2(at.x * c - at.y * s * 0.7F, at.x * s + at.y * c) * bundle_width(share);
        return bundle_middle(share) + glm::vec3(0, at.x, at.y);
    }
};

struct Looks {
    float sheath = 0, axon = 0; // radius
    glm::vec3 colour{1}, shade{1};
    bool hurt = false;
    float kept = 1; // of the sheath where it is hurt
    double from_mm = 0, to_mm = 0, length_mm = 1;
    float gaps_per_mm = 7, first_gap = 0;
};

Looks looks_of(const story::TractShow &tract, int a, float depth, float thicken) {
    const sim::TractAxon &axon = tract.tract.axons()[static_cast<std::size_t>(a)];
    const auto diameter = static_cast<float>(axon.diameter_um);
    const auto seed = static_cast<std::uint32_t>(a);
    Looks looks;
    looks.sheath = 0.165F * diameter * thicken;
    looks.axon = looks.sheath * 0.46F;
    // Cream, each a little different, and muted: the light is to stand out.
    looks.colour = glm::mix(rgb(0x9C95A0), rgb(0xE2CFBF), hash(seed, 91)) * (0.55F + 0.45F * hash(seed, 92));
    // What lies deeper in the bundle lies in shade.
    const float deep = std::clamp(0.5F - depth / (2.2F * bundle_depth), 0.0F, 1.0F);
    looks.shade = glm::mix(glm::vec3(1.06F, 1.0F, 0.95F), glm::vec3(0.20F, 0.31F, 0.58F), deep);
    looks.hurt = axon.hurt;
    looks.kept = static_cast<float>(std::clamp(tract.present.wraps_fraction, 0.0, 1.0));
    looks.from_mm = tract.present.from_mm;
    looks.to_mm = tract.present.to_mm;
    looks.length_mm = tract.described.length_mm;
    const auto gaps = static_cast<float>(axon.node_mm.size() - 1);
    looks.first_gap = hash(seed, 93); // or the first gaps would all lie in one line
    looks.gaps_per_mm = gaps / static_cast<float>(axon.node_mm.back());
    return looks;
}

StrandPoint point_at(const Course &course, const Looks &looks, float share) {
    StrandPoint point;
    point.place = course.place(share);
    point.along = glm::normalize(course.place(share + 0.004F) - course.place(share - 0.004F));
    const double mm = double{share} * looks.length_mm;
    const bool wounded = looks.hurt && mm > looks.from_mm && mm < looks.to_mm;
    const float kept = wounded ? looks.kept : 1.0F;
    point.radius = looks.axon + (looks.sheath - looks.axon) * std::pow(kept, 0.6F);
    point.colour = glm::mix(rgb(0x4F8CF4), looks.colour, std::min(1.0F, std::pow(kept, 0.6F))) * looks.shade;
    point.gaps = looks.first_gap + looks.gaps_per_mm * static_cast<float>(mm);
    return point;
}

Strand strand_of(const Course &course, const Looks &looks, int axon) {
    Strand strand;
    strand.axon = axon;
    strand.depth = course.place(0.5F).z;
    for (int i = lead_in_points; i > 0; --i) {
        strand.points.push_back(point_at(course, looks, -lead_in * static_cast<float>(i)));
        strand.points.back().solid = i == lead_in_points ? 0 : 0.45F;
    }
    for (int i = 0; i < story::TractShow::samples; ++i)
        strand.points.push_back(
            point_at(course, looks, static_cast<float>(i) / (story::TractShow::samples - 1)));
    for (int i = 0; i < tip_points; ++i) {
        StrandPoint tip = point_at(course, looks, 1 + tip_length * static_cast<float>(i));
        tip.radius = std::max(looks.sheath * 1.3F, 0.24F);
        tip.colour = rgb(0x5E6E90);
        strand.points.push_back(tip);
    }
    return strand;
}

} // namespace

glm::vec3 bundle_middle(float share) {
    const float t = share - 0.5F;
    return {tract_length * t, -4.2F * t + 1.8F * std::sin(4.4F * t + 0.5F), 5.0F * std::sin(2.6F * t - 0.3F)};
}

float bundle_width(float share) {
    const float t = share - 0.5F;
    return 1 + 0.30F * std::max(-t, 0.0F) + 0.25F * t * t;
}

std::vector<Strand> strands_of(const story::TractShow &tract) {
    const int count = static_cast<int>(tract.axons());
    const float thicken =
        std::clamp(std::sqrt(usual_count / static_cast<float>(std::max(count, 1))), 0.8F, 3.5F);
    const std::vector<Fascicle> fascicles = fascicles_for(count);
    std::vector<Strand> strands;
    strands.reserve(static_cast<std::size_t>(count));
    int axon = 0;
    for (const Fascicle &fascicle : fascicles)
        for (int i = 0; i < fascicle.count; ++i, ++axon) {
            Course course{fascicle, 0, 0, static_cast<std::uint32_t>(axon)};
            course.out = std::sqrt((static_cast<float>(i) + 0.5F) / static_cast<float>(fascicle.count));
            course.angle = golden_angle * static_cast<float>(i);
            strands.push_back(strand_of(course, looks_of(tract, axon, course.place(0.5F).z, thicken), axon));
        }
    std::stable_sort(strands.begin(), strands.end(),
                     [](const Strand &a, const Strand &b) { return a.depth > b.depth; });
    return strands;
}

} // namespace render
