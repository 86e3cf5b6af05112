// The node painter: draws one lane's opened node of Ranvier, and from near by the patch of its membrane.
// Keeps the meshes. Knows nothing of the rest of the axon.
#pragma once

#include "render/axon/bodies.h"
#include "render/gl/cutout.h"
#include "render/gl/program.h"
#include "render/node/ion_painter.h"
#include "render/node/node_ions.h"
#include "render/node/patch_mesh.h"
#include "render/node/pump.h"
#include "render/space/lens.h"

#include <optional>
#include <vector>

namespace render {

class NodePainter {
public:
    // What does not change with the signal. `key` as still_key has it.
    void paint_still(const Programs &programs, const Texture &matcap, const NodeKey &key, const Curve &curve,
                     const Lens &view);
    // Parts that the signal's light falls on, drawn by the program in use.
    void draw_membrane(const Program &lit) const;
    void draw_sheath() const;
    void paint_moving(const Programs &programs, const Texture &matcap, IonPainter &ion_painter,
                      const story::Lane &lane, const NodeKey &key, const Curve &curve, const Lens &view,
                      story::Tier tier, const Pace &pace);

private:
    void make_node(const NodeKey &key, const Curve &curve);
    void make_patch(const NodeKey &key, const Curve &curve);
    void draw_node(const Program &body, const Lens &view);
    void draw_patch(const Program &body);
    void paint_parts(const Programs &programs, const Texture &matcap, const Lens &view, bool smoothly);
    std::optional<NodeKey> key_;
    float rise_ = -1;
    MeshBuffer membrane_, sheath_, inside_, rods_;
    PumpShapes pump_shapes_;
    Cutout cutout_;                  // the pump …
    std::vector<Vertex> pump_shown_; // … as this
    bool pump_kept_ = false;
    glm::mat4 seen_as_{0}; // the view of the frame before
    std::optional<PatchFrame> frame_;
    int patch_node_ = -1, health_32nds_ = -1;
    float patch_rise_ = -1, patch_ = 0;
    Detail patch_detail_ = Detail::far;
    MeshBuffer lipids_, more_lipids_, channels_, mitochondrion_, gates_, pump_, membrane_bar_;
};

} // namespace render
