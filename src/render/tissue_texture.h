// The look of every internode of a life's tract as one small texture, in the order of its drawn strands, so
// that years can pass without laying the strands anew. Knows nothing of how a strand is drawn.
#pragma once

#include "render/gl_objects.h"
#include "story/life.h"
#include "story/tract_show.h"

#include <cstdint>
#include <vector>

namespace render {

inline constexpr int strands_per_row = 20; // of each texture of a tract: narrow enough for every GL

class TissueTexture {
public:
    // Takes what has changed; false when nothing has. `axon_of`: of each strand.
    bool update(const story::TissueLook &look, const std::vector<int> &axon_of);
    void bind() const { glBindTexture(GL_TEXTURE_2D, texture_.id()); }
    // Where along a row a sample of a strand's light (TractShow::samples, 0 at its start) finds its tissue.
    static float place_of(std::size_t strand, int sample);

    using Spot = story::TissueLook::Spot;
    const Spot &at(std::size_t strand, int internode) const {
        return texels_[first_of(strand) + static_cast<std::size_t>(internode)];
    }

private:
    // A strand's first and last internode are there twice, lest it be blended with its neighbour.
    static constexpr int per_strand = story::tissue_internodes + 2;
    static constexpr int width = per_strand * strands_per_row;
    static std::size_t first_of(std::size_t strand) {
        return strand / strands_per_row * width + strand % strands_per_row * per_strand + 1;
    }

    Texture texture_;
    std::vector<Spot> texels_;
    std::vector<Spot> taken_;
    std::vector<int> axon_of_;
};

// How thick a strand is drawn there, relative to its healthy thickness: as common.glsl has it.
float drawn_thickness(const story::TissueLook::Spot &spot);

} // namespace render
