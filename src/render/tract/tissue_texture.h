// The look of every internode of a life's tract as one small texture, in the order of its drawn strands, so
// that years can pass without laying the strands anew. Knows nothing of how a strand is drawn.
#pragma once

#include "render/gl/gl_objects.h"
#include "story/signal/tract_show.h"
#include "story/tissue/life.h"

#include <array>
#include <cstdint>
#include <vector>

namespace render {

inline constexpr int strands_per_row = 20; // of each texture of a tract: narrow enough for every GL

class TissueTexture {
public:
    using Spot = story::TissueLook::Spot;
    TissueTexture();
    // Takes what has changed; false when nothing has. `axon_of`: of each strand.
    bool update(const story::TissueLook &look, const std::vector<int> &axon_of);
    void bind() const { glBindTexture(GL_TEXTURE_2D, texture_.id()); }
    // How thick a strand is drawn there, relative to its healthy thickness: as common.glsl has it.
    float thickness(const Spot &spot) const {
        return thread + (by_sheath_[spot.sheath] - thread) * by_there_[spot.there];
    }
    // Where along a row a sample of a strand's light (TractShow::samples, 0 at its start) finds its tissue.
    static float place_of(std::size_t strand, int sample);

    const Spot &at(std::size_t strand, int internode) const {
        return texels_[first_of(strand) + static_cast<std::size_t>(internode)];
    }

private:
    // A strand's first and last internode are there twice, lest it be blended with its neighbour.
    static constexpr int per_strand = story::tissue_internodes + 2;
    static constexpr float thread = 0.30F; // what is left of a lost one
    static constexpr int width = per_strand * strands_per_row;
    static std::size_t first_of(std::size_t strand) {
        return strand / strands_per_row * width + strand % strands_per_row * per_strand + 1;
    }

    std::array<float, 256> by_sheath_{}, by_there_{};
    Texture texture_;
    std::vector<Spot> texels_;
    std::vector<Spot> taken_;
    std::vector<int> axon_of_;
};

} // namespace render
