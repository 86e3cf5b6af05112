#include "render/cells/cast_painter.h"

#include "render/cells/cell_looks.h"
#include "render/cells/elbow_room.h"
#include "render/cells/scenery_meshes.h"
#include "render/cells/vessel_mesh.h"
#include "render/gl/numbers.h"
#include "render/space/drawing.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace render {

namespace {

// What a body can take of the picture.
Patch room_of(const glm::vec3 &place, float radius, const Lens &view) {
    const glm::vec3 at = view.project(place);
    const float reach = 1.1F * radius * view.focal / std::max(at.z, view.nearest) + 1; // some part is nearer
    const glm::vec2 least(view.columns.x, view.rows.x), most(view.columns.y, view.rows.y);
    const glm::ivec2 from = glm::floor(glm::clamp(glm::vec2(at) - reach, least, most));
    const glm::ivec2 to = glm::ceil(glm::clamp(glm::vec2(at) + reach, least, most));
    return {from.x, static_cast<int>(view.size.y) - to.y, to.x - from.x, to.y - from.y};
}

Posture shard_posture(const story::Shard &shard, const CastStage &stage) {
    const float size = shard_size(stage.view) * (0.35F + 0.65F * shard.size);
    const Sway sway = stage.sway(shard.id);
    Posture body =
        stage.at(stage.places.of(shard) + sway.drift() * (0.05F * size), size, smooth(0, 0.3F, shard.size));
    const glm::vec3 axis =
        glm::normalize(glm::vec3(chance(shard.id, 1), chance(shard.id, 2), chance(shard.id, 3)) - 0.5F);
    body.turn = turn_of(frame_along(axis, 6.28F * chance(shard.id, 4) + 0.2F * sway(5, 0.3F)));
    body.pose = chance(shard.id, 6);
    return body;
}

// Red blood cells drift through the vessel, tumbling.
std::vector<Posture> red_cells(const CastStage &stage) {
    constexpr std::uint32_t count = 22;
    const Vessel &vessel = stage.places.vessel();
    // Away from the lymph node.
    const float drift_per_s = stage.cast.node_place().along < stage.cast.vessel_middle() ? 0.016F : -0.016F;
    std::vector<Posture> all;
    for (std::uint32_t i = 0; i < count; ++i) {
        const float way =
            (static_cast<float>(i) + 0.7F * chance(i, 11)) / count + drift_per_s * stage.seconds;
        const float u = 2 * (way - std::floor(way)) - 1;
        // Along the far wall: other cells come nearer to the viewer.
        const float up = 0.55F * (2 * chance(i, 12) - 1), front = -0.25F - 0.25F * chance(i, 13);
        const glm::vec3 place = vessel.at(u * vessel.half_length, up, front);
        const float size = 0.36F * vessel.radius;
        if (!stage.view.sees(place, size)) continue;
        Posture body = stage.at(place, size, 1 - smooth(0.62F, 0.92F, std::abs(u)));
        const glm::vec3 axis = glm::normalize(glm::vec3(chance(i, 14), chance(i, 15), chance(i, 16)) - 0.5F);
        body.turn = turn_of(frame_along(axis, 2 * pi * chance(i, 17) + 0.4F * stage.seconds));
        all.push_back(body);
    }
    return all;
}

bool is_shown(const LymphNode &node) { return node.seen >= 0.01F; }

Batch &batch(std::vector<Batch> &batches, MakeMesh mesh, bool fades) {
    const auto at = std::find_if(batches.begin(), batches.end(),
                                 [&](const Batch &b) { return b.mesh == mesh && b.fades == fades; });
    if (at != batches.end()) return *at;
    return batches.emplace_back(Batch{mesh, fades, {}, {}});
}

constexpr glm::vec3 lit_tint{1.50F, 1.28F, 0.95F}; // in the full light of a signal close by

Bodies bodies_of(const CastStage &stage) {
    Bodies all;
    // What fades mixes with what was drawn before it, and hides what comes after: first all that is solid, in
    // the order of the table.
    for (const bool fades : {false, true}) {
        batch(all.batches, shard_mesh, fades);
        batch(all.batches, red_blood_cell_mesh, fades);
        for (const CellRow &row : cell_looks())
            for (const MakeMesh mesh : row.look.meshes.all())
                if (mesh) batch(all.batches, mesh, fades);
    }
    const auto add = [&](MakeMesh mesh, const Posture &body, float reach) {
        if (body.seen <= 0.01F || !stage.view.sees(body.place, reach * body.size)) return;
        constexpr float solid = 0.98F;
        Batch &those = batch(all.batches, mesh, body.seen < solid);
        those.bodies.push_back(body);
        those.rooms.push_back(room_of(body.place, reach * body.size, stage.view));
        all.rooms.push_back(those.rooms.back());
    };
    for (const story::Shard &shard : stage.cast.shards) add(shard_mesh, shard_posture(shard, stage), 1);
    for (const PlacedCell &placed : placed_cells(stage.cast, stage.places, stage.view)) {
        const CellLook &look = look_of(placed.cell.kind);
        Posture body = look.posture(placed, stage);
        const float lit = stage.lit(placed.cell.place);
        body.tint *= glm::mix(glm::vec3(1), lit_tint, lit);
        all.lit.push_back(static_cast<int>(std::lround(16 * lit)));
        add(look.meshes.of(placed.cell), body, look.reach.at(body.pose));
    }
    for (const Posture &body : red_cells(stage)) add(red_blood_cell_mesh, body, 1);
    const LymphNode &node = stage.places.lymph_node();
    if (is_shown(node)) all.rooms.push_back(room_of(node.middle, 1.6F * node.size, stage.view));
    return all;
}

// What of `patch` lies in these columns; its width is less than 1 where nothing does.
Patch between(Patch patch, int from, int to) {
    const int left = std::max(patch.x, from), right = std::min(patch.x + patch.width, to);
    return {left, patch.y, right - left, patch.height};
}

// Those that can be seen in these columns.
Bodies between(const Bodies &all, int from, int to) {
    Bodies out;
    for (const Batch &those : all.batches) {
        Batch &kept = out.batches.emplace_back(Batch{those.mesh, those.fades, {}, {}});
        for (std::size_t i = 0; i < those.bodies.size(); ++i)
            if (between(those.rooms[i], from, to).width > 0) kept.bodies.push_back(those.bodies[i]);
    }
    for (const Patch &patch : merged(all.rooms))
        if (const Patch here = between(patch, from, to); here.width > 0) out.rooms.push_back(here);
    return out;
}

} // namespace

PosedBuffer &CastPainter::buffer(MakeMesh mesh, bool near) {
    for (Made &one : made_)
        if (one.mesh == mesh && one.near == near) return one.buffer;
    Made &one = made_.emplace_back(Made{mesh, near, {}});
    one.buffer.upload(mesh(near));
    return one.buffer;
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

CastPainter::Edges CastPainter::Kept::edges_of(const CastStage &stage, const Bodies &now, std::size_t lanes,
                                               story::Tier tier, double wall_s, bool gentle) {
    const Lens &view = stage.view;
    const bool same_view = seen_as == view.view_projection && size == view.size && theme == view.theme;
    const bool first = !cast, goes_on = !first && *cast != stage.cast;
    // Where all has several samples no more are needed.
    bool smoothly = tier == story::Tier::low && view.ground == Ground::scene;
    if (gentle) smoothly = smoothly && (same_view || first) && !goes_on;
    if (!same_view || goes_on) filled = false;
    cast = stage.cast;
    seen_as = view.view_projection;
    size = view.size;
    theme = view.theme;
    // Else a cutout does for some frames, where many follow each other fast; and while time stands still, for
    // as long as everything keeps its place.
    constexpr double fast_s = 0.025;
    const double every_s = 0.05 * static_cast<double>(lanes);
    const double since_s = wall_s - drawn_s, passed_s = wall_s - std::exchange(frame_s, wall_s);
    const bool in_place = rooms == now.rooms && lit == now.lit;
    rooms = now.rooms;
    lit = now.lit;
    const bool will_do = passed_s == 0 ? in_place : passed_s > 0 && passed_s < fast_s && since_s < every_s;
    if (gentle && smoothly && filled && will_do) return Edges::as_before;
    filled = smoothly;
    drawn_s = wall_s;
    return smoothly ? Edges::smooth : Edges::plain;
}

void CastPainter::draw(const Programs &programs, const Texture &matcap, const CastStage &stage,
                       const Bodies &bodies, bool near) {
    set_scene(programs.cell, stage.view, matcap);
    programs.cell.set("u_gloss", 0.20F - 0.08F * stage.view.far_off);
    programs.cell.set("u_clear", 0.0F);
    for (const Batch &those : bodies.batches)
        if (!those.bodies.empty()) buffer(those.mesh, near).draw(those.bodies);
    const LymphNode &node = stage.places.lymph_node();
    if (!is_shown(node)) return;
    glDepthMask(GL_FALSE);
    Posture body = stage.at(node.middle, node.size, node.seen);
    body.turn = turn_of(node.frame);
    programs.cell.set("u_gloss", 0.5F);
    programs.cell.set("u_clear", 1.0F);
    buffer(lymph_node_mesh, near).draw({body});
}

void CastPainter::forget() {
    samples_ = {};
    kept_ = {};
}

// False where this machine cannot: then nothing has changed.
bool CastPainter::cut_out(Kept &kept, const Programs &programs, const Texture &matcap, const CastStage &stage,
                          const Bodies &bodies, bool near) {
    const int width = static_cast<int>(stage.view.size.x), strips = static_cast<int>(kept.cutouts.size());
    for (int strip = 0; strip < strips; ++strip) {
        const Bodies here = between(bodies, strip * width / strips, (strip + 1) * width / strips);
        Cutout &cutout = kept.cutouts[static_cast<std::size_t>(strip)];
        if (!cutout.begin(samples_, here.rooms, true)) {
            if (here.rooms.empty()) continue;
            return false;
        }
        over_the_picture();
        glEnable(GL_DEPTH_TEST);
        glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA); // what lies over nothing keeps its cover
        glDepthMask(GL_TRUE);
        draw(programs, matcap, stage, here, near);
        cutout.end();
    }
    return true;
}

void CastPainter::paint_moving(const Programs &programs, const Texture &matcap, const story::Lane &lane,
                               std::size_t index, const DrawnLight &light, const Curve &curve,
                               const Lens &view, std::size_t lanes, story::Tier tier, double wall_s,
                               bool gentle) {
    const CastPlaces places(lane, curve, view, lanes);
    const CastStage stage{lane.around->cast, places, view, static_cast<float>(wall_s), light, index};
    const Bodies bodies = bodies_of(stage);
    Kept &kept = kept_[index];
    const bool near = view.near() || tier == story::Tier::high;
    Edges edges = kept.edges_of(stage, bodies, lanes, tier, wall_s, gentle);
    only_opaque();
    if (edges == Edges::smooth && !cut_out(kept, programs, matcap, stage, bodies, near)) {
        edges = Edges::plain;
        kept.filled = false;
    }
    if (edges == Edges::plain) {
        only_opaque();
        over_the_picture();
        glDepthMask(GL_TRUE); // what fades in or out still hides what is behind it
        draw(programs, matcap, stage, bodies, near);
        return;
    }
    for (const Cutout &cutout : kept.cutouts)
        if (!cutout.empty()) cutout.lay(programs.cutout, 0);
}

} // namespace render
