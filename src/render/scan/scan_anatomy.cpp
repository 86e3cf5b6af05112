#include "render/scan/scan_anatomy.h"
#include "render/gl/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace render {

namespace {

constexpr float head_wide = 0.78F, head_high = 0.94F; // half axes
constexpr float scalp = 0.052F, skull = 0.052F, fluid = 0.016F;
constexpr float shell_thick = scalp + skull + fluid;

// How deep under the skin, in units of the picture; a little narrower toward the front.
float depth_in_head(const glm::vec2 &p) {
    const glm::vec2 q(p.x / (head_wide - 0.075F * p.y - 0.03F * p.y * p.y), p.y / head_high);
    const float length = std::max(glm::length(q), 1e-4F);
    return (1 - length) * glm::length(p) / length;
}

float distance_to(const glm::vec2 &p, const glm::vec2 &a, const glm::vec2 &b) {
    const glm::vec2 along = b - a;
    const float t = std::clamp(glm::dot(p - a, along) / std::max(glm::dot(along, along), 1e-9F), 0.0F, 1.0F);
    return glm::distance(p, a + along * t);
}

// The middle line of a lateral ventricle, front to back; the left one is its mirror image.
struct Bead {
    glm::vec2 place;
    float radius;
};
constexpr std::array<Bead, 11> beads{{{{0.172F, 0.330F}, 0.012F},
                                      {{0.132F, 0.300F}, 0.026F},
                                      {{0.096F, 0.240F}, 0.034F},
                                      {{0.068F, 0.160F}, 0.033F},
                                      {{0.054F, 0.070F}, 0.028F},
                                      {{0.053F, -0.020F}, 0.024F},
                                      {{0.066F, -0.105F}, 0.026F},
                                      {{0.100F, -0.185F}, 0.034F},
                                      {{0.146F, -0.250F}, 0.042F},
                                      {{0.180F, -0.320F}, 0.030F},
                                      {{0.186F, -0.390F}, 0.012F}}};

float ventricle_distance(const glm::vec2 &at) {
    const glm::vec2 p(std::abs(at.x), at.y);
    float nearest = 1;
    for (std::size_t i = 0; i + 1 < beads.size(); ++i) {
        const glm::vec2 a = beads[i].place, along = beads[i + 1].place - a;
        const float t = std::clamp(glm::dot(p - a, along) / glm::dot(along, along), 0.0F, 1.0F);
        const float radius = beads[i].radius + (beads[i + 1].radius - beads[i].radius) * t;
        nearest = std::min(nearest, glm::distance(p, a + along * t) - radius);
    }
    return nearest;
}

float blob(const glm::vec2 &p, const glm::vec2 &at, const glm::vec2 &size, float lean) {
    const glm::vec2 d = p - at;
    const float c = std::cos(lean), s = std::sin(lean);
    const glm::vec2 q = glm::vec2(d.x * c + d.y * s, d.y * c - d.x * s) / size;
    return 1 - smooth(0.72F, 1.08F, glm::length(q));
}

// Skin and fat, bone, marrow.
ScanAnatomy::Shell shell_at(const glm::vec2 &place, float deep) {
    const float thick = scalp * (1 + 0.16F * scan_noise(place * 2.3F, 5));
    const float fat = smooth(-0.004F, 0.012F, deep) * (1 - smooth(thick - 0.014F, thick, deep));
    const float bone = smooth(thick, thick + 0.012F, deep);
    const float marrow = smooth(scalp + 0.014F, scalp + 0.024F, deep) *
                         (1 - smooth(scalp + skull - 0.022F, scalp + skull - 0.010F, deep));
    const float grain = scan_noise(place * 24.0F, 6);
    return {fat * (0.46F + 0.09F * grain) + bone * 0.030F + marrow * (0.09F + 0.05F * grain),
            smooth(-0.006F, 0.006F, deep)};
}

float deep_grey(const glm::vec2 &at) {
    const glm::vec2 p(std::abs(at.x), at.y);
    const float caudate = blob(p, {0.165F, 0.215F}, {0.040F, 0.085F}, -0.45F);
    const float putamen = blob(p, {0.285F, 0.085F}, {0.052F, 0.150F}, -0.16F);
    const float thalamus = blob(p, {0.135F, -0.035F}, {0.062F, 0.110F}, 0.32F);
    return std::max({caudate, putamen, thalamus});
}

// A fold that goes in from the outline, wavering.
std::vector<glm::vec2> fold(float angle, float length, unsigned seed) {
    const WallSpot edge = brain_edge(angle);
    const glm::vec2 side(-edge.out.y, edge.out.x);
    const float lean = (scan_hash(seed, 11) - 0.5F) * 0.9F, waves = 0.55F + 0.5F * scan_hash(seed, 12);
    const float first = 6.28F * scan_hash(seed, 13), wide = 0.014F + 0.014F * scan_hash(seed, 14);
    std::vector<glm::vec2> path;
    constexpr int parts = 14;
    for (int i = 0; i <= parts; ++i) {
        const float t = static_cast<float>(i) / parts;
        const float wave = std::sin(6.28F * waves * t + first) - std::sin(first) * (1 - t);
        path.push_back(edge.place + edge.out * (length * t - 0.02F) +
                       side * (lean * t * t * length + wide * wave));
    }
    return path;
}

// It turns aside from a fold, roundly.
std::vector<glm::vec2> branch(const std::vector<glm::vec2> &path, unsigned seed) {
    const auto from =
        static_cast<std::size_t>((0.45F + 0.3F * scan_hash(seed, 20)) * static_cast<float>(path.size()));
    const glm::vec2 along = glm::normalize(path[from] - path[from - 1]);
    const float turn = scan_hash(seed, 21) < 0.5F ? 1.0F : -1.0F;
    const float length = 0.035F + 0.030F * scan_hash(seed, 22);
    std::vector<glm::vec2> out{path[from]};
    float angle = 0.5F;
    constexpr int parts = 6;
    for (int i = 0; i < parts; ++i, angle += 0.16F) {
        const float c = std::cos(angle), s = std::sin(angle) * turn;
        out.push_back(out.back() +
                      glm::vec2(along.x * c - along.y * s, along.y * c + along.x * s) * (length / parts));
    }
    return out;
}

} // namespace

float scan_hash(unsigned a, unsigned b) { return hash(a, b); }

float scan_noise(const glm::vec2 &at, unsigned seed) {
    const glm::vec2 cell = glm::floor(at), t = at - cell, s = t * t * (3.0F - 2.0F * t);
    const auto x = static_cast<int>(cell.x), y = static_cast<int>(cell.y);
    const auto corner = [&](int i, int j) {
        return scan_hash(static_cast<unsigned>(x + i + 4096) * 8192U + static_cast<unsigned>(y + j + 4096),
                         seed);
    };
    const float low = corner(0, 0) + (corner(1, 0) - corner(0, 0)) * s.x;
    const float high = corner(0, 1) + (corner(1, 1) - corner(0, 1)) * s.x;
    return 2 * (low + (high - low) * s.y) - 1;
}

glm::vec2 scan_place(float column, float row) {
    return {(column + 0.5F) * 2 / scan_size - 1, 1 - (row + 0.5F) * 2 / scan_size};
}
glm::vec2 scan_pixel(const glm::vec2 &place) {
    return {(place.x + 1) * scan_size / 2 - 0.5F, (1 - place.y) * scan_size / 2 - 0.5F};
}

WallSpot ventricle_wall(float along, bool right) {
    const float at = std::clamp(along, 0.0F, 1.0F) * (beads.size() - 1.001F);
    const auto i = static_cast<std::size_t>(at);
    const float t = at - static_cast<float>(i);
    const glm::vec2 line = glm::normalize(beads[i + 1].place - beads[i].place);
    const glm::vec2 out(-line.y, line.x); // away from the middle
    const float radius = beads[i].radius + (beads[i + 1].radius - beads[i].radius) * t;
    WallSpot spot{beads[i].place + (beads[i + 1].place - beads[i].place) * t + out * radius, out};
    if (right) return spot;
    return {{-spot.place.x, spot.place.y}, {-spot.out.x, spot.out.y}};
}

WallSpot brain_edge(float angle) {
    const glm::vec2 way(std::cos(angle), std::sin(angle));
    float near = 0.2F, far = 1;
    for (int i = 0; i < 24; ++i) {
        const float middle = (near + far) / 2;
        (depth_in_head(way * middle) > shell_thick ? near : far) = middle;
    }
    return {way * near, -way};
}

ScanAnatomy::ScanAnatomy() {
    brain_.resize(static_cast<std::size_t>(scan_size) * scan_size);
    shell_.resize(brain_.size());
    for (int row = 0; row < scan_size; ++row)
        for (int column = 0; column < scan_size; ++column) {
            const glm::vec2 place = scan_place(static_cast<float>(column), static_cast<float>(row));
            const auto at = static_cast<std::size_t>(row * scan_size + column);
            const float deep = depth_in_head(place);
            if (deep < -0.03F) continue;
            shell_[at] = shell_at(place, deep);
            if (deep < scalp) continue;
            // Nothing in a head is quite even.
            const glm::vec2 bent =
                place + 0.016F * glm::vec2(scan_noise(place * 3.7F, 1), scan_noise(place * 3.7F, 2)) +
                0.005F * glm::vec2(scan_noise(place * 12.0F, 3), scan_noise(place * 12.0F, 4));
            BrainSpot &spot = brain_[at];
            spot.inside = depth_in_head(bent) - shell_thick;
            spot.ventricle = ventricle_distance(bent);
            spot.from_middle = std::abs(bent.x);
            spot.deep_grey = deep_grey(bent);
            spot.mottle = 0.6F * scan_noise(place * 9.0F, 7) + 0.4F * scan_noise(place * 22.0F, 8);
            spot.grain =
                scan_hash(static_cast<unsigned>(at), 9) + scan_hash(static_cast<unsigned>(at), 10) - 1;
        }
    add_sulci();
}

void ScanAnatomy::add_sulci() {
    constexpr int folds = 40;
    for (unsigned i = 0; i < folds; ++i) {
        const float angle = 6.2831853F * (static_cast<float>(i) + 0.55F * (scan_hash(i, 31) - 0.5F)) / folds;
        if (std::abs(std::cos(angle)) < 0.12F) continue; // the great fissure is there
        const float length = 0.10F + 0.19F * scan_hash(i, 32);
        const std::vector<glm::vec2> path = fold(angle, length, i);
        add_sulcus(path, 0);
        if (length > 0.13F) add_sulcus(branch(path, i), 0.003F);
    }
    for (const float side : {-1.0F, 1.0F}) { // the fissures at the sides, and in the middle
        add_sulcus({{side * 0.70F, 0.225F},
                    {side * 0.62F, 0.215F},
                    {side * 0.54F, 0.185F},
                    {side * 0.47F, 0.15F},
                    {side * 0.425F, 0.10F},
                    {side * 0.405F, 0.03F},
                    {side * 0.41F, -0.04F},
                    {side * 0.43F, -0.09F}},
                   -0.004F);
        add_sulcus({{side * 0.44F, 0.12F}, {side * 0.405F, 0.15F}, {side * 0.385F, 0.19F}}, 0);
        add_sulcus({{0.004F, side * 0.90F},
                    {-0.006F, side * 0.78F},
                    {-0.003F, side * 0.66F},
                    {0.005F, side * 0.54F},
                    {0, side * 0.44F}},
                   -0.001F);
    }
}

void ScanAnatomy::add_sulcus(const std::vector<glm::vec2> &path, float width) {
    constexpr float reach = 0.10F;
    for (std::size_t i = 0; i + 1 < path.size(); ++i) {
        const glm::vec2 a = scan_pixel(path[i]), b = scan_pixel(path[i + 1]);
        const float margin = reach * scan_size / 2;
        const int left = std::max(0, static_cast<int>(std::min(a.x, b.x) - margin));
        const int right = std::min(scan_size - 1, static_cast<int>(std::max(a.x, b.x) + margin));
        const int top = std::max(0, static_cast<int>(std::min(a.y, b.y) - margin));
        const int bottom = std::min(scan_size - 1, static_cast<int>(std::max(a.y, b.y) + margin));
        for (int row = top; row <= bottom; ++row)
            for (int column = left; column <= right; ++column) {
                BrainSpot &spot = brain_[static_cast<std::size_t>(row * scan_size + column)];
                const glm::vec2 p = scan_place(static_cast<float>(column), static_cast<float>(row));
                // A fold is wide at the outline and narrow at its end.
                const float end = static_cast<float>(i) / static_cast<float>(path.size());
                spot.sulcus =
                    std::min(spot.sulcus, distance_to(p, path[i], path[i + 1]) + width + 0.006F * end);
            }
    }
}

BrainSpot ScanAnatomy::at(const glm::vec2 &place) const {
    const glm::vec2 pixel = glm::clamp(scan_pixel(place), 0.0F, scan_size - 1.001F);
    const auto column = static_cast<std::size_t>(pixel.x), row = static_cast<std::size_t>(pixel.y);
    const float x = pixel.x - static_cast<float>(column), y = pixel.y - static_cast<float>(row);
    const BrainSpot &a = brain_[row * scan_size + column], &b = brain_[row * scan_size + column + 1];
    const BrainSpot &c = brain_[(row + 1) * scan_size + column],
                    &d = brain_[(row + 1) * scan_size + column + 1];
    const auto blend = [&](float BrainSpot::*of) {
        const float above = a.*of + (b.*of - a.*of) * x, below = c.*of + (d.*of - c.*of) * x;
        return above + (below - above) * y;
    };
    return {blend(&BrainSpot::inside),
            blend(&BrainSpot::sulcus),
            blend(&BrainSpot::ventricle),
            blend(&BrainSpot::deep_grey),
            blend(&BrainSpot::mottle),
            blend(&BrainSpot::from_middle),
            a.grain};
}

} // namespace render
