// The painter of the living tissue: the blood vessel, the cells, the shards of myelin and the lymph node of a
// lane's cast. Keeps the meshes. Changes nothing it is given; knows nothing of the axon but where its cast
// is.
#pragma once

#include "render/cells/cell_look.h"
#include "render/gl/cutout.h"
#include "render/gl/program.h"

#include <array>
#include <optional>
#include <vector>

namespace render {

// Bodies of one frame that share a mesh, and what each can take of the picture.
struct Batch {
    MakeMesh mesh;
    bool fades; // they come or go: one sees through them
    std::vector<Posture> bodies;
    std::vector<Patch> rooms;
};
struct Bodies {
    std::vector<Batch> batches; // in the order in which they are drawn
    std::vector<Patch> rooms;   // of all of them, and of the lymph node
    std::vector<int> lit;       // 16ths, of the cells
};

class CastPainter {
public:
    // What stays: the vessel. Over the opaque picture and its backdrop.
    void paint_still(const Programs &programs, const Texture &matcap, const story::Lane &lane,
                     const Curve &curve, const Lens &view, std::size_t lanes);
    // What moves, over the still picture and its depth. `gentle`, as of a Frame: smooth edges are left to the
    // frames in which the eye rests and no day passes, and made anew only some times a second.
    void paint_moving(const Programs &programs, const Texture &matcap, const story::Lane &lane,
                      std::size_t index, const DrawnLight &light, const Curve &curve, const Lens &view,
                      std::size_t lanes, story::Tier tier, double wall_s, bool gentle);

    // Nothing of it is shown any more.
    void forget();

private:
    PosedBuffer &buffer(MakeMesh mesh, bool near);
    void draw(const Programs &programs, const Texture &matcap, const CastStage &stage, const Bodies &bodies,
              bool near);

    enum class Edges { plain, smooth, as_before };
    // Of one lane, from frame to frame.
    struct Kept {
        // Of upright strips of the picture: one after the other, so that a part of a layer of samples will
        // do.
        std::array<Cutout, 4> cutouts;
        std::optional<story::Cast> cast; // as of the latest frame
        glm::mat4 seen_as{0};
        glm::vec2 size{0};
        story::Theme theme = story::Theme::dark;
        double frame_s = 0;       // when that was …
        std::vector<Patch> rooms; // … and where everything stood …
        std::vector<int> lit;     // … in what light
        double drawn_s = 0;       // when the cutout was drawn
        bool filled = false;      // it can be laid again
        // Takes note of the frame that begins. As before: the cutout can be laid again.
        Edges edges_of(const CastStage &stage, const Bodies &now, std::size_t lanes, story::Tier tier,
                       double wall_s, bool gentle);
    };
    bool cut_out(Kept &kept, const Programs &programs, const Texture &matcap, const CastStage &stage,
                 const Bodies &bodies, bool near);

    PaintLayer samples_;
    MeshBuffer vessel_;
    Texture wall_;
    std::array<Kept, most_lanes> kept_;
    struct Made {
        MakeMesh mesh;
        bool near;
        PosedBuffer buffer;
    };
    std::vector<Made> made_; // when needed
};

} // namespace render
