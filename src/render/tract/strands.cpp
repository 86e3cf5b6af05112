#include "render/tract/strands.h"

#include "render/gl/mesh.h"
#include "render/gl/numbers.h"
#include "render/tract/packing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

namespace render {

namespace {

constexpr float bundle_filling = 0.36F; // share of the bundle's section that is fibre
constexpr float thickest_per_um = 1.2F;
// The lead-in: where its points lie before the start, and how far they have faded in.
struct LeadIn {
    float before, solid;
};
constexpr std::array<LeadIn, lead_in_points> lead_in{{{0.42F, 0}, {0.17F, 0.30F}, {0.05F, 0.78F}}};
constexpr float tip_length = 0.020F;

// A bundle within the bundle: which axons it holds, and where they lie.
struct Fascicle {
    std::vector<int> axons;
    std::vector<float> radii;      // of the sheaths
    std::vector<glm::vec2> places; // up, toward the viewer; from the fascicle's middle
    glm::vec2 middle{0};
    float radius = 0;
    float phase = 0;
};

// How much a diameter in µm is drawn as, in drawing units of radius, so that the bundle is filled.
float thickness_for(const story::TractShow &tract) {
    double squares = 0;
    for (const sim::TractAxon &axon : tract.tract.axons()) squares += axon.diameter_um * axon.diameter_um;
    const float filling = std::sqrt(bundle_filling / static_cast<float>(std::max(squares, 1e-9)));
    return std::min(filling * std::sqrt(bundle_height * bundle_depth), thickest_per_um);
}

// Which axons lie together. Some fascicles are larger than others.
std::vector<std::vector<int>> mixed(int strands, int count) {
    std::vector<std::vector<int>> all(static_cast<std::size_t>(count));
    for (int a = 0; a < strands; ++a) {
        const float where = std::pow(hash(static_cast<std::uint32_t>(a), 71), 1.25F);
        all[static_cast<std::size_t>(where * static_cast<float>(count))].push_back(a);
    }
    return all;
}

// The same sizes, but axons that follow each other lie in the same fascicle or in one beside it: an attack
// on a run of axons is then one patch of the bundle.
std::vector<std::vector<int>> in_order(int strands, int count, float thickness) {
    std::vector<std::vector<int>> all = mixed(strands, count);
    std::vector<float> radii;
    for (const std::vector<int> &axons : all)
        radii.push_back(thickness * std::sqrt(static_cast<float>(axons.size())));
    const std::vector<glm::vec2> middles = packed(radii, 1.10F);
    std::vector<std::size_t> order(all.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    // Round the bundle from its back over the top: what lies in front is in the midst of them all.
    const auto angle = [&](std::size_t i) { return std::atan2(-middles[i].x, middles[i].y); };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return angle(a) < angle(b); });
    int next = 0;
    for (const std::size_t fascicle : order)
        for (int &axon : all[fascicle]) axon = next++;
    return all;
}

std::vector<Fascicle> fascicles_of(const story::TractShow &tract, bool runs_together) {
    const int strands = static_cast<int>(tract.axons());
    const int count = std::clamp(static_cast<int>(std::lround(std::sqrt(strands) / 2.6)), 1, 17);
    const float thickness = thickness_for(tract) * (runs_together ? life_stout : 1.0F);
    std::vector<Fascicle> all;
    std::vector<float> radii;
    for (std::vector<int> &axons :
         runs_together ? in_order(strands, count, thickness) : mixed(strands, count)) {
        Fascicle fascicle;
        fascicle.axons = std::move(axons);
        for (const int a : fascicle.axons)
            fascicle.radii.push_back(
                thickness * static_cast<float>(tract.tract.axons()[static_cast<std::size_t>(a)].diameter_um));
        fascicle.places = packed(fascicle.radii, 1.12F);
        fascicle.phase = 6.28F * hash(static_cast<std::uint32_t>(all.size()), 73);
        for (std::size_t i = 0; i < fascicle.places.size(); ++i)
            fascicle.radius = std::max(fascicle.radius, glm::length(fascicle.places[i]) + fascicle.radii[i]);
        radii.push_back(fascicle.radius);
        all.push_back(std::move(fascicle));
    }
    const std::vector<glm::vec2> middles = packed(radii, 1.10F);
    const float flat = std::sqrt(bundle_height / bundle_depth);
    for (std::size_t i = 0; i < all.size(); ++i) all[i].middle = {middles[i].x * flat, middles[i].y / flat};
    return all;
}

// Where a strand runs: its fascicle wanders and twists, and it keeps its place in it.
struct Course {
    const Fascicle &fascicle;
    glm::vec2 place_in_it{0};
    std::uint32_t seed = 0;

    glm::vec3 place(float share) const {
        const float t = share - 0.5F;
        const float wander = std::sin(2.6F * t + fascicle.phase);
        const float turn = 1.3F * t + 0.6F * wander, twist = 0.5F * t;
        const float loose = 1 + 0.10F * std::sin(4.0F * t + fascicle.phase * 2);
        const float sway = 0.05F * std::sin((5 + 6 * hash(seed, 81)) * t + 6.28F * hash(seed, 82));
        glm::vec2 at = rotated(place_in_it, turn) * loose + sway;
        at = rotated(fascicle.middle * (1 + 0.06F * wander), twist) + at;
        return bundle_middle(share) + glm::vec3(0, at) * bundle_width(share);
    }
    static glm::vec2 rotated(const glm::vec2 &p, float angle) {
        const float c = std::cos(angle), s = std::sin(angle);
        return {p.x * c - p.y * s, p.x * s + p.y * c};
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

Looks looks_of(const story::TractShow &tract, int a, float radius, float depth) {
    const sim::TractAxon &axon = tract.tract.axons()[static_cast<std::size_t>(a)];
    const auto seed = static_cast<std::uint32_t>(a);
    Looks looks;
    looks.sheath = radius;
    looks.axon = looks.sheath * 0.46F;
    // Cream, each a little different, and muted: the light is to stand out.
    looks.colour = glm::mix(rgb(0xA89C98), rgb(0xF0D8C4), hash(seed, 91)) * (0.46F + 0.34F * hash(seed, 92));
    // What lies deeper in the bundle lies in shade.
    const float deep = std::clamp(0.5F - depth / (2.2F * bundle_depth), 0.0F, 1.0F);
    looks.shade = glm::mix(glm::vec3(1.06F, 1.0F, 0.95F), glm::vec3(0.20F, 0.31F, 0.58F), deep);
    looks.hurt = axon.hurt;
    looks.kept = static_cast<float>(std::clamp(tract.present.wraps_fraction, 0.0, 1.0));
    looks.from_mm = tract.present.from_mm;
    looks.to_mm = tract.present.to_mm;
    looks.length_mm = tract.described.length_mm;
    looks.first_gap = hash(seed, 93); // or the first gaps would all lie in one line
    looks.gaps_per_mm = 1 / static_cast<float>(axon.pitch_mm);
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
    point.colour = glm::mix(rgb(0x5C9BFF), looks.colour, std::min(1.0F, std::pow(kept, 0.6F))) * looks.shade;
    point.gaps = looks.first_gap + looks.gaps_per_mm * static_cast<float>(mm);
    return point;
}

Strand strand_of(const Course &course, const Looks &looks, int axon) {
    Strand strand;
    strand.axon = axon;
    strand.depth = course.place(0.5F).z;
    for (const LeadIn &point : lead_in) {
        strand.points.push_back(point_at(course, looks, -point.before));
        strand.points.back().solid = point.solid;
    }
    for (int i = 0; i < story::TractShow::samples; ++i)
        strand.points.push_back(
            point_at(course, looks, static_cast<float>(i) / (story::TractShow::samples - 1)));
    for (int i = 0; i < tip_points; ++i) { // a rounded end
        StrandPoint tip = point_at(course, looks, 1 + tip_length * static_cast<float>(i) / (tip_points - 1));
        tip.radius = std::max(looks.sheath * 1.25F, 0.24F) * (i == 1 ? 1.0F : 0.45F);
        tip.colour = rgb(0x4C5A7A);
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

std::vector<Strand> strands_of(const story::TractShow &tract, bool runs_together) {
    std::vector<Strand> strands;
    strands.reserve(tract.axons());
    for (const Fascicle &fascicle : fascicles_of(tract, runs_together))
        for (std::size_t i = 0; i < fascicle.axons.size(); ++i) {
            const int axon = fascicle.axons[i];
            const Course course{fascicle, fascicle.places[i], static_cast<std::uint32_t>(axon)};
            const float depth = course.place(0.5F).z / (runs_together ? life_stout : 1.0F);
            strands.push_back(strand_of(course, looks_of(tract, axon, fascicle.radii[i], depth), axon));
        }
    std::stable_sort(strands.begin(), strands.end(),
                     [](const Strand &a, const Strand &b) { return a.depth > b.depth; });
    return strands;
}

} // namespace render
