#include "render/axon/sheath_mesh.h"

#include "render/axon/axon_shape.h"
#include "render/gl/numbers.h"

#include <algorithm>
#include <cmath>

namespace render {

namespace {

constexpr float new_node_length = 0.8F;
const glm::vec3 myelin = rgb(0xF0D8C4), repair = rgb(0x45B387);
constexpr float torn_back = 0.75F; // a torn sheath ends this far before the axon does

float hash(int n) {
    const double x = std::sin(n * 12.9898 + 4.1414) * 43758.5453;
    return static_cast<float>(x - std::floor(x));
}

// How far a sheath that was not made anew is worn: 0 whole … 1 a single wrap.
float worn(const story::SheathLook &look) {
    return look.repaired ? 0 : std::clamp(static_cast<float>(7 - look.wraps) / 6, 0.0F, 1.0F);
}

float taper_length(const Stretch &stretch) {
    return 0.95F * std::max(0.55F, stretch.length / internode_length);
}

// The outer surface: rounded shoulders, and over them the ridges in which the wraps end.
struct Profile {
    Stretch stretch;
    float end_radius, radius, taper;
    bool ridged;

    float at(float s) const {
        const float d = std::min(s - stretch.start, stretch.start + stretch.length - s);
        const float t = std::clamp(d / taper, 0.0F, 1.0F);
        float r = end_radius + (radius - end_radius) * std::sqrt(std::max(0.0F, 1 - (1 - t) * (1 - t)));
        if (ridged && d < 1.15F * taper) {
            const float fade = std::clamp((1.15F * taper - d) / (0.6F * taper), 0.0F, 1.0F);
            const float wave = std::abs(std::sin(pi * d / (0.17F * taper)));
            r -= 0.036F * (1 - wave) * (1 - wave) * fade * (radius - end_radius) / 0.5F;
        }
        return r;
    }
    float slope(float s) const {
        constexpr float h = 0.004F;
        const float a = std::max(s - h, stretch.start + 1e-4F);
        const float b = std::min(s + h, stretch.start + stretch.length - 1e-4F);
        return std::clamp((at(b) - at(a)) / (b - a), -4.0F, 4.0F);
    }
};

// In the middle only as finely as its window needs.
std::vector<Column> sheath_columns(const Stretch &stretch, const Opening &window, bool opened, Detail detail,
                                   int samples) {
    const float ridges = 1.15F * taper_length(stretch);
    const float fine = detail == Detail::far ? 0.2F : (detail == Detail::near ? 0.04F : 0.018F);
    const float end = stretch.start + stretch.length;
    const float from = std::min(stretch.start + ridges, window.centre - window.half_length - 0.02F);
    const float to = std::max(end - ridges, window.centre + window.half_length + 0.02F);
    std::vector<Column> all = columns(stretch.start, from, fine, {}, samples);
    for (const Column &column :
         columns(from, to, detail == Detail::far && end < bends_from ? 1.2F : 0.5F,
                 opened ? std::vector<Opening>{window} : std::vector<Opening>{}, samples))
        if (column.s > from) all.push_back(column);
    for (const Column &column : columns(to, end, fine, {}, samples))
        if (column.s > to) all.push_back(column);
    return all;
}

void add_sheath(Mesh &mesh, const Curve &curve, const Stretch &stretch, int internode,
                const story::SheathLook &look, Detail detail, const Trim &trim, bool opened) {
    const int whole = std::max(1, static_cast<int>(std::ceil(look.wraps - 1e-6)));
    // From afar a few steps stand for all.
    const int steps = is_near(detail) ? whole : std::min(whole, 3);
    const int samples = detail == Detail::far ? 12 : (detail == Detail::near ? window_samples : 40);
    const int around = detail == Detail::far ? 12 : (detail == Detail::near ? 22 : 44);
    const float outer = sheath_radius(look.wraps);

    const auto top_of = [&](int step) {
        const double wraps = look.wraps * (step + 1) / steps;
        return is_near(detail) ? std::min(outer, sheath_radius(step + 1)) : sheath_radius(wraps);
    };
    for (int step = opened ? 0 : steps; step < steps; ++step) {
        const Opening window = sheath_window(stretch, internode, step, steps, detail);
        const float bottom = step == 0 ? axon_radius - 0.02F : top_of(step - 1);
        // The closer to the axon the more of its light.
        const float deep = 1 - static_cast<float>(step) / static_cast<float>(steps);
        Look cut{.colour = myelin * glm::vec3(0.97F, 0.88F, 0.82F), .glow = 0.45F + 0.4F * deep};
        if (look.repaired && step + 1 == steps) cut.colour = repair;
        add_wall(mesh, curve, window, bottom, top_of(step), samples,
                 detail == Detail::fine ? 2 : (detail == Detail::near ? 1 : 0), cut);
        if (step + 1 == steps) break;
        Look floor{.colour = myelin * (step % 2 == 0 ? 0.93F : 1.0F)};
        floor.glow = 0.38F + 0.42F * deep;
        add_ledge(mesh, curve, window, sheath_window(stretch, internode, step + 1, steps, detail),
                  top_of(step), samples, floor);
    }

    const Opening window = sheath_window(stretch, internode, steps - 1, steps, detail);
    const std::vector<Column> all = trimmed(sheath_columns(stretch, window, opened, detail, samples), trim);
    add_tube(mesh, curve, all, around, false, [&](float s) {
        const Outside outside = sheath_outside(stretch, look, detail, s);
        return turned_under({outside.radius, outside.slope, outside.look}, s, trim.from, trim.to);
    });
}

// A piece of a wrap: from `from` to `to` along the axon, about `angle`, of so much of the way round.
struct Tongue {
    float from = 0, to = 1, angle = 0, round = 0.3F;
    float on = axon_radius;   // the radius of what it lies on
    float twist = 0;          // of the angle, over its length
    float lifted = 0;         // how far its end stands off, drawing units
    bool lifts_first = false; // its near end does, not its far one
    float square = 3;         // the greater, the less its ends are pointed
    float jagged = 0.1F;      // of its edge
    float thick = 1.6F * wrap_thickness;
    glm::vec3 rim{1};
};

// Thickest in its middle, its edge on the axon.
void add_tongue(Mesh &mesh, const Curve &curve, const Tongue &tongue, Detail detail) {
    const int rows = is_near(detail) ? 32 : 10, columns = is_near(detail) ? 14 : 8;
    for (int i = 0; i <= rows; ++i) {
        const float t = static_cast<float>(i) / static_cast<float>(rows), far = 2 * t - 1;
        const float s = tongue.from + (tongue.to - tongue.from) * t;
        const Spot spot = curve.at(s);
        const float blunt = std::pow(std::max(0.0F, 1 - std::pow(std::abs(far), tongue.square)), 0.6F);
        const float toward = tongue.lifts_first ? 1 - t : t;
        const float lift = tongue.lifted * std::pow(std::max(0.0F, 2 * toward - 0.7F) / 1.3F, 2.0F);
        for (int j = 0; j <= columns; ++j) {
            const float u = 2 * static_cast<float>(j) / static_cast<float>(columns) - 1;
            const float side = u < 0 ? 2.3F : 0.0F;
            const float wavy = 1 + tongue.jagged * (std::sin(9 * t + 5 * tongue.angle + side) +
                                                    0.7F * std::sin(23 * t + 3 * tongue.angle - side));
            const float half = pi * tongue.round * blunt * wavy;
            const float high = std::sqrt(std::max(0.0F, 1 - u * u)) * std::min(1.0F, 3 * blunt);
            const glm::vec3 out = spot.out(tongue.angle + tongue.twist * t + half * u);
            const glm::vec3 aside = glm::normalize(glm::cross(spot.along, out));
            Vertex vertex;
            vertex.centre = spot.centre;
            vertex.s = s;
            vertex.offset = out * (tongue.on + 0.012F + tongue.thick * high + lift);
            const float rim = glm::smoothstep(0.62F, 0.95F, std::max(std::abs(u), std::abs(far)));
            set_look(vertex, {.colour = glm::mix(myelin, tongue.rim, rim), .glow = 0.5F});
            set_normal(vertex,
                       glm::normalize(out + aside * (0.55F * u) +
                                      spot.along * (0.4F * far - (tongue.lifts_first ? -2 : 2) * lift)),
                       0.75F + 0.25F * high);
            mesh.add(vertex);
        }
    }
    mesh.join_grid(rows + 1, columns + 1);
}

// What begins to wrap: one tongue that winds about the axon.
Tongue growing(const Stretch &stretch, float wraps, float chance) {
    const float length = stretch.length * (0.45F + 0.5F * wraps), middle = stretch.start + stretch.length / 2;
    return {.from = middle - length / 2,
            .to = middle + length / 2,
            .angle = 0.9F + 0.5F * chance,
            .round = 0.12F + 0.8F * wraps,
            .twist = 0.7F,
            .rim = repair};
}

// What is left of a sheath: flaps that lift off, above and below the windows.
Tongue scrap(const Stretch &part, float wraps, float chance, bool above) {
    const float length = part.length * (0.55F + 0.4F * wraps);
    const float middle = part.start + part.length * (0.5F + 0.3F * (chance - 0.5F));
    return {.from = middle - length / 2,
            .to = middle + length / 2,
            .angle = above ? 1.35F + 0.5F * chance : -1.25F - 0.5F * chance,
            .round = 0.13F + 0.16F * wraps + 0.05F * chance,
            .lifted = 0.22F + 0.26F * chance,
            .jagged = 0.22F,
            .thick = 0.7F * wrap_thickness,
            .rim = myelin * 0.66F};
}

// Where a sheath is worn its outer wraps come off in flaps, which stand off its outline; not over its window.
void add_flaps(Mesh &mesh, const Curve &curve, const Stretch &stretch, int internode,
               const story::SheathLook &look, Detail detail, const Trim &trim) {
    constexpr int places = 8;
    const float taper = taper_length(stretch), room = (stretch.length - 1.2F * taper) / places;
    for (int k = 0; k < places; ++k) {
        const float chance = hash(31 * internode + 7 * k + 3), other = hash(13 * internode + 11 * k + 5);
        const float share = std::clamp(1.6F * worn(look) - 0.6F * chance, 0.0F, 1.0F);
        if (share < 0.15F) continue;
        const float middle =
            stretch.start + 0.6F * taper + room * (static_cast<float>(k) + 0.3F + 0.4F * other);
        const float length = (0.6F + 0.5F * share) * (1.0F + 0.5F * chance) * room;
        Tongue flap{.from = middle - length / 2,
                    .to = middle + length / 2,
                    .angle = k % 2 == 0 ? 1.25F + 0.75F * other : -1.2F - 0.7F * other,
                    .round = 0.15F + 0.12F * share * other,
                    .on = sheath_radius(look.wraps),
                    .lifted = (0.14F + 0.20F * chance) * share,
                    .lifts_first = other > 0.5F,
                    .square = 12,
                    .jagged = 0.16F,
                    .thick = 0.9F * wrap_thickness,
                    .rim = myelin * 0.5F};
        if (flap.from < trim.from || flap.to > trim.to) continue;
        add_tongue(mesh, curve, flap, detail);
    }
}

void add_tongues(Mesh &mesh, const Curve &curve, const Stretch &stretch, int internode,
                 const story::SheathLook &look, Detail detail, const Trim &trim) {
    const auto wraps = static_cast<float>(look.wraps);
    const int pieces = look.repaired ? 1 : 4;
    for (int k = 0; k < pieces; ++k) {
        const float chance = hash(17 * internode + 5 * k + static_cast<int>(stretch.start));
        const float room = stretch.length / static_cast<float>(pieces);
        const Stretch part{stretch.start + room * static_cast<float>(k), room};
        const Tongue tongue = look.repaired ? growing(stretch, wraps, chance)
                                            : scrap(part, wraps, chance, (k + internode) % 2 == 0);
        if (tongue.from < trim.from || tongue.to > trim.to)
            continue; // it would reach into what is drawn elsewhere
        add_tongue(mesh, curve, tongue, detail);
    }
}

} // namespace

bool is_near(Detail detail) { return detail != Detail::far; }

std::vector<Stretch> sheath_stretches(int internode, int sheaths) {
    const float start = internode_start(internode);
    if (sheaths == torn) {
        const float left = gap_from(internode) - torn_back - start;
        return {{start, left}, {start + internode_length - left, left}};
    }
    const int count = std::clamp(sheaths, 1, 4);
    const float length =
        (internode_length - new_node_length * static_cast<float>(count - 1)) / static_cast<float>(count);
    std::vector<Stretch> all;
    for (int i = 0; i < count; ++i)
        all.push_back({start + (length + new_node_length) * static_cast<float>(i), length});
    return all;
}

Opening sheath_window(const Stretch &stretch, int internode, int wrap, int wraps, Detail detail) {
    const float scale = stretch.length / internode_length;
    const float jitter = (hash(internode) - 0.5F) * 0.24F;
    Opening window;
    window.centre = stretch.start + (3.52F + jitter) * scale;
    const auto k = static_cast<float>(wrap);
    if (is_near(detail)) {
        window.half_length = (1.38F + 0.10F * k) * scale;
        window.half_angle = 0.85F + 0.075F * k;
        if (wrap < 0) {
            window.half_length = 1.18F * scale;
            window.half_angle = 0.70F;
        }
    } else {
        const float share = wraps <= 1 ? 0.0F : k / static_cast<float>(wraps - 1);
        window.half_length = (1.65F + 0.35F * share) * scale;
        window.half_angle = 1.0F + 0.26F * share;
    }
    return window;
}

std::vector<Column> trimmed(const std::vector<Column> &columns, const Trim &trim) {
    std::vector<Column> kept;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (i > 0 && columns[i - 1].s < trim.from && columns[i].s > trim.from)
            kept.insert(kept.end(), {{trim.from - skirt_length, 0}, {trim.from, 0}});
        if (trim.keeps(columns[i].s)) kept.push_back(columns[i]);
        if (i + 1 < columns.size() && columns[i].s < trim.to && columns[i + 1].s > trim.to)
            kept.insert(kept.end(), {{trim.to, 0}, {trim.to + skirt_length, 0}});
    }
    return kept;
}

Skin turned_under(Skin skin, float s, float from, float to) {
    if (s >= from && s <= to) return skin;
    skin.radius -= skirt_depth;
    skin.look.glow = 0; // the other's light is enough
    return skin;
}

Outside sheath_outside(const Stretch &stretch, const story::SheathLook &look, Detail detail, float s) {
    const float outer = sheath_radius(look.wraps);
    const Profile profile{stretch, axon_radius + 0.035F, outer, taper_length(stretch), is_near(detail)};
    Outside outside;
    outside.radius = profile.at(s);
    outside.slope = profile.slope(s);
    const float d = std::min(s - stretch.start, stretch.start + stretch.length - s);
    const float end = std::clamp(1 - d / profile.taper, 0.0F, 1.0F);
    // The grooves between ridges lie in shade.
    const float smooth_radius = Profile{stretch, profile.end_radius, outer, profile.taper, false}.at(s);
    const float groove = std::clamp((smooth_radius - outside.radius) / 0.05F, 0.0F, 1.0F);
    outside.look.open = (1 - 0.45F * groove) * (1 - 0.45F * end * end);
    outside.look.colour = glm::mix(myelin, myelin * glm::vec3(0.9F, 0.76F, 0.70F), groove);
    outside.look.colour *= glm::mix(glm::vec3(1), glm::vec3(0.90F, 0.84F, 0.78F), worn(look)); // dull
    if (look.repaired)
        outside.look.colour = glm::mix(outside.look.colour, repair, std::clamp(1.6F - d / 0.24F, 0.0F, 0.9F));
    outside.look.glow = 0.3F + 0.45F * end;
    return outside;
}

Mesh sheath_mesh(const Curve &curve, int internode, const story::SheathLook &look, Detail detail,
                 const Trim &trim, bool windows) {
    Mesh mesh;
    if (look.wraps <= sim::bare_wraps) return mesh;
    for (const Stretch &stretch : sheath_stretches(internode, look.sheaths))
        if (goes_round(look)) {
            add_sheath(mesh, curve, stretch, internode, look, detail, trim, windows);
            add_flaps(mesh, curve, stretch, internode, look, detail, trim);
        } else
            add_tongues(mesh, curve, stretch, internode, look, detail, trim);
    return mesh;
}

Mesh bracket_mesh(const Curve &curve, int internode) {
    Mesh mesh;
    const float start = internode_start(internode) + 0.35F;
    const float end = start + internode_length - 0.7F;
    constexpr int sides = 6;
    constexpr float thickness = 0.038F;
    std::vector<glm::vec2> path{{start, 1.22F}, {start, 1.38F}, {start + 0.12F, 1.5F}};
    for (int i = 1; i < 12; ++i)
        path.emplace_back(start + 0.12F + (end - start - 0.24F) * static_cast<float>(i) / 12.0F, 1.5F);
    path.insert(path.end(), {{end - 0.12F, 1.5F}, {end, 1.38F}, {end, 1.22F}});
    for (std::size_t i = 0; i < path.size(); ++i) {
        const glm::vec2 direction =
            glm::normalize(path[std::min(i + 1, path.size() - 1)] - path[i == 0 ? 0 : i - 1]);
        const Spot spot = curve.at(path[i].x);
        const glm::vec3 across = -spot.up * direction.x - spot.along * direction.y;
        for (int j = 0; j <= sides; ++j) {
            const float angle = 2 * pi * static_cast<float>(j) / sides;
            const glm::vec3 out = across * std::cos(angle) + spot.front * std::sin(angle);
            Vertex vertex;
            vertex.centre = spot.centre;
            vertex.s = path[i].x;
            vertex.offset = -spot.up * path[i].y + out * thickness;
            set_look(vertex, {.colour = rgb(0xC9D8EE)});
            set_normal(vertex, out, 1);
            mesh.add(vertex);
        }
    }
    mesh.join_grid(static_cast<int>(path.size()), sides + 1);
    return mesh;
}

} // namespace render
