// The painter of a tract: draws its strands at rest, and the light on them, into whatever framebuffer is
// bound. The strands lie in one buffer that changes only with the tract; each frame uploads a small texture
// with the light of every strand and the list of the pieces that are lit. Knows nothing of layers or the
// window.
#pragma once

#include "render/gl/mesh.h"
#include "render/gl/program.h"
#include "render/space/lens.h"
#include "render/tract/embers.h"
#include "render/tract/strand_sight.h"
#include "render/tract/tissue_texture.h"
#include "render/tract/tract_hand.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace render {

// Everything the picture at rest depends on.
struct TractStillKey {
    story::Camera camera;
    int width = 0, height = 0;
    story::Rect picture;
    story::Tier tier = story::Tier::low;
    std::vector<story::Rect> covered;
    story::SceneTract tract;
    story::TractCauses causes;
    std::vector<TissueTexture::Spot> tissue; // of a life, else none
    bool operator==(const TractStillKey &) const = default;
};
TractStillKey tract_still_key(const story::Glance &glance, const Frame &frame);

class TractPainter {
public:
    // Clears first. `hurried`: for one frame only, because things are moving.
    void paint_still(const Programs &programs, const Texture &matcap, const story::Glance &glance,
                     const TractStillKey &key, const Lens &view, bool hurried);
    // Over the still picture and its depth.
    void paint_moving(const Programs &programs, const Texture &matcap, const story::Glance &glance,
                      const TractStillKey &key, const Lens &view);
    // Of the strands that were drawn last.
    const StrandSight &sight() const { return sight_; }
    const std::vector<int> &axon_of() const { return axon_of_; }

private:
    void lay(const story::TractShow &tract, const TractStillKey &key);
    void take_tissue(const story::Life &life);
    void upload_light(const story::TractShow &tract);
    void look(const TractStillKey &key, const Lens &view);
    void collect_resting(int step);
    void collect_lit();
    void add_lit(std::size_t strand, int piece, int step);
    void draw(std::span<const std::uint32_t> indices);
    void set_strands(const Program &program, const Lens &view, bool lives) const;
    void paint_light(const Programs &programs, const Lens &view, bool lives);
    void paint_chosen(const Program &gleam, const Lens &view, int axon);
    void paint_air(const Programs &programs, const Lens &view);

    std::vector<int> axon_of_; // per strand
    StrandSight sight_;
    TissueTexture tissue_;
    TractHand hand_;
    Embers embers_;
    VertexArray array_;
    Buffer vertices_, indices_;
    std::vector<std::uint32_t> resting_, lit_, lit_near_;
    Texture light_, white_;
    std::vector<std::uint8_t> texels_;
    std::vector<float> air_; // mean brightness of all strands, at every sample
    MeshBuffer ruler_, backdrop_, air_mesh_;
    std::optional<TractStillKey> laid_;   // of which tract; the camera does not count
    std::optional<TractStillKey> looked_; // from where
};

} // namespace render
