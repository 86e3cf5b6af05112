#include "render/picture/painter.h"

#include "render/axon/endings.h"
#include "render/axon/glow.h"
#include "render/axon/oligodendrocytes.h"
#include "render/gl/matcap.h"
#include "render/gl/numbers.h"
#include "render/node/scale_bar.h"
#include "render/space/backdrop.h"
#include "render/space/drawing.h"
#include "render/space/neighbours.h"

#include <algorithm>
#include <cmath>

namespace render {

namespace {

constexpr float least_light = 0.008F; // fainter is not drawn

// The same for cells at rest and for the light on them.
bool fine_cells(const StillKey &key, const Lens &view) {
    return view.near() || key.tier == story::Tier::high;
}

// An opened node takes the place of what its neighbours would draw there.
void open_node(StillKey::Lane &lane, const Lens &view) {
    if (view.node < 0) return;
    InternodeKey &before = lane.internodes[static_cast<std::size_t>(view.node - 1)];
    InternodeKey &after = lane.internodes[static_cast<std::size_t>(view.node)];
    lane.put_out = {}; // its look is not theirs
    lane.node = {view.node, static_cast<int>(std::lround(view.opened * 128)), before, after};
    const NodeReach reach = node_reach(lane.node);
    before.trim.to = node_at(view.node) - reach.before;
    after.trim.from = node_at(view.node) + reach.after;
}

} // namespace

StillKey still_key(const story::Glance &glance, const Frame &frame, const std::vector<Lens> &views) {
    StillKey key{glance.eye.camera, frame.width, frame.height, frame.picture, frame.tier, frame.covered, {}};
    for (std::size_t l = 0; l < views.size(); ++l) {
        const Detail detail =
            !views[l].near() ? Detail::far : (frame.tier == story::Tier::high ? Detail::fine : Detail::near);
        StillKey::Lane lane;
        for (int i = 0; i < internodes; ++i) {
            lane.internodes.push_back(internode_key(glance.show.lanes[l], i, detail));
            lane.internodes.back().windows = views[l].has_window(i);
        }
        lane.put_out = put_out_of(glance.show.lanes[l].signal, frame.gentle);
        open_node(lane, views[l]);
        if (glance.show.lanes[l].around) lane.vessel_at = glance.show.lanes[l].around->cast.vessel_at;
        key.lanes.push_back(lane);
    }
    return key;
}

Painter::Painter(Programs programs, Programs high, Programs shadow, MakeBodies cells)
    : programs_(std::move(programs)), high_(std::move(high)), shadow_(std::move(shadow)),
      matcap_(matcap_texture()), make_cells_(std::move(cells)) {
    square_.upload(square_mesh());
    nothing_ = make_vertex_array();
}

void Painter::place(const Program &program, const glm::vec3 &at, const glm::mat3 &frame, float size) const {
    program.set("u_place", at);
    program.set("u_frame", frame);
    program.set("u_fat", size);
}

void Painter::paint_still(const story::Glance &glance, const StillKey &key, const Curve &curve,
                          const std::vector<Lens> &views, Pass pass, const Sun &sun) {
    const Programs &programs = of(pass);
    clear_depth(pass == Pass::shadow ? std::vector<story::Rect>{} : key.covered);
    if (pass == Pass::shadow) {
        paint_lane(programs, key.lanes[0], glance.show.lanes[0], 0, views.size(), curve, views[0], true,
                   &sun);
        return;
    }
    if (pass == Pass::high) set_sun(programs.body, sun);
    for (std::size_t l = 0; l < views.size(); ++l)
        paint_lane(programs, key.lanes[l], glance.show.lanes[l], l, views.size(), curve, views[l],
                   fine_cells(key, views[l]), nullptr);

    paint_neighbours(programs.body, curve, views.front());
    // Last, where nothing stands before it: most of a close view is covered.
    only_opaque();
    glDepthMask(GL_FALSE);
    glDisable(GL_CULL_FACE);
    backdrop_.upload(backdrop_mesh(views.front(), glance.eye.camera));
    programs.backdrop.use();
    backdrop_.draw();
    over_the_picture();
    backdrop_.upload(far_neighbours_mesh(views.front(), curve));
    backdrop_.draw();

    for (std::size_t l = 0; l < views.size(); ++l)
        if (glance.show.lanes[l].around && left_of_cast(views[l]) > 0)
            cast_.paint_still(programs, matcap_, glance.show.lanes[l], curve, views[l], views.size());
    if (pass == Pass::plain) paint_haze(key, curve, views);
}

void Painter::paint_haze(const StillKey &key, const Curve &curve, const std::vector<Lens> &views) {
    for (std::size_t l = 0; l < views.size(); ++l) paint_haze(key.lanes[l], curve, views[l]);
}

void Painter::paint_haze(const StillKey::Lane &key, const Curve &curve, const Lens &view) {
    glDisable(GL_CULL_FACE);
    paint_soft(programs_.haze, haze_of(key.internodes, curve, view), view);
    programs_.grain.use();
    programs_.grain.set("u_whole", 0.0F);
    paint_soft(programs_.grain, grains_of(key.internodes, curve, view), view);
}

void Painter::paint_soft(const Program &program, const std::vector<Particle> &particles, const Lens &view) {
    if (particles.empty()) return;
    over_the_picture();
    haze_.upload(particles);
    program.use();
    program.set("u_view_projection", view.view_projection);
    program.set("u_turn", view.turn);
    square_.draw_instanced(haze_.buffer(), haze_.count());
}

void Painter::paint_lane(const Programs &programs, const StillKey::Lane &key, const story::Lane &lane,
                         std::size_t index, std::size_t lanes, const Curve &curve, const Lens &view,
                         bool fine_cells, const Sun *as_seen_by) {
    LaneMeshes &meshes = lanes_[index];
    const int first = view.first, last = view.last;
    meshes.update(curve, key.internodes, first, last);

    only_opaque();
    const Program &body = programs.body;
    set_scene(body, view, matcap_);
    if (as_seen_by) body.set("u_view_projection", as_seen_by->clip);
    place(body, glm::vec3(0), glm::mat3(1), view.fat);
    const glm::vec3 put_out = key.put_out.along();
    body.set("u_put_out", put_out);
    const float far = view.far_off;
    // From afar the myelin steps back, so that the light stands out.
    const glm::vec3 myelin_albedo = glm::mix(glm::vec3(1), glm::vec3(0.82F, 0.81F, 0.76F), far);
    body.set("u_gloss", 0.24F - 0.12F * far);
    for (int i = first; i <= last; ++i) {
        body.set("u_albedo", myelin_albedo * (0.93F + 0.12F * scattered(i + 31))); // no two are quite alike
        meshes.piece(i).sheath.draw();
    }
    body.set("u_albedo", glm::vec3(1));
    body.set("u_gloss", 0.22F);
    for (int i = first; i <= last; ++i) meshes.piece(i).membrane.draw();
    if (first == 0) meshes.entry().draw();
    body.set("u_gloss", 0.06F);
    body.set("u_albedo", glm::vec3(1.25F));
    for (int i = first; i <= last; ++i) meshes.piece(i).inside.draw();
    body.set("u_albedo", glm::vec3(0.62F + 0.38F * far)); // close to, a bracket is broad enough
    for (int i = first; i <= last; ++i)
        if (key.internodes[static_cast<std::size_t>(i)].chosen) meshes.bracket(i).draw();
    if (key.node.node >= 0 && !as_seen_by) {
        nodes_[index].paint_still(programs, matcap_, key.node, curve, view);
        body.use();
    }

    if (lanes == 1 && !as_seen_by) paint_bar(body, curve, view);
    const std::vector<CellPlace> cells = oligodendrocytes_of(lane, curve, view, lanes);
    body.set("u_gloss", 0.20F - 0.08F * far);
    body.set("u_albedo", glm::mix(glm::vec3(1), glm::vec3(0.80F, 0.84F, 0.86F), far));
    for (const CellPlace &cell : cells) {
        place(body, cell.foot, glm::mat3(1), cell.size);
        body.set("u_put_out", glm::vec3(-2, -1, put_out.z * smooth(put_out.x, put_out.y, cell.s)));
        cell_mesh(cell.variant, fine_cells).draw();
    }
    body.set("u_put_out", glm::vec3(0, 1, 0));
}

void Painter::paint_neighbours(const Program &body, const Curve &curve, const Lens &view) {
    backdrop_.upload(near_neighbours_mesh(view, curve));
    only_opaque();
    set_scene(body, view, matcap_);
    set_plain_body(body, 1, 0.10F);
    // Cool and dim: what is warm and bright is the axon's.
    const bool dark = view.theme == story::Theme::dark;
    body.set("u_albedo", dark ? glm::vec3(0.30F, 0.36F, 0.50F) : glm::vec3(0.82F, 0.87F, 0.96F));
    body.set("u_fog", glm::vec4(0.78F * view.distance, 2.2F * view.distance, -2, -1));
    backdrop_.draw();
}

const MeshBuffer &Painter::cell_mesh(int variant, bool fine) {
    std::array<MeshBuffer, oligodendrocyte_variants> &made = cells_[fine ? 1 : 0];
    if (made.front().empty()) {
        const BodyMeshes meshes = make_cells_(fine);
        for (std::size_t i = 0; i < meshes.size(); ++i) made[i].upload(meshes[i]);
    }
    return made[static_cast<std::size_t>(variant)];
}

// At the node that the eye is nearest to.
void Painter::paint_bar(const Program &body, const Curve &curve, const Lens &view) {
    const float thick = node_bar_thickness(view);
    if (thick <= 0) return;
    node_bar_.upload(bar_mesh(node_bar(curve, nearest_node(view), view)));
    body.set("u_albedo", glm::vec3(1));
    place(body, glm::vec3(0), glm::mat3(1), thick);
    node_bar_.draw();
}

void Painter::paint_moving(const story::Glance &glance, const StillKey &key, const Curve &curve,
                           const std::vector<Lens> &views, bool gentle) {
    light_.update(glance.show.lanes);
    if (glow_rise_ != curve.rise()) {
        ribbon_.upload(ribbon_mesh(curve));
        node_glow_.upload(node_glow_mesh(curve));
        glow_rise_ = curve.rise();
    }
    for (std::size_t l = 0; l < views.size(); ++l)
        if (light_.brightest(l, -entry_length, axon_length + tail_length) >= least_light)
            paint_light(l, views[l], oligodendrocytes_of(glance.show.lanes[l], curve, views[l], views.size()),
                        fine_cells(key, views[l]));
    const double drift_s = glance.visitor.less_motion ? 0 : glance.show.clock.wall_s;
    for (std::size_t l = 0; l < views.size(); ++l) {
        only_opaque();
        hands_[l].paint(programs_, matcap_, glance.show.goal, glance.show.lanes[l], curve, views[l],
                        key.tier);
        ions_.paint(programs_, matcap_, views[l], ions_of(glance.show.lanes[l], curve, views[l], drift_s));
        if (views[l].node >= 0)
            nodes_[l].paint_moving(programs_, matcap_, ions_, glance.show.lanes[l], key.lanes[l].node, curve,
                                   views[l], key.tier, {drift_s, glance.show.clock.slower});
    }
    for (std::size_t l = 0; l < views.size(); ++l) paint_halo(l, views[l], views.size() == 1, key.tier);
    for (std::size_t l = 0; l < views.size(); ++l) {
        glDisable(GL_DEPTH_TEST);
        glDisable(GL_CULL_FACE);
        paint_soft(programs_.haze,
                   ember_of(glance.show.lanes[l], curve, views[l], !glance.visitor.less_motion), views[l]);
        programs_.grain.use();
        programs_.grain.set("u_whole", 1.0F);
        paint_soft(programs_.grain, arrival_of(glance.show.lanes[l], curve, views[l]), views[l]);
    }
    if (!glance.show.lanes[0].around) cast_.forget();
    for (std::size_t l = 0; l < views.size(); ++l)
        if (glance.show.lanes[l].around && left_of_cast(views[l]) > 0)
            cast_.paint_moving(programs_, matcap_, glance.show.lanes[l], l, light_, curve, views[l],
                               views.size(), key.tier, drift_s, gentle);
}

void Painter::paint_light(std::size_t index, const Lens &view, const std::vector<CellPlace> &cells,
                          bool fine_cells) {
    const int first = view.first, last = view.last;
    if (light_.brightest(index, node_at(first - 1), node_at(last + 2)) < least_light) return;
    over_the_picture();
    glEnable(GL_DEPTH_TEST);
    glDepthFunc(GL_LEQUAL);
    glEnable(GL_CULL_FACE);
    // The still picture's depth may come from another place within the pixel.
    glEnable(GL_POLYGON_OFFSET_FILL);
    glPolygonOffset(-1.2F, -4);
    const Program &lit = programs_.lit;
    set_scene(lit, view, matcap_);
    // Half a pixel wider, so as to cover the smoothed edge of the still picture too.
    place(lit, glm::vec3(0), glm::mat3(1), view.fat + 0.7F / (view.px_per_unit() * axon_radius));
    lit.set("u_light", 0);
    lit.set("u_light_at", DrawnLight::lookup(index));
    light_.bind();
    const LaneMeshes &meshes = lanes_[index];
    const auto lit_at = [&](int i) {
        return light_.brightest(index, node_at(i) - node_length, node_at(i + 1) + node_length) >= least_light;
    };
    lit.set("u_tint", rgb(0xFEB800) * 1.04F);
    lit.set("u_cover", 1.0F);
    lit.set("u_strength", 1.0F);
    lit.set("u_focus", 1.0F);
    lit.set("u_stands", glm::vec2(0));
    for (int i = first; i <= last; ++i)
        if (lit_at(i)) meshes.piece(i).membrane.draw();
    if (first == 0) meshes.entry().draw();
    if (view.node >= 0) {
        // An opened one has a cut beside it, which it must not overhang.
        lit.set("u_fat",
                view.fat + 0.7F * (1 - view.opened * (1 - view.patch)) / (view.px_per_unit() * axon_radius));
        nodes_[index].draw_membrane(lit);
    }
    // From so near the sheaths are all but out of sight.
    const auto sheath_lit_at = [&](int i) { return view.patch < 0.9F && lit_at(i); };
    // Myelin lets warm light through. Close to it does so where it is thin, so that the rest keeps its form.
    lit.set("u_focus", 2.9F - 1.9F * view.far_off);
    lit.set("u_fat", view.fat + 0.4F / (view.px_per_unit() * axon_radius));
    // From afar it is many of them at once: amber, so that the gaps between them stay the brightest.
    lit.set("u_tint", glm::mix(glm::vec3(1.0F, 0.66F, 0.17F), glm::vec3(1.0F, 0.53F, 0.10F), view.far_off));
    lit.set("u_cover", 0.15F + 0.35F * view.far_off);
    lit.set("u_strength", 0.74F - 0.14F * view.far_off);
    for (int i = first; i <= last; ++i)
        if (sheath_lit_at(i)) meshes.piece(i).sheath.draw();
    if (view.node >= 0 && sheath_lit_at(view.node)) nodes_[index].draw_sheath();
    paint_light_from_below(index, cells, fine_cells);
    glDisable(GL_POLYGON_OFFSET_FILL);
}

void Painter::paint_light_from_below(std::size_t index, const std::vector<CellPlace> &cells,
                                     bool fine_cells) {
    const Program &lit = programs_.lit;
    lit.set("u_cover", 0.0F);
    lit.set("u_focus", 1.0F);
    lit.set("u_strength", 0.85F);
    for (const CellPlace &cell : cells) {
        if (light_.brightest(index, cell.s - pitch_length, cell.s + pitch_length) < least_light) continue;
        lit.set("u_stands", glm::vec2(cell.s, 1));
        place(lit, cell.foot, glm::mat3(1), cell.size);
        cell_mesh(cell.variant, fine_cells).draw();
    }
    lit.set("u_stands", glm::vec2(0));
}

void Painter::paint_halo(std::size_t index, const Lens &view, bool alone, story::Tier tier) {
    if (light_.brightest(index, -entry_length, axon_length + tail_length) < least_light) return;
    if (view.patch > 0.9F) return; // it lies round the axon, not round its membrane
    over_the_picture();
    glDisable(GL_CULL_FACE);
    const Program &halo = programs_.halo;
    set_scene(halo, view, matcap_);
    halo.set("u_light", 0);
    halo.set("u_light_at", DrawnLight::lookup(index));
    light_.bind();
    // Light cannot add to a light ground: there it is painted over, and deeper in colour.
    const bool paper = view.theme == story::Theme::paper;
    halo.set("u_cover", paper ? 1.0F : 0.0F);
    const glm::vec3 wide = paper ? glm::vec3(1.0F, 0.58F, 0.02F) : glm::vec3(1.0F, 0.66F, 0.16F);
    const glm::vec3 bright = paper ? glm::vec3(1.0F, 0.66F, 0.05F) : glm::vec3(1.0F, 0.76F, 0.30F);
    const float high =
        (tier == story::Tier::high ? 1.2F : 1.0F) * (1 - 0.6F * view.opened) * (1 - view.patch);
    halo.set("u_round", 0.0F);
    halo.set("u_back", view.fat * 0.6F); // behind the axon's far wall, which its windows show
    halo.set("u_tint", wide);
    // Behind the axon, wide; then a breath over it.
    glEnable(GL_DEPTH_TEST);
    halo.set("u_size", (1.55F + 1.8F * view.far_off) * view.fat * high);
    halo.set("u_strength", 0.22F + 0.33F * view.far_off);
    ribbon_.draw();
    glDisable(GL_DEPTH_TEST);
    if (!view.near() && alone) { // close to, and in low lanes, it would cost more than it shows
        halo.set("u_size", 1.5F * view.fat * high);
        halo.set("u_strength", 0.10F);
        ribbon_.draw();
    }
    halo.set("u_round", 1.0F);
    halo.set("u_back", 0.0F);
    halo.set("u_tint", bright);
    halo.set("u_size", (1.5F + 0.35F * view.far_off) * view.fat * high);
    halo.set("u_strength", 0.26F + 0.42F * view.far_off);
    node_glow_.draw();
}

void Painter::keep_only(bool axons, bool tract, bool scan) {
    if (!axons) {
        for (LaneMeshes &lane : lanes_) lane = {};
        for (NodePainter &node : nodes_) node = {};
        for (HandPainter &hand : hands_) hand = {};
        for (auto &cells : cells_) cells = {};
        cast_ = {};
    }
    if (!tract) tract_ = {};
    if (!scan) scan_ = {};
}

void Painter::paint_tract_still(const story::Glance &glance, const TractStillKey &key, const Lens &view,
                                bool hurried, Pass pass) {
    if (pass == Pass::high) set_sun(high_.body, {});
    tract_.paint_still(of(pass), matcap_, glance, key, view, hurried);
}

void Painter::paint_tract_moving(const story::Glance &glance, const TractStillKey &key, const Lens &view) {
    cast_.forget();
    tract_.paint_moving(programs_, matcap_, glance, key, view);
}

void Painter::paint_ground(const Lens &view, float dim) {
    glDisable(GL_BLEND);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_CULL_FACE);
    glDepthMask(GL_TRUE);
    glClear(GL_DEPTH_BUFFER_BIT);
    backdrop_.upload(backdrop_mesh(view, story::tract_camera_for(story::View::whole, 0)));
    programs_.backdrop.use();
    backdrop_.draw();
    if (view.ground == Ground::scene) paint_veil(dim);
}

void Painter::paint_scan(const ScanKey &key, const Frame &frame) { scan_.paint(programs_, key, frame); }

void Painter::paint_veil(float strength) {
    if (strength <= 0) return;
    over_the_picture();
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_CULL_FACE);
    programs_.veil.use();
    programs_.veil.set("u_strength", std::min(strength, 1.0F));
    glBindVertexArray(nothing_.id());
    glDrawArrays(GL_TRIANGLES, 0, 3);
}

} // namespace render
