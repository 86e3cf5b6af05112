// The painter: draws the resting scene and the light on it into whatever framebuffer is bound. Keeps the
// meshes. Knows nothing of layers, caching or the window.
#pragma once

#include "render/axon/bodies.h"
#include "render/axon/drawn_light.h"
#include "render/axon/endings.h"
#include "render/axon/hand_painter.h"
#include "render/axon/lane_meshes.h"
#include "render/axon/oligodendrocytes.h"
#include "render/axon/particles.h"
#include "render/cells/cast_painter.h"
#include "render/gl/program.h"
#include "render/node/ion_painter.h"
#include "render/node/node_painter.h"
#include "render/scan/scan_painter.h"
#include "render/space/drawing.h"
#include "render/space/lens.h"
#include "render/tract/tract_painter.h"

#include <array>
#include <optional>
#include <vector>

namespace render {

// Everything the resting picture depends on.
struct StillKey {
    story::Camera camera;
    int width = 0, height = 0;
    story::Rect picture;
    story::Tier tier = story::Tier::low;
    std::vector<story::Rect> covered;
    struct Lane {
        std::vector<InternodeKey> internodes;
        int vessel_at = -1; // with living tissue
        NodeKey node;       // the one that is opened
        PutOut put_out;
        bool operator==(const Lane &) const = default;
    };
    std::vector<Lane> lanes;
    bool operator==(const StillKey &) const = default;
};
StillKey still_key(const story::Glance &glance, const Frame &frame, const std::vector<Lens> &views);

class Painter {
public:
    // `high` and `shadow`: those of what rests, for these passes.
    Painter(Programs programs, Programs high, Programs shadow, MakeBodies cells);

    // What does not change with the signal. Clears first.
    void paint_still(const story::Glance &glance, const StillKey &key, const Curve &curve,
                     const std::vector<Lens> &views, Pass pass, const Sun &sun);
    // Inflammation, over a picture that was painted with Pass::high: it has no depth, and would be blurred
    // like what lies behind it.
    void paint_haze(const StillKey &key, const Curve &curve, const std::vector<Lens> &views);
    // What does, over the still picture and its depth. `gentle`: as of a Frame.
    void paint_moving(const story::Glance &glance, const StillKey &key, const Curve &curve,
                      const std::vector<Lens> &views, bool gentle);
    // The same of a tract.
    void paint_tract_still(const story::Glance &glance, const TractStillKey &key, const Lens &view,
                           bool hurried, Pass pass);
    void paint_tract_moving(const story::Glance &glance, const TractStillKey &key, const Lens &view);
    // Only what lies behind everything: for charts to stand on.
    void paint_ground(const Lens &view, float dim);
    void paint_scan(const ScanKey &key, const Frame &frame);
    const TractPainter &tract() const { return tract_; }
    void paint_veil(float strength);
    // Lets go of what only pictures of the other kinds need.
    void keep_only(bool axons, bool tract, bool scan);

private:
    void place(const Program &program, const glm::vec3 &at, const glm::mat3 &frame, float size) const;
    const Programs &of(Pass pass) const {
        return pass == Pass::plain ? programs_ : pass == Pass::high ? high_ : shadow_;
    }
    void paint_lane(const Programs &programs, const StillKey::Lane &key, const story::Lane &lane,
                    std::size_t index, std::size_t lanes, const Curve &curve, const Lens &view,
                    bool fine_cells, const Sun *as_seen_by);
    void paint_neighbours(const Program &body, const Curve &curve, const Lens &view);
    void paint_bar(const Program &body, const Curve &curve, const Lens &view);
    void paint_haze(const StillKey::Lane &key, const Curve &curve, const Lens &view);
    // Squares that face the viewer: `program` is that of haze or of grain.
    void paint_soft(const Program &program, const std::vector<Particle> &particles, const Lens &view);
    void paint_light(std::size_t index, const Lens &view, const std::vector<CellPlace> &cells,
                     bool fine_cells);
    // On the cells that stand on the sheaths.
    void paint_light_from_below(std::size_t index, const std::vector<CellPlace> &cells, bool fine_cells);
    const MeshBuffer &cell_mesh(int variant, bool fine);
    void paint_halo(std::size_t index, const Lens &view, bool alone, story::Tier tier);

    Programs programs_, high_, shadow_;
    Texture matcap_;
    TractPainter tract_;
    CastPainter cast_;
    ScanPainter scan_;
    DrawnLight light_;
    std::array<LaneMeshes, DrawnLight::rows> lanes_;
    std::array<NodePainter, DrawnLight::rows> nodes_;
    MeshBuffer backdrop_, square_, node_bar_, ribbon_, node_glow_;
    MakeBodies make_cells_;
    std::array<std::array<MeshBuffer, oligodendrocyte_variants>, 2> cells_;
    std::array<HandPainter, DrawnLight::rows> hands_;
    IonPainter ions_;
    Particles haze_;
    VertexArray nothing_;
    float glow_rise_ = -1;
};

} // namespace render
