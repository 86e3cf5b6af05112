#include "render/space/neighbours.h"

#include "render/gl/numbers.h"
#include "render/space/backdrop.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace render {

namespace {

constexpr int across = 6; // faces of a strip
constexpr float aperture = 0.03F;

struct Ring {
    glm::vec3 centre;
    float radius;
    glm::vec3 colour;
    float cover; // 0..1
};

// Each a strip through its rings, facing the eye.
class Strips {
public:
    explicit Strips(const Lens &view) : view_(view) {}

    void add(const std::vector<Ring> &rings) {
        bool before = false;
        for (std::size_t i = 0; i + 1 < rings.size(); ++i) {
            const bool here = sees(rings[i]) || sees(rings[i + 1]);
            if (here && !before) row(rings, i);
            if (here) row(rings, i + 1);
            if (here) mesh.join_flat_grid(2, across + 1);
            before = here;
        }
    }

    Mesh mesh;

private:
    float blur(const Ring &ring, float depth) const {
        return aperture * std::abs(depth - view_.distance) + 0.02F * ring.radius;
    }
    bool sees(const Ring &ring) const {
        return view_.sees(ring.centre, ring.radius + 0.3F * view_.distance * aperture);
    }

    void row(const std::vector<Ring> &rings, std::size_t i) {
        const Ring &ring = rings[i];
        const glm::vec3 at = view_.project(ring.centre);
        const std::size_t a = i == 0 ? 0 : i - 1, b = std::min(i + 1, rings.size() - 1);
        glm::vec2 along(view_.project(rings[b].centre) - view_.project(rings[a].centre));
        along = glm::dot(along, along) > 1e-6F ? glm::normalize(along) : glm::vec2(1, 0);
        const glm::vec2 side(along.y, -along.x); // up on the screen for a fibre that runs to the right
        const float depth = std::max(at.z, 0.05F * view_.distance), soft = blur(ring, depth);
        const float px = view_.focal / depth, half = ring.radius + soft;
        for (int j = 0; j <= across; ++j) {
            const float u = 2.0F * static_cast<float>(j) / across - 1, w = u * half;
            const float edge = smooth(0, 1, (half - std::abs(w)) / (2 * soft));
            // Full toward the light, and darker below; what is out of focus is flatter.
            const float up = w / half * (side.y < 0 ? 1.0F : -1.0F);
            const float shade = 0.64F + 0.42F * up + 0.10F * up * up;
            const glm::vec2 p = glm::vec2(at) + side * (w * px);
            Vertex vertex;
            vertex.centre = {p.x / view_.size.x * 2 - 1, 1 - p.y / view_.size.y * 2, 0};
            vertex.offset = ring.colour * shade;
            vertex.s = 1 - ring.cover * edge;
            mesh.add(vertex);
        }
    }

    const Lens &view_;
};

struct Tone {
    glm::vec3 myelin, node;
    float cover;
};

Tone tone_of(story::Theme theme) {
    if (theme == story::Theme::paper) return {{0.80F, 0.74F, 0.67F}, {0.62F, 0.69F, 0.80F}, 0.65F};
    return {{0.34F, 0.40F, 0.56F}, {0.13F, 0.25F, 0.52F}, 0.9F};
}

// In drawing units of a close view, from what is seen of the axon: where one lies, which way it runs, how
// thick it is.
struct Fibre {
    float y, z, slope, radius, phase;
};

// The farthest first. None lies just behind the axon's end or close enough to be taken for it.
constexpr std::array<Fibre, 8> blurred_fibres{{
    {7.8F, -27, -0.42F, 1.05F, 0.15F},
    {-1.2F, -26, 0.55F, 0.95F, 0.62F},
    {-9.6F, -25, 0.05F, 1.20F, 0.33F},
    {13.5F, -24, 0.30F, 1.00F, 0.81F},
    {3.4F, -21, 0.34F, 0.85F, 0.47F},
    {-5.4F, -19, -0.26F, 1.10F, 0.05F},
    {10.0F, -17, 0.02F, 0.80F, 0.70F},
    {-12.0F, -16, 0.16F, 1.15F, 0.22F},
}};
constexpr std::array<Fibre, 7> whole_fibres{{
    {5.6F, -13, -0.16F, 0.92F, 0.55F},
    {-3.2F, -12, 0.09F, 0.70F, 0.91F},
    {9.2F, -11, 0.07F, 0.84F, 0.29F},
    {-7.6F, -9, 0.14F, 1.05F, 0.38F},
    {7.0F, -8, 0.10F, 0.78F, 0.12F},
    {-4.6F, -6.5F, 0.05F, 0.62F, 0.74F},
    {4.6F, -6, -0.05F, 0.50F, 0.47F},
}};

// One fibre as it lies in this view.
struct Course {
    Course(const Fibre &which, const Lens &view, const Curve &curve)
        : fibre(which), size(1 + 2.4F * view.far_off),
          pitch(pitch_length * (1.1F + 0.9F * which.phase) * size), from(curve.at(0).centre),
          slope((curve.at(straight).centre - from) / straight),
          depth(std::min(0.0F, end_in_sight(view, curve).z - hand_depth)) {
        const float behind = depth + which.z * size;
        const float turned = std::abs(view.turn[0][2] / std::max(std::abs(view.turn[2][2]), 0.3F));
        reach = 0.95F * view.across * (1 - behind / view.distance) + 2 * size - behind * turned;
    }

    glm::vec3 at(float s) const {
        const float run = (s - axon_length / 2) / size;
        const float wave = 0.7F * std::sin(run * 0.16F + 20 * fibre.phase) + fibre.slope * run;
        return {from.x + slope.x * s, 0.55F * (from.y + slope.y * s) + (fibre.y + wave) * size,
                depth + fibre.z * size};
    }

    static glm::vec3 end_in_sight(const Lens &view, const Curve &curve) {
        return curve.at(std::min(view.middle_s + 0.6F * view.across, axon_length)).centre;
    }

    static constexpr float hand_depth = 6; // drawing units: more than it reaches back from the axon's end
    static constexpr float straight = 0.6F * axon_length; // from there on the axon bends, and they do not
    const Fibre &fibre;
    float size;            // from afar everything stands wider apart and is thicker, as the axon itself is
    float pitch;           // from node to node
    glm::vec3 from, slope; // the axon's line before it bends
    float depth;           // they stay behind what is seen of the axon, also where it bends away
    float reach =
        0; // of the view, to either side: farther away more of it is in sight; the view may be turned
};

// What lies farther away takes the colour of the distance.
Ring faded(Ring ring, const Lens &view, float cover) {
    const float depth = view.project(ring.centre).z;
    const float far = std::clamp((depth - view.distance) / (1.9F * view.distance), 0.0F, 1.0F);
    ring.colour = glm::mix(ring.colour, distance_colour(view.theme) * 1.3F, 0.10F + 0.55F * far);
    ring.cover *= cover * (1 - 0.45F * far);
    return ring;
}

std::vector<Ring> rings_of(const Fibre &fibre, const Lens &view, const Curve &curve, const Tone &tone) {
    const Course course(fibre, view, curve);
    const float step = course.pitch / 22;
    const float middle = std::round(view.middle_s / step) * step; // rings stay where they are
    std::vector<Ring> out;
    for (float s = middle - std::ceil(course.reach / step) * step; s < middle + course.reach; s += step) {
        const float in = s / course.pitch + fibre.phase;
        const float from_node = std::abs(in - std::round(in)) * course.pitch / course.size;
        const float covered = smooth(0.30F, 1.15F, from_node);
        Ring ring;
        ring.centre = course.at(s);
        ring.radius = fibre.radius * course.size * (0.74F + 0.26F * covered);
        ring.colour = glm::mix(tone.node, tone.myelin, covered);
        ring.cover = 1;
        out.push_back(faded(ring, view, tone.cover));
    }
    return out;
}

// Of the covering of a near one, by the distance from the middle of the node: a share of its radius.
struct Shoulder {
    float from_node, radius;
    bool myelin;
};
constexpr std::array<Shoulder, 6> shoulders{{{0.40F, 0.56F, false},
                                             {0.42F, 0.58F, true},
                                             {0.46F, 0.78F, true},
                                             {0.58F, 0.91F, true},
                                             {0.80F, 0.98F, true},
                                             {1.20F, 1.00F, true}}};

class Bodies {
public:
    Bodies(const Lens &view, const Curve &curve) : view_(view), curve_(curve) {}

    void add(const Fibre &fibre) {
        const Course course(fibre, view_, curve_);
        const auto node = [&](int n) { return (static_cast<float>(n) - fibre.phase) * course.pitch; };
        const auto number = [&](float s) {
            return static_cast<int>(std::floor(s / course.pitch + fibre.phase));
        };
        const int last = number(view_.middle_s + course.reach) + 1;
        for (int n = number(view_.middle_s - course.reach); n < last; ++n) internode(course, n, node(n));
    }

    Mesh mesh;

private:
    // From one node to the next, and that node.
    void internode(const Course &course, int n, float from) {
        const glm::vec3 middle = course.at(from + course.pitch / 2);
        if (!view_.sees(middle, 0.5F * course.pitch + 2 * course.size)) return;
        const auto half = static_cast<int>(shoulders.size());
        for (int i = 0; i < 2 * half; ++i) {
            const Shoulder &here = shoulders[static_cast<std::size_t>(i < half ? i : 2 * half - 1 - i)];
            const float in = here.from_node * course.size;
            row(course, n, i < half ? from + in : from + course.pitch - in, here, i < half ? 1.0F : -1.0F);
        }
        row(course, n, from + course.pitch + shoulders[0].from_node * course.size, shoulders[0], 1);
        mesh.join_grid(2 * half + 1, across_);
    }

    // Half of a ring, on the side that faces the eye.
    void row(const Course &course, int n, float s, const Shoulder &here, float rising) {
        const glm::vec3 centre = course.at(s);
        const float step = 0.2F * course.size;
        const glm::vec3 along = glm::normalize(course.at(s + step) - course.at(s - step));
        const glm::vec3 to_eye = view_.eye - centre;
        const glm::vec3 front = glm::normalize(to_eye - along * glm::dot(along, to_eye));
        const glm::vec3 side = glm::cross(along, front);
        const float radius = course.fibre.radius * course.size * here.radius;
        const float slope = here.myelin ? rising * glm::clamp((1 - here.radius) * 4.5F, 0.0F, 1.6F) : 0.0F;
        Look look;
        look.colour = here.myelin
                          ? rgb(0xF0D8C4) * (0.88F + 0.12F * hash(n, course.fibre.phase > 0.5F ? 1 : 0))
                          : rgb(0x2F66BB);
        look.open = here.from_node < 0.5F ? 0.7F : 1.0F;
        for (int j = 0; j < across_; ++j) {
            const float angle =
                0.56F * pi * (2 * static_cast<float>(j) / static_cast<float>(across_ - 1) - 1);
            const glm::vec3 out = front * std::cos(angle) + side * std::sin(angle);
            Vertex vertex;
            vertex.centre = centre;
            vertex.s = axon_far_s;
            vertex.offset = out * radius;
            set_look(vertex, look);
            set_normal(vertex, glm::normalize(out - along * slope), look.open);
            mesh.add(vertex);
        }
    }

    static constexpr int across_ = 7;
    const Lens &view_;
    const Curve &curve_;
};

bool has_neighbours(const Lens &view) {
    return view.ground == Ground::scene && view.theme != story::Theme::contrast;
}

} // namespace

Mesh near_neighbours_mesh(const Lens &view, const Curve &curve) {
    if (!has_neighbours(view)) return {};
    Bodies bodies(view, curve);
    for (const Fibre &fibre : whole_fibres) bodies.add(fibre);
    return std::move(bodies.mesh);
}

Mesh far_neighbours_mesh(const Lens &view, const Curve &curve) {
    if (!has_neighbours(view)) return {};
    const Tone tone = tone_of(view.theme);
    Strips strips(view);
    for (const Fibre &fibre : blurred_fibres) strips.add(rings_of(fibre, view, curve, tone));
    return std::move(strips.mesh);
}

} // namespace render
