#include "render/node/node_painter.h"

#include "render/axon/mitochondrion.h"
#include "render/gl/numbers.h"
#include "render/node/node_ions.h"
#include "render/node/patch_life.h"
#include "render/node/scale_bar.h"
#include "render/space/drawing.h"

#include <cmath>
#include <cstring>

namespace render {

namespace {

void place(const Program &program, float size, const glm::vec3 &at = glm::vec3(0)) {
    program.set("u_place", at);
    program.set("u_frame", glm::mat3(1));
    program.set("u_fat", size);
}

// Behind the membrane, in the axon's inside; drawn far too small.
Mesh small_mitochondrion(const Curve &curve, int node, float health, Detail detail) {
    Mesh mesh;
    const PatchFrame frame = patch_frame(curve, node);
    add_mitochondrion(mesh, curve, node_at(node), {0, 0, 0, 0.36F, 0.15F, 0.12F, 0.06F}, health, detail);
    for (Vertex &vertex : mesh.vertices) {
        vertex.centre = frame.world(patch_mitochondrion);
        vertex.s = frame.s;
    }
    return mesh;
}

// What is in the membrane stands a little before its cut, so that the light on the membrane stays behind it.
glm::vec3 before_cut(const PatchFrame &frame) { return frame.spot.front * 0.004F; }

bool same(const std::vector<Vertex> &a, const std::vector<Vertex> &b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(Vertex)) == 0;
}

// Where on the screen the pump moves.
Patch room_of_pump(const PatchFrame &frame, const Lens &view) {
    glm::vec2 low(1e9F), high(-1e9F);
    for (const float x : {-0.058F, 0.058F})
        for (const float y : {-0.085F, 0.055F}) {
            const glm::vec3 at = view.project(frame.world({x, patch_height(0, 0) + y, 0.02F}));
            low = glm::min(low, glm::vec2(at.x, view.size.y - at.y));
            high = glm::max(high, glm::vec2(at.x, view.size.y - at.y));
        }
    low = glm::floor(glm::clamp(low, glm::vec2(0), view.size));
    high = glm::ceil(glm::clamp(high, glm::vec2(0), view.size));
    return {static_cast<int>(low.x), static_cast<int>(low.y), static_cast<int>(high.x - low.x),
            static_cast<int>(high.y - low.y)};
}

} // namespace

void NodePainter::paint_still(const Programs &programs, const Texture &matcap, const NodeKey &key,
                              const Curve &curve, const Lens &view) {
    make_node(key, curve);
    make_patch(key, curve);
    patch_ = view.patch;
    only_opaque();
    const Program &body = programs.body;
    set_scene(body, view, matcap);
    draw_node(body, view);
    if (view.opened >= 0.3F) draw_patch(body);
}

// Meshes are made anew only when what they show has changed.
void NodePainter::make_node(const NodeKey &key, const Curve &curve) {
    if (key_ == key && rise_ == curve.rise()) return;
    const NodeMeshes meshes = node_meshes(curve, key);
    membrane_.upload(meshes.membrane);
    sheath_.upload(meshes.sheath);
    inside_.upload(meshes.inside);
    rods_.upload(meshes.rods);
    key_ = key;
    rise_ = curve.rise();
}

void NodePainter::make_patch(const NodeKey &key, const Curve &curve) {
    const Detail detail = key.before.detail;
    const int health = std::min(key.before.mitochondria_32nds, key.after.mitochondria_32nds);
    const bool moved = patch_node_ != key.node || patch_rise_ != curve.rise() || patch_detail_ != detail;
    if (moved) {
        frame_ = patch_frame(curve, key.node);
        channels_.upload(channel_bodies(*frame_, detail));
        const Lipids lipids = lipid_meshes(*frame_, detail);
        lipids_.upload(lipids.front);
        more_lipids_.upload(lipids.back);
        membrane_bar_.upload(bar_mesh(membrane_bar(curve, key.node)));
        patch_node_ = key.node;
        patch_rise_ = curve.rise();
        patch_detail_ = detail;
    }
    if (moved || health_32nds_ != health) {
        mitochondrion_.upload(small_mitochondrion(curve, key.node, static_cast<float>(health) / 32, detail));
        health_32nds_ = health;
    }
}

void NodePainter::draw_node(const Program &body, const Lens &view) {
    place(body, 1);
    body.set("u_albedo", glm::vec3(1));
    body.set("u_gloss", 0.22F);
    membrane_.draw();
    sheath_.draw();
    body.set("u_gloss", 0.06F);
    body.set("u_albedo", glm::vec3(1.2F));
    place(body, 1 - smooth(0.1F, 0.9F, view.patch)); // beside the small one of the patch there is no other
    if (view.patch < 0.9F) inside_.draw();
    place(body, 1 - 0.8F * view.patch); // thin, where all else is large
    rods_.draw();
}

void NodePainter::draw_patch(const Program &body) {
    body.set("u_albedo", glm::vec3(1.05F));
    body.set("u_gloss", 0.26F);
    place(body, 1, before_cut(*frame_));
    channels_.draw();
    if (patch_ <= 0.02F) return;
    body.set("u_albedo", glm::vec3(1.1F));
    body.set("u_gloss", 0.06F);
    place(body, patch_mitochondrion_scale * patch_);
    mitochondrion_.draw();
    body.set("u_albedo", glm::vec3(1));
    body.set("u_gloss", 0.3F);
    place(body, patch_);
    lipids_.draw();
    membrane_bar_.draw();
    place(body, 0.72F * patch_); // lower behind the cut, where light on the membrane lies over them
    more_lipids_.draw();
}

void NodePainter::draw_membrane(const Program &lit) const {
    membrane_.draw();
    if (patch_ <= 0.02F) return;
    // A warm shine, under which the heads can still be told apart.
    lit.set("u_fat", patch_);
    lit.set("u_cover", 0.0F);
    lit.set("u_strength", 0.42F);
    lipids_.draw();
}

void NodePainter::draw_sheath() const { sheath_.draw(); }

// Gates, plugs and the pump. Smoothly: the pump, which is large and which nothing hides, is drawn into a
// cutout, and again as depth alone into the frame, for what is drawn after it.
void NodePainter::paint_parts(const Programs &programs, const Texture &matcap, const Lens &view,
                              bool smoothly) {
    const Program &body = programs.body;
    const auto set_up = [&] {
        only_opaque();
        set_scene(body, view, matcap);
        place(body, 1, before_cut(*frame_));
        body.set("u_albedo", glm::vec3(1.05F));
        body.set("u_gloss", 0.3F);
    };
    const bool kept = smoothly && pump_kept_;
    PaintLayer samples; // large, and soon not needed
    if (smoothly && !kept) smoothly = pump_kept_ = cutout_.begin(samples, {room_of_pump(*frame_, view)});
    set_up();
    if (smoothly) {
        if (!kept) {
            pump_.draw();
            cutout_.end();
        }
        glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE);
    }
    pump_.draw();
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    gates_.draw();
    if (smoothly) cutout_.lay(programs.cutout, 1e-4F);
}

void NodePainter::paint_moving(const Programs &programs, const Texture &matcap, IonPainter &ion_painter,
                               const story::Lane &lane, const NodeKey &key, const Curve &curve,
                               const Lens &view, story::Tier tier, const Pace &pace) {
    if (view.opened <= 0 || !frame_) return;
    const story::NodeNow now = story::node_now(lane, key.node);
    // While the eye moves edges are not looked at; and where all has several samples no more are needed.
    const bool rests = seen_as_ == view.view_projection || seen_as_ == glm::mat4(0);
    seen_as_ = view.view_projection;
    if (view.opened >= 0.3F) {
        story::NodeNow shown = now; // the pump in small steps, so that its picture serves for a few frames
        shown.pump_turns = std::round(shown.pump_turns * 120) / 120;
        const MovingParts parts = moving_parts(*frame_, shown, pump_shapes_);
        gates_.upload(parts.gates);
        if (!same(parts.pump.vertices, pump_shown_) || !rests) {
            pump_.upload(parts.pump);
            pump_shown_ = parts.pump.vertices;
            pump_kept_ = false;
        }
        paint_parts(programs, matcap, view,
                    rests && view.patch > 0.5F && tier == story::Tier::low && view.ground == Ground::scene);
    }
    // From near by the ions of the node are too large: those of the patch take their place.
    Ions ions = node_ions(curve, key.node, now, view.opened * (1 - view.patch), pace);
    std::vector<Particle> atp;
    if (view.patch > 0.02F) {
        PatchIons near = patch_ions(*frame_, now, pace);
        for (auto *list : {&near.sodium, &near.potassium, &near.atp})
            for (Particle &particle : *list) particle.size *= view.patch;
        ions.sodium.insert(ions.sodium.end(), near.sodium.begin(), near.sodium.end());
        ions.potassium.insert(ions.potassium.end(), near.potassium.begin(), near.potassium.end());
        atp = std::move(near.atp);
    }
    ion_painter.paint(programs, matcap, view, ions, atp);
}

} // namespace render
