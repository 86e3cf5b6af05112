#include "render/cells/cast_painter.h"

#include "render/cells/cell_meshes.h"
#include "render/cells/vessel_mesh.h"
#include "render/gl/numbers.h"
#include "render/space/drawing.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace render {

namespace {

struct Sway {
    std::uint32_t id;
    float seconds;
    float operator()(std::uint32_t choice, float per_s) const {
        return std::sin(seconds * per_s * (0.8F + 0.4F * chance(id, choice)) +
                        2 * pi * chance(id, choice + 50));
    }
    glm::vec3 drift() const { return {(*this)(1, 0.55F), (*this)(2, 0.65F), (*this)(3, 0.6F)}; }
};

// x along `along`, turned about it.
glm::mat3 frame_along(const glm::vec3 &along, float turn) {
    const glm::vec3 side = std::abs(along.y) < 0.9F ? glm::vec3(0, 1, 0) : glm::vec3(0, 0, 1);
    const glm::vec3 u = glm::normalize(glm::cross(side, along)), v = glm::cross(along, u);
    const glm::vec3 y = v * std::cos(turn) + u * std::sin(turn);
    return {along, y, glm::cross(along, y)};
}

// What a body can take of the picture.
Patch room_of(const glm::vec3 &place, float radius, const Lens &view) {
    const glm::vec3 at = view.project(place);
    const float reach = 1.1F * radius * view.focal / std::max(at.z, view.nearest) + 1; // some part is nearer
    const glm::vec2 least(view.columns.x, view.rows.x), most(view.columns.y, view.rows.y);
    const glm::ivec2 from = glm::floor(glm::clamp(glm::vec2(at) - reach, least, most));
    const glm::ivec2 to = glm::ceil(glm::clamp(glm::vec2(at) + reach, least, most));
    return {from.x, static_cast<int>(view.size.y) - to.y, to.x - from.x, to.y - from.y};
}

// The cast of one lane, as bodies to be drawn.
struct Cast {
    const story::Cast &cast;
    const CastPlaces &places;
    const Lens &view;
    float seconds;

    // From afar everything steps back a little, so that the light stands out.
    glm::vec3 air() const { return glm::mix(glm::vec3(1), glm::vec3(0.86F, 0.88F, 0.90F), view.far_off); }

    Posture at(const glm::vec3 &place, float size, float seen) const {
        seen *= left_of_cast(view);
        Posture body;
        body.place = place;
        body.size = size * (0.7F + 0.3F * smooth(0, 1, seen));
        body.tint = air();
        body.seen = std::clamp(seen, 0.0F, 1.0F);
        return body;
    }

    Posture blood_cell(const story::Cell &cell) const {
        const Sway sway{cell.id, seconds};
        const float away = CastPlaces::away(cell.place), held = places.lymph_node().holds(cell.place);
        const float size = size_of(cell.kind, view) * (1 - 0.3F * held);
        // Sheaths are stripped bit by bit.
        const glm::vec3 in = places.way_in(cell.place);
        const glm::vec3 bite = in * (0.10F * (1 - smooth(0, 0.1F, away)) * sway(7, 1.7F));
        Posture body = at(places.of(cell) + (sway.drift() * 0.10F + bite) * size, size,
                          cell.doing == story::Doing::held_back ? cell.seen * held : cell.seen);
        const float turn = 2 * pi * chance(cell.id, 8) + 0.25F * seconds * (chance(cell.id, 9) - 0.5F);
        body.turn = turn_of(frame_along(in, turn));
        body.pose = smooth(0, 0.15F, away) * (1 - smooth(0.85F, 1, away));
        return body;
    }

    // Plump where it lies against a shard, its arms round it.
    Posture microglia(const story::Cell &cell) const {
        const Sway sway{cell.id, seconds};
        const float size = size_of(cell.kind, view);
        const glm::vec3 place = places.of(cell);
        float plump = 0;
        glm::vec3 toward(0);
        for (const story::Shard &shard : cast.shards) {
            const glm::vec3 way = places.of(shard) - place;
            const float near =
                (1 - smooth(0.5F, 1.5F, glm::length(way) / size)) * smooth(0, 0.25F, shard.size);
            if (near <= plump) continue;
            plump = near;
            toward = view.turn * way;
        }
        Posture body = at(place + sway.drift() * (0.05F * size), size * (1 + 0.12F * plump), cell.seen);
        const float angle = 2 * pi * chance(cell.id, 8) + 0.14F * sway(4, 0.3F);
        glm::vec2 x(std::cos(angle), std::sin(angle));
        if (plump > 0) x = glm::mix(x, glm::normalize(glm::vec2(toward) + glm::vec2(1e-4F, 0)), plump);
        x = glm::normalize(x + glm::vec2(1e-4F, 0));
        const glm::mat3 facing = glm::transpose(view.turn);
        body.turn = turn_of(facing * glm::mat3(glm::vec3(x, 0), glm::vec3(-x.y, x.x, 0), glm::vec3(0, 0, 1)));
        body.pose = smooth(0, 1, plump);
        return body;
    }

    static bool curls(const story::Cell &cell) { return cell.curled > 0.4F; }

    Posture repair_cell(const story::Cell &cell) const {
        const Sway sway{cell.id, seconds};
        const float size = size_of(cell.kind, view), young = 1 - smooth(0, 1, cell.grown);
        glm::mat3 frame = places.standing(cell);
        const float turn = 0.25F * young * (sway(4, 0.25F) + 2 * chance(cell.id, 8) - 1);
        frame =
            frame * glm::mat3(std::cos(turn), std::sin(turn), 0, -std::sin(turn), std::cos(turn), 0, 0, 0, 1);
        Posture body = at(places.of(cell) + sway.drift() * (0.04F * size * young), size, cell.seen);
        body.turn = turn_of(frame);
        // Before its arms curl up they draw back.
        body.pose =
            curls(cell) ? smooth(0.4F, 1, cell.curled) : (1 - young) * (1 - smooth(0, 0.4F, cell.curled));
        body.tint *= glm::mix(glm::vec3(1), glm::vec3(0.92F, 0.70F, 0.76F), smooth(0, 1, cell.curled));
        return body;
    }

    Posture shard(const story::Shard &shard) const {
        const float size = shard_size(view) * (0.35F + 0.65F * shard.size);
        const Sway sway{shard.id, seconds};
        Posture body =
            at(places.of(shard) + sway.drift() * (0.05F * size), size, smooth(0, 0.3F, shard.size));
        const glm::vec3 axis =
            glm::normalize(glm::vec3(chance(shard.id, 1), chance(shard.id, 2), chance(shard.id, 3)) - 0.5F);
        body.turn = turn_of(frame_along(axis, 6.28F * chance(shard.id, 4) + 0.2F * sway(5, 0.3F)));
        body.pose = chance(shard.id, 6);
        return body;
    }

    // Red blood cells drift through the vessel, tumbling.
    std::vector<Posture> red_cells() const {
        constexpr std::uint32_t count = 22;
        const Vessel &vessel = places.vessel();
        // Away from the lymph node.
        const float drift_per_s = cast.node_place().along < cast.vessel_middle() ? 0.016F : -0.016F;
        std::vector<Posture> all;
        for (std::uint32_t i = 0; i < count; ++i) {
            const float way = (static_cast<float>(i) + 0.7F * chance(i, 11)) / count + drift_per_s * seconds;
            const float u = 2 * (way - std::floor(way)) - 1;
            // Along the far wall: other cells come nearer to the viewer.
            const float up = 0.55F * (2 * chance(i, 12) - 1), front = -0.25F - 0.25F * chance(i, 13);
            const glm::vec3 place = vessel.at(u * vessel.half_length, up, front);
            const float size = 0.36F * vessel.radius;
            if (!view.sees(place, size)) continue;
            Posture body = at(place, size, 1 - smooth(0.62F, 0.92F, std::abs(u)));
            const glm::vec3 axis =
                glm::normalize(glm::vec3(chance(i, 14), chance(i, 15), chance(i, 16)) - 0.5F);
            body.turn = turn_of(frame_along(axis, 2 * pi * chance(i, 17) + 0.4F * seconds));
            all.push_back(body);
        }
        return all;
    }
};

} // namespace

PosedBuffer &CastPainter::mesh(Body body, bool near) {
    PosedBuffer &buffer = meshes_[static_cast<std::size_t>(body) + (near ? std::size_t{bodies} : 0)];
    if (!buffer.empty()) return buffer;
    switch (body) {
    case shard:
        buffer.upload(shard_mesh());
        break;
    case red_cell:
        buffer.upload(red_blood_cell_mesh(near));
        break;
    case t_cell:
        buffer.upload(t_cell_mesh(near));
        break;
    case b_cell:
        buffer.upload(b_cell_mesh(near));
        break;
    case microglia:
        buffer.upload(microglia_mesh(near));
        break;
    case maturing:
        buffer.upload(maturing_mesh(near));
        break;
    case stalled:
        buffer.upload(stalled_mesh(near));
        break;
    default:
        buffer.upload(lymph_node_mesh(near));
        break;
    }
    return buffer;
}

void CastPainter::paint_still(const Programs &programs, const Texture &matcap, const story::Lane &lane,
                              const Curve &curve, const Lens &view, std::size_t lanes) {
    if (vessel_.empty()) {
        vessel_.upload(vessel_mesh());
        wall_ = wall_pattern();
    }
    const Vessel at = vessel_of(lane.around->cast, curve, view, lanes);
    over_the_picture();
    glDepthMask(GL_TRUE);
    glEnable(GL_CULL_FACE);
    const Program &program = programs.vessel;
    set_scene(program, view, matcap);
    program.set("u_place", at.origin);
    program.set("u_frame", at.frame);
    program.set("u_bend", at.bend);
    program.set("u_radius", at.radius);
    program.set("u_half_length", at.half_length);
    program.set("u_pattern", 1);
    glActiveTexture(GL_TEXTURE1);
    glBindTexture(GL_TEXTURE_2D, wall_.id());
    glActiveTexture(GL_TEXTURE0);
    vessel_.draw();
}

void CastPainter::paint_moving(const Programs &programs, const Texture &matcap, const story::Lane &lane,
                               std::size_t index, const Curve &curve, const Lens &view, std::size_t lanes,
                               story::Tier tier, double wall_s, bool gentle) {
    const CastPlaces places(lane, curve, view, lanes);
    const Cast cast{lane.around->cast, places, view, static_cast<float>(wall_s)};
    std::array<std::vector<Posture>, bodies> all;
    std::vector<Patch> rooms;
    const auto add = [&](Body kind, const Posture &body, float reach) {
        if (body.seen <= 0.01F || !view.sees(body.place, reach * body.size)) return;
        all[static_cast<std::size_t>(kind)].push_back(body);
        rooms.push_back(room_of(body.place, reach * body.size, view));
    };
    const auto add_crawling = [&](Body kind, const story::Cell &cell, float round, float long_tailed) {
        const Posture body = cast.blood_cell(cell);
        add(kind, body, glm::mix(round, long_tailed, body.pose));
    };
    for (const story::Shard &s : cast.cast.shards) add(shard, cast.shard(s), 1);
    for (const story::Cell &cell : cast.cast.cells) switch (cell.kind) {
        case story::CellKind::t_cell:
            add_crawling(t_cell, cell, 1.2F, 1.65F);
            break;
        case story::CellKind::b_cell:
            add_crawling(b_cell, cell, 1.3F, 2);
            break;
        case story::CellKind::microglia:
            add(microglia, cast.microglia(cell), 1.2F);
            break;
        default:
            add(Cast::curls(cell) ? stalled : maturing, cast.repair_cell(cell), 3);
        }
    for (const Posture &body : cast.red_cells()) add(red_cell, body, 1);
    const LymphNode &node = places.lymph_node();
    if (node.seen >= 0.01F) rooms.push_back(room_of(node.middle, 1.6F * node.size, view));

    Kept &kept = kept_[index];
    const bool same_view =
        kept.seen_as == view.view_projection && kept.size == view.size && kept.theme == view.theme;
    const bool first = !kept.cast, goes_on = !first && *kept.cast != cast.cast;
    // Where all has several samples no more are needed.
    bool smoothly = tier == story::Tier::low && view.ground == Ground::scene;
    if (gentle) smoothly = smoothly && (same_view || first) && !goes_on;
    if (!same_view || goes_on) kept.filled = false;
    kept.cast = cast.cast;
    kept.seen_as = view.view_projection;
    kept.size = view.size;
    kept.theme = view.theme;
    // Else a cutout does for some frames, where many follow each other fast; and while time stands still, for
    // as long as everything keeps its place.
    constexpr double fast_s = 0.025;
    const double every_s = 0.05 * static_cast<double>(lanes);
    const double since_s = wall_s - kept.drawn_s, frame_s = wall_s - std::exchange(kept.frame_s, wall_s);
    const bool in_place = std::exchange(kept.rooms, rooms) == rooms;
    const bool will_do = frame_s == 0 ? in_place : frame_s > 0 && frame_s < fast_s && since_s < every_s;
    if (gentle && smoothly && kept.filled && will_do) {
        kept.cutout.lay(programs.cutout, 0);
        return;
    }
    smoothly = smoothly && kept.cutout.begin(merged(rooms), true);
    kept.filled = smoothly;
    kept.drawn_s = wall_s;
    only_opaque();
    over_the_picture();
    if (smoothly) glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA); // what lies over nothing keeps its cover
    glDepthMask(GL_TRUE); // what fades in or out still hides what is behind it
    set_scene(programs.cell, view, matcap);
    programs.cell.set("u_gloss", 0.20F - 0.08F * view.far_off);
    programs.cell.set("u_clear", 0.0F);
    const bool near = view.near() || tier == story::Tier::high;
    for (int body = 0; body < capsule; ++body) {
        const std::vector<Posture> &those = all[static_cast<std::size_t>(body)];
        if (!those.empty()) mesh(static_cast<Body>(body), near).draw(those);
    }
    if (node.seen >= 0.01F) {
        glDepthMask(GL_FALSE);
        Posture body = cast.at(node.middle, node.size, node.seen);
        body.turn = turn_of(node.frame);
        programs.cell.set("u_gloss", 0.5F);
        programs.cell.set("u_clear", 1.0F);
        mesh(capsule, near).draw({body});
    }
    if (!smoothly) return;
    kept.cutout.end();
    kept.cutout.lay(programs.cutout, 0);
}

} // namespace render
